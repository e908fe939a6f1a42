"""A position of Personio's feed, as the XML reader gives it: tags as keys."""

from __future__ import annotations

from typing import Any

from pipeline.readers.record import Record, fields, items, objects, spoken, text


def fits(job: dict[str, Any]) -> bool:
    """True for what Personio gives."""
    return "jobDescriptions" in job and "name" in job


def personio(job: dict[str, Any]) -> Record:
    """Its text stands in parts, each with a name."""
    parts = objects(fields(job.get("jobDescriptions")).get("jobDescription"))
    others = items(fields(job.get("additionalOffices")).get("office"))
    return Record(
        "personio",
        title=text(job, "name"),
        places=(text(job, "office"), *map(text, others)),
        employer=text(job, "subcompany"),
        lines=(
            ("Job type", _joined(text(job, "employmentType"), text(job, "schedule"))),
            ("Department", text(job, "department")),
            ("Category", text(job, "recruitingCategory")),
            ("Seniority", spoken(text(job, "seniority"))),
            ("Experience", _years(text(job, "yearsOfExperience"))),
            ("Job ID", text(job, "id")),
        ),
        sections=tuple((text(part, "name"), text(part, "value")) for part in parts),
    )


def _joined(*codes: str) -> str:
    return ", ".join(spoken(code) for code in codes if code)


def _years(code: str) -> str:
    """``lt-1``, ``2-5`` and ``gt-15`` as words."""
    sign, dash, number = code.partition("-")
    if not dash or not number.isdigit():
        return code
    if sign in ("lt", "gt"):
        return f"{'less' if sign == 'lt' else 'more'} than {number} years"
    return f"{sign} to {number} years"
