"""What the layout of plain lines tells: list items, and lines that are one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

GLYPHS = "•·●○◦∙‣⁃▪▫■□◆◇❖◾◽➢➤➔→►▶▸✓✔✗✦✧★☆»›☑✅🔹🔸👉\uf000-\uf0ff"
BULLET = re.compile(
    rf"(?:(?:[{GLYPHS}]|â€¢|Â·|ï‚·)[\ufe0f\ufe0e]?\s*"
    r"|[-–—−]{1,2}(?:\s+(?=\S)|(?=[^\W\d_]))"
    r"|\*\s+(?=\S)"
    r"|[+>§]\s+(?=[^\W\d_])"  # "> 5 years" and "+ 10 %" say more than a bullet does
    r"|o\s+(?=[A-Z0-9À-Þ]))+"
)
NUMBER = re.compile(
    r"(?:\(?(?P<number>\d{1,2})(?:\)\s*|\.\)?\s+)|\(?(?P<letter>[a-z])(?:\)\s*|\.\s+)"
    r"|\(?(?P<capital>[A-Z])\)\s*)(?=\S)"
)
AMOUNT_END = re.compile(r"[$£€¥]\s?\d[\d,.]*\s?[kK]?$")
AMOUNT_START = re.compile(r"[-–—−]\s*[$£€¥]?\d")
MIDDLE = re.compile(r"[\w,&/(–-]$")
"""What a sentence does not end on."""
HANGS = re.compile(r"[^\s;,:]\s([a-z]{1,3})$")
"""A very short last word joins what follows: "equivalent to the", "a choice of"."""
NEW = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]|#")
"""How a new sentence or item begins: not as "GS-14" does."""
ENDED = re.compile(r"[.!?:;]['\"”’)]*$")
LONG = 50
WIDEST = 130
"""Wider lines were not wrapped by hand."""
CRIED = 4
"""Spaces of a line in capitals that is no heading."""
MAIL_CUT = (950, 1002)
"""Mail and some converters cut lines that are longer than 998 characters."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign before a list item, as the posting writes it."""

    length: int
    """With the white space after it."""
    text: str
    ordered: bool = False


def marks(lines: Sequence[str]) -> list[Mark | None]:
    """The mark of each line, given without indent; None where it is no item.

    A number or letter counts only as one of a row: "12. March" alone is a date.
    """
    found: list[Mark | None] = []
    rows: dict[str, list[tuple[int, int]]] = {}
    for position, line in enumerate(lines):
        if bullet := BULLET.match(line):
            alone = bullet.end() == len(line)
            found.append(None if alone else Mark(bullet.end(), bullet[0].strip()))
            continue
        found.append(None)
        if number := NUMBER.match(line):
            kind = number.lastgroup or ""
            shape = kind + re.sub(r"[^().]", "", number[0])
            rows.setdefault(shape, []).append((position, _value(number)))
    spoken = [position for position, line in enumerate(lines) if line]
    order = {position: count for count, position in enumerate(spoken)}
    for row in rows.values():
        kept = sorted(_in_a_row(row))
        if _titles([lines[position] for position in kept], [order[at] for at in kept]):
            continue
        for position in kept:
            number = NUMBER.match(lines[position])
            if number:
                found[position] = Mark(number.end(), number[0].strip(), ordered=True)
    return found


def _value(number: re.Match[str]) -> int:
    return int(number["number"]) if number["number"] else ord(number[0].strip("(")[0].lower()) - 96


def _in_a_row(row: list[tuple[int, int]]) -> set[int]:
    kept: set[int] = set()
    for (before, low), (after, high) in pairwise(row):
        if high == low + 1 and (before in kept or low <= 1):
            kept |= {before, after}
    return kept


def _titles(lines: list[str], places: list[int]) -> bool:
    """True for numbered headings: short, no sentences, and other lines between them."""
    short = sum(len(line) <= 60 and not ENDED.search(line) for line in lines)
    apart = sum(after - before > 1 for before, after in pairwise(places))
    return short == len(lines) > 1 and apart >= 0.6 * (len(places) - 1)


def width(lines: Sequence[str]) -> int:
    """The column at which the lines were wrapped by hand; 0 where they were not."""
    full: list[int] = []
    cut: list[int] = []  # those of them that end in the middle of a sentence
    for line, after in pairwise(lines):
        if len(line) >= LONG and after and not BULLET.match(after):
            full.append(len(line))
            if len(line) <= WIDEST and _mid_sentence(line, after):
                cut.append(len(line))
    if not cut:
        return 0
    return _column(full, 0.75) or _column(cut, 0.6)


def _column(lengths: list[int], share: float) -> int:
    """The widest, where so many of the lines end close to it."""
    if len(lengths) < 3:
        return 0
    widest = sorted(lengths)[int(len(lengths) * 0.95)]
    near = sum(abs(widest - length) < 25 for length in lengths)
    return widest if widest <= WIDEST and near > share * len(lengths) else 0


def glue(line: str, after: str) -> str:
    """What stands between two lines that are one."""
    cut_word = line[-1:] == "-" and line[-2:-1].isalpha()
    return "" if cut_word or after[:1] in ",;:)." else " "


def continues(line: str, after: str, wrapped_at: int = 0) -> bool:
    """True where the line end between the two is none for the reader."""
    if not line or not after:
        return False
    if after[0] in ",;:)" or after == "." or after.startswith(". "):
        return not after.startswith(":-")
    if AMOUNT_END.search(line) and AMOUNT_START.match(after) and len(line) < LONG:
        return True  # "$20" / "- $25 an hour" is one range
    if BULLET.match(after) and not _dash_in_sentence(line, after):
        return False
    if NUMBER.match(after) and not wrapped_at:
        return False
    if _in_capitals(line, after):
        return True
    filled = len(line) + 1 + len(after.split(None, 1)[0])
    if MAIL_CUT[0] <= len(line) <= MAIL_CUT[1] and filled >= MAIL_CUT[0] + 47:
        return True
    if wrapped_at and wrapped_at - 40 <= len(line) <= wrapped_at + 5 and filled > wrapped_at - 4:
        return not (ENDED.search(line) and len(after) < LONG and not ENDED.search(after))
    listed = line[0].islower() and not wrapped_at  # lines that all begin small are a list
    if _mid_sentence(line, after) and not listed:
        return True
    hangs = HANGS.search(line, LONG - 5)
    return hangs is not None and len(hangs[1]) < 3 + (not listed) and not NEW.match(after)


def _in_capitals(line: str, after: str) -> bool:
    """A sentence in capitals that runs over two lines: no name or heading has so many words."""
    if not (line.isupper() and after.isupper()) or ENDED.search(line):
        return False
    return line.count(" ") >= CRIED and after.count(" ") >= CRIED - 1


def _mid_sentence(line: str, after: str) -> bool:
    if len(line) < LONG or not after[:1].islower() or not MIDDLE.search(line):
        return False
    return "://" not in line.rsplit(None, 1)[-1] + after.split(None, 1)[0]


def _dash_in_sentence(line: str, after: str) -> bool:
    small = re.match(r"[–—] [a-zß-ÿ]", after)
    return small is not None and len(line) >= LONG and bool(MIDDLE.search(line))
