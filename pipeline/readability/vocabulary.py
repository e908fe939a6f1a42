"""Which words of a language are easy, and how often they are used.

The easy words are textstat's list, the rest stands in the language's folder: reading.toml and
frequencies.txt. A language without them has no vocabulary, and no score that needs one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from pipeline.readability.scorer import easy_words, syllables

WORD_LIST = "1"
"""Version of reading.toml and frequencies.txt: other lists give other scores."""
_REMEMBERED = 50_000
"""Words that were looked up and are kept, so that a long run stays small."""


class Vocabulary(dict[str, tuple[float, bool]]):
    """What a word in lower case adds to the score; each is judged when it is first asked for.

    Its Zipf value, 0 for the words that are everywhere and tell nothing; and True for a word
    that is not an easy one.
    """

    def __init__(self, code: str, table: Mapping[str, Any], lines: Iterable[str]) -> None:
        """``table`` is reading.toml, ``lines`` are those of frequencies.txt."""
        super().__init__()
        self.code = code
        self.score: Mapping[str, float] = table["score"]
        self.bands: Mapping[str, float] = table["bands"]
        self.hard_word: Mapping[str, float] = table["hard_word"]
        self._known = frozenset(str(table["hard_word"].get("known", "")).split())
        self._easy = easy_words(code)
        self._endings: Mapping[str, list[str]] = table["endings"]
        self._longest = max(map(len, self._endings), default=0)
        self._zipf: dict[str, float] = {}
        for line in lines:
            if not line.startswith("#"):
                zipf, *words = line.split()
                self._zipf.update(dict.fromkeys(words, float(zipf)))

    def __missing__(self, word: str) -> tuple[float, bool]:
        if len(self) >= _REMEMBERED:
            self.clear()
        zipf = self.zipf(word)
        told = zipf if zipf < self.score["common"] else 0.0
        self[word] = found = (told, not (word in self._easy or self._bent(word)))
        return found

    def zipf(self, word: str) -> float:
        """How often the word is used: log10 of its uses in 1,000 million words."""
        return self._zipf.get(word, self.score["rare"])

    def _bent(self, word: str) -> bool:
        """True if the word is an easy one with an ending that keeps it easy."""
        return any(stem in self._easy for stem in self._stems(word))

    def _stems(self, word: str) -> Iterator[str]:
        for size in range(1, min(self._longest, len(word) - 2) + 1):
            stem = word[:-size]
            for instead in self._endings.get(word[-size:], ()):
                if instead != "2":
                    yield stem + instead
                elif stem[-1] == stem[-2]:
                    yield stem[:-1]

    def is_hard(self, word: str) -> bool:
        """True for a word, in lower case, that most readers will stop at."""
        limits = self.hard_word
        forms = (word, *self._stems(word))
        return (
            self[word][1]
            and self._known.isdisjoint(forms)
            and max(map(self.zipf, forms)) < limits["below"]
            and syllables(word, self.code) >= limits["syllables"]
        )


@cache
def vocabulary(code: str) -> Vocabulary | None:
    """The vocabulary of a language, by textstat's code for it; ``None`` where there is none."""
    folder = files("pipeline") / "lexicon" / code.partition("_")[0]
    reading = folder / "reading.toml"
    if not code or not reading.is_file():
        return None
    table = tomllib.loads(reading.read_text("utf-8"))
    first, *lines = _lines(folder / "frequencies.txt")
    return Vocabulary(code, table, lines) if first == table["code"] == code else None


def _lines(path: Traversable) -> list[str]:
    return path.read_text("utf-8").splitlines()
