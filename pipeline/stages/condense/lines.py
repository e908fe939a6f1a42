"""What the rules of boilerplate.toml say of each line that may be folded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicon import Hit, Rule, Rules
from pipeline.lexicon.index import Candidate, index
from pipeline.model import Posting, SectionKind, Unit

_KEEPS = frozenset({"keep", "task"})
"""Groups of rules that keep a line. ``task`` is passed over where duties are told elsewhere."""
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
    kinds = {kind for rule in rules if _group(rule) not in _KEEPS for kind in _kinds(rule)}
    rests = {kind: rule for rule in rules if _group(rule) == "rest" for kind in _kinds(rule)}
    sections = [
        (section.kind, [unit for unit in section.units if _is_shown(unit)])
        for section in posting.sections
        if section.kind in kinds
    ]
    units = [unit.text.value for _, units in sections for unit in units]
    found = index(rules).lines(units)
    likely = (found.get(number, ()) for number in range(len(units)))
    passed = "task" if _tells_duties(posting) else ""
    return [
        [_line(unit, kind, next(likely), rests.get(kind), passed) for unit in units]
        for kind, units in sections
    ]


def _tells_duties(posting: Posting) -> bool:
    told = (unit for section in posting.sections if section.kind == "duties"
            for unit in section.units if _is_shown(unit))  # fmt: skip
    return sum(1 for _ in told) >= _TOLD


def _line(
    unit: Unit,
    kind: SectionKind,
    likely: Sequence[Candidate],
    rest: Rule | None,
    passed: str,
) -> Line:
    text = unit.text.value
    folded = text.lower()
    rules = (each for each in likely if _works(each.rule, kind) and _group(each.rule) != passed)
    found = (each.search(text, folded) for each in rules)
    hits = [hit for hit in found if hit]
    folds = [hit for hit in hits if _group(hit.rule) == "fold"]
    barred = rest is not None and (
        unit.kind != "sentence" or any(bar.search(text, folded) for bar in rest.unless)
    )
    best = max(folds, key=_rank, default=None)
    return Line(
        unit,
        kind,
        keep=any(_group(hit.rule) in _KEEPS for hit in hits),
        fold=best.rule if best else None,
        rest=None if barred else rest,
        alone=barred,
        who=sum(hit.rule.number("weight") for hit in hits if _group(hit.rule) == "who"),
    )


def _rank(hit: Hit) -> tuple[float, int, str]:
    return hit.rule.number("weight"), len(hit.match[0]), hit.rule.id


def _works(rule: Rule, kind: SectionKind) -> bool:
    return not _kinds(rule) or kind in _kinds(rule)


def _is_shown(unit: Unit) -> bool:
    return bool(unit.text) and not unit.dropped and unit.kind != "heading"


def _group(rule: Rule) -> str:
    return rule.text("group", "fold")


def _kinds(rule: Rule) -> tuple[str, ...]:
    kinds = rule.values.get("section", ())
    return kinds if isinstance(kinds, tuple) else (str(kinds),)
