"""A sentence of many clauses parted by semicolons, as who or what, and what of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicon import Lexicon
from pipeline.plain.rewrite import plainer

FEWEST = 3
"""Clauses from which on a list reads better."""
SURE = 4
"""Of so many clauses one may begin with a word that is not known as a verb."""
_WORD = re.compile(r"\w+")
_GAP = re.compile(r";\s+(?![^()]*\))")
_SUBJECT = re.compile(r"(?:[^\W\d_]+\s)?(?:[A-Z][\w'’-]*\s|(?:of|and|the|for|in)\s)+(?=([a-z]+))")


def clauses(text: str, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """What stands before the clauses, and the clauses; none where there are too few.

    Before them stands what a colon announces them with, or the subject that their verbs
    share: "A Potter makes pots; loads kilns; and sells cups" is said of "A Potter:". Nothing
    stands before clauses that each begin with a verb: "Making pots; loading kilns; selling cups".
    What only joins the last clause goes.
    """
    parts = _GAP.split(text.rstrip(" ."))
    if len(parts) < FEWEST or not lexicon.tables["verbs"]:
        return text, ()
    joint = lexicon.tables["plain"].get("list.joins")
    parts[-1] = parts[-1].removeprefix(f"{joint} ")
    if _are_doings([part.lower() for part in parts], lexicon):
        return "", tuple(parts)
    lead, colon, first = parts[0].partition(": ")
    if not colon:
        subject = _SUBJECT.match(parts[0])
        if subject is None or not plainer(lexicon).verbs.has(subject[1], "third"):
            return text, ()
        lead, first = parts[0][: subject.end()].rstrip(), parts[0][subject.end() :]
    return f"{lead}:", (first, *parts[1:])


def _are_doings(parts: Sequence[str], lexicon: Lexicon) -> bool:
    """True where the clauses begin with verbs: nearly all, for no list knows every verb."""
    verbs = plainer(lexicon).verbs
    begin = [any(verbs.has(word, "ing") for word in _WORD.findall(part)[:2]) for part in parts]
    return sum(begin) * SURE >= len(parts) * (SURE - 1)
