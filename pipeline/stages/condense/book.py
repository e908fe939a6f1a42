"""The rules of boilerplate.toml, sorted once by what they do and where they work."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon import Hit, Rule, Rules
from pipeline.lexicon.index import index
from pipeline.model import SectionKind

KEEP, TASK, FOLD, WHO, REST, RECURS = "keep", "task", "fold", "who", "rest", "recurs"
"""What a rule does; boilerplate.toml says what each of them is."""
_MADE: dict[int, Book] = {}


class Book:
    """Which rules may match a line of a section, as bits of the index over all of them."""

    __slots__ = ("_bits", "index", "kinds", "recurs", "rests", "rules")

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.index = index(rules)
        self.kinds = frozenset(
            kind for rule in rules if group(rule) not in (KEEP, TASK) for kind in _kinds(rule)
        )
        """Sections in which something may be folded."""
        self.rests = {kind: rule for rule in rules if group(rule) == REST for kind in _kinds(rule)}
        self.recurs = {
            kind: rule for rule in rules if group(rule) == RECURS for kind in _kinds(rule)
        }
        self._bits: dict[tuple[str, str], int] = {}
        for place, (rule, _) in enumerate(self.index.patterns):
            for kind in _kinds(rule) or self.kinds:
                key = kind, group(rule)
                self._bits[key] = self._bits.get(key, 0) | 1 << place

    def hits(
        self, marks: int, kind: SectionKind, does: str, text: str, folded: str
    ) -> Iterator[Hit]:
        """What the rules of one group find in a line; ``marks`` are its bits in the index."""
        chosen = marks & self._bits.get((kind, does), 0)
        for candidate in self.index.candidates(chosen):
            if hit := candidate.search(text, folded):
                yield hit


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
