"""The key facts at the top, and what the posting does not say."""

from __future__ import annotations

from pipeline.lexicon import Lexicon
from pipeline.locales import date
from pipeline.model import (
    Absence,
    Detail,
    KeyFact,
    Pay,
    Posting,
    Requirement,
    Screening,
    Statement,
)
from pipeline.summarize.checks import check_name
from pipeline.summarize.needs import overlap
from pipeline.summarize.pay import pay_row
from pipeline.summarize.wording import calm, sentence

SHOWN = 3
"""Ranges that stand in the key facts; more of them are in the pay table."""


def detail(posting: Posting, topic: str) -> tuple[Detail, ...]:
    """The details on one topic."""
    return tuple(fact for fact in posting.having(Detail) if fact.topic == topic)


def absent(topic: str, lexicon: Lexicon) -> Absence:
    """The plain sentence for what the posting does not say."""
    return Absence(topic, lexicon.phrase(f"absent.{topic}"))


def key_facts(posting: Posting, lexicon: Lexicon) -> tuple[KeyFact, ...]:
    """Pay, place, kind of job, checks, deadline: said, or said to be missing."""
    rows = [
        _fact("pay", _pay(posting, lexicon), lexicon),
        _fact("location", _details(posting, lexicon, "location"), lexicon),
        _fact("workplace", _details(posting, lexicon, "workplace"), lexicon),
        _fact("employment_type", _details(posting, lexicon, "employment_type"), lexicon),
        _fact("screening", _checks(posting, lexicon), lexicon),
        _fact("apply_by", _details(posting, lexicon, "apply_by"), lexicon),
    ]
    rows += [
        KeyFact(lexicon.phrase(f"key.{topic}"), values)
        for topic in ("hours", "travel", "requisition_id")
        if (values := _details(posting, lexicon, topic))
    ]
    if also := _also_at_the_top(posting, lexicon):
        rows.append(KeyFact(lexicon.phrase("key.also"), also))
    return tuple(rows)


def _fact(topic: str, values: tuple[Statement | Absence, ...], lexicon: Lexicon) -> KeyFact:
    return KeyFact(lexicon.phrase(f"key.{topic}"), values or (absent(topic, lexicon),))


def _pay(posting: Posting, lexicon: Lexicon) -> tuple[Statement | Absence, ...]:
    base = [fact for fact in posting.having(Pay) if fact.kind in ("base", "total")]
    lines: list[Statement | Absence] = [
        pay_row(fact, posting, lexicon).line for fact in base[:SHOWN]
    ]
    if len(base) > SHOWN:
        evidence = tuple(span for fact in base[SHOWN:] for span in fact.evidence)
        lines.append(Statement(lexicon.phrase("pay.more"), base[SHOWN].rule, evidence))
    return tuple(lines)


def _details(posting: Posting, lexicon: Lexicon, topic: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(_value(fact, lexicon), fact.rule, fact.evidence, fact=fact)
        for fact in detail(posting, topic)
    )


def _value(fact: Detail, lexicon: Lexicon) -> str:
    """The contract's words in plain words, a date written out, or the words as they stand."""
    if fact.topic == "apply_by" and fact.value[:1].isdigit():
        return date(fact.value, lexicon.voice)
    worded = lexicon.tables["phrases"].get(f"value.{fact.value}")
    return worded or calm(fact.value, lexicon)


def _checks(posting: Posting, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Only what must be passed; a notice that a record does not rule out is no check."""
    names = (
        Statement(sentence(check_name(fact, lexicon)), fact.rule, fact.evidence)
        for fact in posting.having(Screening)
        if fact.status != "not_required" and fact.kind != "fair_chance"
    )
    return tuple(names)


def _also_at_the_top(posting: Posting, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Lines of the posting's head that none of the facts above says."""
    said = [span for fact in posting.facts for span in fact.evidence]
    return tuple(
        Statement(calm(unit.text.value, lexicon), section.rule, (unit.text.span,),
                  lang="" if lexicon.reads else lexicon.language)
        for section in posting.sections
        if section.kind == "header"
        for unit in section.units
        if not unit.dropped and not any(overlap(unit.text.span, span) for span in said)
    )  # fmt: skip


def not_said(posting: Posting, lexicon: Lexicon) -> tuple[Absence, ...]:
    """Everything that a reader would look for and that the posting leaves out."""
    missing = []
    if not any(fact.kind in ("base", "total") for fact in posting.having(Pay)):
        missing.append("pay")
    topics = ("employer", "location", "workplace", "employment_type", "hours", "apply_by")
    missing += [topic for topic in topics if not detail(posting, topic)]
    for topic, kind in (("requirements", Requirement), ("screening", Screening)):
        if not posting.having(kind):
            missing.append(topic)
    return tuple(absent(topic, lexicon) for topic in missing)
