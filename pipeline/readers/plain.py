"""Plain text: the file as it stands, cut into lines, items and paragraphs."""

from __future__ import annotations

import re

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
            text = _joined(lines, starts, group)
            block = Block("paragraph", text, line=numbers[group[0]])
            if mark := signs[group[0]]:
                level = _level(_indent(lines[group[0]]), levels)
                block = itemised(block, mark.length, mark.text, mark.ordered, level)
            else:
                levels.clear()
            blocks.append(block)
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


def _joined(lines: list[str], starts: list[int], group: list[int]) -> Text:
    parts: list[Text] = []
    for position in group:
        piece = Text.of(lines[position], starts[position]).strip()
        if parts and glue(parts[-1].value, piece.value):
            parts.append(Text(" ", (Run(0, parts[-1].span.end, piece.span.start),)))
        parts.append(piece)
    return parts[0] if len(parts) == 1 else Text.join(parts)


def _level(indent: int, levels: list[int]) -> int:
    """How deep an item stands; ``levels`` are the indents of the items around it."""
    while levels and levels[-1] > indent:
        levels.pop()
    if not levels or levels[-1] < indent:
        levels.append(indent)
    return len(levels)
