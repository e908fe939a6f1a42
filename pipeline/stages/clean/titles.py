"""Header lines that only repeat the title: "Nurse / Acme / Nurse"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Block

_HEAD = 10
"""Blocks that may be a posting's header."""
_FIRST = 3
"""The title and the employer stand among so many first lines."""
_LONG = 12
"""Words: with more of them, a line is prose and ends the header."""
_WIDE = 100
"""Characters: the same, for scripts without spaces."""


def repeated(blocks: Sequence[Block], lines: Sequence[str]) -> frozenset[int]:
    """Find the header lines that say what one of the first lines said.

    ``lines`` holds the cleaned text of each block. The value under a label
    ("Location:", then a line) is never taken for a repetition.
    """
    seen: dict[str, int] = {}
    found: set[int] = set()
    last, label = "", False
    for number, (block, line) in enumerate(zip(blocks[:_HEAD], lines[:_HEAD], strict=True)):
        words = line.split()
        if len(words) > _LONG or len(line) > _WIDE or block.kind in ("item", "row"):
            break
        key = "".join(filter(str.isalnum, line.casefold()))
        if not key:
            continue
        labels = line.endswith(":")
        if key == last or (
            key in seen and not label and not labels and (len(words) > 1 or seen[key] == 0)
        ):
            found.add(number)
        elif len(seen) < _FIRST:
            seen.setdefault(key, number)
        last, label = key, labels
    return frozenset(found)
