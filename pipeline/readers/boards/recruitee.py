"""An offer of Recruitee."""

from __future__ import annotations

from typing import Any

from pipeline.readers.record import Record, day, fields, objects, pay, spoken, text

PERIODS = ("hour", "day", "week", "month", "year")


def fits(job: dict[str, Any]) -> bool:
    """True for what Recruitee gives."""
    return "title" in job and ("careers_url" in job or "employment_type_code" in job)


def recruitee(job: dict[str, Any]) -> Record:
    """What it asks for stands apart from its description."""
    salary = fields(job.get("salary"))
    unit = text(salary, "period").lower().removesuffix("ly")
    period = f"per {unit}" if unit in PERIODS else unit
    ways = (("Remote", "remote"), ("Hybrid", "hybrid"), ("On-site", "on_site"))
    places = [text(each, "full_address") or _place(each) for each in objects(job.get("locations"))]
    hours = dict.fromkeys(filter(None, (text(job, "min_hours"), text(job, "max_hours"))))
    return Record(
        "recruitee",
        title=text(job, "title"),
        places=tuple(filter(None, places)) or (text(job, "location") or _place(job),),
        employer=text(job, "company_name"),
        lines=(
            ("Salary", pay(salary.get("min"), salary.get("max"), text(salary, "currency"), period)),
            ("Job type", _kind(text(job, "employment_type_code"))),
            ("Workplace", ", ".join(said for said, key in ways if job.get(key) is True)),
            ("Hours", f"{' to '.join(hours)} per week" if hours else ""),
            ("Apply by", day(text(job, "close_at"))),
            ("Department", text(job, "department")),
            ("Experience level", spoken(text(job, "experience_code"))),
            ("Education", spoken(text(job, "education_code"))),
        ),
        sections=(("", text(job, "description")), ("Requirements", text(job, "requirements"))),
        apply_url=text(job, "careers_apply_url") or text(job, "careers_url"),
        language=text(job, "language_code"),
    )


def _place(job: dict[str, Any]) -> str:
    country = text(job, "country") or text(job, "country_code").upper()
    return ", ".join(filter(None, (text(job, "city"), text(job, "state"), country)))


def _kind(code: str) -> str:
    """``fulltime_permanent`` as words."""
    return spoken(code.replace("fulltime", "full-time").replace("parttime", "part-time"))
