"""Key facts at the top without a label: "Acme | Welder | Toronto | Full-time", a line each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
LONGEST_CELL = 14
SURE, LIKELY, LONG_DASH, FAINT = 9.0, 6.0, 0.95, 0.6
HALF = 0.5
WORDS = ("workplace", "employment_type")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece of a line at the top."""

    text: str
    line: int
    """Number of its line, from 0."""
    number: int
    """Its own number in the line, from 0."""
    many: int
    """Of how many."""
    between: str
    """The mark in front of it."""


def headed(units: list[tuple[Unit, bool]], values: Values, rule: Rule) -> Iterator[Found]:
    """What the lines at the top say; ``rule`` names the finding.

    A line that is not sure to be of the head may say a place or a word of the contract.
    """
    titled = False
    for place, (unit, sure) in enumerate(units):
        text = unit.text.value
        cells = list(_cells(text, rule)) if len(text) <= LONGEST else []
        if not cells or _prose(text, len(cells)):
            continue
        yield from values.words(WORDS, unit, 0, len(text), SURE - 1)
        for number, (start, stop) in enumerate(cells):
            cell = Cell(text[start:stop], place, number, len(cells), text[start - 2 : start - 1])
            topic, weight = _topic(values, cell, titled, _top(unit))
            if not sure and topic != "location":
                continue
            titled = titled or topic == "title"
            if topic:
                yield from values.read(topic, unit, start, stop, rule, weight, told=False)
            if topic == "title" and number == 0 and len(cells) == 2 and "|" not in text:
                # "Welder - Night Shift": the second half may belong to it, or be the employer
                whole = (start, cells[1][1])
                yield from values.read(topic, unit, *whole, rule, weight + HALF, told=False)
            if topic == "location" and place == number == 0:
                first = values.places.find(cell.text)[0][0]
                yield from values.read(
                    "employer", unit, start, start + first, rule, LIKELY, told=False
                )


def _prose(text: str, cells: int) -> bool:
    """Whether a line is a sentence: "The welder at our shop is busy." has no cells."""
    words = len(text.split())
    if words <= 3 or not SENTENCE.search(text):
        return False
    return cells == 1 or (words > LONGEST_TITLE and not BAR.search(text) and not DASH.search(text))


def _topic(values: Values, cell: Cell, titled: bool, top: bool) -> tuple[str, float]:
    """What a cell of the top lines is, and how sure that is."""
    words = len(cell.text.split())
    if not words or words > LONGEST_CELL:
        return "", 0
    places = values.places.find(cell.text)
    opens = bool(places) and not places[0][0]
    if not opens and values.names.barred("cell", cell.text):
        return "", 0
    if values.names.has_role(cell.text):
        return ("", 0) if titled else ("title", SURE)
    covered = sum(stop - start for start, stop in places)
    if places and (covered * 2 > len(cell.text) or cell.number or "," in cell.text):
        return "location", SURE - 1
    if cell.line and cell.many == 1 and values.town(cell.text):
        return "location", LIKELY
    if words > LONGEST_TITLE or not (cell.text[0].isupper() or cell.text[0].isdigit()):
        return "", 0
    if values.worded(WORDS, cell.text):
        return "", 0
    if cell.line == 0 and cell.many == 1:
        return ("title", LIKELY) if top and _capitalised(cell.text) else ("", 0)
    if words <= LONGEST_NAME and cell.line <= 2 and cell.number <= cell.many - 1:
        if cell.many == 1 or cell.number == 0 or (cell.between == "|" and cell.number == 1):
            return "employer", LIKELY
        if cell.number == cell.many - 1:
            return "employer", FAINT if cell.between in "-–/" else LONG_DASH
    return "", 0


def _capitalised(cell: str) -> bool:
    """Whether every longer word begins with a capital, as in a title."""
    return all(word[0].isupper() or len(word) < 4 for word in re.findall(r"[^\W\d_]+", cell))


def _top(unit: Unit) -> bool:
    """Whether the first line may be a title though it names no work: "WELDER"."""
    return unit.kind != "heading" or unit.level == 1


def _cells(text: str, rule: Rule) -> Iterator[tuple[int, int]]:
    marks = [BAR] if "|" in text or "•" in text else [DASH, *(p.expression for p in rule.match)]
    start = 0
    for end in sorted((end for mark in marks for end in mark.finditer(text)), key=_place):
        if end.start() >= start:
            yield start, end.start()
            start = end.end()
    yield start, len(text)


def _place(match: re.Match[str]) -> int:
    return match.start()
