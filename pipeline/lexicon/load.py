"""Reads a language's knowledge files, once, into frozen rules and tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pipeline.errors import LexiconError
from pipeline.lexicon.pattern import Pattern
from pipeline.lexicon.rule import Rule, Rules
from pipeline.lexicon.schema import COMMON, RULES, TABLES, UNIVERSAL


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that the program knows of one language. Made by :func:`load`."""

    language: str
    rules: Mapping[str, Rules] = field(repr=False)
    """File name without ending -> its rules."""
    tables: Mapping[str, Mapping[str, str]] = field(repr=False)
    """File name without ending -> its values; nested tables are joined by dots."""
    speaks: str = ""
    """The language of its phrases; ``""``: the same. Otherwise it can read nothing."""

    @property
    def voice(self) -> str:
        """BCP 47 of the words that it says."""
        return self.speaks or self.language

    @property
    def reads(self) -> bool:
        """False where there is no knowledge of the posting's language."""
        return not self.speaks

    def phrase(self, key: str, **values: str) -> str:
        """A wording of phrases.toml with its ``{names}`` filled in."""
        return self.tables["phrases"][key].format(**values)


def languages() -> tuple[str, ...]:
    """The languages that have a folder, found by listing."""
    return tuple(
        sorted(entry.name for entry in _root().iterdir() if (entry / "language.toml").is_file())
    )


def load(language: str, folders: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of a language; an employer's own folders are merged over it.

    Raises LexiconError, naming file, table and what to do, for a mistake in any file.
    """
    return _load(language, folders)


@cache  # not on load itself: load("xx") and load("xx", ()) would be two entries
def _load(language: str, folders: tuple[Path, ...]) -> Lexicon:
    places: list[Traversable] = [_root() / language, *(path / language for path in folders)]
    return Lexicon(
        language,
        MappingProxyType({name: _rules(name, own, places) for name, own in RULES.items()}),
        MappingProxyType({name: _table(name, places) for name in TABLES}),
    )


@cache
def for_language(language: str, folders: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon for a posting's language, whatever that is.

    A language without a folder gets a lexicon with universal rules only, which speaks the
    fallback language: the one whose language.toml says ``fallback = true``.
    """
    known = languages()
    code = language.partition("-")[0].lower()
    if code in known:
        return load(code, folders)
    spoken = next(
        load(each, folders) for each in known if load(each).tables["language"].get("fallback")
    )
    if code == "und":  # too short to tell: what most postings are written in is the best guess
        return spoken
    rules = {name: spoken.rules[name] if name in UNIVERSAL else Rules(()) for name in RULES}
    tables = {name: MappingProxyType[str, str]({}) for name in TABLES}
    tables["phrases"] = MappingProxyType(dict(spoken.tables["phrases"]))
    return Lexicon(
        language, MappingProxyType(rules), MappingProxyType(tables), speaks=spoken.language
    )


def _root() -> Traversable:
    return files(__package__ or "pipeline.lexicon")


def _parsed(name: str, places: list[Traversable]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for place in places:
        path = place / f"{name}.toml"
        if not path.is_file():
            continue
        try:
            merged |= tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise LexiconError(str(path), "", f"is not valid TOML: {error}") from None
    return merged


def _rules(name: str, own: frozenset[str], places: list[Traversable]) -> Rules:
    parsed = _parsed(name, places)
    return Rules(tuple(_rule(name, key, parsed[key], own) for key in sorted(parsed)))


def _rule(file: str, key: str, table: Any, own: frozenset[str]) -> Rule:
    where = f"{file}.toml"
    if not isinstance(table, dict):
        raise LexiconError(where, key, "must be a table, such as [name]")
    for column in table:
        if column not in COMMON | own:
            known = ", ".join(sorted(COMMON | own))
            raise LexiconError(where, key, f"has no column {column!r}; known are {known}")
    flags = re.RegexFlag(0) if table.get("case") else re.IGNORECASE
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items() if k in own}
    return Rule(
        id=f"{file}.{key}",
        match=_patterns(where, key, "match", table, flags),
        unless=_patterns(where, key, "unless", table, flags),
        says=table.get("says", ""),
        why=table.get("why", ""),
        source=table.get("source", ""),
        examples=tuple(table.get("examples", ())),
        misses=tuple(table.get("misses", ())),
        values=MappingProxyType(values),
    )


def _patterns(
    where: str, key: str, column: str, table: Mapping[str, Any], flags: re.RegexFlag
) -> tuple[Pattern, ...]:
    patterns = []
    for number, source in enumerate(table.get(column, ())):
        try:
            patterns.append(Pattern(source, flags=flags))
        except re.error as error:
            raise LexiconError(where, f"{key}.{column}[{number}]", str(error)) from None
    return tuple(patterns)


def _table(name: str, places: list[Traversable]) -> Mapping[str, str]:
    flat: dict[str, str] = {}

    def walk(prefix: str, table: Mapping[str, Any]) -> None:
        for key, value in table.items():
            if isinstance(value, dict):
                walk(f"{prefix}{key}.", value)
            else:
                flat[prefix + key] = str(value)

    walk("", _parsed(name, places))
    return MappingProxyType(flat)
