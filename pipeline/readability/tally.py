"""What is counted in a text: its words, its sentences, and how hard its words are.

What a word adds is the same wherever it stands, so each is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from pipeline.readability.feed import TOKEN, apart, bare, sentences
from pipeline.readability.scorer import syllables
from pipeline.readability.vocabulary import vocabulary

_REMEMBERED = 20_000
"""Words and sentences of which the counts are kept, so that a long run stays small."""
_LONG = 500
"""Characters of what is kept; what is longer hardly comes again."""
_FEWEST = 3
"""Words of a sentence: textstat would not count a shorter one, although it counts its words."""
_END = ".,;:!?)"
_LETTER = re.compile(r"[^\W\d_]")


class Tally(NamedTuple):
    """The sums over the words of a text."""

    words: int
    """None for an address, two for ``day/night``."""
    syllables: int
    tokens: int
    """Words made of letters."""
    unknown: int
    """Tokens that are not easy ones."""
    told: int
    """Tokens that are not everywhere."""
    zipf: float
    """The sum of their Zipf values."""


NOTHING = Tally(0, 0, 0, 0, 0, 0.0)


Counts = tuple[int, int, int, int, int, float]
"""What one word adds to a tally. (A tuple's own type needs no garbage collector.)"""
Word = tuple[Counts, Counts, bool, bool]
"""What a word adds by itself, and what in a sentence with a hyphen, where those that one joins
stand apart as tokens; whether it has a hyphen, and a letter."""
_ALONE, _BESIDE, _HYPHEN, _WORDED = map(itemgetter, range(4))


class Words(dict[str, Word]):
    """The words that were met so far, in lower case."""

    def __init__(self, code: str) -> None:
        """``code`` is textstat's for the language; without a vocabulary there are no tokens."""
        super().__init__()
        self._code = code
        self._book = vocabulary(code)

    def __missing__(self, word: str) -> Word:
        made = self._made(word)
        if len(word) <= _LONG:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = made
        return made

    def _made(self, word: str) -> Word:
        found, marked = bare(word), apart(word)
        alone = beside = self._tally(found, found)
        if not word.isalpha():
            beside = self._tally(found, TOKEN.findall(marked))
        return alone, beside, "-" in marked, any(map(_LETTER.search, found))

    def _tally(self, found: list[str], tokens: list[str]) -> Counts:
        spoken = sum([syllables(word, self._code) for word in found]) if self._code else 0
        if self._book is None:
            return len(found), spoken, 0, 0, 0, 0.0
        known = [self._book[token] for token in tokens if token.isalpha() or "'" in token]
        told = [zipf for zipf, _ in known if zipf]
        unknown = sum([unknown for _, unknown in known])
        return len(found), spoken, len(known), unknown, len(told), sum(told)


_words = cache(Words)


def tally(units: Iterable[str], code: str) -> tuple[int, Tally]:
    """How many sentences the units have, and the sums over the words of these."""
    folded = (sentence.lower().rstrip(_END) for sentence in sentences(units))
    sums = [(_known if len(each) <= _LONG else _summed)(each, code) for each in folded]
    counted = [each for each in sums if each.words]
    return len(counted), _sum(counted) if counted else NOTHING


def _summed(sentence: str, code: str) -> Tally:
    """The sums over the words of a sentence in lower case; nothing where it has too few."""
    counts = _words(code)
    found = [counts[word.rstrip(_END)] for word in sentence.split(" ")]
    told = _sum(map(_BESIDE if any(map(_HYPHEN, found)) else _ALONE, found))
    return told if told.words >= _FEWEST and any(map(_WORDED, found)) else NOTHING


_known = lru_cache(maxsize=_REMEMBERED)(_summed)
"""What we show has many of the posting's own sentences, and postings have those of others."""


def _sum(added: Iterable[Counts]) -> Tally:
    return Tally(*map(sum, zip(*added, strict=True)))
