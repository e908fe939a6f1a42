"""Key facts that the file gives as fields: they hold as they are, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.model import Block, Unit
from pipeline.stages.extract.details.found import Found
from pipeline.stages.extract.details.places import Gazetteer

FIELD = 13.0
"""How sure they are: surer than a label in prose, by more than the choice of places allows."""
RULE = "details.field"
WHOLE = ("title", "employer", "location", "requisition_id", "apply_url", "apply_by")
"""Topics whose value is what the field says, not a word of the contract for it."""
APART = re.compile(r"\s*[;|•]\s*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def fielded(
    blocks: Sequence[Block], units: Sequence[Unit], places: Gazetteer | None = None
) -> Iterator[Found]:
    """The value of every field; ``places`` knows what is no part of a place ("Remote -")."""
    topics = {number: block.field for number, block in enumerate(blocks) if block.field in WHOLE}
    for unit in units if topics else ():
        topic = topics.get(unit.block)
        if topic is None:
            continue
        text = unit.text.value
        start = 0 if topic == "title" else text.find(": ") + 2
        for first, stop in _parts(text, start) if topic == "location" else [(start, len(text))]:
            if places is not None and topic == "location":
                first, stop = places.trim(text, first, stop)
            value = text[first:stop]
            if any(map(str.isalnum, value)) and (topic != "apply_by" or DAY.fullmatch(value)):
                yield Found(topic, value, FIELD, RULE, unit.text.span_of(first, stop))


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where each place of a field begins and ends."""
    for mark in APART.finditer(text, start):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)
