"""Tables of what is asked, in which a last column says how strongly: "Rye | 4 | Optional"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.stages.extract.requirements.lines import Level, Line

BROKEN = 2
"""So many lines without such a cell end a table; fewer are rows broken over two lines."""


def columned(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without the names of the columns, each with the level of its last cell."""
    left = 0
    for line in lines:
        if line.words.has("columns"):
            left = BROKEN
            continue
        cells = line.words.all("cell_level") if left else ()
        if cells:
            left = BROKEN
            level: Level = "preferred" if cells[-1].value == "preferred" else "required"
            line = replace(line.cut(cells[-1].start), level=level, base=level)
        else:
            left = max(0, left - 1)
        yield line
