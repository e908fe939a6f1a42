"""Puts together what the user chose: command line over file over default."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.configuration.files import nearest, options_of
from pipeline.configuration.table import Options, table
from pipeline.configuration.values import read_value


@dataclass(frozen=True, slots=True)
class Choice:
    """The options, and for each that is no default where it was chosen."""

    options: Options
    origins: Mapping[str, str]

    def __str__(self) -> str:
        """As a configuration file that chooses the same."""
        return "\n".join(
            f"{'# ' if value is None else ''}{option.name} = {_toml(value)}"
            f"  # {self.origins.get(option.name, 'default')}"
            for option in table().values()
            for value in (getattr(self.options, option.field),)
        )


def choose(given: Mapping[str, object], file: Path | None = None) -> Choice:
    """Choose from the command line's words and the configuration file.

    ``given`` holds what was written on the command line, by the option's name. Without a
    ``file`` it is the nearest one, from the current folder upwards.
    """
    path = file or nearest(Path.cwd())
    known = table()
    values = dict(options_of(path)) if path else {}
    origins = dict.fromkeys(values, str(path))
    for name, raw in given.items():
        values[name] = read_value(known[name], raw, "command line")
        origins[name] = "command line"
    return Choice(Options(**{known[name].field: value for name, value in values.items()}), origins)


def _toml(value: Any) -> str:
    """A value as TOML writes it; its strings, numbers and lists are those of JSON."""
    if isinstance(value, tuple):
        return json.dumps([str(each) for each in value], ensure_ascii=False)
    if value is None:
        return '""'
    return json.dumps(str(value) if isinstance(value, Path) else value, ensure_ascii=False)
