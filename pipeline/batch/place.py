"""The output folder: what is written there is written whole, and nothing beside it.

A file is made under another name in the folder's own corner and then renamed, so that a
reader never sees half of one, and what a killed run left is found and removed.
"""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SettingsError

CORNER = ".posting-summary"
"""Folder in the output folder for what is no summary."""


@dataclass(frozen=True, slots=True)
class Place:
    """An output folder, and its corner for the manifest, the lock and half-made files."""

    out: Path

    @property
    def manifest(self) -> Path:
        return self.out / CORNER / "manifest.jsonl"

    @property
    def surveys(self) -> Path:
        return self.out / CORNER / "surveys.jsonl"

    @property
    def lock(self) -> Path:
        return self.out / CORNER / "lock"

    @property
    def half_made(self) -> Path:
        return self.out / CORNER / "half-made"

    def open(self) -> None:
        """Make the folder. Raises SettingsError where it cannot be made or written to."""
        for folder in (self.out, self.half_made.parent, self.half_made):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                why = f"{folder}: cannot be made: {error.strerror}."
                raise SettingsError(f"{why} Choose another folder with --out.") from None
            if not may_write(folder):
                why = f"{folder}: cannot be written to."
                raise SettingsError(f"{why} Choose another folder with --out.")

    def sweep(self) -> None:
        """Remove what a killed run left half made. Only for who holds the lock."""
        for left in self.half_made.iterdir():
            with suppress(OSError):
                left.unlink()

    def write(self, path: str, data: bytes) -> None:
        """Write a file below the folder. Raises OSError, and leaves nothing half made."""
        target = self.out / path
        if not target.parent.resolve().is_relative_to(self.out.resolve()):
            reason = "a link leads from here out of the output folder"
            raise OSError(errno.EXDEV, reason, str(target.parent))
        write(target, data, self.half_made)

    def remove(self, path: str) -> None:
        """Remove a file below the folder, and the folders that it leaves empty."""
        target = self.out / path
        if not target.parent.resolve().is_relative_to(self.out.resolve()):
            return
        target.unlink(missing_ok=True)
        for folder in target.relative_to(self.out).parents:
            if folder == Path():
                return
            try:
                (self.out / folder).rmdir()
            except OSError:  # it holds something else
                return


def may_write(folder: Path) -> bool:
    """Whether files may be made in a folder."""
    as_we_are = os.access in os.supports_effective_ids
    return os.access(folder, os.W_OK | os.X_OK, effective_ids=as_we_are)


def write(path: Path, data: bytes, half_made: Path | None = None) -> None:
    """Write under another name, then rename: a reader never sees half a file.

    Raises OSError, and leaves nothing behind, where that cannot be done.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=half_made or path.parent, prefix=f"{CORNER}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)  # mkstemp makes files that only their owner reads
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
