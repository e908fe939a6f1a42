"""Which currency a mark stands for. The only file that asks the Unicode tables (Babel)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.stages.extract.pay.grammar import Grammar

SHARED = frozenset({"$", "kr", ""})
"""Marks that only a place turns into a currency; "" stands for none written."""
DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD"})
CROWNS = frozenset({"SEK", "NOK", "DKK"})


def marked(written: str, grammar: Grammar) -> tuple[str, int] | None:
    """The currency of a mark such as ``USD $``, and where in the words it begins.

    "$" and "kr" stay as they are: several countries share them. None for no currency.
    """
    found, start = "", len(written)
    for match in grammar.mark.expression.finditer(written):
        start = min(start, match.start())
        if not found or found == "$":
            found = grammar.mark.rule(match).text("value")
    if not found or found == "$":
        for named in grammar.code.finditer(written):
            if not grammar.not_code.search(named[0]) and is_code(named[0]):
                found, start = named[0], min(start, named.start())
                break
    return (found, start) if found else None


@cache
def is_code(letters: str) -> bool:
    """True for an ISO 4217 code of the Unicode tables."""
    from babel.numbers import is_currency  # 13 ms, and only rare codes need it

    return is_currency(letters)


def of_places(texts: Iterable[str], among: frozenset[str], grammar: Grammar) -> str | None:
    """The one currency of ``among`` that the nearest text with a known place points to."""
    for text in texts:
        folded = text.lower()
        found = {
            rule.text("value")
            for rule in grammar.places
            if rule.text("value") in among and rule.search(text, folded)
        }
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def of_home(text: str, grammar: Grammar) -> str | None:
    """The dollar of a whole posting that names its one dollar country again and again."""
    code = of_places((text,), DOLLARS, grammar)
    named = [rule for rule in grammar.places if rule.text("value") == code]
    return code if sum(1 for rule in named for _ in rule.finditer(text, text.lower())) >= 3 else None


@cache
def of_countries(text: str, language: str) -> str | None:
    """The one currency of the countries named in a text, by the Unicode tables."""
    import re

    from babel import Locale
    from babel.core import UnknownLocaleError
    from babel.numbers import get_territory_currencies

    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return None
    found = {
        code
        for territory, name in names.items()
        if len(territory) == 2 and name in text and re.search(rf"\b{re.escape(name)}\b", text)
        for code in get_territory_currencies(territory)
    }
    return found.pop() if len(found) == 1 else None
