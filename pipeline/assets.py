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
SCREEN = ("page", "text", "parts", "tables")
"""The style sheets of a screen, in their order."""
_SPACE = re.compile(r"\s*\n\s*")


def styles() -> Traversable:
    """The folder with the style sheets: edits in a checkout show at once."""
    packaged = files(__package__ or "pipeline") / "_styles"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "styles"


@cache
def sheet(name: str) -> str:
    """One style sheet, such as ``page``, without its comments."""
    text = (styles() / f"{name}.css").read_text("utf-8")
    return _SPACE.sub("\n", _COMMENT.sub("", text)).strip()


@cache
def font(file: str) -> bytes:
    """A bundled font file."""
    return (styles() / "fonts" / file).read_bytes()


@cache
def stylesheet(*, layer: bool = True) -> str:
    """All that a summary needs on a page of yours; it touches only classes ``jps``.

    Everything stands in the cascade layer ``jps``, so that your own rules win without a
    fight. Where your page resets every margin outside a layer, that reset would win as
    well: ask for the rules without the layer then.
    """
    screen = "\n".join(map(sheet, SCREEN))
    media = f"@media screen {{\n{screen}\n}}\n@media print {{\n{sheet('print')}\n}}"
    rules = "\n".join((sheet("reset"), sheet("tokens"), media, sheet("editions"), ""))
    return f"@layer jps {{\n{rules}}}\n" if layer else rules


def schema(name: str) -> str:
    """One of ``SCHEMAS``, as JSON."""
    return (files(__package__ or "pipeline") / "schemas" / f"{name}.json").read_text("utf-8")
