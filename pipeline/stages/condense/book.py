"""The rules of boilerplate.toml, sorted once by what they do and where they work."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.lexicon import Hit, Rule, Rules
from pipeline.lexicon.index import index
from pipeline.memory import remembering
from pipeline.model import SectionKind

KEEP, TASK, PLACE = "keep", "task", "place"
FOLD, WHO, REST, RECURS = "fold", "who", "rest", "recurs"
"""What a rule does; boilerplate.toml says what each of them is."""
_MADE: dict[int, Book] = {}


@dataclass(frozen=True, slots=True)
class Said:
    """What the rules say of a line, wherever in a section it stands."""

    keep: bool
    """True where a rule says that it must be shown."""
    fold: Rule | None
    """The rule that may fold it: of most weight, of those the longest match."""
    barred: bool
    """True where the rule for what is left must not take it."""
    who: float
    """How well it introduces what its section is about."""


class Book:
    """Which rules may match a line of a section, as bits of the index over all of them."""

    __slots__ = ("_bits", "_index", "kinds", "recurs", "rests", "rules", "said")

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._index = index(rules)
        self.said = remembering(self._said)
        """What the rules say of a line in a section; ``keeps`` are the groups that keep it."""
        keeps = (KEEP, TASK, PLACE)
        self.kinds = frozenset(
            kind for rule in rules if group(rule) not in keeps for kind in _kinds(rule)
        )
        """Sections in which something may be folded."""
        self.rests = {kind: rule for rule in rules if group(rule) == REST for kind in _kinds(rule)}
        self.recurs = {
            kind: rule for rule in rules if group(rule) == RECURS for kind in _kinds(rule)
        }
        self._bits: dict[tuple[str, str], int] = {}
        for place, (rule, _) in enumerate(self._index.patterns):
            for kind in _kinds(rule) or self.kinds:
                key = kind, group(rule)
                self._bits[key] = self._bits.get(key, 0) | 1 << place

    def _said(self, text: str, kind: SectionKind, keeps: tuple[str, ...]) -> Said:
        folded = text.lower()
        marks = self._index.mark(folded)

        def hits(does: str) -> list[Hit]:
            chosen = self._index.candidates(marks & self._bits.get((kind, does), 0))
            return [hit for each in chosen if (hit := each.search(text, folded))]

        if not (kind in self.rests or kind in self.recurs or hits(FOLD)):
            return Said(keep=True, fold=None, barred=False, who=0)  # nothing would fold it
        keep = any(map(hits, keeps))
        best = max(() if keep else hits(FOLD), key=_rank, default=None)
        rest = self.rests.get(kind)
        return Said(
            keep,
            best.rule if best else None,
            barred=rest is not None and not best and rest.forbids(text, folded),
            who=sum(hit.rule.number("weight") for hit in hits(WHO)),
        )


def _rank(hit: Hit) -> tuple[float, int, str]:
    return hit.rule.number("weight"), len(hit.match[0]), hit.rule.id


def book(rules: Rules) -> Book:
    """The book of a lexicon's rules, made once."""
    made = _MADE.get(id(rules))
    if made is None or made.rules is not rules:
        made = _MADE[id(rules)] = Book(rules)
    return made


def group(rule: Rule) -> str:
    """What the rule does with a line that it matches."""
    return rule.text("group", FOLD)


def _kinds(rule: Rule) -> tuple[str, ...]:
    kinds = rule.values.get("section", ())
    return kinds if isinstance(kinds, tuple) else (str(kinds),)
