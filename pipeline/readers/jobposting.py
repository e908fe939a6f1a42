"""The JobPosting of schema.org, as pages hold it for search engines; read leniently."""

from __future__ import annotations

import re
from typing import Any

from pipeline.readers import jsonld
from pipeline.readers.record import (
    Record,
    day,
    items,
    not_said_yet,
    objects,
    one_line,
    pay,
    spoken,
    text,
)

PERIODS = {
    word: period
    for period, words in {
        "per hour": "hour hourly hr hur h pt1h",
        "per day": "day daily p1d",
        "per week": "week weekly wee p1w",
        "per month": "month monthly mon p1m",
        "per year": "year yearly annual annually annum ann p1y",
    }.items()
    for word in words.split()
}
"""What people write for a unit of pay, beside the codes that schema.org asks for."""
FIGURE = re.compile(r"-?[\d.,]*")
MONEY = re.compile(r"[^\W\d_]|[$£€¥]")
SECTIONS = (
    # field, heading
    ("description", ""),
    ("employerOverview", "About the employer"),
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("skills", "Skills"),
    ("educationRequirements", "Education"),
    ("experienceRequirements", "Experience"),
    ("eligibilityToWorkRequirement", "Right to work"),
    ("securityClearanceRequirement", "Security clearance"),
    ("physicalRequirement", "Physical requirements"),
    ("sensoryRequirement", "Sensory requirements"),
    ("workHours", "Hours"),
    ("incentiveCompensation", "Bonus and incentives"),
    ("jobBenefits", "Benefits"),
    ("specialCommitments", "Special commitments"),
)


def find(script: str) -> Record | None:
    """The posting in the text of a JSON-LD script; None where there is none."""
    job = jsonld.found(script)
    return job_posting(job) if job else None


def job_posting(job: dict[str, Any]) -> Record:
    """The record of a JobPosting object."""
    job = next(jsonld.job_postings(job), job)
    remote = "TELECOMMUTE" in {str(kind).upper() for kind in items(job.get("jobLocationType"))}
    lines = [("Salary", said) for said in _salaries(job)]
    lines.append(("Apply by", day(text(job, "validThrough"))))
    kinds = [spoken(str(kind)) for kind in items(job.get("employmentType"))]
    lines.append(("Job type", ", ".join(dict.fromkeys(kinds))))
    lines.append(("Workplace", "Remote" if remote else ""))
    lines.append(("Open to people in", ", ".join(_named(job, "applicantLocationRequirements"))))
    lines.append(("Start date", day(text(job, "jobStartDate"))))
    lines.append(("Duration", text(job, "jobDuration")))
    lines.append(("Number of vacancies", text(job, "totalJobOpenings")))
    lines.append(("Industry", ", ".join(_named(job, "industry"))))
    lines += [("Contact", said) for said in map(_contact, objects(job.get("applicationContact")))]
    lines.append(("Job ID", _identifier(job.get("identifier"))))
    sections = ((heading, _body(job.get(field))) for field, heading in SECTIONS)
    employers = [text(each, "name") or text(each) for each in items(job.get("hiringOrganization"))]
    return Record(
        "jobposting",
        title=text(job, "title") or text(job, "name"),
        places=tuple(_places(job)),
        employer=next(filter(None, employers), ""),
        lines=tuple(lines),
        sections=not_said_yet(sections),
        apply_url=text(job, "url"),
        language=text(job, "inLanguage"),
    )


def _body(value: Any) -> str:
    parts: list[str] = []
    for part in items(value):
        if isinstance(part, dict):
            months = text(part, "monthsOfExperience")
            parts.append(f"{months} months of experience" if months else text(part, "name"))
            parts.append(spoken(text(part, "credentialCategory")))
        else:
            parts.append(text(part))
    return "\n".join(part for part in parts if part)


def _named(job: dict[str, Any], field: str) -> list[str]:
    return [name for thing in items(job.get(field)) if (name := text(thing, "name") or text(thing))]


def _places(job: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for place in items(job.get("jobLocation")):
        address = place.get("address") if isinstance(place, dict) else None
        parts = [_first(address, key) for key in ("addressLocality", "addressRegion")]
        parts.append(_first(address, "addressCountry"))
        said = ", ".join(dict.fromkeys(part for part in parts if part))
        # A place's own name is what the employer calls it; an address may be the head office's.
        found.append(text(place, "name") or said or text(address) or text(place))
    return [one_line(place) for place in found if place]


def _first(thing: Any, key: str) -> str:
    value = thing.get(key) if isinstance(thing, dict) else None
    while isinstance(value, dict | list):
        value = value.get("name") if isinstance(value, dict) else next(iter(value), None)
    return text(value)


def _salaries(job: dict[str, Any]) -> list[str]:
    found: list[str] = []
    for salary in items(job.get("baseSalary")):
        currency = text(salary, "currency") or text(salary, "priceCurrency")
        currency = currency or text(job, "salaryCurrency")
        unit = text(salary, "unitText") or text(salary, "unitCode")
        for value in items(salary.get("value", salary) if isinstance(salary, dict) else salary):
            found.append(_salary(value, currency, unit))
    return [said for said in found if said]


def _salary(value: Any, currency: str, unit: str) -> str:
    """One value of a salary: a range, a figure, or words, which stay as they are."""
    if not isinstance(value, dict):
        value = {"value": value}
    unit = text(value, "unitText") or text(value, "unitCode") or unit
    period = PERIODS.get(unit.lower().removeprefix("per "), spoken(unit).lower())
    low = value.get("minValue", value.get("minPrice"))
    high = value.get("maxValue", value.get("maxPrice"))
    if low is None and high is None:
        low = high = value.get("value", value.get("price"))
    said = pay(low, high, text(value, "currency") or currency, period)
    if said:
        return said
    words = [one_line(str(each)) for each in (low, high) if isinstance(each, str)]
    words = [each for each in dict.fromkeys(words) if not FIGURE.fullmatch(each)]
    if words and not MONEY.search(words[0]):
        words.insert(0, currency)
    return " ".join((*words, period)).strip() if words else ""


def _contact(contact: dict[str, Any]) -> str:
    return ", ".join(filter(None, (text(contact, key) for key in ("name", "telephone", "email"))))


def _identifier(value: Any) -> str:
    said = next((text(each, "value") or text(each) for each in items(value)), "")
    return said if any(map(str.isdigit, said)) else ""
