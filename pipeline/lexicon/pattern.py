"""A regular expression that is only tried where one of its words occurs.

A lexicon holds hundreds of patterns and most postings hold few of their words. From the
parsed expression we take literals of which at least one must occur in any match; looking
for those first is some fifty times cheaper than running the expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SHORTEST = 3
"""A literal of fewer characters occurs nearly everywhere and saves nothing."""


class Pattern:
    """An expression and the lower-case literals that it cannot do without.

    It is looked into when somebody asks for what is in it, and compiled when it is first
    tried: most never are.
    """

    __slots__ = ("expression", "flags", "groups", "literals", "source")
    expression: re.Pattern[str]
    literals: tuple[str, ...]
    """In lower case; each match holds at least one. () if unknown."""
    groups: tuple[frozenset[str], ...]
    """Sets of literals, in lower case: each match holds at least one of every set."""

    def __init__(self, source: str, *, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.source, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Make what is not there yet; it is found without us from then on."""
        if name == "expression":
            self.expression = re.compile(self.source, self.flags)
        elif name in ("literals", "groups"):
            groups = list(_groups(parser.parse(self.source, self.flags)))
            self.literals = _literals(groups)
            self.groups = tuple(found for found in groups if all(map(str.isascii, found)))
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def check(self) -> None:
        """Raises re.error where the source is no valid expression."""
        re.compile(self.source, self.flags)

    def may_match(self, folded: str) -> bool:
        """False only if nothing in the text, given in lower case, can match."""
        for literal in self.literals:  # a loop: nothing is asked more often
            if literal in folded:
                return True
        return not self.literals

    def finditer(self, text: str, folded: str) -> Iterator[re.Match[str]]:
        """All matches in ``text``; ``folded`` is the same text in lower case."""
        return self.expression.finditer(text) if self.may_match(folded) else iter(())

    def search(self, text: str, folded: str) -> re.Match[str] | None:
        """The first match in ``text``; ``folded`` is the same text in lower case."""
        return self.expression.search(text) if self.may_match(folded) else None


def _literals(groups: Iterable[frozenset[str]]) -> tuple[str, ...]:
    found = _best(groups)
    if found is None or any(not text.isascii() for text in found):
        return ()  # lower() of some letters is longer than the letter: do not risk a miss
    return tuple(sorted(found))


def _best(groups: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """The best set of literals for a sequence: the one whose shortest is longest."""
    best: frozenset[str] | None = None
    for found in groups:
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
            found = _best(_groups(argument[3]))
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT) and argument[0] > 0:
            found = _best(_groups(argument[2]))
        elif code is op.BRANCH:
            branches = [_best(_groups(branch)) for branch in argument[1]]
            if all(branches):
                found = frozenset().union(*(b for b in branches if b))
        if found:
            yield found


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if not one or not other:
        return one or other
    return max(one, other, key=lambda found: (min(map(len, found)), -len(found)))
