"""Word's numbers and bullets: they stand in the document's structure, not in its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # docx.py is the one door to the library
    from pipeline.readers.docx import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 9
"""Levels of a list, as Word has them."""
LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class Level:
    """How the items of one level are marked."""

    format: str
    text: str
    """``%1.`` for the number of the first level and a full stop."""
    start: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before one paragraph."""

    depth: int
    """From 1."""
    text: str
    """The number as it is shown; "" for a bullet."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """Number of the list -> its levels."""
    shared: dict[str, str] = field(default_factory=dict)
    """Lists that go on counting together -> what they share."""
    _counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """Read the numbering part of a document; there may be none."""
        made = cls()
        if root is None:
            return made
        abstract = {each.get(W + "abstractNumId"): each for each in root.iter(W + "abstractNum")}
        for number in root.iter(W + "num"):
            key = number.get(W + "numId") or ""
            shared = value(number, "abstractNumId")
            base = abstract.get(shared)
            levels = _levels(base) if base is not None else {}
            starts = False
            for override in number.iter(W + "lvlOverride"):
                depth = _number(override.get(W + "ilvl"))
                levels |= _levels(override)
                start = value(override, "startOverride")
                if start and depth in levels:
                    old, starts = levels[depth], True
                    levels[depth] = Level(old.format, old.text, _number(start))
            made.levels[key] = levels
            made.shared[key] = f"own {key}" if starts else shared
        return made

    def next(self, number: str, depth: int) -> Mark | None:
        """The mark of the next paragraph of a list; None where the list shows none."""
        levels = self.levels.get(number, {})
        level = levels.get(depth)
        if level is None or not 0 <= depth < DEEPEST:
            return None
        counts = self._counts.setdefault(self.shared[number], [0] * DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        counts[depth + 1 :] = [0] * (DEEPEST - depth - 1)
        if level.format == "bullet":
            return Mark(depth + 1, "")
        if level.format == "none" or not level.text:
            return None
        said = level.text
        for other in range(depth, -1, -1):
            shape = levels.get(other, level)
            said = said.replace(
                f"%{other + 1}", written(counts[other] or shape.start, shape.format)
            )
        return Mark(depth + 1, said.strip())


def _levels(element: Element) -> dict[int, Level]:
    return {
        _number(each.get(W + "ilvl")): Level(
            value(each, "numFmt") or "decimal",
            value(each, "lvlText"),
            _number(value(each, "start") or "1"),
        )
        for each in element.iter(W + "lvl")
    }


def value(element: Element, tag: str) -> str:
    """The ``w:val`` of a child; "" where there is none."""
    child = element.find(W + tag)
    return (child.get(W + "val") or "") if child is not None else ""


def _number(text: str | None) -> int:
    return min(int(text), LARGEST) if text and text.isdigit() else 0


def written(number: int, form: str) -> str:
    """A number as Word writes it in one of its forms."""
    return FORMS.get(form, str)(number)


def letters(number: int) -> str:
    """``a`` to ``z``, then ``aa``, ``bb``, as Word counts on."""
    return chr(97 + (number - 1) % 26) * min(1 + (number - 1) // 26, 9) if number > 0 else ""


def roman(number: int) -> str:
    """A Roman number in small letters."""
    said = ""
    for size, sign in ROMAN:
        said += sign * (number // size)
        number %= size
    return said


ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}
