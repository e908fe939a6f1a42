"""Amounts as the posting writes them, so that each figure can be found in it again.

``80K`` stays ``80K`` and ``114802`` stays ``114802``: a reader who compares the summary
with the posting must not have to convert. Only the place of the currency sign and the
sign between thousands follow the summary's language.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from pipeline.locales import money

_TOKEN = re.compile(r"\d[\d.,'’\u00a0\u202f ]*\d|\d")
_THOUSAND = re.compile(r"\s?(?:k\b|tsd|thousand)", re.IGNORECASE)
_REGULAR = re.compile(
    r"\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:[.,]\d{1,2})?"
)


def shown(amount: Decimal, currency: str, quote: str, language: str) -> str:
    """The amount with its currency, in the figures that ``quote`` has for it."""
    for token in _TOKEN.finditer(quote):
        if amount not in _readings(token[0]):
            if amount in {value * 1000 for value in _readings(token[0])} and (
                _THOUSAND.search(quote, token.end())
            ):
                return money(amount / 1000, currency, language) + "K"
            continue
        written = money(amount, currency, language)
        if _REGULAR.fullmatch(token[0]):
            return written
        figures = re.search(r"\d[\d.,]*\d|\d", written)
        return written if figures is None else written.replace(figures[0], token[0])
    return money(amount, currency, language)


def _readings(token: str) -> set[Decimal]:
    """The values that a figure can have: its last sign may part cents or thousands."""
    plain = re.sub(r"['’\u00a0\u202f ]", "", token)
    forms = {plain.replace(",", ""), plain.replace(".", "").replace(",", ".")}
    values = set()
    for form in forms:
        try:
            values.add(Decimal(form))
        except InvalidOperation:
            continue
    return values
