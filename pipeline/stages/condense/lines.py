"""What the rules of boilerplate.toml say of each line that may be folded."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.lexicon import Hit, Rule, Rules
from pipeline.model import Posting, SectionKind, Unit
from pipeline.stages.condense.book import FOLD, KEEP, TASK, WHO, Book, book

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
    marks = known.index.marks([unit.text.value for _, units in sections for unit in units])
    numbers = iter(range(len(posting.units)))
    keeps = (KEEP,) if _tells_duties(posting) else (KEEP, TASK)
    return [
        [_line(unit, kind, marks.get(next(numbers), 0), known, keeps) for unit in units]
        for kind, units in sections
    ]


def _tells_duties(posting: Posting) -> bool:
    told = (unit for section in posting.sections if section.kind == "duties"
            for unit in section.units if _is_shown(unit))  # fmt: skip
    return sum(1 for _ in told) >= _TOLD


def _line(unit: Unit, kind: SectionKind, marks: int, known: Book, keeps: tuple[str, ...]) -> Line:
    text = unit.text.value
    folded = text.lower()
    rest = known.rests.get(kind)
    keep = any(any(known.hits(marks, kind, group, text, folded)) for group in keeps)
    folds = () if keep else known.hits(marks, kind, FOLD, text, folded)
    best = max(folds, key=_rank, default=None)
    alone = rest is not None and not best and _is_barred(rest, unit, text, folded)
    return Line(
        unit,
        kind,
        keep=keep,
        fold=best.rule if best else None,
        rest=None if alone else rest,
        alone=alone,
        who=sum(hit.rule.number("weight") for hit in known.hits(marks, kind, WHO, text, folded)),
    )


def _is_barred(rest: Rule, unit: Unit, text: str, folded: str) -> bool:
    return unit.kind != "sentence" or any(bar.search(text, folded) for bar in rest.unless)


def _rank(hit: Hit) -> tuple[float, int, str]:
    return hit.rule.number("weight"), len(hit.match[0]), hit.rule.id


def _is_shown(unit: Unit) -> bool:
    return bool(unit.text) and not unit.dropped and unit.kind != "heading"
