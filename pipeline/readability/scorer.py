"""The one door to textstat, which needs no network behind it.

For English, textstat asks NLTK for CMUdict, and NLTK downloads it at the first score. We
put our own table in its place (``textstat.backend.counts._count_syllables.get_cmudict``,
one private name, checked before use): the words that textstat's fallback, pyphen, would
miscount. The public way, a folder on ``nltk.data.path``, was measured and left: a first
score took 0.8 s and 119 MB against 0.06 s and 24 MB, and it would have put our part of the
dictionary before the whole one for everybody else in the process. The scores are the same.

textstat imports NLTK only to look for that dictionary. While textstat is imported, a
stand-in takes NLTK's place that turns into the real one when somebody asks it for anything.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType
from typing import Any

from pipeline.errors import LexiconError

_REMEMBERED = 50_000
"""Words beyond the table whose syllables are kept, so that a long run stays small."""


def grade(words: int, sentences: int, syllables: int) -> float:
    """Textstat's Flesch-Kincaid grade.

    Textstat is asked for the syllables of each word once only: the same number in a fraction
    of the time, tests/test_readability_table.py says.
    """
    return (0.39 * (words / sentences)) + (11.8 * (syllables / words)) - 15.59


def syllables(word: str, code: str) -> int:
    """How many syllables a word in lower case has, as textstat counts them."""
    return _counted(code)[word]


def easy_words(code: str) -> frozenset[str]:
    """Textstat's list of words that fourth-graders know: the one of Dale and Chall."""
    counter()  # whoever imports textstat first decides that NLTK stays out
    from textstat.backend.utils import get_lang_easy_words  # type: ignore[import-untyped]

    return frozenset(get_lang_easy_words(code))


@cache
def counter() -> Callable[[str, str], int]:
    """Give textstat's own count of the syllables of a text, with our table behind it.

    Imported at the first call. Raises ImportError where textstat has changed its inside:
    better no score than a download or a wrong one.
    """
    with _WithoutNltk():
        from textstat.backend.counts import count_syllables  # type: ignore[import-untyped]
    inside: Any = import_module("textstat.backend.counts._count_syllables")
    if not hasattr(inside, "get_cmudict"):
        raise ImportError("textstat looks up syllables in another way; see scorer.py")
    inside.get_cmudict = _dictionary
    count: Callable[[str, str], int] = count_syllables
    return count


@cache
def _counted(code: str) -> _Counted:
    return _Counted(code)


class _Counted(dict[str, int]):
    """The syllables of the words that were met so far."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code
        self._count = counter()

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = count = self._count(word, self._code)
        return count


@cache
def _dictionary(code: str) -> Mapping[str, tuple[str]] | None:
    """Give what textstat gets for CMUdict; ``None``, pyphen alone, where we have no table."""
    from textstat.backend.utils import get_pyphen

    try:
        pyphen = get_pyphen(code)
    except KeyError:
        raise LexiconError("language.toml", "textstat", f"does not know {code!r}") from None
    table = _table(code)
    return None if table is None else _Syllables(table, pyphen)


def _table(code: str) -> dict[str, tuple[str]] | None:
    """Read the shipped table of a language; ``None`` where it has none."""
    path = files("pipeline") / "lexicon" / code.partition("_")[0] / "syllables.txt"
    if not path.is_file():
        return None
    first, *lines = path.read_text("utf-8").splitlines()
    if first != code:
        return None
    table: dict[str, tuple[str]] = {}
    for line in lines:
        if not line.startswith("#"):
            count, *found = line.split()
            table.update(dict.fromkeys(found, _sounds(int(count))))
    return table


class _Syllables(dict[str, tuple[str]]):
    """Words with their syllables in CMUdict's shape: one sound a syllable, ending in a digit."""

    def __init__(self, table: Mapping[str, tuple[str]], pyphen: Any) -> None:
        super().__init__(table)
        self._table = table
        self._pyphen = pyphen

    def __missing__(self, word: str) -> tuple[str]:
        if len(self) >= len(self._table) + _REMEMBERED:
            self.clear()
            self.update(self._table)
            self._pyphen.hd.cache.clear()
        self[word] = sounds = _sounds(len(self._pyphen.positions(word)) + 1)
        return sounds


@cache
def _sounds(syllables: int) -> tuple[str]:
    return ("1" * syllables,)


class _Later(ModuleType):
    """Stands in for a module and imports it when its first attribute is asked for."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


class _WithoutNltk:
    """While this is entered, ``import nltk`` gives the stand-in, unless NLTK is there."""

    def __enter__(self) -> None:
        self._found = sys.modules.setdefault("nltk", _Later("nltk"))

    def __exit__(self, *_: object) -> None:
        if isinstance(self._found, _Later) and sys.modules.get("nltk") is self._found:
            del sys.modules["nltk"]
