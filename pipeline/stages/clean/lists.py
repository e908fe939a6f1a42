"""Lists that lost their line breaks: bullets and numbers inside one paragraph."""

from __future__ import annotations

import re

from pipeline.model import Text

_SIGNS = "•●▪■◦‣∙○►▶➤➢❖✓✔☑✅⁃◆◇"
_BULLET = re.compile(
    rf"(?:[{_SIGNS}·∗★☆»›−□➔➜→]\ufe0f? ?|§(?! ?\d) ?|[-–—*+?>~] (?=\S)|[-–*](?=[^\W\d_])"
    r"|o (?=[A-Z][a-z]))+"
)
_SIGN = re.compile(rf"[{_SIGNS}]\ufe0f? ?")
_DASH = re.compile(r":( ?(?:([-–*·+]) |(--) ?))(?=\S)")
_LABEL = re.compile(r"(?<![^\s.;:,)])\(?([1-9]\d?|0[1-9]|[a-h])[.)] (?=[^\W\d_]|[\"“(])")
_MAY = re.compile(r"[.)] (?<=[\s(\d][\da-h][.)] )")
"""A cheap look for a number or letter with its point, but for the one a text begins with."""
_OPENS = re.compile(r"(?:^|[.:;,!?)]|[;:,] [a-z]{2,4}) ?$")
"""What stands before the first item of a list inside a paragraph."""
_LOOK_BACK = 8
_FEW = 4
"""Words: pieces of no more are places, hours and the like, not items."""

Piece = tuple[Text, bool]
"""A stretch of a text, and whether it is an item of a list."""


def unbulleted(text: Text) -> tuple[Text, str]:
    """Take the bullet, of whatever glyph, from the start of a text; the bullet comes second."""
    match = _BULLET.match(text.value)
    if not match or match.end() == len(text):
        return text, ""
    return text[match.end() :], match[0]


def listed(bullet: str, before: str, after: str) -> bool:
    """Tell if a line is an item, by its bullet and those of the lines around it.

    A star or dash that touches its word ("*Bonus") may be a footnote's; only one beside
    another makes a list.
    """
    if not bullet:
        return False
    return len(bullet) > 1 or bullet not in "*-–" or bullet in (before, after)


def pieces(text: Text, *, item: bool) -> list[Piece]:
    """Cut a text at the bullets or numbers inside it; ``item`` if it is one already."""
    value = text.value
    places = _signs(value, item) or _dashes(value, item) or _labels(value)
    if not places:
        return [(text, item)]
    starts = [(0, item), *((end, True) for _, end in places)]
    stops = [*(start for start, _ in places), len(value)]
    cut = [
        (text[start:stop].strip(), is_item)
        for (start, is_item), stop in zip(starts, stops, strict=True)
    ]
    return [piece for piece in cut if piece[0]]


def _signs(value: str, item: bool) -> list[tuple[int, int]]:
    """Places of bullets, unless they only part the words of a line ("Lyon • Full time")."""
    places = [] if value.isascii() else [match.span() for match in _SIGN.finditer(value)]
    if not places:
        return []
    first, last = places[0]
    if item or (value[:first].rstrip()[-1:] or ":") in ".:;!?":
        return places
    said = len(value[last:].split()) - len(places) + 1
    return places if len(places) > 2 and said > _FEW * len(places) else []


def _dashes(value: str, item: bool) -> list[tuple[int, int]]:
    """Places of dashes and stars after a colon, where all that follow begin alike."""
    first = _DASH.search(value)
    if not first:
        return []
    sign = re.escape(first[2]) + " " if first[2] else f"{first[3]} ?"
    same = re.compile(rf" ?{sign}(?=[\"“(]?[A-Z\d$])")
    places = [match.span() for match in same.finditer(value, first.start(1))]
    if len(places) < 2 or places[0][0] != first.start(1):
        return []
    stops = [*(start for start, _ in places[1:]), len(value)]
    said = [value[end:stop].split() for (_, end), stop in zip(places, stops, strict=True)]
    return places if 2 * sum(len(words) > 1 for words in said) > len(said) else []


def _labels(value: str) -> list[tuple[int, int]]:
    """Places before "1.", "2." or "a)", "b)" where they follow each other without a hole."""
    if not _MAY.search(value):
        return []
    matches = list(_LABEL.finditer(value))
    for begin, match in enumerate(matches[:20]):  # hostile input may hold thousands
        if match.start() and (
            match[1] not in ("1", "01", "a")
            or not _OPENS.search(value, max(0, match.start() - _LOOK_BACK), match.start())
        ):
            continue
        chain = [match]
        for later in matches[begin + 1 :]:
            if _follows(chain[-1][1], later[1]):
                chain.append(later)
        if len(chain) > 1:
            return [(found.start(), found.start()) for found in chain]
    return []


def _follows(label: str, later: str) -> bool:
    if label.isdigit() and later.isdigit():
        return int(later) == int(label) + 1
    return not label.isdigit() and not later.isdigit() and ord(later) == ord(label) + 1
