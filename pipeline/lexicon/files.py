"""The knowledge files of one folder: ours, or those that an employer lays over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Formatter
from typing import Any

from pipeline.errors import LexiconError
from pipeline.lexicon.schema import RULES, TABLES
from pipeline.toml import hint, parsed


@dataclass(frozen=True)
class Folder:
    """What the files of one folder say, by file and table."""

    path: Traversable | None
    parsed: Mapping[str, Mapping[str, Any]]

    def tables(self, file: str) -> Mapping[str, Any]:
        """The tables of a file, named without its ending; none where there is no such file."""
        return self.parsed.get(file, {})

    def where(self, file: str) -> str:
        """The file, for a message."""
        return f"{self.path}/{file}.toml"


def files_of(path: Traversable) -> Folder:
    """Read every knowledge file of a folder. Raises LexiconError for one with a mistake."""
    known = {name: path / f"{name}.toml" for name in (*RULES, *TABLES)}
    return Folder(path, {name: _parsed(file) for name, file in known.items() if file.is_file()})


def folder_of(employer: Path, language: str) -> Folder:
    """Read the files of an employer's folder for a language.

    Raises LexiconError for a file that we do not know: a slip in its name would go unseen.
    """
    path = employer / language
    if not path.is_dir():
        return Folder(None, {})
    known = [f"{name}.toml" for name in (*RULES, *TABLES)]
    for file in sorted(path.iterdir()):
        if file.suffix == ".toml" and file.name not in known:
            raise LexiconError(str(file), "", f"is no file that we know. {hint(file.name, known)}")
    return files_of(path)


def check_employer(employer: Path, languages: tuple[str, ...], *others: str) -> None:
    """Raises LexiconError where an employer's folder holds nothing for us.

    ``others`` are files that may stand beside the folders of the languages.
    """
    if not employer.is_dir():
        raise LexiconError(str(employer), "", "is not a folder")
    if not any((employer / name).exists() for name in (*languages, *others)):
        wanted = " or ".join((*(f"{name}/" for name in languages), *others))
        raise LexiconError(str(employer), "", f"holds nothing that we know; put {wanted} there")


def merge(file: str, ours: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The employer's values over ours. Its glossary stands first: its words matter most."""
    if file == "glossary":
        return {**own, **{key: value for key, value in ours.items() if key not in own}}
    merged = dict(ours)
    for key, value in own.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = {**old, **value}
        else:
            merged[key] = value
    return merged


def check_table(file: str, own: Mapping[str, Any], ours: Mapping[str, Any], where: str) -> None:
    """Raises LexiconError for a phrase that nothing says, or that wants what is not given."""
    if file != "phrases":
        return
    known = dict(flat(ours))
    for key, value in flat(own):
        if key.startswith("check."):  # the name of a check of its own
            continue
        if key not in known:
            raise LexiconError(where, key, f"is no phrase that we say. {hint(key, known)}")
        try:
            wants = {name for _, name, _, _ in Formatter().parse(value) if name is not None}
        except ValueError as error:
            raise LexiconError(where, key, f"is not well written: {error}") from None
        given = {name for _, name, _, _ in Formatter().parse(known[key]) if name is not None}
        for name in sorted(wants - given):
            may = ", ".join(f"{{{each}}}" for each in sorted(given)) or "no braces"
            raise LexiconError(where, key, f"there is no {{{name}}} here; it may have {may}")


def flat(tables: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Give each value of nested tables as text, with the names joined by dots."""
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)


def _parsed(file: Traversable) -> dict[str, Any]:
    return parsed(file, lambda why: LexiconError(str(file), "", why))
