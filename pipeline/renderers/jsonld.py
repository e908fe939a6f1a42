"""A schema.org JobPosting for a page, strict: types as schema.org has them, nothing guessed.

Properties and types: https://schema.org/JobPosting; values and what must be left out:
https://developers.google.com/search/docs/appearance/structured-data/job-posting.
No property holds background checks, drug tests or driving records: those stay out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from itertools import groupby

from pipeline.model import Block, Fact, Pay, Posting, Requirement, Screening, Summary
from pipeline.model.facts import Topic
from pipeline.renderers.json import Json, escaped, number

EMPLOYMENT = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "contract": "CONTRACTOR",
    "temporary": "TEMPORARY",
    "internship": "INTERN",
    "volunteer": "VOLUNTEER",
}
PERIODS = frozenset({"hour", "day", "week", "month", "year"})
CREDENTIALS = {
    "high_school": "high school",
    "associate": "associate degree",
    "bachelor": "bachelor degree",
    "master": "postgraduate degree",
    "doctorate": "postgraduate degree",
    "professional": "postgraduate degree",
}
EXTRA = frozenset({"bonus", "commission"})
"""Kinds of pay that depend on what is done."""


def to_jsonld(summary: Summary) -> bytes:
    """UTF-8, safe inside ``<script type="application/ld+json">``."""
    return escaped(json.dumps(job_posting(summary), ensure_ascii=False, indent=1) + "\n")


def job_posting(summary: Summary) -> Json:
    """The JobPosting; what the posting does not state is left out."""
    posting = summary.posting
    document = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": _value(posting, "title"),
        "description": "".join(_description(posting.blocks)),
        "inLanguage": posting.language if posting.language != "und" else None,
        "hiringOrganization": _organization(posting),
        "identifier": _identifier(posting),
        "jobLocation": [
            {"@type": "Place", "address": fact.value} for fact in posting.details("location")
        ],
        "jobLocationType": "TELECOMMUTE" if _value(posting, "workplace") == "remote" else None,
        "employmentType": [
            EMPLOYMENT[fact.value]
            for fact in posting.details("employment_type")
            if fact.value in EMPLOYMENT
        ],
        "workHours": _value(posting, "hours"),
        "validThrough": _deadline(posting),
        "baseSalary": _salary(posting),
        "incentiveCompensation": _quotes(
            posting, (pay for pay in posting.having(Pay) if pay.kind in EXTRA)
        ),
        "educationRequirements": _education(posting),
        "experienceRequirements": _experience(posting),
        "eligibilityToWorkRequirement": _checks(posting, "work_authorization"),
        "securityClearanceRequirement": _checks(posting, "security_clearance"),
    }
    return {key: value for key, value in document.items() if value not in (None, "", [])}


def one_range(posting: Posting) -> Pay | None:
    """The one range that a search engine may read as the job's: search engines read one.

    The only one stated, or the only one whose scope names the job's only place.
    """
    stated = [
        pay
        for pay in posting.having(Pay)
        if pay.kind in ("base", "total") and pay.period in PERIODS
    ]
    if len(stated) > 1:
        places = [fact.value.casefold() for fact in posting.details("location")]
        names = [place.partition(",")[0] for place in places] if len(places) == 1 else []
        stated = [
            pay for pay in stated if any(name in (pay.scope or "").casefold() for name in names)
        ]
    return stated[0] if len(stated) == 1 else None


def _salary(posting: Posting) -> Json | None:
    pay = one_range(posting)
    if pay is None or pay.period is None:
        return None
    value: Json = {"@type": "QuantitativeValue", "unitText": pay.period.upper()}
    if pay.min == pay.max:
        value["value"] = number(pay.min)
    else:
        value |= {"minValue": number(pay.min), "maxValue": number(pay.max)}
    value = {key: each for key, each in value.items() if each is not None}
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value}


def _description(blocks: tuple[Block, ...]) -> Iterator[str]:
    """All of the posting, in the three elements that search engines keep."""
    for is_item, group in groupby(blocks, key=lambda block: block.kind == "item"):
        texts = [escape(block.text.value, quote=False) for block in group if block.text]
        if is_item and texts:
            yield "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"
        else:
            yield from (f"<p>{text}</p>" for text in texts)


def _value(posting: Posting, topic: Topic) -> str | None:
    return next((fact.value for fact in posting.details(topic)), None)


def _organization(posting: Posting) -> Json | None:
    name = _value(posting, "employer")
    return {"@type": "Organization", "name": name} if name else None


def _identifier(posting: Posting) -> Json | None:
    identifier = _value(posting, "requisition_id")
    if identifier is None:
        return None
    named = {"name": name} if (name := _value(posting, "employer")) else {}
    return {"@type": "PropertyValue", **named, "value": identifier}


def _deadline(posting: Posting) -> str | None:
    """Only a date: "ongoing" has none."""
    value = _value(posting, "apply_by")
    return value if value and value[:1].isdigit() else None


def _education(posting: Posting) -> Json | None:
    """The degree, where exactly one is required."""
    asked = {CREDENTIALS.get(need.degree or "") for need in _required(posting)} - {None}
    if len(asked) != 1:
        return None
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": asked.pop()}


def _experience(posting: Posting) -> Json | None:
    """The months, where one requirement only asks for years: years of two may overlap."""
    years = [need.min_years for need in _required(posting) if need.min_years]
    if len(years) != 1:
        return None
    return {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": round(years[0] * 12),
    }


def _required(posting: Posting) -> list[Requirement]:
    return [need for need in posting.having(Requirement) if need.level == "required"]


def _checks(posting: Posting, kind: str) -> str | None:
    return _quotes(posting, (check for check in posting.having(Screening) if check.kind == kind))


def _quotes(posting: Posting, facts: Iterator[Fact]) -> str | None:
    """The posting's own sentences behind some facts."""
    spans = dict.fromkeys(span for fact in facts for span in fact.evidence)
    return " ".join(" ".join(posting.quote(span).split()) for span in spans) or None
