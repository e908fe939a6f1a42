"""The JobPosting of schema.org, as pages hold it for search engines; read leniently."""

from __future__ import annotations

import json
from typing import Any

from pipeline.readers.record import Record, day, items, not_said_yet, one_line, pay, spoken, text

PERIODS = {
    "HOUR": "per hour",
    "DAY": "per day",
    "WEEK": "per week",
    "MONTH": "per month",
    "YEAR": "per year",
}
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
    ("workHours", "Hours"),
    ("incentiveCompensation", "Bonus and incentives"),
    ("jobBenefits", "Benefits"),
    ("specialCommitments", "Special commitments"),
)


def find(script: str) -> Record | None:
    """The posting in the text of a JSON-LD script; None where there is none."""
    script = script.strip().removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        parsed = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None
    for candidate in items(parsed):
        graph = items(candidate.get("@graph")) if isinstance(candidate, dict) else []
        for thing in [candidate, *graph]:
            if is_job_posting(thing):
                return job_posting(thing)
    return None


def is_job_posting(thing: Any) -> bool:
    """True for an object that calls itself a JobPosting."""
    return isinstance(thing, dict) and any(
        str(kind).rpartition("/")[2].lower() == "jobposting" for kind in items(thing.get("@type"))
    )


def job_posting(job: dict[str, Any]) -> Record:
    """The record of a JobPosting object."""
    remote = "TELECOMMUTE" in {str(kind).upper() for kind in items(job.get("jobLocationType"))}
    lines = [("Salary", said) for said in _salaries(job)]
    lines.append(("Apply by", day(text(job, "validThrough"))))
    kinds = [spoken(str(kind)) for kind in items(job.get("employmentType"))]
    lines.append(("Job type", ", ".join(dict.fromkeys(kinds))))
    lines.append(("Workplace", "Remote" if remote else ""))
    lines.append(("Open to people in", ", ".join(_named(job, "applicantLocationRequirements"))))
    sections = ((heading, _body(job.get(field))) for field, heading in SECTIONS)
    organisation = job.get("hiringOrganization")
    return Record(
        "jobposting",
        title=text(job, "title") or text(job, "name"),
        places=tuple(_places(job)),
        employer=organisation if isinstance(organisation, str) else text(organisation, "name"),
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
        if not isinstance(salary, dict):
            found.append(_plain_pay(salary, text(job, "salaryCurrency")))
            continue
        currency = text(salary, "currency") or text(job, "salaryCurrency")
        value = salary.get("value", salary)
        if not isinstance(value, dict):
            value = {"value": value}
        low, high = value.get("minValue"), value.get("maxValue")
        if low is None and high is None:
            low = high = value.get("value")
        unit = text(value, "unitText") or text(salary, "unitText")
        found.append(pay(low, high, currency, PERIODS.get(unit.upper(), spoken(unit).lower())))
    return [said for said in found if said]


def _plain_pay(value: Any, currency: str) -> str:
    """A salary given as text is left in its own words."""
    said = text(value)
    return pay(said, said, currency, "") or one_line(said)
