"""How a language writes money, dates and the names of languages: the door to Babel.

Babel carries the Unicode CLDR, the data that the field uses for this.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, get_currency_symbol


@lru_cache(maxsize=2_000)  # postings name the same amounts, and Babel takes its time
def money(amount: Decimal, currency: str, language: str) -> str:
    """``139900 USD`` as ``$139,900``; cents only where there are any."""
    locale = Locale.parse(language, sep="-")
    pattern = locale.currency_formats["standard"].pattern.split(";")[0]
    if amount == amount.to_integral_value():
        pattern = pattern.replace("0.00", "0")
    if get_currency_symbol(currency, locale)[-1:].isalpha():
        pattern = pattern.replace("¤#", "¤\N{NO-BREAK SPACE}#")
    return str(format_currency(amount, currency, pattern, locale=locale, currency_digits=False))


def date(iso: str, language: str) -> str:
    """``2018-10-11`` as ``October 11, 2018``. Raises ValueError for no date."""
    from babel.dates import format_date  # 15 ms, and most postings name no date

    day = datetime.date.fromisoformat(iso)
    return str(format_date(day, "long", locale=Locale.parse(language, sep="-")))


def language_name(code: str, language: str) -> str:
    """``fr`` as ``French``; the code itself where CLDR has no name for it."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(language)
    except (UnknownLocaleError, ValueError):
        return code
    return str(name or code)
