"""Reads a language's knowledge files, once, into frozen rules and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from pipeline.lexicon.files import Folder, check_table, files_of, flat, folder_of, merge
from pipeline.lexicon.make import rule_of
from pipeline.lexicon.rule import Rules
from pipeline.lexicon.schema import RULES, TABLES, UNIVERSAL


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
    own = [folder_of(path, language) for path in folders]
    ours = files_of(_root() / language)
    return Lexicon(
        language,
        MappingProxyType({name: _rules(name, ours, own) for name in RULES}),
        MappingProxyType({name: _table(name, ours, own) for name in TABLES}),
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


def _rules(name: str, ours: Folder, own: list[Folder]) -> Rules:
    rules = {key: rule_of(name, key, table, ours.where(name))
             for key, table in ours.tables(name).items()}  # fmt: skip
    for folder in own:
        for key, table in folder.tables(name).items():
            rules[key] = rule_of(name, key, table, folder.where(name), strict=True)
    return Rules(tuple(rules[key] for key in sorted(rules)))


def _table(name: str, ours: Folder, own: list[Folder]) -> Mapping[str, str]:
    merged = dict(ours.tables(name))
    for folder in own:
        check_table(name, folder.tables(name), merged, folder.where(name))
        merged = merge(name, merged, folder.tables(name))
    return MappingProxyType(dict(flat(merged)))
