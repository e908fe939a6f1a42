"""How easy a text is by three features: sentence length, easy words, how often words are used."""

from __future__ import annotations

from math import erf, log, sqrt
from typing import NamedTuple

from pipeline.readability.tally import Tally
from pipeline.readability.vocabulary import Vocabulary


class Features(NamedTuple):
    """What the score is made of."""

    length: float
    """Words in a sentence, on average."""
    unknown: float
    """Words in a hundred that are not easy ones."""
    frequency: float
    """The mean Zipf value of the words that are not everywhere."""


def features(told: Tally, sentences: int, book: Vocabulary) -> Features:
    """The three features of a text, of which the words are counted."""
    frequency = told.zipf / told.told if told.told else book.score["common"]
    return Features(told.words / sentences, 100 * told.unknown / told.tokens, frequency)


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
