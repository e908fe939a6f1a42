"""Judges one amount in its place: pay or not, what for, per what, and is it believable."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.model import SectionKind
from pipeline.stages.extract.pay import context
from pipeline.stages.extract.pay.context import MAIN, Label, Place, Sign
from pipeline.stages.extract.pay.grammar import Grammar, Size

ELSEWHERE = frozenset({"about_employer", "equal_opportunity", "legal", "chrome", "how_to_apply"})
"""Sections that speak of money for other reasons: there, the words must say pay."""
NOT_PAY = Sign("none", "", 0, 0)
UNKNOWN = "unknown"
WIDEST = 4
"""How many times its lower end a range may be where only its shape says that it is pay."""
LEAST_UNNAMED = 1000
"""Smaller figures without a period are too unsure: $150-180 may be thousands or dollars."""
MOST_BESIDE = 500_000
"""No bonus or allowance is larger."""


@dataclass(frozen=True, slots=True)
class Judged:
    """An amount that was looked at: what the next one in the line may take over from it."""

    place: Place
    sign: Sign
    period: str = ""
    scope: str | None = None


def sign_of(
    place: Place, label: Label | None, last: Judged | None, grammar: Grammar
) -> tuple[Sign, bool]:
    """What the amount is paid for, and whether its own line says so."""
    front = context.before(place, grammar)
    after = context.behind(place, grammar)
    firm = front is not None and front.kind in MAIN and (not front.hint or place.amount.ranged)
    if front and front.kind == "none" and after and after.kind not in MAIN:
        apart = "," in place.text[front.end : place.amount.start]
        return (after if apart else front), True
    if after and not (after.hint and front) and not (after.kind == "none" and firm):
        return after, True
    if front and not front.hint:
        return front, True
    if last and last.place.amount is place.before and context.LIST.fullmatch(place.gap):
        return last.sign, True
    if not firm and context.not_pay(place, grammar):
        return NOT_PAY, True
    if last and last.place.amount is place.before and not front:
        return last.sign, True
    if front:
        goes_on = place.text[:1].islower() and label is not None and label.kind == "none"
        return (NOT_PAY if goes_on else front), True
    here = place.amount.start
    if label and label.kind and not (label.kind == "none" and place.amount.ranged):
        return Sign(label.kind, label.rule, here, here), False
    return Sign("base", "", here, here, hint=True), False


def period_of(
    place: Place, sign: Sign, size: Size | None, label: Label | None, last: Judged | None,
    grammar: Grammar,
) -> str | None:  # fmt: skip
    """The period, "" if unknown; None where what is said cannot be true."""
    amount = place.amount
    said = context.period(place, grammar, sign)
    if sign.kind not in MAIN:
        if not said and label and label.kind == sign.kind:
            said = label.period
        return "" if said == UNKNOWN else said or ("once" if sign.kind == "bonus" else "")
    if said == UNKNOWN:
        return ""
    if said and believable(amount.low, amount.high, said, size):
        return said
    if amount.period and said not in ("once", "piece"):
        return None
    for other in (last.period if last else "", label.period if label else ""):
        if other not in ("", UNKNOWN) and believable(amount.low, amount.high, other, size):
            return other
    return likely(amount.low, amount.high, size)


def unmarked(place: Place, sign: Sign, own: bool) -> bool:
    """False for a figure without a currency that too little says is money."""
    amount = place.amount
    if amount.ranged and amount.scale > 1 and amount.period:
        return True
    if not own or sign.hint:
        return False
    near = 0 <= amount.start - sign.end <= 3 and amount.low >= 10_000
    return near or amount.scale > 1 or amount.ranged or amount.period != ""


def plausible(
    place: Place, sign: Sign, period: str, size: Size | None, section: SectionKind, own: bool
) -> bool:
    """False for figures that cannot be pay, or that too little says are pay."""
    amount = place.amount
    if sign.kind not in MAIN:
        return amount.low >= 1 and amount.high <= MOST_BESIDE and amount.currency != ""
    most = size.bounds["year"][1] if size else Decimal(10**12)
    if amount.low <= 0 or amount.high > most or (amount.ceiling and amount.high > 10**6):
        return False
    guess = likely(amount.low, amount.high, size)
    if not amount.currency:
        return guess != "" or amount.period != ""
    if own and not sign.hint:
        return period != "" or amount.low >= LEAST_UNNAMED
    if amount.high > amount.low * WIDEST or (section in ELSEWHERE and not amount.ranged):
        return False
    if not sign.hint:  # the heading says pay
        return period != "" and believable(amount.low, amount.high, period, size)
    if amount.ranged:
        return guess == "year" or (period != "" and (amount.period != "" or sign.rule != ""))
    if amount.period and sign.end > sign.start:
        return amount.period != "hour" or guess == "hour"
    stands = place.alone or sign.end > sign.start
    if not amount.period:
        return guess == "year" and stands
    stands = stands or section == "pay"  # a period and a section that speaks of pay
    return stands and _sure(amount.low, amount.high, amount.period, size)


def _sure(low: Decimal, high: Decimal, name: str, size: Size | None) -> bool:
    """True for a figure with a period that hardly is anything but pay."""
    if size is None or name not in size.bounds:
        return False
    least, most = size.bounds[name]
    return least * (2 if name == "hour" else 4) <= low and high * 4 <= most


def size_of(currency: str, grammar: Grammar) -> Size | None:
    """What figures of a currency can be."""
    return next((size for size in grammar.sizes if size.codes.match(currency)), None)


def likely(low: Decimal, high: Decimal, size: Size | None) -> str:
    """The only period that figures of this size can have, "" where there are several."""
    if size:
        for name, (least, most) in size.likely.items():
            if least <= low and high <= most:
                return name
    return ""


def believable(low: Decimal, high: Decimal, name: str, size: Size | None) -> bool:
    """False where a stated period and the figures contradict each other."""
    if size is None or name not in size.bounds:
        return True
    least, most = size.bounds[name]
    return least <= low and high <= most
