"""The guard: what a rewriting lost or added of all that carries a fact.

Numbers, amounts, addresses and names are known by their characters; negations, modals,
conditions, quantities, units, degrees and the like by ``guard.toml``. Two wordings are
safe for each other if they hold the same of these, each as often.
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.lexicon import Lexicon
from pipeline.plain.words import common

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_EDGES = " .,;:!?\"'“”‘’()[]{}…–—-*•|"
_ENDS = (".", "!", "?", ":", ";", "…", "•", "|", "–", "—", "-")
_SIGNS = re.compile(r"[$€£¥%]")
Signature = tuple[Counter[str], Counter[str], Counter[str]]


def guard(source: str, rewritten: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Name what was lost ("-must") or added ("+10%"); empty where it is safe.

    Capitals count as names, except the first of a sentence where the word is common.
    """
    if source == rewritten:
        return ()
    known = common(lexicon)
    facts, names, starts = signature(source, lexicon)
    new_facts, new_names, new_starts = signature(rewritten, lexicon)
    lost = facts - new_facts
    added = new_facts - facts
    first = Counter({word: n for word, n in starts.items() if not _common(word, known)})
    lost += (names + first) - (new_names + new_starts)
    new_first = Counter({word: n for word, n in new_starts.items() if not _common(word, known)})
    added += (new_names + new_first) - (names + starts)
    return (
        *(f"-{word}" for word in sorted(lost.elements())),
        *(f"+{word}" for word in sorted(added.elements())),
    )


def _common(word: str, known: frozenset[str]) -> bool:
    return all(part.partition("'")[0] in known for part in _WORD.findall(word.lower().replace("’", "'")))


def signature(text: str, lexicon: Lexicon) -> Signature:
    """Facts by their value; names; words with a capital that begin a sentence."""
    facts = Counter(_facts(text.lower().replace("’", "'"), lexicon))
    facts.update(_SIGNS.findall(text))
    names: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    beginning = True
    for token in text.split():
        word = token.strip(_EDGES)
        if any(map(str.isdigit, word)) or "@" in word or "://" in word or "www." in word:
            facts[word.lower()] += 1
        elif not word.islower() and any(map(str.isupper, word)):
            plain_capital = word[0].isupper() and not any(map(str.isupper, word[1:]))
            at_start = beginning or token[0] in "(\"“‘['"
            (starts if at_start and plain_capital else names)[word] += 1
        beginning = token.endswith(_ENDS) or (beginning and not word)
    return facts, names, starts


def _facts(folded: str, lexicon: Lexicon) -> list[str]:
    phrases, longest = _phrases(lexicon)
    words = _WORD.findall(folded)
    found: list[str] = []
    place = 0
    while place < len(words):
        reach = longest.get(words[place], 0)
        for size in range(min(reach, len(words) - place), 0, -1):
            value = phrases.get(" ".join(words[place : place + size]))
            if value is not None:
                found += value
                place += size
                break
        else:
            place += 1
    return found


_MADE: dict[int, tuple[object, dict[str, tuple[str, ...]], dict[str, int]]] = {}


def _phrases(lexicon: Lexicon) -> tuple[dict[str, tuple[str, ...]], dict[str, int]]:
    """Phrase -> what it counts as; first word -> words of its longest phrase. Made once."""
    table = lexicon.tables["guard"]
    made = _MADE.get(id(table))
    if made is None or made[0] is not table:
        phrases: dict[str, tuple[str, ...]] = {}
        longest: dict[str, int] = {}
        for key, value in table.items():
            phrase = key.partition(".")[2]
            counts = phrase if not value else "" if value == "-" else value
            phrases[phrase] = tuple(counts.split()) if value else (counts,)
            first = phrase.split()[0]
            longest[first] = max(longest.get(first, 0), len(phrase.split()))
        made = _MADE[id(table)] = (table, phrases, longest)
    return made[1], made[2]
