"""What the rules of boilerplate.toml say of each line that may be folded."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.lexicon import Rule, Rules
from pipeline.model import Posting, SectionKind, Unit
from pipeline.stages.condense.book import KEEP, PLACE, TASK, Book, book

_TOLD = 3
"""Lines of duties that tell what the work is: sentences on it elsewhere say it again."""


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of a section in which something may be folded."""

    unit: Unit
    kind: SectionKind
    keep: bool
    """True where a rule says that it must be shown."""
    fold: Rule | None
    """The rule that may fold it: of most weight, of those the longest match."""
    rest: Rule | None
    """The rule that takes the sentences that no other takes in such sections, if it takes this."""
    alone: bool
    """True where that rule will not take it."""
    who: float
    """How well it introduces what its section is about."""

    @property
    def words(self) -> int:
        """Words as a reader would count them."""
        return len(self.unit.text.value.split())


def lines(posting: Posting, rules: Rules) -> list[list[Line]]:
    """Mark the lines of each section in which a rule other than a "keep" rule works."""
    known = book(rules)
    sections = [
        (section.kind, [unit for unit in section.units if _is_shown(unit)])
        for section in posting.sections
        if section.kind in known.kinds
    ]
    told = {TASK: tells_duties(posting), PLACE: bool(posting.details("location"))}
    keeps = (KEEP, *(group for group, elsewhere in told.items() if not elsewhere))
    return [[_line(unit, kind, known, keeps) for unit in units] for kind, units in sections]


def tells_duties(posting: Posting) -> bool:
    """True where lines of duties tell what the work is."""
    told = (unit for section in posting.sections if section.kind == "duties"
            for unit in section.units if _is_shown(unit))  # fmt: skip
    return sum(1 for _ in told) >= _TOLD


def _line(unit: Unit, kind: SectionKind, known: Book, keeps: tuple[str, ...]) -> Line:
    said, rest = known.said(unit.text.value, kind, keeps), known.rests.get(kind)
    alone = rest is not None and not said.fold and (unit.kind != "sentence" or said.barred)
    return Line(unit, kind, said.keep, said.fold, None if alone else rest, alone, said.who)


def _is_shown(unit: Unit) -> bool:
    return bool(unit.text) and not unit.dropped and unit.kind != "heading"
