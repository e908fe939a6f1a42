"""The headings that stand over a line, and what they say about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.stages.segment.headings import Says

INHERITED = 0.85
"""How much a sub-heading of unknown words keeps of what the heading over it says."""
FOLLOWING = 0.2
"""The same for a heading of unknown words beside, not under, the one before it."""
CLOSED = 0.2
"""The same for prose after the list that a heading stood over: it closes the list."""

Expects = tuple[tuple[str, float], ...]
"""Kinds of section, the likeliest first, and how strongly each is expected."""


def expects(says: Says, most: float = 99.0) -> Expects:
    """What a heading lets us expect; each further kind counts one less."""
    weight = min(most, says.weight)
    return tuple((kind, weight - place) for place, kind in enumerate(says.kinds) if kind != "other")


def weaker(expected: Expects, share: float) -> Expects:
    """The same kinds, less strongly expected."""
    return tuple((kind, weight * share) for kind, weight in expected)


@dataclass(slots=True)
class Outline:
    """The headings that stand over the present place of a posting."""

    rule: str = ""
    """The rule of the last known heading."""
    expected: Expects = ()
    empty: bool = True
    """Nothing stands under the last heading yet."""
    _open: list[tuple[int, str, Expects]] = field(default_factory=list)

    def enter(self, level: int, says: Says | None) -> None:
        """A heading of this level begins."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        over = self._open[-1] if self._open else None
        if says and says.kinds != ("",):
            self.rule, self.expected = says.rule, expects(says)
            if over and self._chief(over[2]) == "preferred" and says.kinds[0] == "required":
                self.expected = (("preferred", says.weight),)
        elif over:
            self.rule, self.expected = over[1], weaker(over[2], INHERITED)
        else:
            self.expected = weaker(self.expected, INHERITED if self.empty else FOLLOWING)
        self._open.append((level, self.rule, self.expected))
        self.empty = True

    def line(self, *, closes: bool) -> None:
        """A line of content comes; ``closes`` if it is prose after a list."""
        labelled = not self.empty and self._chief(self.expected) == "header"
        if closes or labelled:  # a label such as "Location" heads one line, not more
            self.expected = weaker(self.expected, CLOSED)
        self.empty = False

    @staticmethod
    def _chief(expected: Expects) -> str:
        return expected[0][0] if expected else ""
