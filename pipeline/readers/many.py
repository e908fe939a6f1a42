"""One file with many postings: each as bytes of its own, under a name that stays."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pipeline.late import late
from pipeline.readers.boards import SHAPES

_apart_as_xml = late("pipeline.readers.xml:apart")
LISTS = (
    "jobs", "postings", "offers", "content", "data", "results", "SearchResultItems",
    "SearchResult", "@graph",
)  # fmt: skip
"""Under these a job board gives many postings."""
DEEPEST = 4
"""Lists in objects in lists: no board goes deeper."""
IDS = (
    "shortcode", "jobReqId", "PositionID", "MatchedObjectId", "id", "uuid", "refNumber", "slug",
    "requisition_id", "@id", "url",
)  # fmt: skip
LARGEST = 100_000_000
"""Bytes of a file with many postings; of each posting less is read."""
UNFIT = re.compile(r"[^\w.-]+")
LONGEST = 60


def may_hold_many(data: bytes) -> bool:
    """Whether it begins as JSON or XML does."""
    return data[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[", b"<")


def postings(data: bytes, name: str) -> list[tuple[str, bytes]]:
    """Every posting of a file with its name: ``board-4711`` for number 4711 of ``board``.

    The name comes from the posting's own number, so that it stays when others come or go.
    A file that holds one posting, or is of another kind, is given back as it is. What the
    board does not list is left out.
    """
    found: list[tuple[str, bytes]] = []
    if may_hold_many(data) and len(data) <= LARGEST:
        found = _apart_as_xml(data) or list(_apart(data))
    if len(found) < 2:
        return [(name, data)]
    found = list(dict.fromkeys(found))  # the same posting twice is one
    names = [_named(name, key) for key, _ in found]
    seen = Counter(own.casefold() for own in names)
    return [
        (own if key and seen[own.casefold()] == 1 else _named(name, _own(key, piece)), piece)
        for own, (key, piece) in zip(names, found, strict=True)
    ]


def _own(key: str, piece: bytes) -> str:
    """A key for a posting that has none, or shares it with others."""
    return f"{key}-{sha256(piece).hexdigest()[:10]}"


def _named(name: str, key: str) -> str:
    safe = UNFIT.sub("-", key).strip("-.")
    if len(safe) > LONGEST:
        safe = f"{safe[:LONGEST]}-{sha256(key.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return f"{name}-{safe}"


def _apart(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        parsed = [json.loads(data, strict=False)]
    except (ValueError, RecursionError):
        parsed = _lines(data)
    for whole in parsed:
        jobs, around = listed(whole)
        for job in filter(is_listed, jobs):
            yield _key(job), json.dumps(around(job)).encode()


def _lines(data: bytes) -> list[Any]:
    """JSON lines: one posting a line. Nothing, where a line is none."""
    try:
        return [json.loads(line, strict=False) for line in data.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return []


def listed(parsed: Any, depth: int = 0) -> tuple[list[dict[str, Any]], Any]:
    """The postings in a parsed file, and what puts one of them back into what stood around."""
    if isinstance(parsed, list):
        jobs = [job for job in parsed if isinstance(job, dict) and _fits(job)]
        return jobs, lambda job: [job]
    if not isinstance(parsed, dict) or depth > DEEPEST:
        return [], None
    if _fits(parsed):
        return [parsed], lambda job: job
    for key in LISTS:
        jobs, around = listed(parsed.get(key), depth + 1)
        if jobs:
            return jobs, lambda job, key=key, around=around: parsed | {key: around(job)}
    return [], None


def is_listed(job: dict[str, Any]) -> bool:
    """False for a job that its board keeps off its page."""
    return job.get("isListed") is not False


def _fits(job: dict[str, Any]) -> bool:
    return any(fits(job) for _, fits, _ in SHAPES.values())


def _key(job: dict[str, Any]) -> str:
    inner = job.get("MatchedObjectDescriptor") or job.get("jobPostingInfo") or {}
    for holder in (inner, job):
        for key in IDS:
            value = holder.get(key) if isinstance(holder, dict) else None
            if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
                return str(value).strip()
    identifier = job.get("identifier")
    value = identifier.get("value") if isinstance(identifier, dict) else identifier
    return str(value) if isinstance(value, str | int) else ""
