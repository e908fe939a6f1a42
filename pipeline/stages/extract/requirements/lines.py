"""The lines of a posting that may ask something, each with its level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from pipeline.model import Block, Posting, Section, SectionKind, Unit
from pipeline.stages.extract.requirements.signs import Signs, Words

Level = Literal["required", "preferred"]
ELSEWHERE: frozenset[SectionKind] = frozenset(
    {"header", "about_role", "duties", "conditions", "screening", "other"}
)
"""Sections in which a line counts only where it plainly asks for something firm."""
FIRM = frozenset({"education", "licence", "language", "eligibility", "physical"})
"""Kinds that count in any section, and that stay requirements where they name a check too."""
NUMBER = re.compile(r"\W?(?:(?P<digit>\d+)|(?P<letter>[A-Za-z]))\W")
"""What stands before the items of a numbered list."""
CUES = "cues."
"""Rules that place one line by its words, whatever list it stands in."""


@dataclass(frozen=True, slots=True)
class Line:
    """A unit that may ask something."""

    unit: Unit
    words: Words
    level: Level
    """Of its section."""
    base: Level
    """Of the list that it stands in: what its words mean where they do not say more."""
    rule: str
    prose: bool = False
    """One of several sentences of a paragraph."""
    heading: bool = False
    """Stands over the lines, and may hold the first half of what they ask."""
    nested: bool = False
    """Its number is of another kind than the list's: "a." in a list of "1.", "2."."""

    @property
    def opens(self) -> bool:
        """Whether it ends with a colon, so that what follows belongs to it."""
        return self.words.value.rstrip(" *_").endswith(":")

    def cut(self, stop: int, start: int = 0) -> Line:
        """Only some characters of the line: the first ones, or those from ``start``."""
        unit = replace(self.unit, text=self.unit.text[start:stop].strip())
        return replace(self, unit=unit, words=self.words[start:stop])


def stretches(posting: Posting, signs: Signs) -> Iterator[list[Line]]:
    """The runs of lines under one heading that ask something, in the posting's order."""
    words = {id(unit): signs.words(unit.text.value) for unit in _worth(posting, signs)}
    alone = Counter(unit.block for unit in posting.units)
    told: set[int] = set()
    for _, run in groupby(posting.sections, key=lambda section: id(section.heading)):
        for listed, some in groupby(run, key=lambda section: section.kind not in ELSEWHERE):
            sections = list(some)
            if listed:
                asking = [s for s in sections if s.kind in ("required", "preferred")]
                lines = _listed(asking, words, alone)
                yield [*_over(asking, signs, told), *_numbered(lines, posting.blocks)]
            else:
                yield from ([line] for s in sections for line in _scattered(s, words))


def _over(sections: list[Section], signs: Signs, told: set[int]) -> Iterator[Line]:
    """The heading of a list, the first time that it is met."""
    heading = sections[0].heading if sections else None
    if heading is None or id(heading) in told or not heading.text:
        return
    told.add(id(heading))
    level: Level = "preferred" if sections[0].kind == "preferred" else "required"
    words = signs.words(heading.text.value)
    if words.years():
        yield Line(heading, words, level, level, sections[0].rule, heading=True)


def _worth(posting: Posting, signs: Signs) -> list[Unit]:
    """The units of the requirements, and those elsewhere that may ask something."""
    asking: list[Unit] = []
    others: list[Unit] = []
    for section in posting.sections:
        listed = section.kind in ("required", "preferred")
        if listed or section.kind in ELSEWHERE:
            (asking if listed else others).extend(
                unit
                for unit in section.units
                if not unit.dropped and unit.text and unit.kind != "heading"
            )
    return asking + [unit for unit in others if signs.asking(unit.text.value)]


def _listed(sections: list[Section], words: dict[int, Words], alone: Counter[int]) -> list[Line]:
    named = [section.kind for section in sections if not section.rule.startswith(CUES)]
    base: Level = "preferred" if named and named[0] == "preferred" else "required"
    lines: list[Line] = []
    for section in sections:
        level: Level = "preferred" if section.kind == "preferred" else "required"
        mean = base if section.rule.startswith(CUES) else level
        for unit in section.units:
            if id(unit) in words:
                prose = unit.kind == "sentence" and alone[unit.block] > 1
                lines.append(Line(unit, words[id(unit)], level, mean, section.rule, prose))
    return lines


def _numbered(lines: list[Line], blocks: Sequence[Block]) -> Iterator[Line]:
    """The lines, and which of them stand in a list inside the list."""
    first = ""
    for line in lines:
        marker = blocks[line.unit.block].marker if line.unit.block < len(blocks) else ""
        number = NUMBER.match(marker) if line.unit.kind == "item" else None
        kind = number.lastgroup or "" if number else ""
        first = first or kind
        yield replace(line, nested=True) if kind not in ("", first) else line


def _scattered(section: Section, words: dict[int, Words]) -> Iterator[Line]:
    for unit in section.units:
        said = words.get(id(unit))
        if said is None or not said.has("ask", "ask_plainly"):
            continue
        firm = any(sign.value in FIRM for sign in said.all("firm"))
        if firm or said.has("degree", "ask_plainly") or said.years():
            yield Line(unit, said, "required", "required", section.rule)
