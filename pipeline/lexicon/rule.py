"""One rule of a knowledge file, and a file's rules as one searchable set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pipeline.lexicon.pattern import Pattern

Scalar = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A table of a knowledge file: what it matches, what it means, and why."""

    id: str
    """``file.table``, such as ``screening.background_check``: shown with what it found."""
    match: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    """Where one of these overlaps a match (or touches its sentence), it does not count."""
    says: str = ""
    why: str = ""
    source: str = ""
    examples: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    values: Mapping[str, Scalar] = field(default_factory=lambda: MappingProxyType({}))
    """The file's own columns, as its schema declares them."""

    @property
    def name(self) -> str:
        """The table's name alone, such as ``background_check``."""
        return self.id.partition(".")[2]

    def text(self, key: str, default: str = "") -> str:
        """A column that holds text."""
        value = self.values.get(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: float = 0.0) -> float:
        """A column that holds a number."""
        value = self.values.get(key, default)
        return float(value) if isinstance(value, int | float) else default

    def flag(self, key: str) -> bool:
        """A column that holds true or false; false where it is not given."""
        return self.values.get(key) is True

    def forbids(self, text: str, folded: str) -> bool:
        """Whether an ``unless`` stands in the text. ``folded`` is ``text.lower()``."""
        for bar in self.unless:  # noqa: SIM110 - called often, and any() is slower
            if bar.search(text, folded):
                return True
        return False

    def finditer(self, text: str, folded: str) -> Iterator[re.Match[str]]:
        """Every match that no ``unless`` forbids. ``folded`` is ``text.lower()``."""
        for pattern in self.match:
            for match in pattern.finditer(text, folded):
                if not self.forbids(text, folded):
                    yield match

    def search(self, text: str, folded: str) -> re.Match[str] | None:
        """The first match that no ``unless`` forbids."""
        return next(self.finditer(text, folded), None)


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that matched, and where."""

    rule: Rule
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one file in a fixed order."""

    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __getitem__(self, name: str) -> Rule:
        for rule in self.rules:
            if rule.name == name:
                return rule
        raise KeyError(name)

    def hits(self, text: str) -> list[Hit]:
        """What each rule finds first in a sentence; the longest match stands first.

        Order in the file never matters: the longest match wins, ties go by id.
        """
        folded = text.lower()
        found = [Hit(rule, match) for rule in self.rules if (match := rule.search(text, folded))]
        return sorted(found, key=lambda hit: (-len(hit.match[0]), hit.rule.id))

    def first(self, text: str) -> Hit | None:
        """The winning rule for a sentence, or None."""
        return next(iter(self.hits(text)), None)
