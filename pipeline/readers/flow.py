"""From rows to paragraphs, items, headings and table rows; broken words are whole again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from pipeline.readers.layout import Draft
from pipeline.readers.lines import BULLET, ENDED, NUMBER
from pipeline.readers.sheet import Piece, Row, rows_of, without_margins
from pipeline.readers.words import Words

APART = 1.5
"""A step down of so many usual steps begins a new paragraph."""
LARGER = 1.12
"""Letters so much larger than most are a heading."""
LABEL = 40
BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
BEGINS = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Mend:
    """Knows if a hyphen at the end of a line belongs to the word."""

    said: frozenset[str]
    """The words of the document, in small letters."""
    is_word: Callable[[str], bool]

    def joined(self, words: Words, after: Words) -> Words:
        """Two lines as one; a word that was broken between them is whole again."""
        broken, begins = BROKEN.search(words.value), BEGINS.match(after.value)
        if broken is None or begins is None:
            return words.followed_by(after)
        soft = words.value[-1] == "\u00ad"
        if soft or self._broken(broken[1].lower(), begins[0]):
            return replace(words, value=words.value[:-1]).followed_by(after, "")
        return words.followed_by(after, "")

    def _broken(self, left: str, right: str) -> bool:
        """True where the line end parted one word; "full-time" is two, and so is "pre-IPO"."""
        if not right.islower() or f"{left}-{right}" in self.said:
            return False
        if left + right in self.said or self.is_word(left + right):
            return True
        return not self.is_word(left) and not self.is_word(right)


def write(draft: Draft, pages: list[list[Piece]], is_word: Callable[[str], bool]) -> None:
    """Add the blocks of all pages, what runs at their top and foot once.

    ``is_word`` knows the words of the language, in small letters.
    """
    sheets, heads, feet = without_margins([rows_of(page) for page in pages])
    rows = [row for sheet in sheets for row in sheet]
    if not rows:
        rows, heads, feet = [*heads, *feet], [], []
    body = Counter[float]()
    for row in rows:
        body[row.size] += len(row.text)
    usual = body.most_common(1)[0][0] if body else 0.0
    steps = [row.step for row in rows if 0 < row.step < 4 * row.size]
    step = median(steps) if steps else 0.0
    said = frozenset(word.lower() for row in rows for word in WORD.findall(row.text))
    mend = Mend(said, is_word)
    for group in _groups(rows, step):
        _add(draft, group, usual, mend)
    for row in (*heads, *feet):  # behind the posting, whose title comes first
        draft.add("paragraph", row.words)


def _groups(rows: list[Row], step: float) -> Iterator[list[Row]]:
    """The rows that are one paragraph, item or table row each."""
    group: list[Row] = []
    for row in rows:
        if group and not _goes_on(group, row, step):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _goes_on(group: list[Row], row: Row, step: float) -> bool:
    """True where the row belongs to the paragraph, or to the last cell, before it."""
    last = group[-1]
    if len(row.cells) > 1 or _begins(row.text):
        return False
    if abs(row.size - last.size) > 0.6 or row.bold != last.bold:
        return False
    if row.step > APART * step > 0:
        return False
    if row.step <= 0 and (ENDED.search(last.text) or not row.text[0].islower()):
        return False  # a new page or column
    cell = last.cells[-1]
    if len(group[0].cells) > 1:  # the last cell of a table row goes on below itself
        return abs(row.cells[0].left - group[0].cells[-1].left) < row.size
    first = row.text.split(None, 1)[0]
    letter = (cell.right - cell.left) / max(1, len(cell.text))
    return cell.right + (len(first) + 1) * letter > last.edge


def _begins(text: str) -> bool:
    """True for a row that begins with a bullet or a number."""
    return BULLET.match(text) is not None or NUMBER.match(text) is not None


def _add(draft: Draft, group: list[Row], usual: float, mend: Mend) -> None:
    first = group[0]
    cells = [cell.words for cell in first.cells]
    for row in group[1:]:
        cells[-1] = mend.joined(cells[-1], row.words)
    words = cells[0]
    if len(cells) == 2 and len(words.value) <= LABEL and not first.bold:
        mark = " " if words.value.endswith(":") else ": "
        draft.add("paragraph", words.followed_by(cells[1], mark))
    elif len(cells) > 1:
        for other in cells[1:]:
            words = words.followed_by(other, " | ")
        draft.add("row", words, header=first.bold)
    elif first.size > LARGER * usual and len(words.value) <= 150 and not _begins(words.value):
        level = 1 if first.size > 1.5 * usual else 2
        draft.add("heading", replace(words, strong=()), level=level)
    else:
        if first.bold:
            words = replace(words, strong=((0, len(words.value)),))
        draft.add("paragraph", words)
