"""Which postings the user means: files, folders, patterns, and ``-`` for stdin."""

from __future__ import annotations

import glob
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from pipeline.errors import ReadError, SettingsError
from pipeline.readers import ENDINGS, file_format, postings
from pipeline.readers.decode import BYTES
from pipeline.readers.many import LARGEST, may_hold_many

MANY = tuple(ending for ending, reader in ENDINGS.items() if reader in ("json", "xml"))
"""Files with these endings may hold many postings."""


@dataclass(frozen=True, slots=True)
class Input:
    """A posting to convert, and the name of what is made of it."""

    path: Path | None
    """``None``: stdin."""
    name: str
    """Output path below the output folder, without ending; ``/`` between folders."""
    data: bytes | None = field(default=None, repr=False)
    """What was read of stdin or of a pipe: it can be read only once. Or one posting of many."""

    def __str__(self) -> str:
        where = self.path_shown or "stdin"
        alone = self.title == (shown(self.path.stem) if self.path else where)
        return where if alone else f"{where} ({self.title})"

    @property
    def path_shown(self) -> str:
        """The path in characters that can be written; "" for stdin."""
        return shown(str(self.path)) if self.path else ""

    @property
    def title(self) -> str:
        """The name of the posting itself, without folders."""
        return shown(PurePosixPath(self.name).name)

    def read(self) -> bytes:
        """The bytes of the posting; of a huge file, enough for a reader to refuse it."""
        if self.data is not None or not self.path:
            return self.data or b""
        with self.path.open("rb") as file:
            return _enough(file)


def shown(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 stand as �, as in the posting's text."""
    return os.fsencode(name).decode("utf-8", "replace")


def gather(arguments: Iterable[str], out: Path | None = None) -> Iterator[Input | ReadError]:
    """Every posting that the arguments name, in order; what cannot be found as an error.

    A folder gives its files with a known ending, at any depth; below the output folder
    they keep the folders that they stand in. The output folder itself is left out.
    """
    for argument in arguments:
        try:
            yield from _named(argument, out)
        except OSError as error:
            yield ReadError(shown(argument), f"cannot be opened: {error.strerror}.")


def refuse_clashes(inputs: Iterable[Input], formats: Iterable[str], out: Path) -> None:
    """Raises SettingsError where an output would be written over another, or over a posting.

    Names that differ only in case, or only in how an accent is coded, clash as well: many
    file systems do not tell them apart.
    """
    inputs, formats = tuple(inputs), tuple(formats)
    seen: dict[str, Input] = {}
    for each in inputs:
        other = seen.setdefault(_same(each.name), each)
        if other is not each:
            raise SettingsError(
                f"{other} and {each} would both write {shown(each.name)!r}. "
                "Rename one of them, or convert them into two folders."
            )
    ends = tuple(f".{form}" for form in formats)
    for each in inputs:
        for folder in PurePosixPath(_same(each.name)).parents:
            stem, dot, end = str(folder).rpartition(".")
            if dot + end in ends and stem in seen:
                raise SettingsError(
                    f"{each} needs a folder where {seen[stem]} writes a file. Rename one of them."
                )
    place = str(out.resolve())
    for each in inputs:
        if each.path and each.data is None and each.path.suffix.lower() in ends:
            path = str(each.path.resolve())
            if path in (f"{place}/{each.name}{end}" for end in ends):
                raise SettingsError(
                    f"{each} would be written over by its own summary. Choose another --out."
                )


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _named(argument: str, out: Path | None) -> Iterator[Input | ReadError]:
    path = Path(argument)
    if argument == "-":
        yield from _each(Input(None, "stdin", _enough(sys.stdin.buffer)))
    elif path.is_dir():
        yield from _folder(path, out)
    elif path.exists() or not glob.has_magic(argument):
        yield from _file(path)
    else:
        found = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not found:
            yield ReadError(shown(argument), "no file has such a name. Check the pattern.")
        for each in map(Path, found):
            yield from _folder(each, out) if each.is_dir() else _file(each)


def _file(path: Path) -> Iterator[Input | ReadError]:
    if not path.exists():
        yield ReadError(shown(str(path)), "there is no such file. Check its name.")
    elif path.is_file():
        yield from _each(Input(path, path.stem))
    else:  # a pipe, as a shell's <(command) gives
        with path.open("rb") as file:
            yield from _each(Input(path, path.stem, _enough(file)))


def _enough(file: BinaryIO) -> bytes:
    data = file.read(BYTES + 1)
    if len(data) > BYTES and (may_hold_many(data) or file_format(data)):
        data += file.read(LARGEST)
    return data


def _each(source: Input) -> Iterator[Input]:
    """The posting of a file, or each one of a file with many."""
    if source.path and source.data is None and source.path.suffix.lower() not in MANY:
        yield source
        return
    found = postings(source.read(), source.name)
    if len(found) == 1:
        yield source
    else:
        yield from (Input(source.path, name, data) for name, data in found)


def _folder(folder: Path, out: Path | None) -> Iterator[Input | ReadError]:
    unreadable: list[OSError] = []
    found: list[Path] = []
    own = out.resolve() if out else None
    if folder.resolve() == own:
        yield ReadError(
            shown(str(folder)), "is the output folder as well. Choose another one with --out."
        )
        return
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        below = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in below if not own or Path(place, name).resolve() != own]
        found += [Path(place, name) for name in files if not name.startswith(".")]
    postings = sorted(path for path in found if path.suffix.lower() in ENDINGS)
    for error in unreadable:
        where = shown(str(error.filename))
        yield ReadError(where, f"the folder cannot be opened: {error.strerror}.")
    if not postings and not unreadable:
        known = " ".join(sorted(ENDINGS))
        yield ReadError(
            shown(str(folder)), f"the folder has no postings. Known endings are {known}."
        )
    for path in postings:
        if path.is_file():
            yield from _each(Input(path, path.relative_to(folder).with_suffix("").as_posix()))
        else:  # a broken link, a device, a pipe: opening it might never end
            yield ReadError(shown(str(path)), "is not a file. Remove it, or name it by itself.")
