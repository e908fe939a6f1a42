"""How hard a text is to read, by textstat: the one door to it, and it needs no network.

For English, textstat asks NLTK for CMUdict, and NLTK downloads it at the first score. We
put our own table in its place (``textstat.backend.counts._count_syllables.get_cmudict``,
one private name, checked before use): the words that textstat's fallback, pyphen, would
miscount. The public way, a folder on ``nltk.data.path``, was measured and left: a first
score took 0.8 s and 119 MB against 0.1 s and 22 MB, and it would have put our part of the
dictionary before the whole one for everybody else in the process. The scores are the same.

textstat imports NLTK only to look for that dictionary. While textstat is imported, a
stand-in takes NLTK's place that turns into the real one when somebody asks it for anything.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType
from typing import Any, Literal, NamedTuple

from pipeline.errors import LexiconError

Band = Literal["easier", "middling", "hard", "unrated"]
FEWEST = 30
"""With fewer words than this a grade is noise: it is off by four school years."""
HIGHEST = 30.0
"""No reader has more years of school; above it the grade only says that no full stop came."""
LONG = 25
"""Words of a sentence that WCAG's technique G153 calls long enough."""
_LONGEST = 30
"""Letters of one word; what is longer is no word, and costs textstat quadratic time."""
_REMEMBERED = 50_000
"""Words beyond the table whose syllables are kept, so that a long run stays small."""

_ADDRESSES = (
    ("://", re.compile(r"https?://\S+")),
    ("www.", re.compile(r"www\.\S+")),
    ("@", re.compile(r"(?<!\S)\S{0,80}@\S+")),
    ("#", re.compile(r"#(?<!\S#)\w+")),
)
"""What each must hold, looked for first: a search costs far less than an expression."""
_IN_NUMBER = re.compile(r"[.,](?<=\d.)(?=\d)")
_BETWEEN = re.compile(r"[/|,;:–—…_&+]+")
_TOO_LONG = re.compile(rf"(?<!\S)\S{{{_LONGEST + 1},}}")
_MARK = re.compile(r"[^\w\s']+")
_QUOTE = re.compile(r"'(?!\w)|(?<!\w)'")
_LETTER = re.compile(r"[^\W\d_]")


class Fed(NamedTuple):
    """What textstat is given, and what it will count in it."""

    text: str
    words: int
    units: int


def feed(units: Iterable[str]) -> Fed:
    """The units a line each with exactly one full stop, so that textstat counts them right.

    Without this, lists score tens of grades too high: textstat ends a sentence at every
    ``.!?`` and nowhere else. Addresses go, and units of one or two words, which textstat
    would not count as sentences although it counts their words.
    """
    lines = []
    count = 0
    for line in _bare("\n".join(" ".join(unit.split()) for unit in units)).split("\n"):
        words = line.split()
        if len(words) > 2 and _LETTER.search(line):
            count += len(words)
            lines.append(" ".join([word[:_LONGEST] for word in words]) + ".")
    return Fed("\n".join(lines), count, len(lines))


def words(text: str) -> int:
    """How many words a text has, counted as for its grade."""
    return len(_bare(text).split())


def grade(units: Sequence[str], code: str) -> float | None:
    """The Flesch-Kincaid grade (U.S. school years) of units of text, each a sentence.

    ``code`` is the ``textstat`` value of the language's language.toml. ``None`` where that
    is empty, and where there is too little text.
    """
    if not code:
        return None
    fed = feed(units)
    return min(_metric()(fed.text, code), HIGHEST) if fed.words >= FEWEST else None


def band(value: float | None) -> Band:
    """What a grade can honestly say: three bands, no finer."""
    if value is None:
        return "unrated"
    return "easier" if value <= 8 else "middling" if value <= 12 else "hard"


def _bare(text: str) -> str:
    """Words and white space only, as textstat reads them: it drops marks inside a word."""
    text = text.replace("’", "'").replace("ʼ", "'")
    for sign, address in _ADDRESSES:
        if sign in text:
            text = address.sub(" ", text)
    text = _BETWEEN.sub(" ", _IN_NUMBER.sub("", text))
    if "-" in text and max(map(len, text.split()), default=0) > _LONGEST:
        text = _TOO_LONG.sub(lambda match: match[0].replace("-", " "), text)
    text = _MARK.sub("", text)
    return _QUOTE.sub("", text) if "'" in text else text


class _Syllables(dict[str, tuple[str]]):
    """Words with their syllables in CMUdict's shape: one sound a syllable, ending in a digit."""

    def __init__(self, table: Mapping[str, tuple[str]], code: str) -> None:
        super().__init__(table)
        self._table = table
        self._pyphen = import_module("textstat.backend.utils").get_pyphen(code)

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


def _table(code: str) -> dict[str, tuple[str]] | None:
    """The shipped table of a language; ``None`` where it has none."""
    path = files(__package__) / "lexicon" / code.partition("_")[0] / "syllables.txt"
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


@cache
def _metric() -> Callable[[str, str], float]:
    """textstat's own Flesch-Kincaid grade, made to count syllables with our table."""
    with _WithoutNltk():
        metrics = import_module("textstat.backend.metrics")
    counter: Any = import_module("textstat.backend.counts._count_syllables")
    download = counter.get_cmudict  # AttributeError, not a wrong score, where it is renamed
    pyphen: Any = import_module("pyphen")

    @cache
    def dictionary(code: str) -> Mapping[str, tuple[str]] | None:
        if pyphen.language_fallback(code) is None:
            raise LexiconError("language.toml", "textstat", f"{code!r} is no language of pyphen")
        table = _table(code)
        own: Mapping[str, tuple[str]] | None
        own = download(code) if table is None else _Syllables(table, code)
        return own

    counter.get_cmudict = dictionary
    scorer: Callable[[str, str], float] = metrics.flesch_kincaid_grade
    return scorer


class _Later(ModuleType):
    """Stands in for a module and imports it when its first attribute is asked for."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


class _WithoutNltk:
    """While this is entered, ``import nltk`` gives the stand-in, unless NLTK is there."""

    def __enter__(self) -> None:
        self._own = sys.modules.setdefault("nltk", _Later("nltk"))

    def __exit__(self, *_: object) -> None:
        if isinstance(self._own, _Later) and sys.modules.get("nltk") is self._own:
            del sys.modules["nltk"]
