"""Short forms that a posting explains itself: ``long form (LF)`` or ``LF (long form)``.

After Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions
in biomedical text", made stricter: in a posting a bracket is more often an aside than a
definition, and a wrong long form is worse than none. Each word of the long form but the
small ones must give its first letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_BRACKETS = re.compile(r"\(([^()\n]{2,90})\)")
_INSIDE = re.compile(
    r"""(?:the |a |an |or |aka |hereafter )?["'“‘]?([A-Z][A-Za-z&/]{1,8}?)s?["'”’]?(?=$|[;,])"""
)
_BEFORE = re.compile(r"(?<![\w&/-])([A-Z][A-Za-z&/]{1,8}?)s? ?$")
_WORD = re.compile(r"[^\W_][\w'’]*")
_NO_LONG_FORM = re.compile(r"[.:;!?|•](?:\s|$)")
MOST = 100
"""Definitions that are read; an honest posting has far fewer."""
_LONGEST = 90
"""How far before its brackets a definition may begin, in characters."""
_BETWEEN = 8
"""Characters between a short form and its long form, at most: brackets, quotes, an article."""


def definitions(text: str, small: frozenset[str] = frozenset()) -> dict[str, str]:
    """Each short form that the text defines, with its long form; the first one counts."""
    found: dict[str, str] = {}
    for match in _BRACKETS.finditer(text):
        before = text[max(0, match.start() - _LONGEST) : match.start()].rsplit("\n", 1)[-1]
        inside = match[1].strip()
        if (short := _INSIDE.match(inside)) and _is_short(short[1]):
            long = _ending(short[1], _NO_LONG_FORM.split(before)[-1], small)
        elif (short := _BEFORE.search(before)) and _is_short(short[1]):
            long = _beginning(short[1], _NO_LONG_FORM.split(inside)[0], small)
        else:
            continue
        if long:
            found.setdefault(short[1], long)
        if len(found) == MOST:
            break
    return found


def uses(found: Mapping[str, str], text: str) -> Iterator[re.Match[str]]:
    """Where the text uses a short form of ``found``; where two overlap, the longer."""
    shown = sorted((short for short in found if short in text), key=len, reverse=True)
    if shown:
        forms = "|".join(map(re.escape, shown))
        yield from re.finditer(rf"(?<![\w@#.$€£'’])(?:{forms})(?=(?:['’]?s)?(?![\w@]))", text)


def spelt_out(found: Mapping[str, str], text: str) -> frozenset[str]:
    """The short forms of ``found`` whose long form stands right beside their first use."""
    folded = text.casefold()
    return frozenset(
        short for short, long in found.items()
        if _is_spelt_out(short.casefold(), long.casefold(), folded)
    )  # fmt: skip


def _is_spelt_out(short: str, long: str, text: str) -> bool:
    first = re.search(rf"(?<![\w&-]){re.escape(short)}s?(?![\w&])", text)
    if first is None:
        return False
    room = len(long) + _BETWEEN
    before = text[max(0, first.start() - room) : first.start()]
    return long in before or long in text[first.end() : first.end() + room]


def _is_short(form: str) -> bool:
    return sum(letter.isupper() for letter in form) >= 2


def _ending(short: str, before: str, small: frozenset[str]) -> str:
    """The shortest end of the text before the brackets that spells the short form.

    One that spells it by first letters alone is better than a shorter one that does not.
    """
    words = list(_WORD.finditer(before))
    letters = _letters(short)
    for inner in (False, True):
        for count in range(2, min(len(words), len(letters) + 4) + 1):
            last = words[-count:]
            first = last[0][0].lower()
            if first[0] != letters[0] or first in small:
                continue
            if _spells(_lower(last), letters, small, inner=inner):
                return before[last[0].start() :].strip(" ,\"'“”")
    return ""


def _beginning(short: str, inside: str, small: frozenset[str]) -> str:
    """The text in the brackets, up to the first comma, if it spells the short form."""
    inside = inside.split(",")[0].strip(" \"'“”")
    words = list(_WORD.finditer(inside))
    letters = _letters(short)
    if 2 <= len(words) <= len(letters) + 4 and _spells(_lower(words), letters, small):
        return inside
    return ""


def _letters(short: str) -> str:
    return "".join(letter for letter in short.lower() if letter.isalpha())


def _lower(words: list[re.Match[str]]) -> list[str]:
    return [word[0].lower() for word in words]


def _spells(words: list[str], letters: str, small: frozenset[str], *, inner: bool = True) -> bool:
    """True if the letters stand in the words in order, the first of each word among them.

    ``inner``: letters within the words may count as well.
    """
    reached = {0}  # how many letters the words so far can have given
    for place, word in enumerate(words):
        after = set(reached) if word in small and place else set()
        for given in reached:
            for at, letter in enumerate(word if inner else word[0]):
                if given < len(letters) and letter == letters[given]:
                    given += 1
                    after.add(given)
                elif not at:
                    break
        reached = after
        if not reached:
            return False
    return len(letters) in reached
