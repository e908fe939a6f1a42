"""A job of Workable's widget; the employer's name stands above the list."""

from __future__ import annotations

from typing import Any

from pipeline.readers.record import Record, objects, text


def fits(job: dict[str, Any]) -> bool:
    """True for what Workable gives: the account with one job, or the job alone."""
    return "shortcode" in _alone(job)


def workable(job: dict[str, Any]) -> Record:
    """Its text is one piece of HTML."""
    employer, job = text(job, "name"), _alone(job)
    places = [_place(each) for each in objects(job.get("locations"))] or [_place(job)]
    return Record(
        "workable",
        title=text(job, "title"),
        places=tuple(places),
        employer=employer,
        lines=(
            ("Job type", text(job, "employment_type")),
            ("Workplace", "Remote" if job.get("telecommuting") is True else ""),
            ("Department", text(job, "department")),
            ("Function", text(job, "function")),
            ("Experience level", text(job, "experience")),
            ("Education", text(job, "education")),
            ("Job ID", text(job, "code")),
        ),
        sections=(("", text(job, "description")),),
        apply_url=text(job, "application_url") or text(job, "url"),
    )


def _alone(job: dict[str, Any]) -> dict[str, Any]:
    jobs = objects(job.get("jobs"))
    return jobs[0] if len(jobs) == 1 else job


def _place(place: dict[str, Any]) -> str:
    region = text(place, "region") or text(place, "state")
    return ", ".join(filter(None, (text(place, "city"), region, text(place, "country"))))
