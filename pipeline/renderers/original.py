"""The whole posting at the end, word for word, in the layout that the reader found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.model import Block, Posting, Span, Text
from pipeline.renderers.markup import Markup, broken, element, join, link, linked
from pipeline.renderers.page import Page
from pipeline.renderers.parts import fold
from pipeline.renderers.table import table

DEEPEST = 5
"""Lists within lists; deeper items stay on this level."""
WIDEST = 8
"""Columns of a table; what is beyond stands in the last one."""
PRINTED_PIECES, PRINTED_CHARACTERS = 600, 60_000
"""What a PDF shows of the original: paragraphs, items and cells, and their characters.
To lay out more would take too long."""


def original(page: Page, posting: Posting, language: str) -> Markup:
    """The posting's blocks behind a disclosure; on paper as an appendix."""
    blocks = [block for block in posting.blocks if block.text.value.strip()]
    shown = list(_fitting(blocks)) if page.printed else blocks
    foreign = posting.language not in ("und", language)
    words = element(
        "div",
        *_pieces(page, shown),
        class_="jps-original-text",
        lang=posting.language if foreign else None,
        dir="auto" if foreign else None,
    )
    more = [element("p", page.say("original_cut"))] if len(shown) < len(blocks) else []
    return page.section(
        "original",
        page.say("original_title"),
        element("p", page.say("original_intro"), class_="jps-intro"),
        fold(page, page.say("original_open"), words, *more, original=True),
    )


def _fitting(blocks: Sequence[Block]) -> Iterator[Block]:
    pieces, characters = PRINTED_PIECES, PRINTED_CHARACTERS
    for block in blocks:
        pieces -= WIDEST if block.kind == "row" else 1
        characters -= len(block.text)
        if min(pieces, characters) < 0:
            return
        yield block


def _pieces(page: Page, blocks: Sequence[Block]) -> Iterator[Markup]:
    ranks = sorted({block.level for block in blocks if block.kind == "heading"})
    depth = 1
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        run = list(group)
        if kind == "heading":
            for block in run:
                depth = min(2 + ranks.index(block.level), depth + 1)
                yield page.heading(depth, _inline(block))
        elif kind == "item":
            yield from _lists(run)
        elif kind == "row":
            yield from _tables(page, run)
        else:
            yield from (element("p", _inline(block)) for block in run)


def _lists(items: Sequence[Block], depth: int = 1) -> Iterator[Markup]:
    """The items as lists; deeper ones stand inside the item before them."""
    at = 0
    while at < len(items):
        ordered = items[at].ordered
        children: list[Markup] = []
        while at < len(items) and items[at].ordered == ordered:
            stop = at + 1
            while depth < DEEPEST and stop < len(items) and items[stop].level > items[at].level:
                stop += 1
            under = _lists(items[at + 1 : stop], depth + 1)
            sign = f"{items[at].marker} " if ordered and items[at].marker else ""
            children.append(element("li", sign, _inline(items[at]), *under))
            at = stop
        if not ordered:
            yield element("ul", *children)
        elif any(item.marker for item in items):  # the posting's own signs, word for word
            yield element("ul", *children, class_="jps-signed")
        else:
            yield element("ol", *children)


def _tables(page: Page, rows: Sequence[Block]) -> Iterator[Markup]:
    """The rows as tables; a row of header cells begins a new one."""
    at = 0
    while at < len(rows):
        header = rows[at] if rows[at].header else None
        stop = at + 1
        while stop < len(rows) and not rows[stop].header:
            stop += 1
        names: Sequence[str] = header.text.value.split(" | ", WIDEST - 1) if header else []
        body: list[Sequence[str]] = [_cells(row) for row in rows[at + (header is not None) : stop]]
        if not body or max(map(len, [names, *body])) == 1:
            yield from (element("p", _inline(row)) for row in rows[at:stop])
        else:
            yield table(page, names, body)
        at = stop


def _cells(row: Block) -> list[Markup]:
    """The cells of a row, which the reader joined by bars."""
    out: list[Markup] = []
    value, at = row.text.value, 0
    while len(out) < WIDEST - 1 and (bar := value.find(" | ", at)) >= 0:
        out.append(_inline(row, at, bar))
        at = bar + 3
    return [*out, _inline(row, at, len(value))]


def _inline(block: Block, start: int = 0, stop: int | None = None) -> Markup:
    """The words of a block, or a stretch of them, with its links and bold stretches."""
    return broken(_stretch(block, start, len(block.text) if stop is None else stop))


def _stretch(block: Block, start: int, stop: int) -> Markup:
    text = block.text
    if not block.links and not block.strong:
        return linked(text.value[start:stop])
    bold = [place for span in block.strong if (place := _place(text, span))]
    pieces: list[Markup] = []
    at = start
    for each in block.links:
        place = _place(text, each.span)
        if place is None or place[0] < at or place[1] > stop or place[0] == place[1]:
            continue
        pieces.append(_bold(text.value, at, place[0], bold))
        pieces.append(link(_bold(text.value, *place, bold, bare=True), each.url))
        at = place[1]
    return join((*pieces, _bold(text.value, at, stop, bold)))


def _bold(
    value: str, start: int, stop: int, bold: Sequence[tuple[int, int]], *, bare: bool = False
) -> Markup:
    make = (lambda words: join((words,))) if bare else linked
    pieces: list[Markup] = []
    for low, high in bold:
        low, high = max(low, start), min(high, stop)
        if low < high:
            pieces += (make(value[start:low]), element("strong", make(value[low:high])))
            start = high
    return join((*pieces, make(value[start:stop])))


def _place(text: Text, span: Span) -> tuple[int, int] | None:
    """Where in the value a stretch of the source stands."""
    low, high = len(text), 0
    for position, run in enumerate(text.runs):
        if run.end <= span.start or run.start >= span.end:
            continue
        last = position + 1 == len(text.runs)
        end = len(text) if last else text.runs[position + 1].at
        in_step = end - run.at == run.end - run.start
        low = min(low, run.at + (max(0, span.start - run.start) if in_step else 0))
        high = max(high, end - (max(0, run.end - span.end) if in_step else 0))
    return (low, high) if low < high else None
