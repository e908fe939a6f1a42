"""Finds the style sheets and fonts, in an installed wheel or in a checkout."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")
WEIGHTS = {"Regular": 400, "Bold": 700}
"""Cuts of the page's own font, and how heavy CSS calls them."""


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
    media = f"@media screen {{\n{sheet('page')}\n}}\n@media print {{\n{sheet('print')}\n}}"
    rules = f"{sheet('tokens')}\n{media}\n{sheet('editions')}\n"
    return f"@layer jps {{\n{rules}}}\n" if layer else rules


@cache
def page_style() -> tuple[str, str]:
    """The whole style of a page of ours, fonts and all, and its SHA-256 for the CSP."""
    faces = "\n".join(_face(name, weight) for name, weight in WEIGHTS.items())
    style = f"\n{faces}\n{stylesheet()}"
    return style, b64encode(sha256(style.encode()).digest()).decode()


def _face(name: str, weight: int) -> str:
    data = b64encode(font(f"AtkinsonHyperlegibleNext-{name}.woff2")).decode()
    return (
        f'@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-weight: {weight}; '
        f'font-display: swap; src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
    )
