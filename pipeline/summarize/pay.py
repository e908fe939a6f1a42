"""What the posting pays: a table of the ranges, then its other sentences about pay."""

from __future__ import annotations

from pipeline.lexicon import Lexicon
from pipeline.locales import money
from pipeline.model import Pay, PayRow, Posting, Statement


def pay_rows(posting: Posting, lexicon: Lexicon) -> tuple[PayRow, ...]:
    """One row for each stated amount or range."""
    return tuple(_row(fact, lexicon) for fact in posting.having(Pay))


def pay_line(fact: Pay, lexicon: Lexicon) -> Statement:
    """A range as one short line: ``$50,000 to $60,000 a year``."""
    row = _row(fact, lexicon)
    if row.low and row.high and row.low != row.high:
        text = lexicon.phrase("pay.range", low=row.low, high=row.high)
    elif row.low == row.high:
        text = row.low
    elif row.low:
        text = lexicon.phrase("pay.from", low=row.low)
    else:
        text = lexicon.phrase("pay.up_to", high=row.high)
    line = " ".join(filter(None, (text, row.per)))
    if fact.scope:
        line = lexicon.phrase("pay.for", line=line, scope=fact.scope)
    if fact.kind != "base":
        line = lexicon.phrase("pay.kind", kind=row.kind, line=line)
    return Statement(line, fact.rule, fact.evidence, fact=fact)


def _row(fact: Pay, lexicon: Lexicon) -> PayRow:
    low, high = (
        "" if amount is None else money(amount, fact.currency, lexicon.voice)
        for amount in (fact.min, fact.max)
    )
    per = lexicon.phrase(f"per.{fact.period}") if fact.period else ""
    kind = lexicon.phrase(f"pay_kind.{fact.kind}")
    return PayRow(fact.scope or "", low, high, per, kind, fact.evidence)
