"""Plain text: the file as it stands, cut into lines, items and paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model import Block, Run, Text
from pipeline.readers.layout import Layout, itemised
from pipeline.readers.lines import Mark, continues, glue, marks, width

GAP_LINE = 200
GAP = re.compile(
    r"(?<=[.;!?)])(?<!\d[.)])[ \t]{3,}(?=[\"'(“A-ZÀ-Þ•·●*-])"
    r"|(?<=[^\s.])[ \t]{3,}(?=\d{1,2}[.)]\s{1,9}\S)"
    r"|(?<=[.:;!?)])[ \t]{2,}(?=(?:\d{1,2}[.)]\s{1,9}\S|(?:[•·●*]|â€¢)\s?\S|-{1,2}\s?[A-Z]))"
)
"""A lost line end: in a long line, a wide gap after a sentence or before a number or bullet."""


def read_text(raw: str, name: str = "") -> Layout:
    """One block for each line; items without their bullets, wrapped lines as one paragraph."""
    lines, starts, numbers = _lines(raw)
    bare = [line.strip() for line in lines]
    wrapped_at = width(bare)
    signs = marks(bare)
    blocks: list[Block] = []
    levels: list[int] = []
    group: list[int] = []  # the lines of the block under construction

    def close() -> None:
        if group:
            block = _block(lines, starts, group, signs[group[0]], levels)
            blocks.append(replace(block, line=numbers[group[0]]))
            group.clear()

    for position, line in enumerate(bare):
        if not line:
            close()
            continue
        if group and not _goes_on(lines, position, group, signs, wrapped_at):
            close()
        group.append(position)
    close()
    return Layout(raw, tuple(blocks))


def _lines(raw: str) -> tuple[list[str], list[int], list[int]]:
    """The lines, where each begins in the text, and its number in the file."""
    lines: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    at = 0
    for number, line in enumerate(raw.split("\n"), 1):
        begin = 0
        if len(line) > GAP_LINE and "  " in line:
            for gap in GAP.finditer(line):
                lines.append(line[begin : gap.start()])
                starts.append(at + begin)
                numbers.append(number)
                begin = gap.end()
        lines.append(line[begin:])
        starts.append(at + begin)
        numbers.append(number)
        at += len(line) + 1
    return lines, starts, numbers


def _goes_on(
    lines: list[str], position: int, group: list[int], signs: list[Mark | None], wrapped_at: int
) -> bool:
    """True where the line belongs to the block that stands before it."""
    first, sign = signs[group[0]], signs[position]
    if sign is not None and (sign.ordered or first is not None):
        return False
    if continues(lines[position - 1].strip(), lines[position].strip(), wrapped_at):
        return True
    return (
        first is not None and sign is None and _indent(lines[position]) > _indent(lines[group[0]])
    )


def _indent(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _block(
    lines: list[str], starts: list[int], group: list[int], mark: Mark | None, levels: list[int]
) -> Block:
    parts: list[Text] = []
    for position in group:
        line = lines[position]
        piece = Text.of(line, starts[position]).strip()
        if parts:
            here, last = piece.span.start, parts[-1]
            if glue(last.value, piece.value):
                parts.append(Text(" ", (Run(0, last.span.end, here),)))
        parts.append(piece)
    text = parts[0] if len(parts) == 1 else Text.join(parts)
    block = Block("paragraph", text)
    if mark is None:
        levels.clear()
        return block
    indent = _indent(lines[group[0]])
    while levels and levels[-1] > indent:
        levels.pop()
    if not levels or levels[-1] < indent:
        levels.append(indent)
    return itemised(block, mark.length, mark.text, mark.ordered, level=len(levels))
