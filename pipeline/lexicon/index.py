"""Which lines of a posting a rule can match at all, found in one pass over its text.

A posting has a hundred lines and a lexicon file a hundred rules; asking every rule about
every line costs milliseconds. Looking for the rules' literals once in the whole posting,
all at the same time, costs a tenth of that, and most lines are then never looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_

from pipeline.lexicon.pattern import Pattern
from pipeline.lexicon.rule import Hit, Rule, Rules

_MADE: dict[tuple[int, str], tuple[Rules, Index]] = {}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that may match a line, and the patterns of it that are worth trying."""

    rule: Rule
    patterns: tuple[Pattern, ...]

    def search(self, text: str, folded: str) -> Hit | None:
        """The first match in the line, or in a part of it, that no ``unless`` forbids."""
        for pattern in self.patterns:
            match = pattern.expression.search(text)
            if match is not None:
                barred = any(bar.search(text, folded) for bar in self.rule.unless)
                return None if barred else Hit(self.rule, match)
        return None


class Index:
    """The literals of some rules, and the patterns that each of them may lead to."""

    __slots__ = ("_always", "_anywhere", "_owners", "patterns")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.patterns = [(rule, pattern) for rule in rules for pattern in rule.match]
        self._always = 0
        owners: dict[str, int] = {}
        for place, (_, pattern) in enumerate(self.patterns):
            if not pattern.literals:
                self._always |= 1 << place
            for literal in pattern.literals:
                owners[literal] = owners.get(literal, 0) | 1 << place
        # Where a literal stands, those that it begins with stand as well.
        self._owners = {
            literal: _bits(owners.get(literal[:end], 0) for end in range(1, len(literal) + 1))
            for literal in owners
        }
        self._anywhere = re.compile(f"(?=({_trie(owners)}))") if owners else None

    def lines(self, lines: Sequence[str]) -> dict[int, list[Candidate]]:
        """Number of each line that some rule may match -> those rules. In order of lines."""
        return {line: list(self.candidates(owners)) for line, owners in self.marks(lines).items()}

    def marks(self, lines: Sequence[str]) -> dict[int, int]:
        """Number of each line that some rule may match -> its patterns, each one bit."""
        folded = [line.lower() for line in lines]
        starts = [0, *accumulate(len(line) + 1 for line in folded)]
        whole = "\n".join(folded)
        found = dict.fromkeys(range(len(lines)), self._always) if self._always else {}
        for literal in self._anywhere.finditer(whole) if self._anywhere else ():
            line = bisect_right(starts, literal.start()) - 1
            found[line] = found.get(line, 0) | self._owners[literal[1]]
        return {line: found[line] for line in sorted(found)}

    def mark(self, folded: str) -> int:
        """The patterns that may match one line, given in lower case, each one bit."""
        found = self._always
        for literal in set(self._anywhere.findall(folded) if self._anywhere else ()):
            found |= self._owners[literal]
        return found

    def candidates(self, owners: int) -> Iterator[Candidate]:
        """The rules whose patterns' bits are set."""
        patterns: list[Pattern] = []
        last: Rule | None = None
        while owners:
            low = owners & -owners
            rule, pattern = self.patterns[low.bit_length() - 1]
            if last is not None and rule is not last:
                yield Candidate(last, tuple(patterns))
                patterns = []
            patterns.append(pattern)
            last, owners = rule, owners ^ low
        if last is not None:
            yield Candidate(last, tuple(patterns))


def _bits(bits: Iterable[int]) -> int:
    """All the bits that are set in one of the numbers or more."""
    return reduce(or_, bits, 0)


def _trie(literals: Iterable[str]) -> str:
    """An expression for any of the literals, the longest first, each letter looked at once."""
    rests: dict[str, set[str]] = {}
    ends = False
    for literal in literals:
        if literal:
            rests.setdefault(literal[0], set()).add(literal[1:])
        else:
            ends = True
    if not rests:
        return ""
    branches = "|".join(re.escape(first) + _trie(rests[first]) for first in sorted(rests))
    if len(rests) == 1 and not ends:
        return branches
    return f"(?:{branches}){'?' if ends else ''}"


def index(rules: Rules, having: str = "") -> Index:
    """The index of a file's rules, or of those with one column filled; made once."""
    made = _MADE.get((id(rules), having))
    if made is None or made[0] is not rules:
        chosen = [rule for rule in rules if not having or rule.values.get(having)]
        made = _MADE[id(rules), having] = (rules, Index(chosen))
    return made[1]
