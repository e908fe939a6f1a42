"""Numbers as people write them in postings, and the shorthand of ranges."""

from __future__ import annotations

import re
from decimal import Decimal

GROUPS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?",
    r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?",
    r"\d{1,3}(?:['’]\d{3})+(?:\.\d{1,2})?",
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d{1,2})?",
    r"\d{1,2}(?:,\d{2}){1,3},\d{3}",  # 12,00,000
    r"\d{1,3}, \d{3}(?![\d,])",  # a slip in typing
    r"\d{1,3} 0\d(?=\s?[^\s\w])",  # a slip in grouping: no amount begins with a nought
    r"\d+(?:[.,]\d{1,2})?",
)
NUMBER = re.compile(
    rf"(?<![\d_.])(?<!\d,)(?:{'|'.join(GROUPS)})(?![\d%])(?![.,]\d)(?!\s?(?:%|percent))"
)
"""Never part of a longer number: of ``$180,0000`` nothing is read rather than 180."""
SLIP = re.compile(r"\d{1,3} 0\d?")
SPACES = re.compile(r"[\s'’]")
DECIMALS = re.compile(r"[.,](\d{1,2})$")


def value(written: str) -> Decimal:
    """The number behind one of the shapes above: ``60.000,50`` is 60000.50."""
    figures = SPACES.sub("", written)
    decimals = DECIMALS.search(figures)
    whole = figures[: decimals.start()] if decimals else figures
    digits = whole.replace(",", "").replace(".", "")
    return Decimal(f"{digits}.{decimals[1]}") if decimals else Decimal(digits)


def completed(
    low: Decimal, high: Decimal, low_scale: int, high_scale: int, marked: bool
) -> tuple[Decimal, Decimal] | None:
    """Both ends of a range written short: ``110-145,000`` and ``175-190K`` mean thousands.

    ``scale`` is what an end was already multiplied by (1 where it has no K or the like),
    ``marked`` tells that both ends have their own currency. None where the two cannot be
    one range.
    """
    if low < 1000 <= high and low_scale == 1:
        factor = high_scale if high_scale > 1 else 1000
        widest = 3 if marked and high_scale == 1 else 6
        if low * factor <= high <= low * factor * widest:
            low *= factor
    elif high < 1000 <= low and high_scale == 1 and low <= high * 1000 <= low * 3:
        high *= 1000
    if low > high:
        low, high = high, low
    return (low, high) if high <= low * 12 else None
