"""What the posting pays: a row for each range, then its other sentences about pay."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.lexicon import Lexicon
from pipeline.model import Pay, PayRow, Statement
from pipeline.summary.amounts import shown
from pipeline.summary.material import Line, Material

SHOWN = 3
"""Ranges that stand in the key facts; more of them are in the pay table."""
NAMED = ("title", "employer", "location", "employment_type")
"""Details that the page shows: a sentence on pay that names one says nothing new by it."""


def pay_rows(material: Material) -> tuple[PayRow, ...]:
    """One row for each stated amount or range."""
    return tuple(pay_row(fact, material) for fact in material.posting.having(Pay))


def pay_row(fact: Pay, material: Material) -> PayRow:
    """A range in cells, and as one short line: ``$50,000 to $60,000 a year``."""
    lexicon, quote = material.lexicon, material.quote(fact)
    low, high = (
        "" if amount is None else shown(amount, fact.currency, quote, lexicon.voice)
        for amount in (fact.min, fact.max)
    )
    per = lexicon.phrase(f"per.{fact.period}") if fact.period else ""
    kind = lexicon.phrase(f"pay_kind.{fact.kind}")
    line = " ".join(filter(None, (_amount(low, high, lexicon), per)))
    if fact.scope:
        key = "pay.of" if "(" in fact.scope else "pay.for"  # brackets in brackets are hard to read
        line = lexicon.phrase(key, line=line, scope=fact.scope)
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


def in_table(rows: Sequence[PayRow]) -> tuple[PayRow, ...]:
    """The rows for the table: none that the key facts give, unless these give only the first."""
    base = [row for row in rows if is_base(row)]
    return tuple(rows) if len(base) > SHOWN else tuple(row for row in rows if not is_base(row))


def is_base(row: PayRow) -> bool:
    """True for an amount that the key facts give."""
    return isinstance(row.line.fact, Pay) and row.line.fact.kind in ("base", "total")


def said_by_rows(rows: Sequence[PayRow], material: Material) -> frozenset[int]:
    """Ids of the lines about pay of which rows and key facts say every word: not said twice."""
    if not rows:
        return frozenset()
    filler = frozenset(material.lexicon.phrase("say.pay_filler").split())
    currencies = {fact.currency.lower() for fact in material.posting.having(Pay)}
    named = " ".join(fact.value for topic in NAMED for fact in material.details(topic))
    rowed = " ".join(row.line.text for row in rows)
    said = material.telling(f"{rowed} {named}") | filler | currencies
    lines = [line for line in material.lines if line.section.kind == "pay"]
    return frozenset(
        id(line.unit)
        for line in (*lines, *elsewhere(material))
        if material.telling(line.unit.text.value) <= said
    )


def elsewhere(material: Material) -> tuple[Line, ...]:
    """Lines about an amount that stand outside the posting's pay sections."""
    lines = {
        line: None
        for fact in material.posting.having(Pay)
        for line in material.under(fact.evidence)
        if line.section.kind != "pay"
    }
    return tuple(lines)
