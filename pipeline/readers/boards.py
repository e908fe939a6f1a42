"""The job boards whose answers we know, each as a function from its JSON to a record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.readers.jobposting import is_job_posting, job_posting
from pipeline.readers.record import (
    Record,
    day,
    fields,
    items,
    not_said_yet,
    objects,
    one_line,
    pay,
    spoken,
    text,
)

INTERVALS = {
    "per-year-salary": "per year",
    "per-month-salary": "per month",
    "per-week-salary": "per week",
    "per-day-wage": "per day",
    "per-hour-wage": "per hour",
    "1 YEAR": "per year",
    "1 MONTH": "per month",
    "1 WEEK": "per week",
    "1 DAY": "per day",
    "1 HOUR": "per hour",
}


def greenhouse(job: dict[str, Any]) -> Record:
    """A job of the Greenhouse job board."""
    lines = [
        (
            text(pay_range, "title") or "Salary",
            pay(
                pay_range.get("min_cents"),
                pay_range.get("max_cents"),
                text(pay_range, "currency_type"),
                "",
                cents=True,
            ),
        )
        for pay_range in objects(job.get("pay_input_ranges"))
    ]
    lines.append(("Apply by", day(text(job, "application_deadline"))))
    departments = [text(each, "name") for each in items(job.get("departments"))]
    lines.append(("Department", ", ".join(filter(None, departments))))
    lines.append(("Job ID", text(job, "requisition_id")))
    return Record(
        "greenhouse",
        title=text(job, "title"),
        places=(text(job, "location", "name"),),
        employer=text(job, "company_name"),
        lines=tuple(lines),
        sections=(("", text(job, "content")),),
        apply_url=text(job, "absolute_url"),
        language=text(job, "language"),
    )


def lever(job: dict[str, Any]) -> Record:
    """A posting of Lever."""
    categories = fields(job.get("categories"))
    salary = fields(job.get("salaryRange"))
    period = INTERVALS.get(text(salary, "interval"), "")
    said = pay(salary.get("min"), salary.get("max"), text(salary, "currency"), period)
    workplace = text(job, "workplaceType")
    lines = (
        ("Salary", said),
        ("Job type", text(categories, "commitment")),
        ("Workplace", "" if workplace == "unspecified" else workplace.capitalize()),
        ("Department", text(categories, "department")),
        ("Team", text(categories, "team")),
    )
    parts = [("", text(job, "opening")), ("", text(job, "descriptionBody"))]
    if not any(body for _, body in parts):
        parts = [("", text(job, "description") or text(job, "descriptionPlain"))]
    parts += [(text(part, "text"), text(part, "content")) for part in items(job.get("lists"))]
    parts.append(("Pay", text(job, "salaryDescription")))
    parts.append(("", text(job, "additional") or text(job, "additionalPlain")))
    places = [text(place) for place in items(categories.get("allLocations"))]
    return Record(
        "lever",
        title=text(job, "text"),
        places=tuple(places) or (text(categories, "location"),),
        lines=lines,
        sections=not_said_yet(parts),
        apply_url=text(job, "applyUrl") or text(job, "hostedUrl"),
    )


def ashby(job: dict[str, Any]) -> Record:
    """A job of the Ashby job board."""
    compensation = fields(job.get("compensation"))
    lines = list(_ashby_pay(compensation))
    workplace = spoken(text(job, "workplaceType")) or ("Remote" if job.get("isRemote") else "")
    lines += [
        ("Job type", spoken(text(job, "employmentType"))),
        ("Workplace", workplace),
        ("Department", text(job, "department")),
        ("Team", text(job, "team")),
    ]
    others = [text(place, "location") for place in items(job.get("secondaryLocations"))]
    return Record(
        "ashby",
        title=text(job, "title"),
        places=(text(job, "location"), *others),
        lines=tuple(lines),
        sections=(("", text(job, "descriptionHtml") or text(job, "descriptionPlain")),),
        apply_url=text(job, "applyUrl") or text(job, "jobUrl"),
    )


def _ashby_pay(compensation: dict[str, Any]) -> list[tuple[str, str]]:
    """One line for each zone or level; where no figures are given, Ashby's own summary."""
    found: list[tuple[str, str]] = []
    for tier in objects(compensation.get("compensationTiers")):
        zone = text(tier, "title")
        for part in objects(tier.get("components")):
            kind = text(part, "compensationType")
            if not kind or kind.startswith("Equity"):
                continue
            period = INTERVALS.get(text(part, "interval"), "")
            said = pay(
                part.get("minValue"), part.get("maxValue"), text(part, "currencyCode"), period
            )
            if said:
                found.append((spoken(kind), f"{said} ({zone})" if zone else said))
    summary = text(compensation, "compensationTierSummary")
    return found or [("Salary", summary)]


