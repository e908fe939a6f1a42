"""Which postings the user means: files, folders, patterns, and ``-`` for stdin."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ReadError, SettingsError
from pipeline.readers import ENDINGS


@dataclass(frozen=True, slots=True)
class Input:
    """A posting to convert, and the name of what is made of it."""

    path: Path | None
    """``None``: stdin."""
    name: str
    """Output path below the output folder, without ending; ``/`` between folders."""

    def __str__(self) -> str:
        return "stdin" if self.path is None else str(self.path)


def gather(arguments: Iterable[str]) -> Iterator[Input | ReadError]:
    """Every posting that the arguments name, in order; what cannot be found as an error.

    A folder gives its files with a known ending, at any depth; below the output folder
    they keep the folders that they stand in.
    """
    for argument in arguments:
        try:
            yield from _named(argument)
        except OSError as error:
            yield ReadError(argument, f"cannot be opened: {error.strerror}.")


def _named(argument: str) -> Iterator[Input | ReadError]:
    path = Path(argument)
    if argument == "-":
        yield Input(None, "stdin")
    elif path.is_dir():
        yield from _folder(path)
    elif path.exists() or not glob.has_magic(argument):
        yield from _file(path)
    else:
        found = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not found:
            yield ReadError(argument, "no file has such a name. Check the pattern.")
        for each in found:
            yield from _folder(Path(each)) if Path(each).is_dir() else _file(Path(each))


def refuse_clashes(inputs: Iterable[Input]) -> None:
    """Raises SettingsError where two inputs would write one output.

    Names that differ only in case clash as well: many file systems do not tell them apart.
    """
    seen: dict[str, Input] = {}
    for each in inputs:
        other = seen.setdefault(each.name.casefold(), each)
        if other is not each and other.path != each.path:
            raise SettingsError(
                f"{other} and {each} would both write {each.name!r}. "
                "Rename one of them, or convert them into two folders."
            )


def _file(path: Path) -> Iterator[Input | ReadError]:
    if not path.exists():
        yield ReadError(str(path), "there is no such file. Check its name.")
    else:
        yield Input(path, path.stem)


def _folder(folder: Path) -> Iterator[Input | ReadError]:
    unreadable: list[OSError] = []
    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in files if not name.startswith(".")]
    postings = sorted(path for path in found if path.suffix.lower() in ENDINGS)
    for error in unreadable:
        yield ReadError(str(error.filename), f"the folder cannot be opened: {error.strerror}.")
    if not postings and not unreadable:
        known = " ".join(sorted(ENDINGS))
        yield ReadError(str(folder), f"the folder has no postings. Known endings are {known}.")
    for path in postings:
        yield Input(path, path.relative_to(folder).with_suffix("").as_posix())
