"""A job of the Ashby job board."""

from __future__ import annotations

from typing import Any

from pipeline.readers.record import Record, fields, items, number, objects, pay, spoken, text

INTERVALS = {
    "1 YEAR": "per year",
    "1 MONTH": "per month",
    "2 WEEK": "every two weeks",
    "1 WEEK": "per week",
    "1 DAY": "per day",
    "1 HOUR": "per hour",
}


def fits(job: dict[str, Any]) -> bool:
    """True for what Ashby gives."""
    return "title" in job and ("descriptionHtml" in job or "isListed" in job)


def ashby(job: dict[str, Any]) -> Record:
    """Its pay has tiers, each for a zone or a level: all of them are kept."""
    workplace = spoken(text(job, "workplaceType")) or ("Remote" if job.get("isRemote") else "")
    others = [text(place, "location") for place in items(job.get("secondaryLocations"))]
    return Record(
        "ashby",
        title=text(job, "title"),
        places=(text(job, "location"), *others),
        lines=(
            *_pay(fields(job.get("compensation"))),
            ("Job type", spoken(text(job, "employmentType"))),
            ("Workplace", workplace),
            ("Department", text(job, "department")),
            ("Team", text(job, "team")),
        ),
        sections=(("", text(job, "descriptionHtml") or text(job, "descriptionPlain")),),
        apply_url=text(job, "applyUrl") or text(job, "jobUrl"),
    )


def _pay(compensation: dict[str, Any]) -> list[tuple[str, str]]:
    """One line for each part of each tier; Ashby's own summary where no figures are given."""
    found: list[tuple[str, str]] = []
    for tier in objects(compensation.get("compensationTiers")):
        zone = text(tier, "title")
        said = [line for part in objects(tier.get("components")) if (line := _part(part))[1]]
        said = said or [("Salary", text(tier, "tierSummary"))]
        said.append(("Compensation note", text(tier, "additionalInformation")))
        found += [(label, f"{words} ({zone})" if zone else words) for label, words in said if words]
    return found or [("Salary", text(compensation, "compensationTierSummary"))]


def _part(part: dict[str, Any]) -> tuple[str, str]:
    kind = text(part, "compensationType")
    low, high = part.get("minValue"), part.get("maxValue")
    if kind == "EquityPercentage":
        shares = dict.fromkeys(filter(None, (number(low), number(high))))
        return "Equity", " to ".join(f"{share}%" for share in shares) or text(part, "summary")
    period = INTERVALS.get(text(part, "interval"), "")
    said = pay(low, high, text(part, "currencyCode"), period)
    return spoken(kind), said or text(part, "summary")
