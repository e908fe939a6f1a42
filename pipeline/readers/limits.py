"""How much of a file is read. What is more is cut, and a finding says so."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Finding
from pipeline.readers.layout import Layout, cut

CHARACTERS = 200_000
"""Of readable text: ten times the longest posting that we have seen."""
BLOCKS = 5_000
"""Paragraphs, items and rows: likewise."""
SHORTEN = "Give each posting a file of its own, or leave out what does not belong to it."


def fitting(layout: Layout) -> Layout:
    """The layout without the blocks that are over a limit; the text ends where they began."""
    blocks, text = layout.blocks, layout.text
    stop = min(BLOCKS, len(blocks))
    while stop and blocks[stop - 1].text.span.end > CHARACTERS:
        stop -= 1
    if stop == len(blocks):
        return layout
    if stop == 0:  # one endless block: its beginning is all that there is
        first = blocks[0]
        start = first.text.span.start
        size = max(1, CHARACTERS - start)
        short = first.text[:size]
        kept = replace(
            first,
            text=short,
            strong=tuple(span for span in first.strong if span.end <= short.span.end),
            links=tuple(link for link in first.links if link.span.end <= short.span.end),
        )
        end, blocks = short.span.end, (kept,)
    else:
        end, blocks = blocks[stop - 1].text.span.end, blocks[:stop]
    return replace(
        layout, text=text[:end], blocks=blocks, findings=(*layout.findings, too_long(text, end))
    )


def shortened(raw: str) -> tuple[str, tuple[Finding, ...]]:
    """The file up to the limit, for a parser that would take too long over more."""
    if len(raw) <= CHARACTERS:
        return raw, ()
    line = raw.rfind("\n", CHARACTERS // 2, CHARACTERS)
    end = line if line > 0 else CHARACTERS
    return raw[:end], (too_long(raw, end),)


def too_long(text: str, end: int) -> Finding:
    """Say how much was cut, and where."""
    words = " ".join(text[end : end + 200].split())[:60]
    return cut(
        "length",
        f"The posting is too long. We did not read its last {len(text) - end:,} characters, "
        f"which begin with “{words}”.",
        SHORTEN,
    )
