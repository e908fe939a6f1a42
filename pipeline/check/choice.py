"""Which remarks are reported: by code, by comments in the file, by a baseline."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pipeline.check.remark import Placed
from pipeline.errors import SettingsError

_COMMENT = re.compile(r"<!--\s*posting-summary:\s*(ignore(?:-file)?)\b([^<>]{0,500}?)-->")
_CODE = re.compile(r"[A-Z]{3}\d{0,3}")


@dataclass(frozen=True, slots=True)
class Choice:
    """Codes, or how codes begin (``REA``), to report and not to report."""

    select: tuple[str, ...] = ()
    """Empty: all."""
    ignore: tuple[str, ...] = ()

    def check(self, known: Collection[str]) -> None:
        """Raises SettingsError for what no code begins with, naming the nearest."""
        for each in (*self.select, *self.ignore):
            if not any(code.startswith(each) for code in known):
                near = get_close_matches(each, {*known, *(code[:3] for code in known)}, 1, 0.4)
                hint = f" Did you mean {near[0]}?" if near else ""
                raise SettingsError(f"{each}: no code begins so.{hint}")

    def chosen(self, remarks: Iterable[Placed], text: str) -> tuple[Placed, ...]:
        """What is to be reported of a file; ``text`` is the file, for its comments."""
        comments = _comments(text)
        return tuple(
            placed
            for placed in remarks
            if self._takes(placed.remark.code) and not _ignored(placed, comments)
        )

    def _takes(self, code: str) -> bool:
        selected = not self.select or code.startswith(self.select)
        return selected and not (self.ignore and code.startswith(self.ignore))


@dataclass(frozen=True, slots=True)
class _Comment:
    """``<!-- posting-summary: ignore PAY001 -->``: for its line and the next one with text.

    ``ignore-file`` holds for the whole file. Without a code it holds for all codes.
    """

    first: int
    last: int
    codes: tuple[str, ...]


def _comments(text: str) -> list[_Comment]:
    found = []
    for match in _COMMENT.finditer(text):
        codes = tuple(_CODE.findall(match[2]))
        first = text.count("\n", 0, match.start()) + 1
        last = text.count("\n", 0, match.end()) + 1
        rest = text[match.end() :]
        gap = len(rest) - len(rest.lstrip())
        last += rest.count("\n", 0, gap)
        whole = match[1] == "ignore-file"
        found.append(_Comment(0 if whole else first, -1 if whole else last, codes))
    return found


def _ignored(placed: Placed, comments: list[_Comment]) -> bool:
    code, line = placed.remark.code, placed.line
    return any(
        (not each.codes or code.startswith(each.codes))
        and (each.last < 0 or (placed.remark.span and each.first <= line <= each.last))
        for each in comments
    )
