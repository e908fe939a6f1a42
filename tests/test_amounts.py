"""Amounts keep the figures of the posting: a reader must find each of them again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.summary.amounts import shown


@pytest.mark.parametrize(
    ("amount", "currency", "quote", "said"),
    [
        ("139900", "USD", "USD $139,900 - $274,800 per year", "$139,900"),
        ("80000", "USD", "$80-90k", "$80K"),
        ("90000", "USD", "$80-90k", "$90K"),
        ("25500", "EUR", "€ 25.5K a year", "€25.5K"),
        ("114802", "USD", "Salary: $74260 to $114802", "$114802"),
        ("19.25", "USD", "$19.25 an hour", "$19.25"),
        ("20", "USD", "$20.00 an hour", "$20"),
        ("3300", "EUR", "3.300 € im Monat", "€3,300"),
        ("21250", "PLN", "21 250 - 25 000 PLN", "PLN\N{NO-BREAK SPACE}21 250"),
        ("24000", "CHF", "CHF 24'000", "CHF\N{NO-BREAK SPACE}24'000"),
        ("110000", "USD", "$110-145,000", "$110K"),
        ("140000", "USD", "140 cooks, $140,000", "$140,000"),
    ],
)
def test_shown(amount: str, currency: str, quote: str, said: str) -> None:
    assert shown(Decimal(amount), currency, quote, "en") == said
