"""A sentence of many clauses parted by semicolons, as who or what, and what of it."""

from __future__ import annotations

import re

from pipeline.lexicon import Lexicon
from pipeline.plain.rewrite import plainer

FEWEST = 3
"""Clauses from which on a list reads better."""
_GAP = re.compile(r";\s+(?![^()]*\))")
_SUBJECT = re.compile(r"(?:[^\W\d_]+\s)?(?:[A-Z][\w'’-]*\s|(?:of|and|the|for|in)\s)+(?=([a-z]+))")


def clauses(text: str, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """What stands before the clauses, and the clauses; none where there are too few.

    Before them stands what a colon announces them with, or the subject that their verbs
    share: "A Potter makes pots; loads kilns; and sells cups" is said of "A Potter:".
    """
    parts = _GAP.split(text.rstrip(" ."))
    if len(parts) < FEWEST or not lexicon.tables["verbs"]:
        return text, ()
    lead, colon, first = parts[0].partition(": ")
    if not colon:
        subject = _SUBJECT.match(parts[0])
        if subject is None or not plainer(lexicon).verbs.has(subject[1], "third"):
            return text, ()
        lead, first = parts[0][: subject.end()].rstrip(), parts[0][subject.end() :]
    return f"{lead}:", (first, *parts[1:])
