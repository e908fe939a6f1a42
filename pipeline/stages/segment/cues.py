"""Sharp wording that tells a line's section whatever heading it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.lexicon import Pattern, Rule, Rules
from pipeline.lexicon.index import Index

_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
"""A capital letter in the source of a pattern; ``\\W`` and the like are none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A rule that speaks for a kind of section, and how strongly."""

    rule: str
    kind: str
    weight: float


@dataclass(slots=True)
class _Cue:
    """One pattern of a rule, compiled when a posting first calls for it."""

    pattern: Pattern
    rule: Rule
    says: Evidence
    _match: re.Pattern[str] | None = None
    _unless: re.Pattern[str] | None = field(default=None)

    def holds(self, folded: str) -> bool:
        """The pattern stands in the line, in lower case, and nothing forbids it."""
        if self._match is None:
            self._match = _lower([self.pattern])
        if not self._match.search(folded):
            return False
        if not self.rule.unless:
            return True
        if self._unless is None:
            self._unless = _lower(self.rule.unless)
        return not self._unless.search(folded)


class Cues:
    """The rules of cues.toml; a pattern is tried only where its own words occur.

    A rule that can stand nearly anywhere may name words in ``calls``: it is tried only in a
    line that has one of them.
    """

    def __init__(self, rules: Rules) -> None:
        """Prepare the rules; the order in the file never matters."""
        self._index = Index(sorted(rules, key=lambda rule: rule.id))
        self._cues: list[_Cue] = []
        self._calls: dict[str, int] = {}
        self._uncalled = 0
        for place, (rule, pattern) in enumerate(self._index.patterns):
            says = Evidence(rule.id, rule.text("section"), rule.number("weight"))
            self._cues.append(_Cue(pattern, rule, says))
            calls = rule.values.get("calls")
            if not isinstance(calls, tuple):
                self._uncalled |= 1 << place
                continue
            for word in calls:
                self._calls[word] = self._calls.get(word, 0) | 1 << place

    def found(self, folded: str, words: Iterable[str], least: float = 0.0) -> list[Evidence]:
        """What the rules say about a line in lower case with these words.

        The first word is given once more with ``^`` before it. Rules that weigh less than
        ``least`` are not tried.
        """
        called = self._uncalled
        for word in self._calls.keys() & words:
            called |= self._calls[word]
        called &= self._index.mark(folded)
        evidence: list[Evidence] = []
        while called:
            cue = self._cues[(called & -called).bit_length() - 1]
            called &= called - 1
            if cue.says.weight >= least and cue.says not in evidence and cue.holds(folded):
                evidence.append(cue.says)
        return evidence


def _lower(patterns: Sequence[Pattern]) -> re.Pattern[str]:
    """The patterns as one, for text in lower case: twice as fast as for any case."""
    sources = [pattern.source for pattern in patterns]
    one = "|".join(f"(?:{source})" for source in sources)
    flags = re.IGNORECASE if _CAPITAL.search(one) else re.RegexFlag(0)
    return re.compile(one, flags)
