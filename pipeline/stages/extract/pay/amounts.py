"""Finds every amount and range of money in a line, whatever it is paid for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.stages.extract.pay import numbers
from pipeline.stages.extract.pay.currency import SHARED, marked
from pipeline.stages.extract.pay.grammar import Grammar

WHOLE = re.compile(r",[-–](?!\d)")
"""Behind a whole number of euros: ``3.712,-``."""
LEAD = 60
MILLION = 1_000_000
DOLLAR_LIKE = re.compile(r"USD|CAD|AUD|NZD|SGD|HKD|TWD|MXN|BRL|[$]")


@dataclass(frozen=True, slots=True)
class Amount:
    """A single figure or a range, with what is written straight beside it."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    currency: str
    """ISO 4217; "$" or "kr" where several countries share it, "" where none is written."""
    mark_end: int = 0
    """Where figures and currency end; words for the period may follow up to ``end``."""
    period: str = ""
    """Of the words straight behind it; "" where they name none."""
    ranged: bool = False
    scale: int = 1
    """What a K, a lakh or the like behind it multiplies it by; 1 for none."""
    opened: bool = False
    """Followed by "+" or "and up"."""
    first_end: int = 0
    """Where the first figure of a range ends."""
    joint: str = ""
    """What stands between the two figures of a range."""
    ceiling: bool = False
    """Of millions or more: an amount, but never pay in most currencies."""


CONTRADICTION = Amount(0, 0, Decimal(0), Decimal(0), "")


def amounts(text: str, grammar: Grammar) -> list[Amount]:
    """All amounts of a line in order, ranges put together."""
    figures = [_figure(text, match, grammar) for match in numbers.NUMBER.finditer(text)]
    found: list[Amount] = []
    place = 0
    while place < len(figures):
        amount, step = _range(text, figures, place, grammar)
        if amount and (amount.currency or amount.scale > 1 or amount.period or amount.low >= 2100):
            found.append(amount)
        place += step
    return found


def _range(
    text: str, figures: list[Amount | None], place: int, grammar: Grammar
) -> tuple[Amount | None, int]:
    """The range or lone amount that begins with a figure, and how many figures it takes.

    None for figures that a dash joins though they cannot be one range: what they say is
    not known.
    """
    one = figures[place]
    if one is None:
        return None, 1
    for step, two in enumerate(figures[place + 1 : place + 4], 1):
        if two is None or text.find(";", one.end, two.start) >= 0:
            break
        pair = _pair(text, one, two, grammar)
        if pair == CONTRADICTION:
            return None, step + 1
        if pair:
            three = figures[place + step + 1] if place + step + 1 < len(figures) else None
            dash = text[pair.end : three.start].strip() if three else ""
            if len(dash) == 1 and dash == pair.joint.strip():
                return None, step + 2  # $100-$150-$200: steps, not a range
            return pair, step + 1
        if two.currency or two.scale > 1:
            break
    return one, 1


def _figure(text: str, number: re.Match[str], grammar: Grammar) -> Amount | None:
    start, end = number.span()
    currency = ""
    mark = grammar.mark_before(text, start)
    if mark and (known := marked(mark[0], grammar)):
        currency, start = known[0], mark.start() + known[1]
    elif text[start - 1 : start].isalpha():
        return None  # part of a name such as H1B; "EUR500" has its mark
    if whole := WHOLE.match(text, end):
        end = whole.end()
    scale, implied, end = _scale(text, end, grammar)
    behind = grammar.after.match(text, end)
    if behind and (known := marked(behind[0], grammar)):
        if not currency or (currency in SHARED and known[0] not in SHARED):
            currency = known[0]
        end = behind.end()
        if scale == 1:
            scale, implied, end = _scale(text, end, grammar)
    currency = currency or implied
    if not currency and (
        numbers.SLIP.fullmatch(number[0]) or grammar.plan.match(text, number.start())
    ):
        return None
    figure = numbers.value(number[0])
    if figure >= 1000 and scale == 1000:
        scale = 1  # "$94,000k"
    if opened := grammar.open_after.match(text, end):
        end = opened.end()
    mark_end, period = end, ""
    if per := grammar.per.expression.match(text, end):
        period, end = grammar.per.rule(per).text("value"), per.end()
    return Amount(
        start, end, figure * scale, figure * scale, currency, mark_end, period,
        scale=scale, opened=opened is not None, first_end=end,
        ceiling=scale >= MILLION and not implied,
    )  # fmt: skip


def _scale(text: str, at: int, grammar: Grammar) -> tuple[int, str, int]:
    """What a K or the like multiplies by, the currency it tells of, and where it ends."""
    times = grammar.times.expression.match(text, at)
    if times is None:
        return 1, "", at
    factor, _, implied = grammar.times.rule(times).text("value").partition(" ")
    return int(factor), implied, times.end()


def _pair(text: str, one: Amount, two: Amount, grammar: Grammar) -> Amount | None:
    gap = text[one.end : two.start]
    if len(gap) > 90 or one.opened:
        return None
    if not (grammar.joint.fullmatch(gap) or _joined(text, gap, one, two, grammar)):
        return None
    currency = _common(one.currency, two.currency)
    if currency is None or (one.period and two.period and one.period != two.period):
        return None
    marked_both = bool(one.currency and two.currency)
    ends = numbers.completed(one.low, two.high, one.scale, two.scale, marked_both)
    if ends is None:
        return CONTRADICTION if one.currency and (two.currency or two.scale > 1) else None
    return Amount(
        one.start, two.end, *ends, currency, two.mark_end, two.period or one.period, ranged=True,
        scale=max(one.scale, two.scale), opened=two.opened, first_end=one.end, joint=gap,
        ceiling=one.ceiling or two.ceiling,
    )  # fmt: skip


def _joined(text: str, gap: str, one: Amount, two: Amount, grammar: Grammar) -> bool:
    """True where words in front make a range of what only stands side by side."""
    if gap.strip() == "/":
        return bool(one.currency and two.currency) and two.low <= one.low * 2
    lead = max(0, one.start - LEAD), one.start
    if grammar.both.fullmatch(gap):
        return grammar.between.search(text, *lead) is not None
    return grammar.max_joint.fullmatch(gap) is not None and (
        grammar.min_lead.search(text, *lead) is not None
    )


def _common(one: str, two: str) -> str | None:
    """The currency of a range whose ends are marked so; None where they contradict."""
    if one == two or not two:
        return one
    if not one:
        return two
    if "$" in (one, two) and DOLLAR_LIKE.fullmatch(one) and DOLLAR_LIKE.fullmatch(two):
        return two if one == "$" else one
    return None
