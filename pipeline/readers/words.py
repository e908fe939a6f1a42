"""The words of one line as a reader meets them, with what is bold and what is linked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.readers.characters import fit
from pipeline.readers.lines import glue

SOFT = "\n"
"""A line end of the file that may or may not be one for the reader."""
HARD = "\f"
"""A line end that was asked for, such as ``<br>``."""
SAFE_URL = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x20]+\Z", re.IGNORECASE)
LONGEST_URL = 2_000

Stretch = tuple[int, int]
Piece = tuple[str, bool, str]
"""Text, whether it is bold, and the address that it leads to."""


@dataclass(frozen=True, slots=True)
class Words:
    """One line: its value, and offsets into it."""

    value: str
    strong: tuple[Stretch, ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()

    def followed_by(self, other: Words, glue: str = " ") -> Words:
        """The two lines as one."""
        shift = len(self.value) + len(glue)
        return Words(
            self.value + glue + other.value,
            self.strong + tuple((start + shift, end + shift) for start, end in other.strong),
            self.links + tuple((a + shift, b + shift, url) for a, b, url in other.links),
        )


def safe_url(url: str | None) -> str:
    """The address if it is one that a reader may be led to, otherwise nothing."""
    url = (url or "").strip()
    return url if len(url) <= LONGEST_URL and SAFE_URL.match(url) else ""


class Inline:
    """Collects the pieces of a block and gives its lines, white space collapsed."""

    __slots__ = ("_pieces",)

    def __init__(self) -> None:
        self._pieces: list[Piece] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def write(self, text: str, strong: bool = False, url: str = "") -> None:
        """Add words as they stand in the file."""
        self._pieces.append((text, strong, url))

    def take(self, continues: Callable[[str, str], bool] | None = None) -> list[Words]:
        """The lines collected so far, without empty ones; the next block begins empty.

        ``continues(line, next)`` tells which soft line ends are none; all, where it is not given.
        """
        pieces, self._pieces = self._pieces, []
        lines: list[Words] = []
        for group in _cut(pieces, HARD):
            last: Words | None = None
            for line in [_line(part) for part in _cut(group, SOFT)]:
                if last is None or not last.value or not line.value:
                    last = _settle(lines, last, line)
                elif continues is None or continues(last.value, line.value):
                    last = last.followed_by(line, glue(last.value, line.value))
                else:
                    last = _settle(lines, last, line)
            _settle(lines, last, None)
        return lines


def _settle(lines: list[Words], last: Words | None, line: Words | None) -> Words | None:
    if last is not None and last.value:
        lines.append(last)
    return line


def _cut(pieces: list[Piece], mark: str) -> list[list[Piece]]:
    groups: list[list[Piece]] = [[]]
    for text, strong, url in pieces:
        if mark not in text:
            groups[-1].append((text, strong, url))
            continue
        first, *rest = text.split(mark)
        groups[-1].append((first, strong, url))
        groups.extend([(part, strong, url)] for part in rest)
    return groups


def _line(pieces: list[Piece]) -> Words:
    value, space = "", False
    strong: list[Stretch] = []
    links: list[tuple[int, int, str]] = []
    for piece, bold, url in pieces:
        text, _ = fit(piece)
        core = " ".join(text.split())
        if not core:
            space = space or bool(text)
            continue
        if value and (space or text[0].isspace()):
            value += " "
        start = len(value)
        value += core
        space = text[-1].isspace()
        if bold:
            joined = bool(strong) and start - strong[-1][1] <= 1
            strong.append((strong.pop()[0] if joined else start, len(value)))
        if url:
            joined = bool(links) and links[-1][2] == url and start - links[-1][1] <= 1
            links.append((links.pop()[0] if joined else start, len(value), url))
    return Words(value, tuple(strong), tuple(links))
