"""JSON with one posting in it, as job boards answer."""

from __future__ import annotations

import json
from typing import Any

from pipeline.errors import ReadError
from pipeline.readers.boards import SHAPES
from pipeline.readers.html import add_html
from pipeline.readers.layout import Draft, Layout
from pipeline.readers.record import Record

LISTS = ("jobs", "postings", "data", "results", "SearchResultItems", "SearchResult", "@graph")
"""Under these a job board gives many postings."""


def read_json(raw: str, name: str = "") -> Layout:
    """The posting, its fields as lines with a label and its texts as sections."""
    try:
        parsed = json.loads(raw, strict=False)
    except RecursionError:
        raise ReadError(name, "its JSON is nested too deep, as no posting is.") from None
    except ValueError as error:
        raise ReadError(name, f"is not valid JSON ({error}). Export the posting again.") from None
    record = find(parsed, name)
    draft = Draft()
    record.add_to(draft, add_html)
    return draft.layout(format=record.format, language=record.language)


def find(parsed: Any, name: str) -> Record:
    """The one posting in a parsed file. Raises ReadError where there is none, or more."""
    for _ in range(4):  # lists in objects in lists: no board goes deeper
        if isinstance(parsed, dict):
            for _, fits, read in SHAPES:
                if fits(parsed):
                    return read(parsed)
            parsed = next((parsed[key] for key in LISTS if parsed.get(key)), None)
        elif isinstance(parsed, list) and len(parsed) == 1:
            parsed = parsed[0]
        elif isinstance(parsed, list) and len(parsed) > 1:
            raise ReadError(
                name, f"the JSON holds {len(parsed)} postings. Give each one a file of its own."
            )
    known = ", ".join(title for title, _, _ in SHAPES)
    raise ReadError(
        name,
        f"the JSON is not of a kind that can be read; known are {known}. "
        "Save the posting as text or HTML instead.",
    )
