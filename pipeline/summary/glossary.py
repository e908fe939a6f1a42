"""Words explained: by the posting, by us, or by nobody, and then it is said so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.model import Part, Posting, Term
from pipeline.model.summary import PartKind
from pipeline.summary.definitions import definitions, spelt_out, uses
from pipeline.summary.wordbook import Entry, Wordbook, tokens, wordbook
from pipeline.summary.wording import calm

MAIN = 12
"""Meanings that stand open on a page; if there are a few more, they do as well."""
FEW = 3
OWN = -1
"""Rank of what the posting explains itself: before all of ours."""
NEAR = 200
"""Characters before and after a word that tell if its line is all in capitals."""
STEM, ENDING = 5, 4
"""Letters that two forms of one word share, at least; letters that the shorter adds, at most."""
FIRST: frozenset[PartKind] = frozenset(
    {"key_facts", "required", "preferred", "pay", "screening", "conditions", "how_to_apply"}
)
"""Parts whose words matter most: what one must have, gets and has to do."""

LISTS = ("small_words", "hours", "place_codes", "plain_acronyms")
"""Words that language.toml lists."""
NONE: frozenset[str] = frozenset()

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]{1,5}(?=(?:['’]?s)?(?![\w@]))")
_NUMBERED = re.compile(r"-\d{3}")
"""What goes on so is a code: ``HB-2041`` is a job's number."""
_NOT_BEFORE = frozenset("#@.$€£'’_")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)\S+")
_PLACE_BEFORE = re.compile(r"[a-z.], ?$")
_HOUR_BEFORE = re.compile(r"\d ?$")
_LONG_CAPITALS = re.compile(r"\b[A-Z]{6}")


def glossary(posting: Posting, parts: tuple[Part, ...], lexicon: Lexicon) -> tuple[Term, ...]:
    """Every acronym and known hard word that the summary shows, in order of the alphabet."""
    title = next((fact.value for fact in posting.details("title")), "")
    first = "\n".join((title, *_shown(part for part in parts if part.kind in FIRST)))
    rest = "\n".join(_shown(part for part in parts if part.kind not in FIRST))
    text = _without_addresses(f"{first}\n{rest}")
    whole = "\n".join(unit.text.value for unit in posting.units)
    book = wordbook(lexicon)
    small, hours, places, plain = (book.lists.get(key, NONE) for key in LISTS)
    own = definitions(whole, small)
    spelt = spelt_out(own, "\n".join((title, *_shown(parts)))) if own else NONE
    words = tokens(text)
    known = plain | places | _names(posting)
    folded = _lower(whole)
    told = bytearray(len(text))
    found = _Found(len(first))
    senses: dict[str, Entry | None] = {}
    seen: set[str] = set()
    for use in book.uses(text, _lower(text), words):
        if use.form not in senses:
            senses[use.form] = use.sense(folded)
        entry = senses[use.form]
        before = text[max(0, use.start - 4) : use.start]
        if entry is None or use.form in own or _is_place_or_hour(use.form, before, places, hours):
            continue
        told[use.start : use.end] = b"\1" * (use.end - use.start)
        if entry.meaning and use.form not in seen:
            seen.add(use.form)
            found.add(Term(use.form, entry.meaning, "glossary"), use.start, entry.rank)
    for match in uses(own, text):
        form, meaning = match[0], calm(own[match[0]], lexicon)
        told[match.start() : match.end()] = b"\1" * len(form)
        found.add(Term(form, meaning, "posting", told=form in spelt), match.start(), OWN)
    for match in _in_capitals(text):
        form, start = match[0], match.start()
        if not told[start] and form not in known and _is_acronym(match, words):
            found.add(Term(form, lexicon.phrase("glossary.unknown"), "unknown"), start, OWN)
    return found.terms()


def unexplained(posting: Posting, text: str, lexicon: Lexicon) -> dict[str, tuple[int, str]]:
    """The short forms of a text that the posting does not explain: where each stands first.

    With it stands what our glossary says of it, "" where it says nothing.
    """
    text = _without_addresses(text)
    book = wordbook(lexicon)
    small, hours, places, plain = (book.lists.get(key, NONE) for key in LISTS)
    own = (part for form in definitions(text, small) for part in (form, *form.split("/")))
    known = {*own, *plain, *places, *_names(posting)}
    words = tokens(text)
    found: dict[str, tuple[int, str]] = {}
    for match in _in_capitals(text):
        form, start = match[0], match.start()
        before = text[max(0, start - 4) : start]
        if form in known or _is_place_or_hour(form, before, places, hours):
            continue
        if _is_acronym(match, words):
            known.add(form)
            found[form] = start, _meaning(form, _lower(text), book)
    return found


