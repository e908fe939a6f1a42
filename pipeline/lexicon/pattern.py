"""A regular expression that is only tried where one of its words occurs.

A lexicon holds hundreds of patterns and most postings hold few of their words. From the
parsed expression we take literals of which at least one must occur in any match; looking
for those first is some fifty times cheaper than running the expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from pipeline.lexicon.literals import commonness, required

MANY = 12
"""So many literals cost more to look for, one after another, than shorter and fewer ones."""


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
    """Sets of literals, in lower case, the rarest first: each match holds one of every set."""

    def __init__(self, source: str, *, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.source, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Make what is not there yet; it is found without us from then on."""
        if name == "expression":
            self.expression = re.compile(self.source, self.flags)
        elif name in ("literals", "groups"):
            groups = required(parser.parse(self.source, self.flags))
            self.groups = tuple(sorted(groups, key=commonness))
            self.literals = tuple(sorted(min(groups, key=_effort, default=())))
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


def _effort(literals: frozenset[str]) -> tuple[int, int, int]:
    many, length = len(literals), min(map(len, literals))
    return many // MANY, -length, many
