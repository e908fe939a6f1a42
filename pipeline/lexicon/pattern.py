"""A regular expression that is only tried where one of its words occurs.

A lexicon holds hundreds of patterns and most postings hold few of their words. From the
parsed expression we take literals of which at least one must occur in any match; looking
for those first is some fifty times cheaper than running the expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SHORTEST = 3
"""A literal of fewer characters occurs nearly everywhere and saves nothing."""


class Pattern:
    """A compiled expression and the lower-case literals that it cannot do without."""

    __slots__ = ("expression", "literals")

    def __init__(self, source: str, *, flags: re.RegexFlag = re.IGNORECASE) -> None:
        """Compile ``source``. Raises re.error where it is not a valid expression."""
        self.expression = re.compile(source, flags)
        self.literals = required_literals(source, flags)

    def may_match(self, folded: str) -> bool:
        """False only if nothing in the text, given in lower case, can match."""
        return not self.literals or any(literal in folded for literal in self.literals)

    def finditer(self, text: str, folded: str) -> Iterator[re.Match[str]]:
        """All matches in ``text``; ``folded`` is the same text in lower case."""
        return self.expression.finditer(text) if self.may_match(folded) else iter(())

    def search(self, text: str, folded: str) -> re.Match[str] | None:
        """The first match in ``text``; ``folded`` is the same text in lower case."""
        return self.expression.search(text) if self.may_match(folded) else None


def required_literals(source: str, flags: re.RegexFlag) -> tuple[str, ...]:
    """Literals, in lower case, of which each match holds at least one; () if unknown."""
    found = _of(parser.parse(source, flags))
    if found is None or any(not text.isascii() for text in found):
        return ()  # lower() of some letters is longer than the letter: do not risk a miss
    return tuple(sorted(found))


def literal_groups(source: str, flags: re.RegexFlag) -> tuple[tuple[str, ...], ...]:
    """Sets of literals, in lower case: each match holds at least one of every set."""
    found = _groups(parser.parse(source, flags))
    return tuple(tuple(sorted(each)) for each in found if all(map(str.isascii, each)))


def _of(parsed: Any) -> frozenset[str] | None:
    """The best set of literals for a sequence: the one whose shortest is longest."""
    best: frozenset[str] | None = None
    for found in _groups(parsed):
        best = _better(best, found)
    return best


def _groups(parsed: Any) -> Iterator[frozenset[str]]:
    """For each part of a sequence its set of literals, where it has one."""
    literal = ""
    for code, argument in [*parsed, (None, None)]:
        if code is op.LITERAL:
            literal += chr(argument).lower()
            continue
        if len(literal) >= SHORTEST:
            yield frozenset([literal])
        literal = ""
        found: frozenset[str] | None = None
        if code is op.SUBPATTERN:
            found = _of(argument[3])
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT) and argument[0] > 0:
            found = _of(argument[2])
        elif code is op.BRANCH:
            branches = [_of(branch) for branch in argument[1]]
            if all(branches):
                found = frozenset().union(*(b for b in branches if b))
        if found:
            yield found


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if not one or not other:
        return one or other
    return max(one, other, key=lambda found: (min(map(len, found)), -len(found)))
