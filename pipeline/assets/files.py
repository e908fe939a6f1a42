"""Finds the style sheets, fonts and schemas, in an installed wheel or in a checkout."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

SCHEMAS = ("summary", "postings")
"""JSON Schemas: of each posting's JSON, and of the file of all of them."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")


def styles() -> Traversable:
    """The folder with the style sheets: edits in a checkout show at once."""
    packaged = files("pipeline") / "_styles"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "styles"


@cache
def sheet(name: str) -> str:
    """One style sheet, such as ``page``, without its comments."""
    text = (styles() / f"{name}.css").read_text("utf-8")
    return _SPACE.sub("\n", _COMMENT.sub("", text)).strip()


@cache
def font(file: str) -> bytes:
    """A bundled font file."""
    return (styles() / "fonts" / file).read_bytes()


def schema(name: str) -> str:
    """One of ``SCHEMAS``, as JSON."""
    return (files("pipeline") / "schemas" / f"{name}.json").read_text("utf-8")
