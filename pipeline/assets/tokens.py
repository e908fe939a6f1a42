"""What a theme may set, as ``styles/tokens.css`` declares it, and how its values are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipeline.assets.files import sheet
from pipeline.errors import SettingsError
from pipeline.toml import hint

Colours = tuple[tuple[str, str], ...]
TABLES = ("light", "dark")
_COLOUR = re.compile(r"--jps-([a-z-]+): (#[0-9a-f]{6});")
_FONT = re.compile(r"--jps-font: ([^;]+);")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_FAMILY = re.compile(r"""(["']?)([^\W\d_][\w .+-]{0,79})\1""")
_KEYWORDS = {
    name.casefold(): name
    for name in (
        "serif", "sans-serif", "monospace", "cursive", "fantasy", "math", "system-ui", "ui-serif",
        "ui-sans-serif", "ui-monospace", "ui-rounded", "-apple-system", "BlinkMacSystemFont",
    )
}  # fmt: skip
"""Families that CSS knows by a word without quotes."""


@cache
def colours(scheme: str) -> Mapping[str, str]:
    """Our colours by name: ``light`` ones, and of the ``dark`` ones those that differ."""
    light, dark = sheet("tokens").split("@media")
    return MappingProxyType(dict(_COLOUR.findall(dark if scheme == "dark" else light)))


@cache
def fonts() -> str:
    """Our own list of fonts."""
    found = _FONT.search(sheet("tokens"))
    assert found is not None
    return found[1]


def spelt(said: Mapping[str, object]) -> tuple[str, Colours, Colours]:
    """Font, light and dark colours in the one way in which we write them.

    Raises SettingsError for an unknown name, and for what is no plain colour or list of fonts.
    """
    for name in said:
        if name in colours("light"):
            raise SettingsError(f"{name!r} must stand under [light] or [dark].")
        if name not in ("font", *TABLES):
            raise SettingsError(f"there is no {name!r}. {_hint(name, ['font', *TABLES])}")
    font = _known_font(said["font"]) if said.get("font", "") != "" else ""
    light, dark = (_known_colours(name, said.get(name, {})) for name in TABLES)
    return font, light, dark


def _known_colours(table: str, said: object) -> Colours:
    """The colours of a table, each by a name that we know, in the order of the names.

    Raises SettingsError, which names the nearest known name, or what is no plain colour.
    """
    if not isinstance(said, Mapping):
        raise SettingsError(f"{table} must be a table: [{table}].")
    known = colours("light")
    for name, value in said.items():
        if name not in known:
            raise SettingsError(f"[{table}] there is no colour {name!r}. {_hint(name, [*known])}")
        if not isinstance(value, str) or not _HEX.fullmatch(value):
            raise SettingsError(
                f"[{table}] {name} is {value!r}, but must be a colour such as '#0a4786'."
            )
    return tuple(sorted((name, _long(value)) for name, value in said.items()))


def _known_font(said: object) -> str:
    """A list of fonts as CSS writes it, with all names in quotes that can be.

    Raises SettingsError for what is no such list.
    """
    pieces = [each.strip() for each in said.split(",")] if isinstance(said, str) else [""]
    families = [_family(each) for each in pieces]
    if None in families:
        raise SettingsError(
            f"font is {said!r}, but must be a list of fonts such as 'Georgia, serif'."
        )
    return ", ".join(filter(None, families))


def _hint(name: str, known: list[str]) -> str:
    """The nearest known name, for a message."""
    bare = name.removeprefix("--").removeprefix("jps-").replace("_", "-").lower()
    return hint(bare, known)


def _family(piece: str) -> str | None:
    if keyword := _KEYWORDS.get(piece.casefold()):
        return keyword
    found = _FAMILY.fullmatch(piece)
    return f'"{found[2]}"' if found else None


def _long(colour: str) -> str:
    """Six digits in place of three, in small letters."""
    digits = colour[1:].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(each * 2 for each in digits)
