"""The glossary of a lexicon, ready to be looked for in a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pipeline.lexicon import Lexicon

_TOKEN = re.compile(r"\w+")
_TAIL = re.compile(r"(?:['’]?s)?(?![^\W_]|@|&\w)")
WHOLE = 3
"""Words of ``when`` up to this length must stand as whole words."""
_COLUMNS = frozenset({"meaning", "also", "when"})
_MADE: dict[int, tuple[Lexicon, Wordbook]] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing explained; ``rank`` is its place in the file, the first being 0."""

    key: str
    """The same for all senses of a word."""
    rank: int
    forms: tuple[str, ...]
    meaning: str
    when: tuple[str, ...] = ()

    def fits(self, folded: str) -> bool:
        """True if the posting, in lower case, holds a word that this sense needs."""
        return not self.when or any(_begins(word, folded) for word in self.when)


@dataclass(frozen=True, slots=True)
class Use:
    """A form of some entries, where it stands in a text."""

    form: str
    start: int
    end: int
    senses: tuple[Entry, ...]

    def sense(self, folded: str) -> Entry | None:
        """The one sense that fits the posting; one that fits any posting comes first."""
        fitting = [entry for entry in self.senses if entry.fits(folded)]
        anywhere = [entry for entry in fitting if not entry.when] or fitting
        return anywhere[0] if len(anywhere) == 1 else None


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    loose: bool
    """In lower case: found in any case."""
    senses: tuple[Entry, ...]
    others: frozenset[str]
    """Runs of letters and digits that must stand in the text as well."""


class Wordbook:
    """All forms of all entries by their last run of letters and digits.

    A text is only searched for the forms whose words it holds.
    """

    __slots__ = ("_forms", "lists")

    def __init__(self, table: Mapping[str, str], language: Mapping[str, str]) -> None:
        self.lists = {key: frozenset(value.split()) for key, value in language.items()}
        """Words of the language's own table, such as ``place_codes``."""
        senses: dict[str, list[Entry]] = {}
        for entry in entries(table):
            for form in entry.forms:
                senses.setdefault(form, []).append(entry)
        self._forms: dict[str, list[_Form]] = {}
        for text, meant in senses.items():
            if words := _TOKEN.findall(text.lower()):
                found = _Form(text, text == text.lower(), tuple(meant), frozenset(words[:-1]))
                for word in (words[-1], f"{words[-1]}s"):  # the last word is the rarest
                    self._forms.setdefault(word, []).append(found)

    def uses(self, text: str, folded: str, words: Collection[str]) -> list[Use]:
        """Every form in the text; where two overlap, the longer.

        ``folded`` is the text in lower case, ``words`` are its :func:`tokens`.
        """
        lower = {word.lower() for word in words}
        heads = [word for word in lower if word in self._forms]
        forms = {form.text: form for head in heads for form in self._forms[head]
                 if form.others <= lower}  # fmt: skip
        found = [use for form in forms.values()
                 for use in _uses(form, folded if form.loose else text)]  # fmt: skip
        taken = bytearray(len(text))
        kept: list[Use] = []
        for use in sorted(found, key=lambda use: (use.start - use.end, use.start, use.form)):
            if not any(taken[use.start : use.end]):
                taken[use.start : use.end] = b"\1" * (use.end - use.start)
                kept.append(use)
        return sorted(kept, key=lambda use: use.start)


def _uses(form: _Form, text: str) -> Iterator[Use]:
    start = text.find(form.text)
    while start >= 0:
        end = _end(text, start + len(form.text))
        if end and not _inside(text, start):
            yield Use(form.text, start, end, form.senses)
        start = text.find(form.text, max(end, start + 1))


def tokens(text: str) -> frozenset[str]:
    """The different runs of letters and digits in a text."""
    return frozenset(_TOKEN.findall(text))


def wordbook(lexicon: Lexicon) -> Wordbook:
    """The wordbook of a lexicon, made once."""
    made = _MADE.get(id(lexicon))
    if made is None:
        tables = lexicon.tables
        made = _MADE[id(lexicon)] = lexicon, Wordbook(tables["glossary"], tables["language"])
    return made[1]


def entries(table: Mapping[str, str]) -> Iterator[Entry]:
    """The table's entries. Nested values reach us with dots in their names."""
    rows: dict[str, dict[str, str]] = {}
    for name, value in table.items():
        key, _, column = name.rpartition(".")
        if key and column in _COLUMNS:
            rows.setdefault(key, {})[column] = value
        else:
            rows[name] = {"meaning": value}
    for rank, (name, row) in enumerate(rows.items()):
        key = name.split(", ")[0] if "when" in row else name
        also = tuple(form for form in row.get("also", "").split(", ") if form)
        when = tuple(word for word in row.get("when", "").lower().split(", ") if word)
        yield Entry(key, rank, (key, *also), row.get("meaning", ""), when)


def _begins(word: str, folded: str) -> bool:
    """True if the text holds the word at the beginning of one of its own.

    A short one must be the whole word: "sci" is no "science".
    """
    at = folded.find(word)
    while at >= 0:
        before, after = folded[at - 1 : at], folded[at + len(word) : at + len(word) + 1]
        whole = len(word) > WHOLE or not after.isalnum() or after == "s"
        if whole and not (before.isalnum() and word[0].isalnum()):
            return True
        at = folded.find(word, at + 1)
    return False


def _end(text: str, end: int) -> int:
    """Where the form ends, with its plural s; 0: it is part of a longer word."""
    match = _TAIL.match(text, end)
    return match.end() if match else 0


def _inside(text: str, start: int) -> bool:
    """True if a form that begins here is the rest of an amount, a tag or a longer name."""
    before = text[start - 1] if start else " "
    return before in "@#_.$€£&" or before.isalnum()
