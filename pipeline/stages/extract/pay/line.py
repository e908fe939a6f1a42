"""Reads the lines of a posting in order and says which of their amounts are pay."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import cast, get_args

from pipeline.model import Pay, Posting, Section, Span, Unit
from pipeline.model.facts import PayKind, Period
from pipeline.stages.extract.pay import context, currency
from pipeline.stages.extract.pay.amounts import Amount, amounts
from pipeline.stages.extract.pay.context import MAIN, Label, Place, Sign
from pipeline.stages.extract.pay.grammar import Grammar
from pipeline.stages.extract.pay.scope import listed, of_label, scope

PERIODS = frozenset(get_args(Period))
ELSEWHERE = frozenset({"about_employer", "equal_opportunity", "legal", "chrome", "how_to_apply"})
"""Sections that speak of money for other reasons: there, the words must say pay."""
LABEL_LENGTH = 110


class Reader:
    """Reads one posting. Holds what earlier lines said: the heading, the last label."""

    def __init__(self, posting: Posting, grammar: Grammar) -> None:
        self.posting = posting
        self.grammar = grammar
        self.label: Label | None = None
        self.label_span: Span | None = None
        self.ahead: tuple[str, ...] | None = None
        self.home: str | None = None

    def facts(self) -> Iterator[Pay]:
        """The pay of every line in order; repeats included."""
        money = self.grammar.money
        for section in self.posting.sections:
            if section.heading is not None:
                self._take_label(section.heading)
            for unit in section.units:
                text = unit.text.value
                if not any(map(str.isdigit, text)) or not money.search(text):
                    if len(text) <= LABEL_LENGTH:
                        self._take_label(unit)
                    elif unit.kind != "heading":
                        self.label = None
                    continue
                yield from self._line(unit, section)

    def _take_label(self, unit: Unit) -> None:
        """Remember what a heading or a short line says for the amounts below it."""
        text = unit.text.value
        found = context.signs(text, 0, len(text), self.grammar.cues)
        best = max(found, key=lambda sign: (not sign.hint, sign.end), default=None)
        said = list(self.grammar.period.expression.finditer(text))
        self.label = Label(
            best.kind if best and not best.hint else "",
            best.rule if best else "",
            self.grammar.period.rule(said[-1]).text("value") if said else "",
            text,
        )
        self.label_span = unit.text.span if unit.text else None

    def _line(self, unit: Unit, section: Section) -> Iterator[Pay]:
        text, row = unit.text.value, unit.kind == "row"
        found = amounts(text, self.grammar)
        last: tuple[Place, Sign, str, str | None] | None = None
        for place in context.places(text, found, self.grammar, row):
            sign, own = self._sign(place, section, last)
            if sign is None or sign.kind == "none":
                last = (place, sign, "", None) if sign else None
                continue
            code = self._currency(place.amount, text)
            if code is None:
                continue
            period = self._period(place, sign, code, last, own)
            if period is None or not self._plausible(place, sign, code, period, section, own):
                last = None
                continue
            where = scope(place, self.grammar, row or sign.kind not in MAIN)
            if where is None and last and last[3] and listed(place.gap, self.grammar):
                where = last[3]
            if where is None and self.label and place.before is None and sign.kind in MAIN:
                where = of_label(
                    self.label.text, self.label.kind in MAIN, self.grammar
                )
            last = (place, sign, period, where)
            yield self._fact(unit, place, sign, code, period, where, own)

    def _sign(
        self, place: Place, section: Section, last: tuple[Place, Sign, str, str | None] | None
    ) -> tuple[Sign | None, bool]:
        """What the amount is paid for, and whether its own line says so."""
        front = context.before(place, self.grammar)
        after = context.behind(place, self.grammar)
        firm = front is not None and front.kind in MAIN and not front.hint
        if front and front.kind == "none" and after and after.kind not in MAIN:
            return front, True
        if after and not (after.hint and front) and not (after.kind == "none" and firm):
            return after, True
        if front and not front.hint:
            return front, True
        if context.not_pay(place, self.grammar):
            return Sign("none", "", 0, 0), True
        if last and last[0].amount is place.before and not front:
            return last[1], True
        if front:
            if place.text[0].islower() and self.label and self.label.kind == "none":
                return Sign("none", "", 0, 0), True  # the line goes on from the one above
            return front, True
        nothing = Sign("base", "", place.amount.start, place.amount.start, hint=True)
        label = self.label
        if label and label.kind:
            kind = label.kind
            if kind == "none" and place.amount.ranged:
                return nothing, False
            return Sign(kind, label.rule, place.amount.start, place.amount.start), False
        return nothing, False

    def _currency(self, amount: Amount, text: str) -> str | None:
        code = amount.currency
        if code not in currency.SHARED:
            return code
        if self.ahead is None:
            self.ahead = tuple(self._head())
        near = (text, self.label.text if self.label else "", *self.ahead)
        if code == "$":
            if self.home is None:
                self.home = currency.of_home(self.posting.source.text, self.grammar) or "USD"
            return currency.of_places(near, currency.DOLLARS, self.grammar) or self.home
        if code == "kr":
            return currency.of_places(near, currency.CROWNS, self.grammar)
        everywhere = currency.DOLLARS | currency.CROWNS | {"GBP"}
        whole = self.posting.source.text
        return (
            currency.of_places(near, everywhere, self.grammar)
            or currency.of_countries(" ".join(near), self.posting.language)
            or currency.of_places((whole,), everywhere, self.grammar)
        )

    def _head(self) -> Iterator[str]:
        """The lines that tell where the job is: the header, the first lines, "Location:"."""
        for section in self.posting.sections:
            for number, unit in enumerate(section.units):
                text = unit.text.value[:200]
                first = section is self.posting.sections[0] and number < 3
                short = len(text) <= 120 and not text.endswith(".")
                if section.kind == "header" or (first and (short or " | " in text)):
                    yield text
                elif len(text) <= 120 and self.grammar.where.search(text):
                    yield text

    def _period(
        self,
        place: Place,
        sign: Sign,
        code: str,
        last: tuple[Place, Sign, str, str | None] | None,
        own: bool,
    ) -> str | None:
        """The period, "" if unknown; None where what is said cannot be true."""
        amount = place.amount
        kind = context.size(code, self.grammar)
        said = context.period(place, self.grammar, sign)
        if sign.kind not in MAIN:
            if said == "unknown":
                return ""
            return said or ("once" if sign.kind == "bonus" else "")
        if said == "unknown":
            return ""
        if said and context.believable(amount.low, amount.high, said, kind):
            return said
        if amount.period and said not in ("once", "piece"):
            return None
        for other in (last[2] if last else "", self.label.period if self.label else ""):
            if other and other != "unknown":
                if context.believable(amount.low, amount.high, other, kind):
                    return other
        return context.likely(amount.low, amount.high, kind)

    def _plausible(
        self, place: Place, sign: Sign, code: str, period: str, section: Section, own: bool
    ) -> bool:
        """False for figures that cannot be pay, or that too little says are pay."""
        amount = place.amount
        kind = context.size(code, self.grammar)
        if sign.kind not in MAIN:
            return 1 <= amount.low and amount.high <= 500000 and bool(amount.currency)
        most = kind.bounds["year"][1] if kind else Decimal(10**12)
        if amount.high > most or amount.low <= 0 or (amount.ceiling and amount.high > 10**6):
            return False
        firm = own and not sign.hint
        guessed = context.likely(amount.low, amount.high, kind)
        if not amount.currency:
            tight = place.gap.strip(" *_:") != "" or not own
            shape = amount.ranged and amount.scaled and bool(amount.period)
            return (shape or (firm and tight)) and bool(guessed or amount.period) and (
                amount.scaled or amount.ranged or bool(amount.period)
            )
        if firm:
            return bool(period) or amount.low >= 100
        if section.kind in ELSEWHERE and not amount.ranged:
            return False
        if amount.high > amount.low * 4:
            return False
        if not sign.hint:  # the heading says pay
            return bool(period) and context.believable(amount.low, amount.high, period, kind)
        if amount.ranged:
            return bool(guessed == "year" or (amount.period and period))
        if amount.period and guessed == amount.period:
            return place.alone or bool(sign.rule)
        if guessed == "year":
            return place.alone or (bool(sign.rule) and sign.end > sign.start)
        return False

    def _fact(
        self,
        unit: Unit,
        place: Place,
        sign: Sign,
        code: str,
        period: str,
        where: str | None,
        own: bool,
    ) -> Pay:
        amount = place.amount
        low: Decimal | None = amount.low
        high: Decimal | None = amount.high
        if not amount.ranged:
            lead = place.text[max(place.left, amount.start - 70) : amount.start]
            if amount.opened or self.grammar.open_high.search(lead):
                high = None
            elif self.grammar.open_low.search(lead):
                low = None
        start = min(amount.start, sign.start if own and sign.rule else amount.start)
        start = max(start, min(place.left, amount.start))
        end = max(amount.end, sign.end if own else 0)
        spans = [unit.text.span_of(start, end)]
        if not own and self.label_span and sign.rule:
            spans.insert(0, self.label_span)
        return Pay(
            rule=sign.rule or "money.size_dollar",
            evidence=tuple(spans),
            min=low,
            max=high,
            currency=code,
            period=cast(Period, period) if period in PERIODS else None,
            kind=cast(PayKind, sign.kind),
            scope=where,
        )
