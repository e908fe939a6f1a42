"""Finds the JobPosting in JSON-LD, which people write in many ways, and mends its keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

MOST = 20_000
"""Objects of a script that are looked at."""
GUARDS = re.compile(
    r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?)|(?://|/\*)?\s*\]\]>\s*(?:\*/)?\s*$|-->\s*$|;\s*$"
)
TRAILING = re.compile(r",(?=\s*[}\]])")
MISSING = re.compile(r"(?<=[\"\d}\]el])(?=[ \t\r]*\n\s*\"[^\"\n]{1,40}\"\s*:)")
ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
MENDS = ((TRAILING, ""), (MISSING, ","), (ESCAPE, r"\\\\"))
KEYS = (
    "@type", "@graph", "@id", "title", "name", "description", "employerOverview",
    "responsibilities", "qualifications", "skills", "educationRequirements",
    "experienceRequirements", "eligibilityToWorkRequirement",
    "securityClearanceRequirement", "physicalRequirement", "sensoryRequirement",
    "workHours", "incentiveCompensation", "jobBenefits", "specialCommitments",
    "monthsOfExperience", "credentialCategory", "educationalLevel", "hiringOrganization",
    "legalName", "jobLocation", "jobLocationType", "address", "addressLocality",
    "addressRegion", "addressCountry", "applicantLocationRequirements", "baseSalary",
    "salaryCurrency", "currency", "value", "minValue", "maxValue", "unitText", "unitCode",
    "price", "minPrice", "maxPrice", "priceCurrency", "employmentType", "validThrough",
    "datePosted", "url", "inLanguage", "identifier", "jobStartDate", "jobImmediateStart",
    "totalJobOpenings", "industry", "occupationalCategory", "jobDuration",
    "applicationContact", "telephone", "email",
)  # fmt: skip
KNOWN = {key.casefold(): key for key in KEYS}
PREFIX = re.compile(r"^(?:https?://schema\.org/|schema:)", re.IGNORECASE)


def found(script: str) -> dict[str, Any] | None:
    """The first JobPosting in the text of a script; None where there is none."""
    for thing in _parsed(script):
        for job in job_postings(thing):
            return job
    return None


def job_postings(parsed: Any) -> Iterator[dict[str, Any]]:
    """Every JobPosting in parsed JSON, however deep, with its keys as schema.org has them."""
    for thing in islice(_objects(parsed), MOST):
        if is_job_posting(thing):
            yield _mended(thing)


def is_job_posting(thing: Any) -> bool:
    """True for an object that calls itself a JobPosting."""
    if not isinstance(thing, dict):
        return False
    kinds = thing.get("@type") or thing.get("@Type") or thing.get("type")
    return any(
        re.split(r"[/:#]", str(kind))[-1].lower() == "jobposting"
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _parsed(script: str) -> list[Any]:
    for _ in range(3):
        script = GUARDS.sub("", script.strip()).strip()
    for pattern, instead in ((None, ""), *MENDS):
        if pattern is not None:
            script = pattern.sub(instead, script)
        try:
            return _values(script)
        except ValueError:
            continue
        except RecursionError:
            return []
    return []


def _values(script: str) -> list[Any]:
    """One value, or several that stand one after another."""
    decoder, values, at = json.JSONDecoder(strict=False), [], 0
    while at < len(script):
        value, at = decoder.raw_decode(script, at)
        values.append(value)
        while at < len(script) and (script[at].isspace() or script[at] in ",;"):
            at += 1
    return values


def _objects(parsed: Any) -> Iterator[dict[str, Any]]:
    """Every object, an outer one before those in it; a posting in a posting is none of ours."""
    todo = [parsed]
    while todo:
        thing = todo.pop()
        if isinstance(thing, dict):
            yield thing
            if not is_job_posting(thing):
                todo.extend(reversed(list(thing.values())))
        elif isinstance(thing, list):
            todo.extend(reversed(thing))


def _mended(thing: Any, depth: int = 0) -> Any:
    """The object with its keys in the case of schema.org, without prefixes."""
    if depth > 8:
        return thing
    if isinstance(thing, list):
        return [_mended(each, depth + 1) for each in thing]
    if isinstance(thing, dict):
        return {_key(key): _mended(value, depth + 1) for key, value in thing.items()}
    return thing


def _key(key: str) -> str:
    bare = PREFIX.sub("", key.strip())
    return KNOWN.get(bare.casefold(), bare)
