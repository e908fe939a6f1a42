"""Reads the value of an option: the same rules, and messages, for command line and file."""

from __future__ import annotations

from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pipeline.configuration.table import Option
from pipeline.errors import SettingsError


def read_value(option: Option, raw: object, where: str, base: Path | None = None) -> Any:
    """The value of an option from what the user wrote; paths are taken from ``base``.

    Raises SettingsError, which names the place, the option and what it may be.
    """
    try:
        value = _read(option.kind, raw, base or Path())
        if isinstance(value, int) and option.says.least is not None and value < option.says.least:
            raise ValueError
    except ValueError:
        raise SettingsError(
            f"{where}: {option.name} is {raw!r}, but must be {_meaning(option)}."
        ) from None
    return value


def _read(kind: Any, raw: object, base: Path) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        for each in arguments:
            if each is not NoneType:
                try:
                    return _read(each, raw, base)
                except ValueError:
                    continue
        raise ValueError
    if origin is Literal:
        return _chosen(raw, arguments)
    if origin is tuple:
        parts = raw.split(",") if isinstance(raw, str) and arguments[0] is str else raw
        if not isinstance(parts, list | tuple):
            parts = [parts]
        return tuple(_read(arguments[0], each, base) for each in parts if each != "")
    if kind is bool:
        return _chosen(raw, (True, False))
    if kind is int and not isinstance(raw, bool) and isinstance(raw, int | str):
        return int(raw)
    if isinstance(raw, str | Path) and kind in (str, Path):
        return base / raw if kind is Path else str(raw).strip()
    raise ValueError


def _chosen(raw: object, known: tuple[object, ...]) -> object:
    for each in known:
        if type(raw) is type(each) and str(raw).casefold() == str(each).casefold():
            return each
    raise ValueError


def _meaning(option: Option) -> str:
    least = "" if option.says.least is None else f" of {option.says.least} or more"
    return _named(option.kind).replace("a whole number", f"a whole number{least}")


def _named(kind: Any) -> str:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return " or ".join(_named(each) for each in arguments if each is not NoneType)
    if origin is Literal:
        return " or ".join(f'"{each}"' for each in arguments)
    if origin is tuple:
        return "a list of texts" if arguments[0] is str else "a list of paths"
    return {bool: "true or false", int: "a whole number", Path: "a path"}.get(kind, "text")
