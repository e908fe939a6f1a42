"""The guard: what a rewriting lost or added of all that carries a fact.

Numbers, amounts, addresses and names are known by their characters; negations, modals,
conditions, quantities, units, degrees and the like by ``guard.toml``. Two wordings are
safe for each other if they hold the same of these, each as often.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.lexicon import Lexicon
from pipeline.plain.common import common

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_EDGES = " .,;:!?\"'“”‘’()[]{}…–—-*•|"
_ENDS = (".", "!", "?", ":", ";", "…", "•", "|", "–", "—", "-")
_SIGNS = re.compile(r"[$€£¥%]")
_OPENING = "(\"“‘['"
_FIGURE = re.compile(r"\d|@|://|www\.")
"""What makes a token a number or an address, which must stay to the letter."""


_LATELY, _REMEMBERED = 500, 20_000
"""Texts whose facts are kept, and words whose looks are."""


class Signature(NamedTuple):
    """Facts by their value, names, and words that have a capital as a sentence's first."""

    facts: list[str]
    names: list[str]
    starts: list[str]


def guard(source: str, rewritten: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Name what was lost ("-must") or added ("+10%"); empty where it is safe.

    Capitals count as names, except the first of a sentence where the word is common.
    """
    if source == rewritten:
        return ()
    old, new = signature(source, lexicon), signature(rewritten, lexicon)
    if old == new or all(sorted(one) == sorted(other) for one, other in zip(old, new, strict=True)):
        return ()
    known = common(lexicon)
    lost = _beyond(old, new, known, rewritten)
    added = _beyond(new, old, known, source)
    return (*(f"-{word}" for word in lost), *(f"+{word}" for word in added))


def _beyond(one: Signature, other: Signature, known: frozenset[str], text: str) -> list[str]:
    """What the one holds and the other, whose text is given, does not."""
    names = one.names
    if first := [word for word in one.starts if not _common(word, known)]:
        small = {token.strip(_EDGES) for token in text.split()}
        names = [*names, *(word for word in first if word.lower() not in small)]
    return sorted((*_less(one.facts, other.facts), *_less(names, other.names + other.starts)))


def _less(some: list[str], others: list[str]) -> list[str]:
    """Those of some, each as often as the others do not have it."""
    if not some or not others:
        return some
    had = Counter(others)
    more = []
    for each in some:
        if had.get(each):
            had[each] -= 1
        else:
            more.append(each)
    return more


def _common(word: str, known: frozenset[str]) -> bool:
    parts = _WORD.findall(word.lower().replace("’", "'"))
    return all(part.partition("'")[0] in known for part in parts)


def signature(text: str, lexicon: Lexicon) -> Signature:
    """All of a text that carries a fact, in its order."""
    known = _phrases(lexicon).known  # a text is compared with many
    found = known.get(text)
    if found is None:
        if len(known) >= _LATELY:
            known.clear()
        found = known[text] = _signature(text, lexicon)
    return found


def _signature(text: str, lexicon: Lexicon) -> Signature:
    facts = _facts(text.lower().replace("’", "'"), lexicon)
    facts += _SIGNS.findall(text)
    names: list[str] = []
    starts: list[str] = []
    beginning = True
    for token in text.split():
        kind, word, ends = _looks(token)
        if kind == "figure":
            facts.append(word.lower())
        elif kind:
            at_start = kind == "opened" or (kind == "capital" and beginning)
            (starts if at_start else names).append(word)
        beginning = ends or (beginning and not word)
    return Signature(facts, names, starts)


@lru_cache(maxsize=_REMEMBERED)
def _looks(token: str) -> tuple[Literal["figure", "capital", "opened", "inner", ""], str, bool]:
    """What a token looks like, the token without its edges, and whether a sentence ends there.

    A word may have a capital at its beginning, behind an opening mark, or inside.
    """
    word, ends = token.strip(_EDGES), token.endswith(_ENDS)
    if _FIGURE.search(word):
        return "figure", word, ends
    if word.lower() == word:
        return "", word, ends
    if word[1:] != word[1:].lower():
        return "inner", word, ends
    return ("opened" if token[0] in _OPENING else "capital"), word, ends


def _facts(folded: str, lexicon: Lexicon) -> list[str]:
    phrases, longest = _phrases(lexicon)[:2]
    words = _WORD.findall(folded)
    found: list[str] = []
    free = 0
    for place in [place for place, word in enumerate(words) if word in longest]:
        if place < free:  # a part of the phrase before
            continue
        for size in range(min(longest[words[place]], len(words) - place), 0, -1):
            value = phrases.get(" ".join(words[place : place + size]))
            if value is not None:
                found += value
                free = place + size
                break
    return found


class _Phrases(NamedTuple):
    """The table of a lexicon, ready to be looked up, and the texts last asked for."""

    counts: dict[str, tuple[str, ...]]
    """Phrase -> what it counts as."""
    longest: dict[str, int]
    """First word -> words of its longest phrase."""
    known: dict[str, Signature]
    table: object


_MADE: dict[int, _Phrases] = {}


def _phrases(lexicon: Lexicon) -> _Phrases:
    """Made once."""
    table = lexicon.tables["guard"]
    made = _MADE.get(id(table))
    if made is None or made.table is not table:
        phrases: dict[str, tuple[str, ...]] = {}
        longest: dict[str, int] = {}
        for key, value in table.items():
            phrase = key.partition(".")[2]
            counts = phrase if not value else "" if value == "-" else value
            phrases[phrase] = tuple(counts.split()) if value else (counts,)
            first = phrase.split()[0]
            longest[first] = max(longest.get(first, 0), len(phrase.split()))
        made = _MADE[id(table)] = _Phrases(phrases, longest, {}, table)
    return made
