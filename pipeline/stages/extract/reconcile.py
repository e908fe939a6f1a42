"""Where the fields of a file and its prose say two things: told, never settled in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from pipeline.lexicon import Lexicon
from pipeline.model import Detail, Finding, Pay, Posting, Screening, Span, Unit
from pipeline.model.findings import Severity
from pipeline.stages.extract.details import details
from pipeline.stages.extract.pay import pay
from pipeline.stages.extract.screening import screening

RULE = "field_disagrees"
TOPICS = ("apply_by", "employment_type", "workplace")
"""Of these the file and its prose can each have one only."""
A_YEAR = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}
CLOSE = Decimal("0.05")
"""An hourly and a yearly figure are alike where they differ by less."""
Pair = tuple[str, Span, Span]
"""A topic, where the field says it, and where the prose says it."""


def disagreements(posting: Posting, lexicon: Lexicon) -> tuple[Finding, ...]:
    """One finding for each thing that the fields and the prose say differently."""
    rule = next((rule for rule in lexicon.rules["flags"] if rule.name == RULE), None)
    fields = {number for number, block in enumerate(posting.blocks) if block.field}
    if rule is None or not fields:
        return ()
    stated = _only(posting, lambda unit: unit.block in fields)
    told = _only(posting, lambda unit: unit.block not in fields)
    names = lexicon.tables["phrases"]
    pairs = (
        *_details(details(stated, lexicon), details(told, lexicon)),
        *_pay(_base(pay(stated, lexicon)), _base(pay(told, lexicon))),
        *_checks(screening(stated, lexicon), screening(told, lexicon)),
    )
    return tuple(
        Finding(
            "extract",
            rule.id,
            cast(Severity, rule.text("severity", "warning")),
            rule.says.format(
                what=names.get(f"key.{topic}") or names.get(f"check.{topic}") or topic,
                field=_quote(posting, one),
                prose=_quote(posting, other),
            ),
            rule.text("suggestion"),
            other,
        )
        for topic, one, other in pairs
    )


def _only(posting: Posting, keep: Callable[[Unit], bool]) -> Posting:
    """The posting with some of its units only."""
    sections = (
        replace(
            section,
            heading=section.heading if section.heading and keep(section.heading) else None,
            units=tuple(filter(keep, section.units)),
        )
        for section in posting.sections
    )
    return replace(
        posting, units=tuple(filter(keep, posting.units)), sections=tuple(sections), facts=()
    )


def _quote(posting: Posting, span: Span) -> str:
    return " ".join(posting.quote(span).split())


def _details(stated: Sequence[Detail], told: Sequence[Detail]) -> Iterator[Pair]:
    for topic in TOPICS:
        for one in (fact for fact in stated if fact.topic == topic):
            for other in (fact for fact in told if fact.topic == topic):
                if one.value != other.value:
                    yield topic, one.evidence[0], other.evidence[0]
    places = [fact for fact in stated if fact.topic == "location"]
    known = {word for fact in places for word in _words(fact.value)}
    for other in told:
        labelled = other.topic == "location" and other.rule.startswith("details.label")
        if places and labelled and known.isdisjoint(_words(other.value)):
            yield "location", places[0].evidence[0], other.evidence[0]


def _words(place: str) -> set[str]:
    return {word for word in place.casefold().replace(",", " ").split() if len(word) > 1}


def _base(found: Sequence[Pay]) -> list[Pay]:
    return [fact for fact in found if fact.kind in ("base", "total")]


def _pay(stated: list[Pay], told: list[Pay]) -> Iterator[Pair]:
    periods = {fact.period for fact in (*stated, *told) if fact.period}
    if not stated or not told or (len(periods) < 2 and _hull(stated) == _hull(told)):
        return
    for fact in told:
        if not any(_alike(one, fact) for one in stated):
            yield "pay", stated[0].evidence[0], fact.evidence[0]


def _bounds(fact: Pay) -> list[Decimal]:
    return [bound for bound in (fact.min, fact.max) if bound is not None]


def _hull(facts: list[Pay]) -> tuple[Decimal, Decimal]:
    """From the lowest figure to the highest: ranges for places make up the field's one range."""
    bounds = [bound for fact in facts for bound in _bounds(fact)]
    return min(bounds, default=Decimal(0)), max(bounds, default=Decimal(0))


def _alike(one: Pay, other: Pay) -> bool:
    """Whether each figure of the one is a figure of the other, or its hourly or yearly form."""
    if set(_bounds(other)) <= set(_bounds(one)):
        return not (one.period and other.period) or one.period == other.period
    times = [A_YEAR.get(fact.period or "") for fact in (one, other)]
    if one.period == other.period or None in times:
        return False
    mine = [bound * (times[0] or 1) for bound in _bounds(one)]
    return all(
        any(abs(bound * (times[1] or 1) - own) <= own * CLOSE for own in mine)
        for bound in _bounds(other)
    )


def _checks(stated: Sequence[Screening], told: Sequence[Screening]) -> Iterator[Pair]:
    for one in stated:
        others = [fact for fact in told if fact.kind == one.kind]
        if others and all(
            (fact.status == "not_required") != (one.status == "not_required") for fact in others
        ):
            yield one.kind, one.evidence[0], others[0].evidence[0]
