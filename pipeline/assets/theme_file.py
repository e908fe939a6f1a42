"""Reads the theme that an employer's folder holds beside its rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from pipeline.assets.theme import Theme
from pipeline.assets.tokens import spelt
from pipeline.errors import SettingsError
from pipeline.toml import parsed

FILE = "theme.toml"


def read_theme(*folders: Path) -> Theme:
    """The theme of an employer's folder (``theme.toml``); of several, the later go over others.

    Raises SettingsError, which names the file and what to change.
    """
    files = [file for folder in folders for file in _files(folder)]
    font, light, dark = "", dict[str, str](), dict[str, str]()
    for file in files:
        with _naming(file):
            own = spelt(parsed(file, lambda why: SettingsError(f"{why}.")))
        font = own[0] or font
        light.update(own[1])
        dark.update(own[2])
    with _naming(*files):
        return Theme(font, tuple(sorted(light.items())), tuple(sorted(dark.items())))


def _files(folder: Path) -> Iterator[Path]:
    """The theme's file, if there is one. A slip in its name would go unseen: it is an error."""
    for file in sorted(folder.glob("*.toml")):
        if file.name == FILE:
            yield file
        elif get_close_matches(file.name.lower(), [FILE], cutoff=0.8):
            raise SettingsError(f"{file}: is no file that we know. Did you mean {FILE!r}?")


@contextmanager
def _naming(*files: Path) -> Iterator[None]:
    """Put the files before each line of an error."""
    try:
        yield
    except SettingsError as error:
        place = ", ".join(map(str, files))
        lines = str(error).splitlines()
        raise SettingsError("\n".join(f"{place}: {line}" for line in lines)) from None
