"""A job of the Greenhouse job board."""

from __future__ import annotations

from typing import Any

from pipeline.readers.record import Record, day, items, objects, pay, text


def fits(job: dict[str, Any]) -> bool:
    """True for what Greenhouse gives."""
    return "content" in job and "title" in job


def greenhouse(job: dict[str, Any]) -> Record:
    """Its pay is in cents, one range a place; its text is escaped, once or twice."""
    ranges = objects(job.get("pay_input_ranges"))
    departments = [text(each, "name") for each in items(job.get("departments"))]
    number = text(job, "requisition_id")
    return Record(
        "greenhouse",
        title=text(job, "title"),
        places=(text(job, "location", "name"),),
        employer=text(job, "company_name"),
        lines=(
            *map(_pay, ranges),
            *(line for extra in objects(job.get("metadata")) for line in _extra(extra)),
            ("Apply by", day(text(job, "application_deadline"))),
            ("Department", ", ".join(filter(None, departments))),
            ("Job ID", number if any(map(str.isdigit, number)) else ""),  # "See Opening ID"
        ),
        sections=(
            ("", text(job, "content")),
            *(("", text(each, "blurb")) for each in ranges),
        ),
        apply_url=text(job, "absolute_url"),
        language=text(job, "language"),
    )


def _pay(offer: dict[str, Any]) -> tuple[str, str]:
    currency = text(offer, "currency_type")
    said = pay(offer.get("min_cents"), offer.get("max_cents"), currency, "", cents=True)
    return text(offer, "title") or "Salary", said


def _extra(extra: dict[str, Any]) -> list[tuple[str, str]]:
    """Of the employer's own fields, those that hold money; the others are for its own use."""
    value = extra.get("value")
    if text(extra, "value_type") == "currency_range" and isinstance(value, dict):
        said = pay(value.get("min_value"), value.get("max_value"), text(value, "unit"), "")
        return [(text(extra, "name") or "Salary", said)]
    return []
