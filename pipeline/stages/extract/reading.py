"""Walks the sentences of a posting that some rule of a file may match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import Hit, Rule, Rules
from pipeline.lexicon.index import Candidate, Index
from pipeline.model import Posting, Section, SectionKind, Span, Unit

SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])[.!?]['\")”]*\s+(?=[\"“(]?[A-Z0-9])|\n|\s•\s")
"""Ends a sentence inside a unit that holds several; not behind the dots of "U.S." and "Sr."."""
MARKS = (". ", "! ", "? ", "\n", " • ", '."', ".”", ".)")
"""A text without any of these is one sentence."""
BODY: frozenset[SectionKind] = frozenset({"duties", "required", "preferred", "benefits"})
"""The long sections, which many rules keep out of."""

_LAST: list[tuple[tuple[Section, ...], dict[int, SectionKind]]] = [((), {})]
_MADE: dict[tuple[int, str, bool], tuple[Rules, Index]] = {}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it stands, and the rules that are worth trying on it."""

    unit: Unit
    section: SectionKind
    start: int
    """Where it begins in the unit's text."""
    text: str
    candidates: list[Candidate]

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.span_of(0, len(self.text))

    def span_of(self, start: int, stop: int) -> Span:
        """The place in the source of some of its characters."""
        return self.unit.text.span_of(self.start + start, self.start + stop)

    def hits(self) -> Iterator[Hit]:
        """What each rule that may stand in this section finds first."""
        folded = self.text.lower()
        for candidate in self.candidates:
            hit = candidate.search(self.text, folded)
            if hit is not None and hit.match[0]:
                yield hit


def sentences(
    posting: Posting,
    rules: Rules,
    having: str,
    top: int = 0,
    without: frozenset[str] = frozenset(),
) -> Iterator[Sentence]:
    """The sentences that a rule with the column ``having`` may match.

    The first ``top`` units are open to every rule, whatever their section. Rules with a word
    of ``without`` in the column are left out. The sentences of the long sections come last:
    fewer rules are looked for there.
    """
    units = [unit for unit in posting.units if unit.text]
    sections = sections_of(posting)
    kinds: list[SectionKind] = [
        "other" if place < top else sections.get(unit.text.runs[0].start, "other")
        for place, unit in enumerate(units)
    ]
    known: dict[tuple[str, SectionKind], bool] = {}
    for body in (False, True):
        places = [place for place, kind in enumerate(kinds) if (kind in BODY) is body]
        lines = [units[place].text.value for place in places]
        found = _index(rules, having, body).lines(lines) if lines else {}
        for line, candidates in found.items():
            unit, section = units[places[line]], kinds[places[line]]
            fitting = [
                one
                for one in candidates
                if one.rule.text(having) not in without and _fits(one.rule, section, known)
            ]
            if fitting:
                for start, stop in _bounds(unit.text.value):
                    yield Sentence(unit, section, start, unit.text.value[start:stop], fitting)


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


def _fits(rule: Rule, section: SectionKind, known: dict[tuple[str, SectionKind], bool]) -> bool:
    fits = known.get((rule.id, section))
    if fits is None:
        fits = known[rule.id, section] = belongs(rule, section)
    return fits


def _index(rules: Rules, having: str, body: bool) -> Index:
    """The index of the rules that may stand in the long sections, or in all; made once."""
    made = _MADE.get((id(rules), having, body))
    if made is None or made[0] is not rules:
        chosen = [
            rule
            for rule in rules
            if rule.values.get(having)
            and not rule.text("use")
            and (not body or any(belongs(rule, section) for section in BODY))
        ]
        made = _MADE[id(rules), having, body] = (rules, Index(chosen))
    return made[1]


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in SENTENCE_END.finditer(text) if any(mark in text for mark in MARKS) else ():
        yield start, end.start() + (text[end.start()] in ".!?")
        start = end.end()
    yield start, len(text)
