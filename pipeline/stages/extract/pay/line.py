"""Reads the lines of a posting in order and says which of their amounts are pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import cast, get_args

from pipeline.model import Pay, Posting, Section, Span, Text, Unit
from pipeline.model.facts import PayKind, Period
from pipeline.stages.extract.pay import judge, table
from pipeline.stages.extract.pay.amounts import Amount, amounts
from pipeline.stages.extract.pay.context import MAIN, Label, Place, Sign, label_of, places
from pipeline.stages.extract.pay.currency import Home
from pipeline.stages.extract.pay.grammar import Grammar
from pipeline.stages.extract.pay.judge import Judged
from pipeline.stages.extract.pay.scope import listed, of_label, scope

PERIODS = frozenset(get_args(Period))
LABEL_LENGTH = 110
FIGURE = re.compile(r"\d")
SHAPE = "money.size_dollar"
"""The rule named where nothing but the size of the figures says that they are pay."""


class Reader:
    """Reads one posting. Holds what the lines above say: a heading, a label, a table head."""

    def __init__(self, posting: Posting, grammar: Grammar) -> None:
        self.posting = posting
        self.grammar = grammar
        self.home = Home(posting, grammar)
        self.above: Unit | None = None
        self.header: Unit | None = None
        self._label: Label | None = None

    def facts(self) -> Iterator[Pay]:
        """The pay of every line in order; repeats included."""
        money = self.grammar.money
        heading: Unit | None = None
        for section in self.posting.sections:
            if section.heading is not None and section.heading != heading:
                self._pass(section.heading)
                heading = section.heading
            for unit in self._mended(section.units):
                text = unit.text.value
                if FIGURE.search(text) and money.search(text):
                    row = unit.kind == "row" and "|" in text
                    yield from self._row(unit, section) if row else self._line(unit, section)
                else:
                    self._pass(unit)

    def _mended(self, units: tuple[Unit, ...]) -> Iterator[Unit]:
        """The units, two of them as one where a line's end tore a range apart."""
        held: Unit | None = None
        for unit in units:
            if held is not None and self._torn(held.text.value, unit.text.value):
                place = held.text.span.end
                space = Text.standing_for(" ", Span(place, place))
                held = replace(held, text=Text.join((held.text, space, unit.text)))
                continue
            if held is not None:
                yield held
            held = unit
        if held is not None:
            yield held

    def _torn(self, one: str, two: str) -> bool:
        if not one[-12:].strip() or not FIGURE.search(one, max(0, len(one) - 12)):
            return False
        if self.grammar.torn_apart.match(two):
            return True
        return bool(self.grammar.torn_end.search(one) and self.grammar.torn_start.match(two))

    def _pass(self, unit: Unit) -> None:
        """Keep a heading or a short line: it may say what the amounts below it are."""
        if unit.kind == "row":
            self.header = unit
            return
        self.header = None
        short = unit.kind == "heading" or len(unit.text.value) <= LABEL_LENGTH
        self.above, self._label = (unit, None) if short and unit.text else (None, None)

    @property
    def label(self) -> Label | None:
        """What the line above says; read only when an amount stands below it."""
        if self._label is None and self.above is not None:
            self._label = label_of(self.above.text.value, self.grammar)
        return self._label

    def _line(self, unit: Unit, section: Section) -> Iterator[Pay]:
        text, self.header = unit.text.value, None
        last: Judged | None = None
        outer: Judged | None = None
        for place in places(text, amounts(text, self.grammar), self.grammar):
            if last and last.place.aside and not place.aside:
                last = replace(outer, place=last.place) if outer else None
            sign, own = judge.sign_of(place, self.label, last, self.grammar)
            found = self._judged(place, sign, own, self.label, section, last)
            if found is None:
                last = Judged(place, sign) if sign.kind == "none" else None
            else:
                code, period = found
                where = self._scope(place, sign, last)
                last = Judged(place, sign, period, where)
                yield self._fact(unit, place, sign, code, period, where, own)
            if not place.aside:
                outer = last

    def _row(self, unit: Unit, section: Section) -> Iterator[Pay]:
        text = unit.text.value
        found = amounts(text, self.grammar)
        header = self.header.text.value if self.header else ""
        for cell in table.read(text, found, header, self.label, self.grammar):
            sign, own = judge.sign_of(cell.place, cell.label, None, self.grammar)
            judged = self._judged(cell.place, sign, own, cell.label, section, None)
            if judged:
                yield self._fact(unit, cell.place, sign, *judged, cell.scope, own)

    def _judged(
        self,
        place: Place,
        sign: Sign,
        own: bool,
        label: Label | None,
        section: Section,
        last: Judged | None,
    ) -> tuple[str, str] | None:
        """Currency and period of an amount that is pay; None for one that is not."""
        amount = place.amount
        if sign.kind == "none" or (not amount.currency and not judge.unmarked(place, sign, own)):
            return None
        near = (place.text, label.text if label else "")
        code = self.home.currency(amount.currency, near)
        if code is None:
            return None
        size = judge.size_of(code, self.grammar)
        period = judge.period_of(place, sign, size, label, last, self.grammar)
        if period is None or not judge.plausible(place, sign, period, size, section.kind, own):
            return None
        return code, period

    def _scope(self, place: Place, sign: Sign, last: Judged | None) -> str | None:
        main = sign.kind in MAIN
        where = scope(place, self.grammar, labels=main)
        if where is None and last and last.scope and listed(place.gap, self.grammar):
            where = last.scope
        if where is None and last and place.aside and not last.place.aside:
            where = last.scope  # "Level 3: $90,000 (with tips $99,000)"
        if where is None and main and place.before is None and self.label:
            where = of_label(self.label.text, self.label.kind in MAIN, self.grammar)
        return where

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
        low, high = self._ends(place)
        return Pay(
            rule=sign.rule or SHAPE,
            evidence=self._evidence(unit, place, sign, period, where, own),
            min=low,
            max=high,
            currency=code,
            period=cast(Period, period) if period in PERIODS else None,
            kind=cast(PayKind, sign.kind),
            scope=where,
        )

    def _ends(self, place: Place) -> tuple[Decimal | None, Decimal | None]:
        """Both ends, None for one that the posting leaves open."""
        amount: Amount = place.amount
        if not amount.ranged:
            lead = place.text[max(place.left, amount.start - 70) : amount.start]
            if amount.opened or self.grammar.open_high.search(lead):
                return amount.low, None
            if self.grammar.open_low.search(lead):
                return None, amount.high
        return amount.low, amount.high

    def _evidence(
        self, unit: Unit, place: Place, sign: Sign, period: str, where: str | None, own: bool
    ) -> tuple[Span, ...]:
        """The words that it was read from: cue, scope, figures, period, and the line above."""
        text, amount = place.text, place.amount
        start, end = amount.start, amount.end
        if own and sign.rule:
            start = max(min(start, sign.start), min(place.left, start))
            end = max(end, min(sign.end, place.right))
        elsewhere = not own and sign.rule != ""
        if where:
            first = where.split(", ")[0] if where not in text else where
            if (front := text.rfind(first, 0, amount.start)) >= 0:
                start = min(start, front)
            elif (behind := text.find(first, amount.end)) >= 0:
                end = max(end, behind + len(first))
            else:
                elsewhere = True
        label = self.label
        if period and not amount.period and label and label.period == period:
            elsewhere = True
        span = unit.text.span_of(start, end)
        above = self.header or self.above
        return (above.text.span, span) if elsewhere and above and above.text else (span,)
