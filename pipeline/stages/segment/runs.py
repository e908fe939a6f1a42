"""From sorted lines to sections: one for each run of a kind under a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.model import Section, Unit
from pipeline.stages.segment.layout import Line
from pipeline.stages.segment.path import Sorted

EMPTY = "segment.empty"
"""The rule of a heading that has nothing under it."""


def sections(found: Iterable[Line], kinds: Sequence[Sorted]) -> tuple[Section, ...]:
    """The sections in order; ``kinds`` has one entry for each line of content.

    Headings and units of all sections, one after another, are the units of the posting.
    """
    made: list[Section] = []
    heading: Unit | None = None
    run: list[Unit] = []
    same: Sorted = ("other", EMPTY)
    waiting = own = False
    content = iter(kinds)
    for line in found:
        if line.heading:
            if run or waiting:
                made.append(Section(same[0], heading, tuple(run), same[1], own))
            heading, own = line.unit, line.own
            run, same, waiting = [], ("other", EMPTY), True
            continue
        kind: Sorted = ("chrome", line.unit.dropped) if line.unit.dropped else next(content)
        if run and kind != same:
            made.append(Section(same[0], heading, tuple(run), same[1], own))
            run = []
        same, waiting = kind, False
        run.append(line.unit)
    if run or waiting:
        made.append(Section(same[0], heading, tuple(run), same[1], own))
    return tuple(made)
