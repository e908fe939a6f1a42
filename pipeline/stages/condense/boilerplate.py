"""The rules of boilerplate.toml by what they do and where."""

from __future__ import annotations

from typing import Literal

from pipeline.lexicon import Rule, Rules
from pipeline.model import SectionKind

Group = Literal["fold", "rest", "keep", "who"]


class Boilerplate:
    """What may be folded in a section, what must not, and what takes the rest."""

    def __init__(self, rules: Rules) -> None:
        self.says = {rule.id: rule.says for rule in rules}
        self.kinds = {
            kind for rule in rules if rule.text("group", "fold") != "keep" for kind in _kinds(rule)
        }
        self._rules = rules
        self._made: dict[tuple[Group, SectionKind], Rules] = {}

    def of(self, group: Group, kind: SectionKind) -> Rules:
        """The rules of a group that work in sections of this kind."""
        made = self._made.get((group, kind))
        if made is None:
            here = [rule for rule in self._rules if rule.text("group", "fold") == group]
            here = [rule for rule in here if kind in _kinds(rule) or not _kinds(rule)]
            made = self._made[group, kind] = Rules(tuple(here))
        return made

    def folding(self, kind: SectionKind, text: str) -> Rule | None:
        """The rule that folds a text: the one of most weight, of those the longest match."""
        hits = self.of("fold", kind).hits(text)
        return max(hits, key=lambda hit: hit.rule.number("weight")).rule if hits else None

    def rest(self, kind: SectionKind) -> Rule | None:
        """The rule that takes what no other takes in sections of this kind."""
        return next(iter(self.of("rest", kind)), None)


def _kinds(rule: Rule) -> tuple[str, ...]:
    kinds = rule.values.get("section", ())
    return kinds if isinstance(kinds, tuple) else (str(kinds),)