def _meaning(form: str, folded: str, book: Wordbook) -> str:
    """What the glossary says of a word in this posting, "" where it says nothing."""
    for use in book.uses(form, form.lower(), {form}):
        entry = use.sense(folded)
        if entry is not None and use.end - use.start == len(form):
            return entry.meaning
    return ""


def _in_capitals(text: str) -> Iterator[re.Match[str]]:
    """Runs of capitals that stand by themselves: not in a tag, an address or an amount."""
    for match in _ACRONYM.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        if before not in _NOT_BEFORE and not before.isalnum():
            yield match


class _Found:
    """The terms found so far; what means the same is one term, however it is written."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._terms: dict[str, Term] = {}
        self._ranks: dict[str, tuple[bool, int]] = {}

    def add(self, term: Term, start: int, rank: int) -> None:
        """``start`` is where it stands in the text, ``rank`` how much it matters otherwise."""
        key = term.term if term.origin == "unknown" else term.meaning.rpartition(": ")[2]
        old = self._terms.setdefault(key, term)
        if term.term not in (old.term, *old.also):
            bare = _bare(term.term)
            if not any(_bent(bare, _bare(form)) for form in (old.term, *old.also)):
                self._terms[key] = replace(old, also=(*old.also, term.term))
        if term.origin != "unknown" and not term.told:
            place = (start > self._first and rank >= 0, rank)
            self._ranks[key] = min(self._ranks.get(key, place), place)

    def terms(self) -> tuple[Term, ...]:
        """By the alphabet; those that matter less are marked."""
        joined = {part for term in self._terms.values() if "/" in term.term
                  for part in term.term.split("/")}  # fmt: skip
        kept = {key: term for key, term in self._terms.items() if term.term not in joined}
        by_rank = sorted((key for key in self._ranks if key in kept), key=self._ranks.__getitem__)
        for key in by_rank[MAIN:] if len(by_rank) > MAIN + FEW else ():
            kept[key] = replace(kept[key], main=False)
        return tuple(sorted(kept.values(), key=lambda term: (term.term.casefold(), term.term)))


def _bare(form: str) -> str:
    return "".join(filter(str.isalnum, form.casefold()))


def _bent(one: str, other: str) -> bool:
    """True for two forms of one word: "scalable" and "scalability"."""
    shortest = min(len(one), len(other))
    stem = max(STEM, shortest - ENDING)
    return one == other or (shortest >= stem and one[:stem] == other[:stem])


def _is_acronym(match: re.Match[str], words: frozenset[str]) -> bool:
    """False for a code, for a word in capitals and for anything in a line of capitals."""
    form = match[0]
    if sum(map(str.isdigit, form)) > 2 or sum(map(str.isupper, form)) < 2:
        return False
    if _NUMBERED.match(match.string, match.end()):
        return False
    if len(form) > 2 and (form.lower() in words or form.capitalize() in words):
        return False  # elsewhere it is written small: it is only emphasised
    text, start = match.string, match.start()
    before = text[max(0, start - NEAR) : start].rpartition("\n")[2]
    line = before + text[start : start + NEAR].partition("\n")[0]
    letters = [letter for letter in line if letter.isalpha()]
    shouted = sum(map(str.isupper, letters)) * 2 > len(letters)
    return not (shouted and _LONG_CAPITALS.search(line))


def _is_place_or_hour(
    form: str, before: str, places: frozenset[str], hours: frozenset[str]
) -> bool:
    """True for the last letters of "Salem, OR" and "at 5 PM", whatever they mean elsewhere."""
    return (form in hours and _HOUR_BEFORE.search(before) is not None) or (
        form in places and _PLACE_BEFORE.search(before) is not None
    )


def _names(posting: Posting) -> frozenset[str]:
    """The words of the employer's name, which nobody has to explain."""
    values = (fact.value for fact in posting.details("employer"))
    return frozenset(word for value in values for word in re.split(r"[^\w&]+", value))


def _without_addresses(text: str) -> str:
    if "@" not in text and "://" not in text and "www." not in text:
        return text
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text)


def _lower(text: str) -> str:
    """In lower case, each character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _shown(parts: Iterable[Part]) -> Iterator[str]:
    """The text of every statement that the page shows."""
    return (said.text for part in parts for said in part.said())
