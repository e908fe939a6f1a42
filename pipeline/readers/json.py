"""JSON with one posting in it, as job boards answer."""

from __future__ import annotations

import json
from typing import Any

from pipeline.errors import ReadError
from pipeline.readers.boards import SHAPES
from pipeline.readers.html import add_html
from pipeline.readers.layout import Draft, Layout
from pipeline.readers.many import listed
from pipeline.readers.record import Record


def read_json(raw: str, name: str = "", shape: str = "") -> Layout:
    """The posting, its fields as lines with a label and its texts as sections.

    ``shape`` is a key of SHAPES; "" lets the fields decide.
    """
    try:
        parsed = json.loads(raw, strict=False)
    except RecursionError:
        raise ReadError(name, "its JSON is nested too deep, as no posting is.") from None
    except ValueError as error:
        raise ReadError(name, f"is not valid JSON ({error}). Export the posting again.") from None
    record = find(parsed, name, shape)
    draft = Draft()
    record.add_to(draft, add_html)
    return draft.layout(format=record.format, language=record.language)


def find(parsed: Any, name: str, shape: str = "") -> Record:
    """The one posting in a parsed file. Raises ReadError where there is none, or more."""
    shapes = {shape: SHAPES[shape]} if shape else SHAPES
    jobs, around = listed(parsed)
    if len(jobs) > 1:
        raise ReadError(
            name,
            f"the JSON holds {len(jobs)} postings. Give it to the command as a .json file, "
            "or to postings(): each gets a summary of its own.",
        )
    for job in jobs:
        for thing in (around(job), job):  # what stands around it may name the employer
            for _, fits, read in shapes.values():
                if isinstance(thing, dict) and fits(thing):
                    return read(thing)
    known = ", ".join(title for title, _, _ in shapes.values())
    raise ReadError(
        name,
        f"the JSON is not of a kind that can be read; known are {known}. "
        "Save the posting as text or HTML instead.",
    )
