"""Decides from the words around an amount whether it is pay, for what, and how often."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.stages.extract.pay.amounts import Amount
from pipeline.stages.extract.pay.grammar import Cues, Grammar

BREAK = re.compile(r"[.!?][\"')”*_]{0,2}\s+(?=[A-Z(“\"$€£])|[•·\n]|\s?\|\s?")
"""Ends a stretch within which words belong to each other."""
LIST = re.compile(r"[\s,;:/&–—-]*(?:\b(?:and|or)\b)?[\s,;:/&*(–—-]*")
OPENING = re.compile(r"[\s*_(]*(?:(?:in|of|as)\s)?(?:an?\s)?")
CLAUSE = re.compile(r"[.;|•(]|,| plus | \+| or | and ")
NEXT_FIGURE = re.compile(r"[.;,|\d+&]")
JOINED = re.compile(r"[,;+&/]|\band\b|\bplus\b|\bor\b")
TOUCHING = 30
FAR = 170
NEAR = 48
MAIN = frozenset({"base", "total"})


@dataclass(frozen=True, slots=True)
class Sign:
    """What a cue says: what money is paid for, and which rule says so, where."""

    kind: str
    rule: str
    start: int
    end: int
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What the heading or the line above says about the amounts below it."""

    kind: str
    rule: str
    period: str
    text: str


def label_of(text: str, grammar: Grammar) -> Label:
    """What a heading, a short line or a table's heading cell says."""
    firm = [sign for sign in signs(text, 0, len(text), grammar.cues) if not sign.hint]
    best = max(firm, key=lambda sign: sign.end, default=None)
    said = list(grammar.period.expression.finditer(text))
    return Label(
        best.kind if best else "",
        best.rule if best else "",
        grammar.period.rule(said[-1]).text("value") if said else "",
        text,
    )


@dataclass(frozen=True, slots=True)
class Place:
    """An amount in its line: where its own words begin and end."""

    text: str
    amount: Amount
    left: int
    right: int
    before: Amount | None
    """The amount in front of it in the same stretch."""
    followed: bool
    """Another amount begins where its own words end."""
    alone: bool
    """Nothing but a label and extras stands beside it in its stretch of the line."""

    @property
    def aside(self) -> bool:
        """True for an amount in brackets: what it is, the ones after it need not be."""
        start = self.text.rfind("(", max(0, self.amount.start - FAR), self.amount.start + 1)
        return start >= 0 and self.text.find(")", start, self.amount.start) < 0

    @property
    def gap(self) -> str:
        """The words between the amount before and this one, or since the stretch began."""
        return self.text[self.left : self.amount.start]


def places(text: str, found: Sequence[Amount], grammar: Grammar) -> list[Place]:
    """Each amount with the stretch of the line that its own words stand in."""
    breaks = [
        match.span()
        for match in BREAK.finditer(text)
        if not (
            match[0][0] == "."
            and grammar.abbreviation.search(text, max(0, match.start() - 12), match.start() + 1)
        )
    ]
    starts, stops = [start for start, _ in breaks], [stop for _, stop in breaks]
    out: list[Place] = []
    for number, amount in enumerate(found):
        begun = bisect_right(stops, amount.start)
        begin = stops[begun - 1] if begun else 0
        ended = bisect_left(starts, amount.end)
        finish = starts[ended] if ended < len(starts) else len(text)
        last = found[number - 1] if number else None
        if last and last.end <= begin:
            last = None
        after = found[number + 1].start if number + 1 < len(found) else len(text)
        left, right = (last.end if last else begin), min(after, finish)
        lead = text[left : amount.start]
        for opening in (grammar.open_low, grammar.open_high, grammar.about):
            if opened := opening.search(lead):
                lead = lead[: opened.start()]
        bare = lead.strip(" *_()[]-–—:,~≈")
        labelled = len(bare) < 60 and lead.rstrip(" *_").endswith((":", "-", "–", "—"))
        whole = amount.end - amount.start >= len(text.strip(" *_")) and not (
            amount.period or amount.scale > 1
        )
        alone = (
            (not bare or labelled)
            and not whole
            and (
                len(text[amount.end : right].strip(" *_)].,;:")) < 1
                or grammar.extras.match(text[amount.end : right]) is not None
            )
        )
        followed = right == after < len(text)
        out.append(Place(text, amount, left, right, last, followed, alone))
    return out


