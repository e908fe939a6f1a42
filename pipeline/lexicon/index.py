"""Which lines of a posting a rule can match at all, found in one pass over its text.

A posting has a hundred lines and a lexicon file a hundred rules; asking every rule about
every line costs milliseconds. Looking for the literals of all rules at the same time costs
a hundredth of that, and most lines are then never looked at. The only door to pyahocorasick.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick import Automaton  # type: ignore[import-not-found]

from pipeline.lexicon.pattern import Pattern
from pipeline.lexicon.rule import Hit, Rule, Rules

PLANES = 2
"""So many sets of literals of a pattern are asked for at most."""
_MADE: dict[tuple[int, str], tuple[Rules, Index]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A rule that may match a line, and the patterns of it that are worth trying."""

    rule: Rule
    patterns: tuple[Pattern, ...]

    def search(self, text: str, folded: str) -> Hit | None:
        """The first match in the line, or in a part of it, that no ``unless`` forbids."""
        for pattern in self.patterns:
            match = pattern.expression.search(text)
            if match is not None:
                return None if self.rule.forbids(text, folded) else Hit(self.rule, match)
        return None


class Index:
    """The literals of some rules, and the patterns that each of them may lead to.

    A match of a pattern holds a literal of each of its sets. What a literal leads to is the
    bits of a whole number: one plane of bits for each set that is asked for, one bit in it for
    each pattern.
    """

    __slots__ = ("_always", "_finder", "_made", "_of_rule", "_width", "patterns")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.patterns: list[tuple[Rule, Pattern]] = []
        self._of_rule: list[int] = []
        for rule in rules:
            bits = ((1 << len(rule.match)) - 1) << len(self.patterns)
            self._of_rule += [bits] * len(rule.match)
            self.patterns += [(rule, pattern) for pattern in rule.match]
        self._made: dict[int, Candidate] = {}
        self._width = len(self.patterns)
        self._always = 0
        owners: dict[str, int] = {}
        for place, (_, pattern) in enumerate(self.patterns):
            for plane in range(PLANES):
                bit = 1 << (plane * self._width + place)
                if plane >= len(pattern.groups):
                    self._always |= bit
                    continue
                for literal in pattern.groups[plane]:
                    owners[literal] = owners.get(literal, 0) | bit
        self._finder = Automaton()
        for literal, bits in owners.items():
            self._finder.add_word(literal, bits)
        self._finder.make_automaton()

    def lines(self, lines: Sequence[str]) -> dict[int, list[Candidate]]:
        """Number of each line that some rule may match -> those rules. In order of lines."""
        return {line: list(self.candidates(owners)) for line, owners in self.marks(lines).items()}

    def marks(self, lines: Iterable[str]) -> dict[int, int]:
        """Number of each line that some rule may match -> its patterns, each one bit."""
        marks = enumerate(self.mark(line.lower()) for line in lines)
        return {line: owners for line, owners in marks if owners}

    def mark(self, folded: str) -> int:
        """The patterns that may match one line, given in lower case, each one bit."""
        found = self._always
        if self._finder:
            for _, owners in self._finder.iter(folded):
                found |= owners
        return found & found >> self._width & (1 << self._width) - 1

    def candidates(self, owners: int) -> Iterator[Candidate]:
        """The rules whose patterns' bits are set."""
        while owners:
            first = (owners & -owners).bit_length() - 1
            own = owners & self._of_rule[first]
            yield self._made.get(own) or self._candidate(first, own)
            owners ^= own

    def _candidate(self, first: int, own: int) -> Candidate:
        patterns = self.patterns[first : own.bit_length()]
        chosen = [pattern for place, (_, pattern) in enumerate(patterns, first) if own >> place & 1]
        made = self._made[own] = Candidate(patterns[0][0], tuple(chosen))
        return made


def index(rules: Rules, having: str = "") -> Index:
    """The index of a file's rules, or of those with one column filled; made once."""
    made = _MADE.get((id(rules), having))
    if made is None or made[0] is not rules:
        chosen = [rule for rule in rules if not having or rule.values.get(having)]
        made = _MADE[id(rules), having] = (rules, Index(chosen))
    return made[1]
