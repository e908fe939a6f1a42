"""Finds and reads the configuration file: the nearest one, from a folder upwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.configuration.table import table
from pipeline.configuration.values import read_value
from pipeline.errors import SettingsError
from pipeline.toml import hint, parsed

OWN, SHARED = "posting-summary.toml", "pyproject.toml"
TABLE = "tool.posting-summary"


def nearest(folder: Path) -> Path | None:
    """The first file with options for us in the folder or above it."""
    for place in (folder, *folder.parents):
        if (place / OWN).is_file():
            return place / OWN
        shared = place / SHARED
        if shared.is_file() and _own_table(shared, _parsed(shared)) is not None:
            return shared
    return None


def options_of(path: Path) -> Mapping[str, Any]:
    """The options that a file sets, by name. Its paths are taken from its own folder.

    Raises SettingsError, naming the file, the key and the nearest known one.
    """
    parsed = _parsed(path)
    own = parsed if path.name != SHARED else _own_table(path, parsed)
    known = table()
    values = {}
    for key, raw in (own or {}).items():
        if key not in known:
            raise SettingsError(_unknown(path, key))
        values[key] = read_value(known[key], raw, str(path), path.parent)
    return values


def _own_table(path: Path, parsed: Mapping[str, Any]) -> Mapping[str, Any] | None:
    own: Any = parsed
    for name in TABLE.split("."):
        own = own.get(name) if isinstance(own, dict) else None
    if own is not None and not isinstance(own, dict):
        raise SettingsError(f"{path}: [{TABLE}] must be a table.")
    return own


def _unknown(path: Path, key: str) -> str:
    near = hint(key.replace("_", "-").lower(), table())
    return f"{path}: there is no option {key!r}. {near}"


def _parsed(path: Path) -> dict[str, Any]:
    return parsed(path, lambda why: SettingsError(f"{path}: {why}."))
