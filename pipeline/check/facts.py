"""Facts that a reader needs and the posting leaves out or leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.remark import Remark
from pipeline.check.subject import Subject, shortened
from pipeline.check.wording import LONGEST, of_rule
from pipeline.model import Detail, Pay, Requirement
from pipeline.model.facts import Topic
from pipeline.renderers.jsonld import one_range

MISSING: tuple[tuple[str, frozenset[Topic]], ...] = (
    ("no_title", frozenset({"title"})),
    ("no_place", frozenset({"location", "workplace"})),
    ("no_deadline", frozenset({"apply_by"})),
    ("no_employment_type", frozenset({"employment_type", "hours"})),
)
"""What is said where none of these details is known."""


def facts(subject: Subject) -> Iterator[Remark]:
    """All findings about facts."""
    topics = {detail.topic for detail in subject.posting.having(Detail)}
    for name, any_of in MISSING:
        if not topics & any_of and not subject.silenced(subject.rule(name)):
            yield subject.remark(name)
    yield from _pay(subject)
    yield from _preferred(subject)


def _pay(subject: Subject) -> Iterator[Remark]:
    paid = [pay for pay in subject.posting.having(Pay) if pay.kind in ("base", "total")]
    if not paid:
        yield subject.remark("no_pay")
        yield from of_rule(subject, "vague_pay")
    elif len(paid) > 1 and one_range(subject.posting) is None:
        yield subject.remark("many_pays", paid[0].evidence[0], count=str(len(paid)))
    for pay in paid:
        span = pay.evidence[0]
        words = f"“{shortened(subject.posting.quote(span))}”"
        if pay.period is None:
            yield subject.remark("pay_without_period", span, words=words)
        if pay.min is None or pay.max is None:
            yield subject.remark("open_pay", span, words=words)
        elif pay.min > 0 and pay.max / pay.min > subject.rule("wide_pay").number("limit"):
            times = f"{pay.max / pay.min:.1f}".removesuffix(".0")
            yield subject.remark("wide_pay", span, words=words, count=times)


def _preferred(subject: Subject) -> Iterator[Remark]:
    """What is only preferred but stands under a heading for what is required."""
    rule = subject.rule("preferred_among_required")
    sections = subject.posting.sections
    headings = {section.heading.text.span for section in sections
                if section.kind == "required" and section.heading is not None}  # fmt: skip
    required = [
        unit.text.span
        for section in sections
        if section.heading is not None and section.heading.text.span in headings
        for unit in section.units
        if unit.text
    ]
    for need in subject.posting.having(Requirement):
        span = need.evidence[0]
        if need.level == "required" or not any(
            each.start <= span.start and span.end <= each.end for each in required
        ):
            continue
        words = subject.posting.quote(span)[:LONGEST]
        if rule.search(words, words.lower()):
            yield subject.remark(rule, span, words=f"“{shortened(words)}”")
