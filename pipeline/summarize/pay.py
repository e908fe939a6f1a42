"""What the posting pays: a table of the ranges, then its other sentences about pay."""

from __future__ import annotations

from pipeline.lexicon import Lexicon
from pipeline.model import Pay, PayRow, Posting, Statement
from pipeline.summarize.amounts import shown


def pay_rows(posting: Posting, lexicon: Lexicon) -> tuple[PayRow, ...]:
    """One row for each stated amount or range."""
    return tuple(pay_row(fact, posting, lexicon) for fact in posting.having(Pay))


def pay_row(fact: Pay, posting: Posting, lexicon: Lexicon) -> PayRow:
    """A range in cells, and as one short line: ``$50,000 to $60,000 a year``."""
    quote = " | ".join(posting.quote(span) for span in fact.evidence)
    low, high = (
        "" if amount is None else shown(amount, fact.currency, quote, lexicon.voice)
        for amount in (fact.min, fact.max)
    )
    per = lexicon.phrase(f"per.{fact.period}") if fact.period else ""
    kind = lexicon.phrase(f"pay_kind.{fact.kind}")
    line = " ".join(filter(None, (_amount(low, high, lexicon), per)))
    if fact.scope:
        line = lexicon.phrase("pay.for", line=line, scope=fact.scope)
    if fact.kind != "base":
        line = lexicon.phrase("pay.kind", kind=kind, line=line)
    said = Statement(line, fact.rule, fact.evidence, fact=fact)
    return PayRow(fact.scope or "", low, high, per, kind, said)


def _amount(low: str, high: str, lexicon: Lexicon) -> str:
    if low == high:
        return low
    if low and high:
        return lexicon.phrase("pay.range", low=low, high=high)
    return lexicon.phrase("pay.from", low=low) if low else lexicon.phrase("pay.up_to", high=high)
