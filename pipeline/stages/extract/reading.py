"""Walks the sentences of a posting that some rule of a file may match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pipeline.lexicon import Hit, Lexicon, Rule
from pipeline.lexicon.index import Candidate, Index
from pipeline.memory import remembering
from pipeline.model import Posting, Section, SectionKind, Span, Unit
from pipeline.stages.extract.scan import FILES, marks, scan

SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\.[a-z])[.!?]['\")”]*\s+(?=[\"“(]?[A-Z0-9])|\n|\s•\s"
)
"""Ends a sentence inside a unit that holds several; not behind "U.S.", "Sr." and "e.g."."""

MARKS = (". ", "! ", "? ", "\n", " • ", '."', ".”", ".)")
"""A text without any of these is one sentence."""
_LAST: list[tuple[tuple[Section, ...], dict[int, SectionKind]]] = [((), {})]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it stands, and the rules that are worth trying on it."""

    unit: Unit
    section: SectionKind
    start: int
    """Where it begins in the unit's text."""
    text: str
    candidates: tuple[Candidate, ...]

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.span_of(0, len(self.text))

    def span_of(self, start: int, stop: int) -> Span:
        """The place in the source of some of its characters."""
        return self.unit.text.span_of(self.start + start, self.start + stop)

    def hits(self) -> tuple[Hit, ...]:
        """What each rule that may stand in this section finds first."""
        return _HITS(self.text, self.candidates)


def sentences(
    posting: Posting,
    lexicon: Lexicon,
    file: str,
    top: int = 0,
    without: frozenset[str] = frozenset(),
) -> Iterator[Sentence]:
    """The sentences that a rule of a file may match, in the order of the posting.

    The first ``top`` units are open to every rule, whatever their section. Rules with a word
    of ``without`` in the file's column are left out.
    """
    scanned = scan(lexicon)
    mask = scanned.masks[file]
    sections = sections_of(posting)
    shown = (unit for unit in posting.units if unit.text)
    opening = {unit.text.runs[0].start for unit in islice(shown, top)}
    for number, patterns in marks(scanned, posting.units).items():
        if not patterns & mask:
            continue
        unit = posting.units[number]
        start = unit.text.runs[0].start
        kind = "other" if start in opening else sections.get(start, "other")
        fitting = _fitting(scanned.index, patterns & mask, kind, FILES[file], without)
        if fitting:
            text = unit.text.value
            for start, stop in _bounds(text):
                yield Sentence(unit, kind, start, text[start:stop], fitting)


def sections_of(posting: Posting) -> dict[int, SectionKind]:
    """Where a unit begins in the source -> the kind of its section.

    The families of facts ask in turn, so the last answer is kept.
    """
    last, known = _LAST[0]
    if last is not posting.sections:
        known = {
            unit.text.runs[0].start: section.kind
            for section in posting.sections
            for unit in section.units
            if unit.text
        }
        _LAST[0] = (posting.sections, known)
    return known


def belongs(rule: Rule, section: SectionKind) -> bool:
    """A rule may be held to some ``sections``, or kept out of some (those with a minus)."""
    sections = rule.values.get("sections", ())
    if not isinstance(sections, tuple) or not sections:
        return True
    if f"-{section}" in sections:
        return False
    return section in sections or all(name.startswith("-") for name in sections)


@lru_cache(maxsize=20_000)
def _fitting(
    index: Index, patterns: int, section: SectionKind, having: str, without: frozenset[str]
) -> tuple[Candidate, ...]:
    """The rules to try on a line; postings repeat each other, so the answers are kept."""
    return tuple(
        one
        for one in index.candidates(patterns)
        if one.rule.text(having) not in without and belongs(one.rule, section)
    )


def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of a unit begin and end."""
    start, found = 0, []
    for end in SENTENCE_END.finditer(text) if any(mark in text for mark in MARKS) else ():
        found.append((start, end.start() + (text[end.start()] in ".!?")))
        start = end.end()
    return (*found, (start, len(text)))


def _hits(text: str, candidates: tuple[Candidate, ...]) -> tuple[Hit, ...]:
    folded = text.lower()
    found = (candidate.search(text, folded) for candidate in candidates)
    return tuple(hit for hit in found if hit is not None and hit.match[0])


_HITS = remembering(_hits)
