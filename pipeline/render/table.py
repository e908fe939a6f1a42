"""Tables that a reader with a narrow screen, or a screen reader, can follow."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.render.markup import EMPTY, Markup, element


def table(names: Sequence[str], body: Sequence[Sequence[str]], caption: str = "") -> Markup:
    """A table; ``names`` head the columns, and the first cell of each row heads the row.

    A narrow screen stacks the cells under each other, so each carries its column's name.
    """
    width = max(map(len, (names, *body)))
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
