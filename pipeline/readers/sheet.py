"""From letters on pages to rows: columns, cells, and what runs at the top and foot."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import reduce
from statistics import median

from pipeline.readers.lines import BULLET, NUMBER
from pipeline.readers.words import Words

GAP = 1.6
"""A gap of so many letter sizes parts two cells of a row; less is white space."""
WIDE = 5
"""A gap of so many letter sizes is never one between words."""
NEAR = 2
"""Points by which the cells of a column may begin apart."""
RIM = 3
"""Lines at the top and at the foot of a page that may be of its margin."""
FIGURE = re.compile(r"\d+")
AWAY = 1.3
"""Between the margin and the body stand so many usual steps."""
LINE = 80
"""Characters of a running head that holds the page's number."""
FEW = 12
"""A page number has no more letters beside it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text on a page."""

    words: Words
    left: float
    right: float
    middle: float
    """Its height on the page, from the foot."""
    size: float

    @property
    def text(self) -> str:
        """The words without what is bold and linked."""
        return self.words.value

    @property
    def bold(self) -> bool:
        """True where all of it is bold."""
        return self.words.strong == ((0, len(self.words.value)),)


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces at one height, from left to right; one piece a cell."""

    cells: tuple[Piece, ...]
    step: float
    """How far below the row before it; 0 at the top of a page or column."""
    edge: float
    """How far to the right the lines of its column go."""

    @property
    def words(self) -> Words:
        """All cells on one line."""
        first, *rest = (cell.words for cell in self.cells)
        return reduce(Words.followed_by, rest, first)

    @property
    def text(self) -> str:
        """The words without what is bold and linked."""
        return " ".join(cell.text for cell in self.cells)

    @property
    def size(self) -> float:
        """That of its largest letters."""
        return max(cell.size for cell in self.cells)

    @property
    def bold(self) -> bool:
        """True where all of it is bold."""
        return all(cell.bold for cell in self.cells)


def rows_of(page: list[Piece]) -> list[Row]:
    """The rows of a page from top to bottom; where it has two columns, one after the other."""
    gutter = _gutter(page)
    if gutter is None:
        return _column(page)
    spanning = [each for each in page if each.left < gutter < each.right]
    rows: list[Row] = []
    top = float("inf")
    for level in [*sorted((each.middle for each in spanning), reverse=True), float("-inf")]:
        within = [each for each in page if level < each.middle < top and each not in spanning]
        rows += _column([each for each in within if each.right <= gutter])
        rows += _column([each for each in within if each.left >= gutter])
        rows += _column([each for each in spanning if each.middle == level])
        top = level
    return rows


def _gutter(page: list[Piece]) -> float | None:
    """Where the white space between two columns of prose stands; None for one column.

    A table has short cells on the left; columns of prose have long lines on both sides.
    """
    if len(page) < 16:
        return None
    low, high = min(each.left for each in page), max(each.right for each in page)
    best: tuple[int, float] | None = None
    for place in range(30, 71, 2):
        x = low + (high - low) * place / 100
        crossing = sum(each.left < x < each.right for each in page)
        if best is None or crossing < best[0]:
            best = crossing, x
    if best is None or best[0] > 0.15 * len(page):
        return None
    sides = (
        [len(each.text) for each in page if each.right <= best[1]],
        [len(each.text) for each in page if each.left >= best[1]],
    )
    long = all(len(side) >= 6 and median(side) >= 20 for side in sides)
    return best[1] if long else None


def _column(pieces: list[Piece]) -> list[Row]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: (-each.middle, each.left)):
        last = rows[-1][0] if rows else None
        if last and abs(last.middle - piece.middle) < 0.45 * min(last.size, piece.size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda each: each.left)
    begun = Counter(round(each.left / NEAR) for row in rows for each in row[1:])
    edges = sorted(max(each.right for each in row) for row in rows)
    edge = edges[int(len(edges) * 0.9)] if edges else 0.0
    made: list[Row] = []
    for row in rows:
        above = made[-1].cells[0].middle if made else row[0].middle
        made.append(Row(_cells(row, begun), above - row[0].middle, edge))
    return made


def _cells(row: list[Piece], begun: Counter[int]) -> tuple[Piece, ...]:
    """The pieces of a row, those joined that only white space or a bullet keeps apart.

    A cell begins where cells of other rows begin, or behind a gap that no line of prose has.
    """
    cells = [row[0]]
    for piece in row[1:]:
        last = cells[-1]
        size = max(last.size, piece.size)
        gap = piece.left - last.right
        place = round(piece.left / NEAR)
        aligned = sum(begun[place + step] for step in (-1, 0, 1)) > 1
        bold = (last.bold or is_mark(last.text)) and piece.bold
        if is_mark(last.text) or gap < GAP * size or (gap < WIDE * size and not aligned):
            cells[-1] = replace(
                last,
                words=_beside(last.words, piece.words, bold),
                right=max(last.right, piece.right),
                size=size,
            )
        else:
            cells.append(piece)
    return tuple(cells)


def _beside(words: Words, other: Words, bold: bool) -> Words:
    """Both as one; where all is bold, in one stretch."""
    both = words.followed_by(other)
    return replace(both, strong=((0, len(both.value)),)) if bold else both


def is_mark(text: str) -> bool:
    """True for a bullet or a number that stands alone."""
    if len(text) > 5:
        return False
    return BULLET.match(text + " x") is not None or NUMBER.match(text + " x") is not None


def without_margins(sheets: list[list[Row]]) -> tuple[list[list[Row]], list[Row], list[Row]]:
    """The pages without what runs at their top and foot, and that once; page numbers are gone."""
    steps = [row.step for sheet in sheets for row in sheet if row.step > 0]
    far = AWAY * median(steps) if steps else 0.0
    heads, tops = _running(sheets, [_top(sheet, far) for sheet in sheets])
    feet, ends = _running(sheets, [_foot(sheet, far) for sheet in sheets])
    gone = tops | ends
    left = [
        [row for place, row in enumerate(sheet) if (number, place) not in gone]
        for number, sheet in enumerate(sheets)
    ]
    left = [[replace(row, step=0.0) for row in sheet[:1]] + sheet[1:] for sheet in left]
    return left, heads, feet


def _top(sheet: list[Row], far: float) -> range:
    """The rows above the first wide gap, where that is near the top."""
    return next(
        (range(place) for place in range(1, RIM + 1) if sheet[place:] and sheet[place].step > far),
        range(0),
    )


def _foot(sheet: list[Row], far: float) -> range:
    """The rows below the last wide gap, where that is near the foot."""
    last = len(sheet)
    return next(
        (range(at, last) for at in range(last - 1, max(0, last - RIM - 1), -1)
         if sheet[at].step > far),
        range(0),
    )  # fmt: skip


def _running(sheets: list[list[Row]], rims: list[range]) -> tuple[list[Row], set[tuple[int, int]]]:
    seen: dict[str, list[tuple[int, int]]] = {}
    for number, sheet in enumerate(sheets):
        for place in rims[number]:
            seen.setdefault(FIGURE.sub("0", sheet[place].text), []).append((number, place))
    kept: list[Row] = []
    gone: set[tuple[int, int]] = set()
    for places in seen.values():
        rows = [sheets[number][place] for number, place in places]
        same = len({row.text for row in rows}) == 1
        if len(rows) < 2 or 2 * len(rows) < len(sheets) or not _one_place(rows):
            continue
        counted = len(rows[0].text) <= LINE and _counts([number for number, _ in places], rows)
        if not same and not counted:
            continue
        gone.update(places)
        cells = tuple(cell for cell in rows[0].cells if same or not _is_number(cell, rows[1:]))
        if cells:
            kept.append(replace(rows[0], cells=cells))
    return kept, gone


def _is_number(cell: Piece, others: list[Row]) -> bool:
    """True for a page number: it is short, and no other page has the same."""
    if sum(map(str.isalpha, cell.text)) > FEW:
        return False
    return not any(cell.text == other.text for row in others for other in row.cells)


def _one_place(rows: list[Row]) -> bool:
    heights = [row.cells[0].middle for row in rows]
    return max(heights) - min(heights) < rows[0].size


def _counts(pages: list[int], rows: list[Row]) -> bool:
    """True where one of the figures in the rows goes up with the pages."""
    figures = [[int(figure[:9]) for figure in FIGURE.findall(row.text)] for row in rows]
    if len({len(each) for each in figures}) != 1:
        return False
    return any(
        len({figure - page for figure, page in zip(column, pages, strict=True)}) == 1
        for column in zip(*figures, strict=True)
    )
