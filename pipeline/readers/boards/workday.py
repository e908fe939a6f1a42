"""A job of a Workday career site."""

from __future__ import annotations

from typing import Any

from pipeline.readers.record import Record, day, fields, items, text


def fits(job: dict[str, Any]) -> bool:
    """True for what Workday gives for one job."""
    return "jobPostingInfo" in job or ("jobDescription" in job and "title" in job)


def workday(job: dict[str, Any]) -> Record:
    """Its text is often pasted from Word, with empty paragraphs between the lines."""
    info = fields(job.get("jobPostingInfo")) or job
    country = text(info, "jobRequisitionLocation", "country", "descriptor") or text(
        info, "country", "descriptor"
    )
    places = [text(info, "location"), *map(text, items(info.get("additionalLocations")))]
    return Record(
        "workday",
        title=text(info, "title"),
        places=tuple(places),
        employer=text(job, "hiringOrganization", "name"),
        lines=(
            ("Country", country),
            ("Job type", text(info, "timeType")),
            ("Workplace", text(info, "remoteType")),
            ("Apply by", day(text(info, "endDate"))),
            ("Job ID", text(info, "jobReqId")),
        ),
        sections=(("", text(info, "jobDescription")),),
        apply_url=text(info, "externalUrl"),
    )
