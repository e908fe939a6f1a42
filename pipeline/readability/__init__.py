"""How hard a text is to read, as textstat's Flesch-Kincaid grade, with no network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.readability.feed import Fed, feed, words
from pipeline.readability.scorer import scorer

__all__ = ["FEWEST", "HIGHEST", "LONG", "Band", "Fed", "band", "feed", "grade", "words"]

Band = Literal["easier", "middling", "hard", "unrated"]
FEWEST = 30
"""With fewer words than this a grade is noise: it is off by four school years."""
HIGHEST = 30.0
"""No reader has more years of school; above it the grade only says that no full stop came."""
LONG = 25
"""Words beyond which WCAG's technique G153 calls a sentence too long."""


def grade(units: Sequence[str], code: str) -> float | None:
    """The Flesch-Kincaid grade (U.S. school years) of units of text, each a sentence.

    ``code`` is the ``textstat`` value of the language's language.toml. ``None`` where that
    is empty, and where there is too little text.
    """
    if not code:
        return None
    fed = feed(units)
    return min(scorer()(fed.text, code), HIGHEST) if fed.words >= FEWEST else None


def band(value: float | None) -> Band:
    """What a grade can honestly say: three bands, no finer."""
    if value is None:
        return "unrated"
    return "easier" if value <= 8 else "middling" if value <= 12 else "hard"