USAJOBS_PERIODS = {
    "PA": "per year",
    "PH": "per hour",
    "PD": "per day",
    "PM": "per month",
    "BW": "every two weeks",
    "SY": "per school year",
}
USAJOBS_SECTIONS = (
    # where it stands, heading
    ("details", "JobSummary", "Summary"),
    ("details", "MajorDuties", "Duties"),
    ("details", "KeyRequirements", "Conditions of employment"),
    ("details", "Requirements", "Requirements"),
    ("job", "QualificationSummary", "Qualifications"),
    ("details", "Education", "Education"),
    ("details", "Evaluations", "How you will be evaluated"),
    ("details", "RequiredDocuments", "Required documents"),
    ("details", "HowToApply", "How to apply"),
    ("details", "WhatToExpectNext", "What to expect next"),
    ("details", "Benefits", "Benefits"),
    ("details", "OtherInformation", "Other information"),
)


def usajobs(job: dict[str, Any]) -> Record:
    """A posting of USAJOBS: the object, or the descriptor in it."""
    job = fields(job.get("MatchedObjectDescriptor")) or job
    details = fields(fields(job.get("UserArea")).get("Details"))
    places = {"job": job, "details": details}
    sections = [
        (heading, "\n".join(text(part) for part in items(places[where].get(field))))
        for where, field, heading in USAJOBS_SECTIONS
    ]
    sections.append(("Who may apply", text(details, "WhoMayApply", "Name")))
    for part in items(job.get("PositionFormattedDescription")):
        teaser = text(part, "Content")
        if one_line(teaser) not in one_line(text(details, "JobSummary")):
            sections.append(("", teaser))
    return Record(
        "usajobs",
        title=text(job, "PositionTitle"),
        places=tuple(text(each, "LocationName") for each in items(job.get("PositionLocation"))),
        employer=text(job, "OrganizationName"),
        lines=tuple(_usajobs_lines(job, details)),
        sections=not_said_yet(sections),
        apply_url=next((text(url) for url in items(job.get("ApplyURI"))), ""),
        language="en-US",
    )


def _usajobs_lines(job: dict[str, Any], details: dict[str, Any]) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for offer in objects(job.get("PositionRemuneration")):
        code = text(offer, "RateIntervalCode")
        period = USAJOBS_PERIODS.get(code, code.lower())
        lines.append(
            ("Salary", pay(offer.get("MinimumRange"), offer.get("MaximumRange"), "USD", period))
        )
    lines.append(("Apply by", day(text(job, "ApplicationCloseDate"))))
    schedules = [text(each, "Name") for each in items(job.get("PositionSchedule"))]
    lines.append(("Job type", ", ".join(filter(None, schedules))))
    offering = [text(each, "Name") for each in items(job.get("PositionOfferingType"))]
    lines.append(("Appointment", ", ".join(filter(None, offering))))
    if str(details.get("RemoteIndicator")).lower() == "true":
        lines.append(("Workplace", "Remote"))
    lines.append(("Grade", _grade(job, details)))
    lines.append(("Security clearance", text(details, "SecurityClearance")))
    if str(details.get("DrugTestRequired")).lower() == "true":
        lines.append(("Drug test", "Required"))
    lines.append(("Job ID", text(job, "PositionID")))
    return lines


def _grade(job: dict[str, Any], details: dict[str, Any]) -> str:
    plan = next((text(each, "Code") for each in items(job.get("JobGrade"))), "")
    grades = dict.fromkeys(filter(None, (text(details, "LowGrade"), text(details, "HighGrade"))))
    return " to ".join(f"{plan} {grade}".strip() for grade in grades)


SHAPES: tuple[tuple[str, Callable[[dict[str, Any]], bool], Callable[[dict[str, Any]], Record]], ...]
SHAPES = (
    # name for people, how to know it, how to read it
    ("schema.org JobPosting", is_job_posting, job_posting),
    (
        "USAJOBS",
        lambda job: "MatchedObjectDescriptor" in job or "PositionTitle" in job,
        usajobs,
    ),
    ("Ashby", lambda job: "descriptionHtml" in job and "title" in job, ashby),
    ("Lever", lambda job: "text" in job and ("lists" in job or "categories" in job), lever),
    ("Greenhouse", lambda job: "content" in job and "title" in job, greenhouse),
)
