"""A posting of USAJOBS: the one feed with structured screening."""

from __future__ import annotations

from typing import Any

from pipeline.readers.record import (
    Record,
    day,
    fields,
    items,
    not_said_yet,
    objects,
    one_line,
    pay,
    text,
)

PERIODS = {
    "PA": "per year",
    "PH": "per hour",
    "PD": "per day",
    "PM": "per month",
    "BW": "every two weeks",
    "SY": "per school year",
}
SECTIONS = (
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


TRAVEL = {"0": "Not required", "8": "76% or more"}
"""The other codes are not known for sure; the text says what they mean."""
LINES = (
    # where it stands, label
    ("SecurityClearance", "Security clearance"),
    ("PositionSensitivitiy", "Position sensitivity and risk"),  # spelled so by the board
    ("PositionSensitivity", "Position sensitivity and risk"),
    ("AdjudicationType", "Trust determination process"),
    ("PromotionPotential", "Promotion potential"),
    ("TotalOpenings", "Number of vacancies"),
    ("ServiceType", "Service"),
    ("HiringPath", "Open to"),
)
YES_OR_NO = (
    # where it stands, label, what True says, what False says
    ("DrugTestRequired", "Drug test", "Required", "Not required"),
    ("FinancialDisclosure", "Financial disclosure", "Required", "Not required"),
    ("TeleworkEligible", "Telework eligible", "Yes", "No"),
    ("RemoteIndicator", "Workplace", "Remote", ""),
    ("BargainingUnitStatus", "Bargaining unit", "Yes", "No"),
    ("SupervisoryStatus", "Supervisory status", "Yes", "No"),
)


def fits(job: dict[str, Any]) -> bool:
    """True for what USAJOBS gives."""
    return "MatchedObjectDescriptor" in job or "PositionTitle" in job


def usajobs(job: dict[str, Any]) -> Record:
    """A posting of USAJOBS: the object, or the descriptor in it."""
    job = fields(job.get("MatchedObjectDescriptor")) or job
    details = fields(fields(job.get("UserArea")).get("Details"))
    places = {"job": job, "details": details}
    sections = [
        (heading, "\n".join(text(part) for part in items(places[where].get(field))))
        for where, field, heading in SECTIONS
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
        lines=tuple(_lines(job, details)),
        sections=not_said_yet(sections),
        apply_url=next((text(url) for url in items(job.get("ApplyURI"))), ""),
        language="en-US",
    )


def _lines(job: dict[str, Any], details: dict[str, Any]) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for offer in objects(job.get("PositionRemuneration")):
        code = text(offer, "RateIntervalCode")
        period = PERIODS.get(code, code.lower())
        lines.append(
            ("Salary", pay(offer.get("MinimumRange"), offer.get("MaximumRange"), "USD", period))
        )
    lines.append(("Apply by", day(text(job, "ApplicationCloseDate"))))
    schedules = [text(each, "Name") for each in items(job.get("PositionSchedule"))]
    lines.append(("Job type", ", ".join(filter(None, schedules))))
    offering = [text(each, "Name") for each in items(job.get("PositionOfferingType"))]
    lines.append(("Appointment", ", ".join(filter(None, offering))))
    lines.append(("Grade", _grade(job, details)))
    for field, label in LINES:
        lines.append((label, ", ".join(filter(None, map(text, items(details.get(field)))))))
    for field, label, yes, no in YES_OR_NO:
        said = text(details, field) or str(details.get(field))
        lines.append((label, {"true": yes, "false": no}.get(said.lower(), "")))
    travel = text(details, "TravelCode")
    lines.append(("Travel", TRAVEL.get(travel, "" if travel.isdigit() else travel)))
    lines.append(("Job ID", text(job, "PositionID")))
    return lines


def _grade(job: dict[str, Any], details: dict[str, Any]) -> str:
    plan = next((text(each, "Code") for each in items(job.get("JobGrade"))), "")
    grades = dict.fromkeys(filter(None, (text(details, "LowGrade"), text(details, "HighGrade"))))
    return " to ".join(f"{plan} {grade}".strip() for grade in grades)
