"""Key facts with a label: "Location: Paris", or a line "Location" over a line "Paris"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.lexicon import Rule
from pipeline.model import Unit

LABEL_END = re.compile(r"[:：–—-](?:(?<=[:：])(?!//)|(?<=\s[–—-])(?=\s))\s*")
LONGEST = 120
"""A longer value is a sentence and no key fact; of it only the beginning is looked at."""
LONGEST_BELOW = 80
"""The same, for a value that stands under its label."""
LONGEST_LIST, MANY = 600, 3
"""The same, for a list; so many marks in it make one."""
LONGEST_LABEL = 54
RIM = " \t#*•·_-–—:()"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled value: the rule of its label, and where the value stands in its unit."""

    rule: Rule
    above: Unit
    """The unit of the label: the same one, or the line above."""
    unit: Unit
    start: int
    stop: int


def labelled(units: list[Unit], names: Mapping[str, Rule]) -> Iterator[Labelled]:
    """Every value that stands behind, or under, a label; ``names`` are those known."""
    for place, unit in enumerate(units):
        text = unit.text.value
        pairs = list(_pairs(text, names))
        for number, (rule, _, start) in enumerate(pairs):
            stop = pairs[number + 1][1] if number + 1 < len(pairs) else len(text)
            if text[start:stop].strip():
                yield Labelled(rule, unit, unit, start, min(stop, start + LONGEST))
        above = names.get(text.strip(RIM).casefold()) if len(text) <= LONGEST_LABEL else None
        if above is not None and place + 1 < len(units):
            below = units[place + 1]
            size = len(below.text.value)
            listed = size <= LONGEST_LIST and below.text.value.count(";") >= MANY
            if (size <= LONGEST_BELOW or listed) and below.text.value.strip(
                RIM
            ).casefold() not in names:
                yield Labelled(above, unit, below, 0, size)


def _pairs(text: str, names: Mapping[str, Rule]) -> Iterator[tuple[Rule, int, int]]:
    """Rule, start of the label and start of the value, for the labels of a line.

    The first label opens the line; later ones stand right before a colon.
    """
    first = LABEL_END.search(text, 0, LONGEST_LABEL + 3)
    rule = names.get(text[: first.start()].strip(RIM).casefold()) if first else None
    if first is None or rule is None:
        return
    yield rule, 0, first.end()
    for end in LABEL_END.finditer(text, first.end()):
        before = text[: end.start()].rstrip()
        words = before[-LONGEST_LABEL:].split(" ")
        for many in range(min(4, len(words)), 0, -1):
            label = " ".join(words[-many:])
            if ":" in end[0] and (rule := names.get(label.strip(RIM).casefold())) is not None:
                yield rule, len(before) - len(label), end.end()
                break
