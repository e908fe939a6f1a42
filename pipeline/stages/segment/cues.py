"""Sharp wording that tells a line's section whatever heading it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.lexicon import Pattern, Rule, Rules

_PIECES = re.compile(r"\W+")
MOST = 50_000
"""Words kept with the patterns that they call for."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A rule that speaks for a kind of section, and how strongly."""

    rule: str
    kind: str
    weight: float


class Cues:
    """The rules of cues.toml; a pattern is tried only where one of its own words occurs.

    A match of a pattern holds at least one of its literals, and each literal holds a piece of
    some word. So the words of a line tell which patterns can match it at all; that is looked
    up once for each word and then remembered.
    """

    def __init__(self, rules: Rules) -> None:
        """Prepare the rules; the order in the file never matters."""
        self._tries: list[tuple[Pattern, Rule, Evidence]] = []
        pieces: list[tuple[int, str]] = []
        for rule in sorted(rules, key=lambda rule: rule.id):
            says = Evidence(rule.id, rule.text("section"), rule.number("weight"))
            for pattern in rule.match:
                pieces += [(len(self._tries), piece) for piece in _pieces(pattern, rule)]
                self._tries.append((pattern, rule, says))
        self._pieces = tuple(sorted(pieces))
        self._called: dict[str, tuple[int, ...]] = {}

    def found(self, text: str, folded: str, words: Iterable[str]) -> list[Evidence]:
        """What the rules say about a line; ``words`` are the words of ``folded``."""
        called: set[int] = set()
        known = self._called
        for word in words:
            numbers = known.get(word)
            if numbers is None:
                numbers = self._call(word)
            if numbers:
                called.update(numbers)
        evidence: list[Evidence] = []
        for number in sorted(called):
            pattern, rule, says = self._tries[number]
            if says in evidence or not pattern.expression.search(text):
                continue
            if not any(bar.search(text, folded) for bar in rule.unless):
                evidence.append(says)
        return evidence

    def _call(self, word: str) -> tuple[int, ...]:
        """The patterns that a line with this word may match."""
        if len(self._called) > MOST:
            self._called.clear()
        whole = f"={word}"
        numbers = tuple(sorted({n for n, piece in self._pieces if piece in word or piece == whole}))
        self._called[word] = numbers
        return numbers


def _pieces(pattern: Pattern, rule: Rule) -> set[str]:
    """What a word of a line must be, or hold, for the pattern to match there.

    A rule names its words itself in ``calls``; otherwise it is the longest piece of each of
    the pattern's literals. A pattern without either would be tried on every line: none is.
    """
    calls = rule.values.get("calls")
    if isinstance(calls, tuple):
        return {f"={word}" for word in calls}
    return {max(reversed(_PIECES.split(literal)), key=len) for literal in pattern.literals}
