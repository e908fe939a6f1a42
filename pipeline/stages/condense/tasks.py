"""Long lists of duties: the first ones are shown, a line says that there are more.

Working memory holds about four things (Cowan 2001, "The magical number 4 in short-term
memory"), and readers of a list of twenty keep none. Postings put first what matters most. A
duty that asks something of the one who does it is shown wherever it stands.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from pipeline.lexicon import Lexicon
from pipeline.model import Fold, Posting, Unit
from pipeline.plain import has_fact

RULE = "condense.more_tasks"
SHOWN = 4
"""Duties of a posting that are shown: the first under each heading, and one of each at least."""
FEWEST = 2
"""Duties that a line may stand for."""


def more_tasks(posting: Posting, lexicon: Lexicon, proven: Container[Unit]) -> tuple[Fold, ...]:
    """Fold the duties after the first ones, but for units that are ``proven`` or hold a fact."""
    groups = list(_under_headings(posting))
    rest = tuple(
        unit
        for group, share in zip(groups, _shares([len(group) for group in groups]), strict=True)
        for unit in group[share:]
        if unit not in proven and not has_fact(unit.text.value, lexicon)
    )
    if len(rest) < FEWEST:
        return ()
    return (Fold(RULE, lexicon.phrase("say.more_tasks"), rest, more=True),)


def _under_headings(posting: Posting) -> Iterator[list[Unit]]:
    """The lines of duties under each heading."""
    groups: dict[int, list[Unit]] = {}
    for section in posting.sections:
        if section.kind == "duties":
            units = (unit for unit in section.units if not unit.dropped and unit.kind != "heading")
            groups.setdefault(id(section.heading), []).extend(units)
    return (group for group in groups.values() if group)


def _shares(sizes: Sequence[int]) -> list[int]:
    """How many of each group are shown: one, then another of each, until all are given out."""
    shares = [1] * len(sizes)
    left = min(SHOWN, sum(sizes)) - len(sizes)
    while left > 0:
        for place, size in enumerate(sizes):
            if left > 0 and shares[place] < size:
                shares[place] += 1
                left -= 1
    return shares
