"""Dates of deadlines: only where day, month and year are all said. The door to dateutil."""

from __future__ import annotations

import re
from datetime import datetime

NUMERIC = re.compile(r"\b(\d{1,2})[-./](\d{1,2})[-./](\d{2}|\d{4})\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b|[-./’']\d\d\b")


def iso(words: str, *, month_first: bool | None) -> str | None:
    """``October 11, 2018`` as ``2018-10-11``; ``None`` where any part is in doubt.

    ``month_first`` tells how the posting writes 11-10-16; ``None``: it does not tell, and
    only a date that can be read in one way counts.
    """
    numeric = NUMERIC.search(words)
    if numeric is not None:
        first, second = int(numeric[1]), int(numeric[2])
        if first <= 12 and second <= 12 and first != second and month_first is None:
            return None
        if first > 12 or second > 12:
            month_first = second > 12
    if not YEAR.search(words):
        return None
    from dateutil.parser import ParserError, parse  # 15 ms, and most postings name no date

    try:  # two defaults: a part that is not said shows as a difference
        one = parse(
            words,
            fuzzy=True,
            dayfirst=month_first is False,
            ignoretz=True,
            default=datetime(2001, 1, 1),
        )
        two = parse(
            words,
            fuzzy=True,
            dayfirst=month_first is False,
            ignoretz=True,
            default=datetime(2004, 2, 2),
        )
    except (ParserError, OverflowError, ValueError):
        return None
    return one.date().isoformat() if one.date() == two.date() else None
