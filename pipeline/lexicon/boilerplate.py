"""What recurs in an employer's postings, as a file that a person may edit, and ready to use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.errors import LexiconError
from pipeline.lexicon.alike import Index, plain, shingles
from pipeline.model.boilerplate import KINDS, Boilerplate, Recurring
from pipeline.toml import parsed

COLUMNS = {each.name: int if "int" in str(each.type) else str for each in fields(Recurring)}
HEAD = """\
# Paragraphs that stand in many postings of an employer: one line stands for them in a summary.
# A paragraph in which pay, a demand, a check, a place, a deadline or a contact stands is shown
# all the same.
#
# Remove an entry, and its paragraph is treated like any other. Change its kind to "keep", and it
# is always shown; to another kind, and the line that stands for it speaks of that. Kinds are
# about_employer, about_role, equal_opportunity, legal, other and keep.
"""
_NOT_TOML = re.compile(r"[\x7f\ud800-\udfff]")
_LETTERS = re.compile(r"[^\W_]+")


def employer_key(name: str) -> str:
    """The name of an employer without what may differ from posting to posting."""
    return "".join(_LETTERS.findall(name.casefold())) or name


def to_toml(boilerplate: Boilerplate) -> str:
    """The file for a person to read; read again, it gives the same."""
    return HEAD + "".join(
        "\n[[paragraph]]\n"
        + "".join(f"{name} = {_toml(getattr(entry, name))}\n" for name in COLUMNS)
        for entry in boilerplate.entries
    )


def read_boilerplate(path: Path) -> Boilerplate:
    """Read a file that :func:`to_toml` wrote and a person may have edited.

    Raises LexiconError, naming the file, the entry and what to do.
    """
    said = parsed(path, lambda why: LexiconError(str(path), "", why))
    tables = said.pop("paragraph", [])
    if said or not isinstance(tables, list):
        other = next(iter(said), "paragraph")
        raise LexiconError(str(path), other, "is not known; entries begin with [[paragraph]]")
    return Boilerplate(tuple(_entry(str(path), n, table) for n, table in enumerate(tables, 1)))


def _entry(file: str, number: int, table: Any) -> Recurring:
    where = f"paragraph {number}"
    if not isinstance(table, dict):
        raise LexiconError(file, where, "must be a table, begun with [[paragraph]]")
    for name in table.keys() - COLUMNS.keys():
        raise LexiconError(file, where, f"has no column {name!r}; known are {', '.join(COLUMNS)}")
    for name, kind in COLUMNS.items():
        if type(table.get(name)) is not kind:
            what = "a whole number" if kind is int else "text in quotes"
            raise LexiconError(file, where, f"{name} must be given, as {what}")
    if table["kind"] not in KINDS:
        known = ", ".join(KINDS)
        raise LexiconError(file, where, f"kind {table['kind']!r} is not one of {known}")
    return Recurring(**table)


def _toml(value: str | int) -> str:
    """Strings and numbers are written as in JSON, but for a few characters."""
    return _NOT_TOML.sub("\ufffd", json.dumps(value, ensure_ascii=False))


class Matcher:
    """Finds the recurring paragraphs of a posting."""

    __slots__ = ("_found", "_only", "_texts")

    def __init__(self, boilerplate: Boilerplate) -> None:
        by_employer: dict[str, list[Recurring]] = {}
        for entry in boilerplate.entries:
            by_employer.setdefault(employer_key(entry.employer), []).append(entry)
        self._found: Mapping[str, tuple[Index, list[Recurring]]] = {
            key: (Index(shingles(plain(entry.example)) for entry in entries), entries)
            for key, entries in by_employer.items()
        }
        self._only = next(iter(by_employer)) if len(by_employer) == 1 else ""

    def find(self, employers: Iterable[str], text: str) -> Recurring | None:
        """The entry that a paragraph matches, among those of its employer.

        A posting that names no employer is of the only one that there is.
        """
        keys = [employer_key(name) for name in employers] or [self._only]
        for key in keys:
            if key in self._found:
                index, entries = self._found[key]
                number = index.find(shingles(plain(text)))
                if number is not None:
                    return entries[number]
        return None


@lru_cache(maxsize=64)
def matcher(boilerplate: Boilerplate) -> Matcher:
    """The matcher of a boilerplate, made once."""
    return Matcher(boilerplate)
