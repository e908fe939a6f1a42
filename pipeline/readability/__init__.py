"""How hard a text is to read, as textstat's Flesch-Kincaid grade, with no network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from pipeline.readability.feed import Fed, feed, words
from pipeline.readability.scorer import scorer

__all__ = [
    "FEWEST",
    "HIGHEST",
    "Band",
    "Fed",
    "Measure",
    "band",
    "feed",
    "grade",
    "measure",
    "words",
]

Band = Literal["easier", "middling", "hard", "unrated"]
FEWEST = 30
"""With fewer words than this a grade is noise: it is off by four school years."""
HIGHEST = 30.0
"""No reader has more years of school; above it the grade only says that no full stop came."""


class Measure(NamedTuple):
    """What was counted, and the grade that follows from it."""

    words: int
    sentences: int
    grade: float | None
    """U.S. school years; ``None`` where there is too little text, or no way to tell."""


def measure(units: Iterable[str], code: str) -> Measure:
    """Score units of text, each a sentence, an item of a list or the like.

    ``code`` is the ``textstat`` value of the language's language.toml; with an empty one
    nothing is graded.
    """
    fed = feed(units)
    if not code or fed.words < FEWEST:
        return Measure(fed.words, fed.units, None)
    return Measure(fed.words, fed.units, min(scorer()(fed.text, code), HIGHEST))


def grade(units: Iterable[str], code: str) -> float | None:
    """Give the Flesch-Kincaid grade of units of text; ``None`` as in :func:`measure`."""
    return measure(units, code).grade


def band(value: float | None) -> Band:
    """Say what a grade can honestly say: three bands, no finer."""
    if value is None:
        return "unrated"
    return "easier" if value <= 8 else "middling" if value <= 12 else "hard"