def signs(text: str, start: int, stop: int, cues: Cues) -> list[Sign]:
    """Every cue between two places of a line."""
    return [
        Sign(
            rule.text("value"), rule.id, start + match.start(), start + match.end(),
            hint=rule.text("group") == "hint",
        )
        for rule, match in cues.matches(text[start:stop])
    ]  # fmt: skip


def before(place: Place, grammar: Grammar) -> Sign | None:
    """The cue in front that owns the amount: the nearest, unless it is only named beside."""
    start = max(place.left, place.amount.start - FAR)
    found = signs(place.text, start, place.amount.start, grammar.cues)
    found.sort(key=lambda sign: (sign.end, sign.end - sign.start))
    inner = [
        sign
        for sign in found
        if not any(
            other is not sign
            and (sign.hint or not other.hint)
            and other.start <= sign.start
            and sign.end <= other.end
            and other.end - other.start > sign.end - sign.start
            for other in found
        )
    ]
    for sign in reversed(inner):
        if sign.kind in MAIN and not sign.hint:
            return _of_total(sign, inner, place.text)
        if grammar.linked.match(place.text[sign.end : place.amount.start]) and sign.kind != "base":
            return sign
        if sign.hint and not place.amount.ranged:
            refused = [one for one in inner if one.kind == "none" and one.end <= sign.start]
            if refused:
                return refused[-1]
        if sign.hint and any(
            not one.hint and one.kind != "none" and one.start < sign.end for one in inner
        ):
            continue
        firm = any(one.kind in MAIN and not one.hint and one.end <= sign.start for one in inner)
        if firm and (sign.hint or grammar.beside.search(place.text[start : sign.start])):
            continue
        return sign
    return None


def _of_total(sign: Sign, found: list[Sign], text: str) -> Sign:
    """The total where a base cue only goes on from it: ``the OTE pay range is``."""
    for other in found:
        close = other.start < sign.start and sign.start - other.end <= TOUCHING
        if other.kind == "total" and close and not JOINED.search(text[other.end : sign.start]):
            return other
    return sign


def behind(place: Place, grammar: Grammar) -> Sign | None:
    """The cue straight behind the amount: ``sign-on bonus`` in ``a $5,000 sign-on bonus``."""
    text, start = place.text, place.amount.mark_end
    skip = OPENING.match(text, start)
    first = skip.end() if skip else start
    stop = min(place.right, first + NEAR)
    if cut := grammar.stop.search(text, first, stop):
        stop = cut.start()
    found = signs(text, first, stop, grammar.cues)
    if not found:
        return None
    sign = min(found, key=lambda sign: (sign.start, sign.start - sign.end))
    if place.followed and grammar.linked.match(text[sign.end : place.right]):
        named = place.gap.strip(" ,;&") != ""
        if named or "(" in text[start : sign.start]:
            return None  # the cue of the next amount: "$90k (OTE $120k)"
    return sign


def not_pay(place: Place, grammar: Grammar) -> bool:
    """True where the words behind name a use that is not pay: ``for tuition``."""
    stop = min(place.right, place.amount.end + 80)
    if cut := CLAUSE.search(place.text, place.amount.end, stop):
        stop = cut.start()
    return bool(signs(place.text, place.amount.end, stop, grammar.none_cues))


def period(place: Place, grammar: Grammar, sign: Sign | None) -> str:
    """The period said behind the amount or, if not, in the words before it; "" for none."""
    amount = place.amount
    if amount.period:
        return amount.period
    stop = min(place.right, amount.end + NEAR)
    if cut := NEXT_FIGURE.search(place.text, amount.end, stop):
        stop = cut.start()
    if per := grammar.per_near.expression.search(place.text, amount.end, stop):
        return grammar.per_near.rule(per).text("value")
    if sign and sign.start >= amount.mark_end:
        between = grammar.period.expression.search(place.text, amount.mark_end, sign.end)
        if between:
            return grammar.period.rule(between).text("value")
    start = max(place.left, amount.start - FAR)
    if sign and sign.kind not in MAIN and start <= sign.start:
        start = max(start, sign.start - 24)
    found = list(grammar.period.expression.finditer(place.text, start, amount.start))
    return grammar.period.rule(found[-1]).text("value") if found else ""
