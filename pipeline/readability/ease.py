"""How easy a text is by three features: sentence length, easy words, how often words are used."""

from __future__ import annotations

from collections.abc import Sequence
from math import erf, log, sqrt
from typing import NamedTuple

from pipeline.readability.vocabulary import Vocabulary


class Features(NamedTuple):
    """What the score is made of."""

    length: float
    """Words in a sentence, on average."""
    unknown: float
    """Words in a hundred that are not easy ones."""
    frequency: float
    """The mean Zipf value of the words that are not everywhere."""


def features(tokens: Sequence[str], length: float, book: Vocabulary) -> Features:
    """The three features of the words of a text, in lower case."""
    told, unknown = zip(*map(book.__getitem__, tokens), strict=True)
    count = len(told) - told.count(0.0)
    frequency = sum(told) / count if count else book.score["common"]
    return Features(length, 100 * sum(unknown) / len(unknown), frequency)


def ease(found: Features, book: Vocabulary) -> float:
    """The score: the higher, the easier."""
    weight = book.score
    return (
        weight["constant"]
        + weight["length"] * log(found.length)
        + weight["unknown"] * found.unknown
        + weight["frequency"] * found.frequency
    )


def harder_than(value: float, book: Vocabulary) -> float:
    """Of a hundred school texts, how many are easier than one with this score."""
    away = (book.bands["mean"] - value) / book.bands["spread"]
    return 50 * (1 + erf(away / sqrt(2)))
