"""Fits text to the fonts that the PDF carries: a box instead of a letter helps nobody."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import escape

from pipeline.assets import font

FONTS = (
    "AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonHyperlegibleNext-Bold.ttf",
    "DejaVuSans-Subset.ttf",
)
LONGEST_WORD = 120
"""Characters of a word before it may be broken: to lay out longer ones takes ever longer."""

_ALIKE = str.maketrans(
    {"✅": "✓", "☑": "✓", "❌": "✗", "❎": "✗", "⭐": "★", "🌟": "★", "➤": "→", "👉": "→"}
)
_TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")
_LONG = re.compile(rf"(?:&#?\w{{1,8}};|[^\s<>&\u200b]){{{LONGEST_WORD}}}")
_MARKS = "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f]"
_PILE = re.compile(f"({_MARKS}{{4}}){_MARKS}+")


def fitted(html: str, not_shown: str) -> tuple[str, bool]:
    """A page whose every character can be set, and whether words had to be left out.

    Signs without a glyph, such as emoji, go; letters without one are replaced by the
    words ``not_shown``. What is markup is ASCII, which the fonts have: it stays whole.
    """
    missing = _missing()
    lost = False

    def fit(match: re.Match[str]) -> str:
        nonlocal lost
        shown = "".join(_alike(character) for character in match[0])
        left, count = missing.subn(lambda _: not_shown, shown)
        lost = lost or count > 0
        return left

    html = missing.sub(fit, html.translate(_ALIKE))
    return _TEXT.sub(lambda text: _breakable(text[0]), html), lost


def _alike(character: str) -> str:
    """The same in characters that the fonts have, nothing for a sign, else itself."""
    missing = _missing()
    plain = unicodedata.normalize("NFKC", character)
    if not missing.search(plain):
        return escape(plain)
    return character if unicodedata.category(character)[0] in "LN" else ""


def _breakable(text: str) -> str:
    if not text.isascii():
        text = _PILE.sub(r"\1", text)
    if len(text) < LONGEST_WORD:
        return text
    return _LONG.sub("\\g<0>\N{ZERO WIDTH SPACE}", text)


@cache
def _missing() -> re.Pattern[str]:
    """Runs of characters that no bundled font has, white space between them included.

    The list is made from the fonts; tests/test_pdf.py holds it against them.
    """
    ranges = [run.split("-") for run in font("coverage.txt").decode().split()]
    covered = "".join(rf"\U{int(run[0], 16):08x}-\U{int(run[-1], 16):08x}" for run in ranges)
    none = rf"[^\t\n{covered}]"
    return re.compile(rf"{none}+(?:\s+{none}+)*")
