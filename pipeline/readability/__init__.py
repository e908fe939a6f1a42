"""How hard a text is to read, by two measures and with no network.

The Flesch-Kincaid grade is textstat's, and the best to compare two versions of one text. The
score of three features (ease.py) tells one text from another better.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.model import Rating
from pipeline.model.posting import Band
from pipeline.readability.ease import ease, features, harder_than
from pipeline.readability.feed import FEED, bare, sentences, tokens, words
from pipeline.readability.scorer import grade as flesch_kincaid
from pipeline.readability.tally import tally
from pipeline.readability.vocabulary import WORD_LIST, Vocabulary, vocabulary

__all__ = [
    "FEED",
    "FEWEST",
    "HIGHEST",
    "Band",
    "Vocabulary",
    "band",
    "bare",
    "ease",
    "features",
    "grade",
    "made_by",
    "measure",
    "sentences",
    "tally",
    "tokens",
    "vocabulary",
    "words",
]

FEWEST = 30
"""With fewer words than this a grade is noise: it is off by four school years."""
HIGHEST = 30.0
"""No reader has more years of school; above it the grade only says that no full stop came."""


def measure(units: Iterable[str], code: str) -> Rating:
    """Score units of text, each a sentence, an item of a list or the like.

    ``code`` is the ``textstat`` value of the language's language.toml; with an empty one
    nothing is graded.
    """
    sentences, told = tally(units, code)
    if not code or told.words < FEWEST:
        return Rating(told.words, sentences)
    years = min(flesch_kincaid(told.words, sentences, told.syllables), HIGHEST)
    book = vocabulary(code)
    if book is None or not told.tokens:
        return Rating(told.words, sentences, years, band(years))
    easy = ease(features(told, sentences, book), book)
    level = _ease_band(easy, book)
    return Rating(told.words, sentences, years, band(years), easy, level, harder_than(easy, book)
    )  # fmt: skip


def grade(units: Iterable[str], code: str) -> float | None:
    """Give the Flesch-Kincaid grade of units of text; ``None`` as in :func:`measure`."""
    return measure(units, code).grade


def band(value: float | None) -> Band:
    """Say what a grade can honestly say: three bands, no finer."""
    if value is None:
        return "unrated"
    return "easier" if value <= 8 else "middling" if value <= 12 else "hard"


def _ease_band(value: float, book: Vocabulary) -> Band:
    bands = book.bands
    return (
        "easier" if value >= bands["easier"] else "hard" if value <= bands["hard"] else "middling"
    )


@cache
def made_by() -> dict[str, str]:
    """The versions that the numbers were made with: those of others cannot be compared."""
    from importlib.metadata import version  # takes long, and most runs never ask

    return {"textstat": version("textstat"), "feed": FEED, "word_list": WORD_LIST}
