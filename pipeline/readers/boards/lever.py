"""A posting of Lever."""

from __future__ import annotations

from typing import Any

from pipeline.readers.record import Record, fields, items, not_said_yet, pay, text

INTERVALS = {
    "per-year-salary": "per year",
    "per-month-salary": "per month",
    "bi-month-salary": "twice a month",
    "bi-week-salary": "every two weeks",
    "per-week-salary": "per week",
    "per-day-wage": "per day",
    "per-hour-wage": "per hour",
    "one-time": "once",
}


def fits(job: dict[str, Any]) -> bool:
    """True for what Lever gives."""
    return "text" in job and ("lists" in job or "categories" in job)


def lever(job: dict[str, Any]) -> Record:
    """Half of its words stand in ``lists`` and ``additional``, not in the description."""
    categories = fields(job.get("categories"))
    salary = fields(job.get("salaryRange"))
    period = INTERVALS.get(text(salary, "interval"), "")
    workplace = text(job, "workplaceType")
    parts = [("", text(job, "opening")), ("", text(job, "descriptionBody"))]
    if not any(body for _, body in parts):
        parts = [("", text(job, "description") or text(job, "descriptionPlain"))]
    parts += [(text(part, "text"), text(part, "content")) for part in items(job.get("lists"))]
    parts.append(("Pay", text(job, "salaryDescription") or text(job, "salaryDescriptionPlain")))
    parts.append(("", text(job, "additional") or text(job, "additionalPlain")))
    places = [text(place) for place in items(categories.get("allLocations"))]
    return Record(
        "lever",
        title=text(job, "text"),
        places=tuple(places) or (text(categories, "location"),),
        lines=(
            ("Salary", pay(salary.get("min"), salary.get("max"), text(salary, "currency"), period)),
            ("Job type", text(categories, "commitment")),
            ("Workplace", "" if workplace == "unspecified" else workplace.capitalize()),
            ("Department", text(categories, "department")),
            ("Team", text(categories, "team")),
        ),
        sections=not_said_yet(parts),
        apply_url=text(job, "applyUrl") or text(job, "hostedUrl"),
    )
