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
_REGULAR = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2})?|\d{1,3}(?:[.,]\d{2})?")
"""Figures that can be grouped anew and still be found: ``3.300`` and ``3,300``."""


def shown(amount: Decimal, currency: str, quote: str, language: str) -> str:
    """The amount with its currency, in the figures that ``quote`` has for it."""
    tokens = [match[0] for match in _TOKEN.finditer(quote)]
    for unit, sign in ((1, ""), (1000, "K")):  # "80-90k" and "110-145,000" leave thousands out
        for token in tokens:
            if amount / unit in _readings(token):
                return _written(amount / unit, currency, language, token) + sign
    return money(amount, currency, language)


def _written(amount: Decimal, currency: str, language: str, token: str) -> str:
    """As the language writes it, but with the posting's figure where that is an odd one."""
    written = money(amount, currency, language)
    figure = re.search(r"\d[\d.,]*\d|\d", written)
    if figure is None or _REGULAR.fullmatch(token):
        return written
    return written.replace(figure[0], token)


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
