"""The style of a page of our own, with the fonts that its characters need within it."""

from __future__ import annotations

import re
import tomllib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from pipeline.assets import PLAIN, Theme, font, stylesheet

_RANGE = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
_BLANK = r"\s\u200b-\u200f\u2028-\u202e\u2060-\u206f"
"""Characters that need no glyph: no font is fetched for them."""
_ASCII = bytes(range(128))


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font file, and the characters for the sake of which it is in a page."""

    file: str
    family: str
    weight: int
    characters: str = ""
    """As CSS writes ranges; "" where the font is in every page."""

    def rule(self) -> str:
        """The font as CSS, its file within it."""
        data = b64encode(font(self.file)).decode()
        only = f" unicode-range: {self.characters};" if self.characters else ""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight};{only} '
            f'font-display: swap; src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
        )


@cache
def typefaces() -> tuple[Typeface, ...]:
    """Every font that a page may have."""
    return tuple(Typeface(**face) for face in tomllib.loads(font("faces.toml").decode())["face"])


def page_style(text: str, theme: Theme = PLAIN) -> tuple[str, str]:
    """The whole style of a page with this text, and its SHA-256 for the policy."""
    rare = text.encode().translate(None, _ASCII).decode()  # quicker than to look at every letter
    others = "".join(set(_unusual().findall(rare)))
    return _style(
        tuple(
            face
            for face in typefaces()
            if not face.characters or _set(face.characters).search(others)
        ),
        theme,
    )


@cache
def _unusual() -> re.Pattern[str]:
    """Characters for which a page needs more than the fonts that it always has."""
    return re.compile(rf"[^\x00-\xb4\xb6-\xff{_BLANK}]")


@cache
def _set(characters: str) -> re.Pattern[str]:
    found = _RANGE.finditer(characters)
    ranges = "".join(rf"\U{int(m[1], 16):08x}-\U{int(m[2] or m[1], 16):08x}" for m in found)
    return re.compile(f"[{ranges}]")


@cache
def _style(faces: tuple[Typeface, ...], theme: Theme) -> tuple[str, str]:
    style = "\n".join(("", *(face.rule() for face in faces), stylesheet(theme=theme)))
    return style, b64encode(sha256(style.encode()).digest()).decode()
