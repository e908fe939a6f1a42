"""Key facts at the top without a label: "Acme | Welder | Toronto | Full-time", a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon import Rule
from pipeline.model import Unit
from pipeline.stages.extract.details.found import Found
from pipeline.stages.extract.details.values import Values

BAR = re.compile(r"\s*[|•·]\s*")
DASH = re.compile(r"\s+(?:[-–—/]|--|::)\s+|\s*,\s+(?=https?://)")
SENTENCE = re.compile(r"[.!?…:]['\")”]?$")
LONGEST = 260
LONGEST_NAME = 6
"""Words of an employer's name that stands alone."""
LONGEST_TITLE = 9
SURE, LIKELY, FAINT = 9.0, 6.0, 0.6
HALF = 0.5
WORDS = ("workplace", "employment_type")


def headed(units: list[Unit], values: Values, rule: Rule) -> Iterator[Found]:
    """What the lines at the top say; ``units`` are those lines, ``rule`` names the finding."""
    titled = False
    for place, unit in enumerate(units):
        text = unit.text.value
        if len(text) > LONGEST:
            continue
        cells = list(_cells(text))
        prose = len(cells) == 1 and (bool(SENTENCE.search(text)) and len(text.split()) > 5)
        if prose:
            continue
        yield from values.words(WORDS, unit, 0, len(text), SURE - 1)
        for number, (start, stop) in enumerate(cells):
            topic, weight = _topic(
                values, text[start:stop], place, number, len(cells), titled, alone=_top(unit)
            )
            titled = titled or topic == "title"
            if topic:
                yield from values.read(topic, unit, start, stop, rule, weight, told=False)
            if topic == "title" and number == 0 and len(cells) == 2 and "|" not in text:
                # "Welder - Night Shift": the second half may belong to it, or be the employer
                yield from values.read(topic, unit, start, cells[1][1], rule, weight + HALF, told=False)


def _topic(
    values: Values, cell: str, place: int, number: int, cells: int, titled: bool, *, alone: bool
) -> tuple[str, float]:
    """What a cell of the top lines is, and how sure that is."""
    words = len(cell.split())
    if not words:
        return "", 0
    placed = bool(values.places.find(cell))
    if placed and words <= 14 and not values.names.has_role(cell):
        return "location", SURE - 1
    if values.names.barred("cell", cell):
        return "", 0
    if values.names.has_role(cell) and words <= 14:
        return ("", 0) if titled else ("title", SURE)
    if words > LONGEST_TITLE or not (cell[0].isupper() or cell[0].isdigit()):
        return "", 0
    if place == 0 and cells == 1:
        return ("title", LIKELY) if alone and _capitalised(cell) else ("", 0)
    if words <= LONGEST_NAME and place <= 2 and number <= 1:
        return "employer", LIKELY if cells > 2 or cells == 1 or number == 0 else FAINT
    return "", 0


def _capitalised(cell: str) -> bool:
    """Whether every longer word begins with a capital, as in a title."""
    return all(word[0].isupper() or len(word) < 4 for word in re.findall(r"[^\W\d_]+", cell))


def _top(unit: Unit) -> bool:
    """Whether the first line may be a title though it names no work: "WELDER"."""
    return unit.kind != "heading" or unit.level == 1


def _cells(text: str) -> Iterator[tuple[int, int]]:
    ends = BAR if "|" in text or "•" in text else DASH
    start = 0
    for end in ends.finditer(text):
        yield start, end.start()
        start = end.end()
    yield start, len(text)
