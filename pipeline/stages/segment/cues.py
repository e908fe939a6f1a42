"""Sharp wording that tells a line's section whatever heading it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.lexicon import Pattern, Rule, Rules

MOST = 50_000
"""Words kept with the patterns that they call for."""
PLANES = 3
"""So many sets of words are asked for at most."""
LONGEST = 16
"""Letters of a piece of a word that are looked at."""
_LETTERS = re.compile(rf"[a-z]{{1,{LONGEST}}}")
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

    A match of a pattern holds at least one literal of each of its sets, and each literal holds
    a piece of some word. So the words of a line tell which patterns can match it at all. What
    a word calls for is looked up once and then remembered, as the bits of a whole number: one
    plane of bits for each set, one bit in it for each pattern.
    """

    def __init__(self, rules: Rules) -> None:
        """Prepare the rules; the order in the file never matters."""
        self._cues: list[_Cue] = []
        self._bits: dict[str, int] = {}
        self._called: dict[str, int] = {}
        ordered = sorted(rules, key=lambda rule: rule.id)
        self._width = sum(len(rule.match) for rule in ordered)
        self._always = 0
        for rule in ordered:
            says = Evidence(rule.id, rule.text("section"), rule.number("weight"))
            for pattern in rule.match:
                self._note(len(self._cues), _sets(pattern, rule))
                self._cues.append(_Cue(pattern, rule, says))

    def _note(self, number: int, sets: list[set[str]]) -> None:
        for plane in range(PLANES):
            bit = 1 << (plane * self._width + number)
            if plane >= len(sets):
                self._always |= bit
                continue
            for piece in sets[plane]:
                self._bits[piece] = self._bits.get(piece, 0) | bit

    def found(self, folded: str, words: Iterable[str], least: float = 0.0) -> list[Evidence]:
        """What the rules say about a line in lower case with these words.

        The first word is given once more with ``^`` before it. Rules that weigh less than
        ``least`` are not tried.
        """
        bits = self._always
        known = self._called
        for word in words:
            calls = known.get(word)
            bits |= self._call(word) if calls is None else calls
        called = bits & ((1 << self._width) - 1)
        for _ in range(PLANES - 1):
            bits >>= self._width
            called &= bits
        evidence: list[Evidence] = []
        while called:
            cue = self._cues[(called & -called).bit_length() - 1]
            called &= called - 1
            if cue.says.weight >= least and cue.says not in evidence and cue.holds(folded):
                evidence.append(cue.says)
        return evidence

    def _call(self, word: str) -> int:
        """The bits of the patterns that a line with this word may match."""
        if len(self._called) >= MOST:
            self._called.clear()
        calls = self._bits.get(f"={word}", 0)
        for start in range(len(word)):
            for stop in range(start + 1, min(len(word), start + LONGEST) + 1):
                calls |= self._bits.get(word[start:stop], 0)
        self._called[word] = calls
        return calls


def _lower(patterns: Sequence[Pattern]) -> re.Pattern[str]:
    """The patterns as one, for text in lower case: twice as fast as for any case."""
    sources = [pattern.source for pattern in patterns]
    one = "|".join(f"(?:{source})" for source in sources)
    flags = re.IGNORECASE if _CAPITAL.search(one) else re.RegexFlag(0)
    return re.compile(one, flags)


def _sets(pattern: Pattern, rule: Rule) -> list[set[str]]:
    """Sets of words or pieces of words; a line that matches has one of each set.

    A rule may name whole words itself in ``calls``, here marked with ``=``.
    """
    calls = rule.values.get("calls")
    sets = [{f"={word}" for word in calls}] if isinstance(calls, tuple) else []
    for literals in map(sorted, pattern.groups):
        pieces = [max(reversed(_LETTERS.findall(each) or [""]), key=len) for each in literals]
        if all(pieces):
            sets.append(set(pieces))
    sets.sort(key=lambda pieces: (-min(map(len, pieces)), len(pieces)))
    return sets[:PLANES]
