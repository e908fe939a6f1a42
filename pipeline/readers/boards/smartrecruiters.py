"""A posting of SmartRecruiters."""

from __future__ import annotations

from typing import Any

from pipeline.readers.record import Record, fields, objects, text

SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


def fits(job: dict[str, Any]) -> bool:
    """True for what SmartRecruiters gives."""
    return "jobAd" in job and "name" in job


def smartrecruiters(job: dict[str, Any]) -> Record:
    """Its text stands in named sections, each with a heading of its own."""
    place = fields(job.get("location"))
    ad = fields(fields(job.get("jobAd")).get("sections"))
    parts = [fields(ad.get(name)) for name in SECTIONS]
    parts += [fields(part) for name, part in ad.items() if name not in (*SECTIONS, "videos")]
    named = (text(place, key) for key in ("city", "region"))
    country = text(place, "country")
    where = ", ".join(filter(None, (*named, country.upper() if len(country) == 2 else country)))
    remote, hybrid = place.get("remote") is True, place.get("hybrid") is True
    own = objects(job.get("customField"))
    return Record(
        "smartrecruiters",
        title=text(job, "name"),
        places=(text(place, "fullLocation") or where,),
        employer=text(job, "company", "name"),
        lines=(
            ("Job type", text(job, "typeOfEmployment", "label")),
            ("Workplace", "Remote" if remote else "Hybrid" if hybrid else ""),
            ("Department", text(job, "department", "label")),
            ("Function", text(job, "function", "label")),
            ("Experience level", text(job, "experienceLevel", "label")),
            *((text(each, "fieldLabel"), text(each, "valueLabel")) for each in own),
            ("Job ID", text(job, "refNumber")),
        ),
        sections=tuple((text(part, "title"), text(part, "text")) for part in parts),
        apply_url=text(job, "applyUrl") or text(job, "postingUrl"),
        language=text(job, "language", "code"),
    )
