"""Tables that a reader with a narrow screen, or a screen reader, can follow."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from pipeline.renderers.markup import EMPTY, Markup, element, join
from pipeline.renderers.page import Page

ROOM = {"large": 3, "easy": 4}
"""Columns for which an edition's paper has room, without words broken in two."""


def table(
    page: Page, names: Sequence[str], body: Sequence[Sequence[str]], caption: str = ""
) -> Markup:
    """A table; ``names`` head the columns, and the first cell of each row heads the row.

    A narrow screen stacks the cells under each other, so each carries its column's name.
    Paper without room for the columns gets each row as a list of names and values.
    """
    width = max(map(len, (names, *body)))
    if page.printed and width > ROOM.get(page.options.edition, width):
        return _rows(names, body, caption)
    head = EMPTY
    if names:
        cells = (_head(name, "col") for name in _filled(names, width))
        head = element("thead", element("tr", *cells))
    rows = (_row(names, _filled(cells, width)) for cells in body)
    inside = element(
        "table",
        element("caption", caption) if caption else EMPTY,
        head,
        element("tbody", *rows),
    )
    return element("div", inside, class_="jps-table")


def _rows(names: Sequence[str], body: Sequence[Sequence[str]], caption: str) -> Markup:
    """Each row by itself: what each cell is, and what stands in it."""
    said = element("p", caption, class_="jps-intro") if caption else EMPTY
    return join((said, *(_stacked(names, cells) for cells in body)))


def _stacked(names: Sequence[str], cells: Sequence[str]) -> Markup:
    if len(names) < len(cells) or not all(names):
        parts = chain.from_iterable((" | ", cell) for cell in cells)
        return element("p", *list(parts)[1:])
    pairs = (
        (element("dt", name), element("dd", cell))
        for name, cell in zip(names, cells, strict=False)
        if cell
    )
    return element("dl", *chain.from_iterable(pairs), class_="jps-facts jps-row")


def _row(names: Sequence[str], cells: Sequence[str]) -> Markup:
    rest = (
        element("td", cell, data_label=(names[i] or None) if i < len(names) else None)
        for i, cell in enumerate(cells[1:], start=1)
    )
    return element("tr", _head(cells[0], "row"), *rest)


def _head(words: str, scope: str) -> Markup:
    """A header cell; an empty one heads nothing."""
    if not words:
        return element("td")
    return element("th", words, scope=scope)


def _filled(cells: Sequence[str], width: int) -> Sequence[str]:
    return [*cells, *([""] * (width - len(cells)))]
