"""A sentence of many clauses parted by semicolons, as who or what, and what of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicon import Lexicon
from pipeline.plain.inflect import Form
from pipeline.plain.rewrite import plainer

FEWEST = 3
"""Clauses from which on a list reads better."""
SURE = 4
"""Of so many clauses one may begin with a word that is not known as a verb."""
BETWEEN = 16
"""Words that may stand between a subject and its verb."""
_WORD = re.compile(r"\w+")
_GAP = re.compile(r";\s+(?![^()]*\))")
_SUBJECT = re.compile(r"(?:[^\W\d_]+\s)?(?:[A-Z][\w'’-]*\s|(?:of|and|the|for|in)\s)+(?=\w)")


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
    joint = lexicon.tables["plain"].get("list.joins", "")
    parts[-1] = parts[-1].removeprefix(f"{joint} ")
    if _begin(parts, "ing", lexicon):
        return "", tuple(parts)
    lead, colon, first = parts[0].partition(": ")
    if not colon:
        place = _verb_of_subject(parts, lexicon)
        if place is None:
            return ("", tuple(parts)) if _begin(parts, "third", lexicon) else (text, ())
        lead, first = parts[0][:place].rstrip(" ,"), parts[0][place:]
    return f"{lead}:", (first, *parts[1:])


def _begin(parts: Sequence[str], form: Form, lexicon: Lexicon) -> bool:
    """True where the clauses begin with verbs: nearly all, for no list knows every verb."""
    verbs = plainer(lexicon).verbs
    first = [_WORD.findall(part.lower())[:2] for part in parts]
    found = sum(any(verbs.has(word, form) for word in words) for words in first)
    return found * SURE >= len(parts) * (SURE - 1)


def _verb_of_subject(parts: Sequence[str], lexicon: Lexicon) -> int | None:
    """Where in the first clause the verb of its subject stands, of which the others go on.

    "A Potter under the Head Potter, directly or by note, plans ...": what stands between goes
    with the subject, if most other clauses begin with a verb as well.
    """
    verbs = plainer(lexicon).verbs
    subject = _SUBJECT.match(parts[0])
    if subject is None:
        return None
    words = list(_WORD.finditer(parts[0], subject.end()))[:BETWEEN]
    found = next((word for word in words if verbs.has(word[0], "third")), None)
    others = [verbs.has(part.partition(" ")[0], "third") for part in parts[1:]]
    if found and (found is words[0] or 2 * sum(others) > len(others)):
        return found.start()
    return None
