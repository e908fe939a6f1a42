"""The key facts at the top, and what the posting does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from pipeline.lexicon import Lexicon
from pipeline.locales import date
from pipeline.model import (
    Absence,
    Detail,
    KeyFact,
    PayRow,
    Requirement,
    Screening,
    Span,
    Statement,
)
from pipeline.model.facts import Topic
from pipeline.summary.checks import check_name
from pipeline.summary.material import Line, Material
from pipeline.summary.pay import SHOWN, is_base
from pipeline.summary.wording import calm, once, sentence

_FIGURES = re.compile(r"\d+")
_CELL = re.compile(r"[^|;]*[^|;\s][^|;]*")
"""What stands between the bars of a line at the top, or its semicolons."""
MOST_LINES = 6
"""Values that stand each on a line of its own; more of them, such as places, share one."""

ROWS: tuple[Topic | Literal["pay", "screening", "also"], ...] = (
    "pay",
    "location",
    "workplace",
    "employment_type",
    "screening",
    "apply_by",
    "hours",
    "travel",
    "requisition_id",
    "also",
)
"""The rows, in their order."""
ALWAYS = frozenset({"pay", "location", "screening", "apply_by"})
"""Rows that stand there even where the posting does not say it: who overlooks them loses."""
ELSE: tuple[Topic, ...] = ("employer", "workplace", "employment_type", "hours")
"""What else a reader would look for: named at the end where the posting leaves it out."""


def key_facts(material: Material, paid: Sequence[PayRow]) -> tuple[KeyFact, ...]:
    """Pay, place, checks, deadline: said, or said to be missing; the others where said."""
    rows = ((topic, _values(topic, material, paid)) for topic in ROWS)
    return tuple(
        _row(topic, values, material.lexicon) for topic, values in rows if values or topic in ALWAYS
    )


def _values(topic: str, material: Material, paid: Sequence[PayRow]) -> tuple[Statement, ...]:
    match topic:
        case "pay":
            return _pay(material, paid)
        case "screening":
            return _checks(material)
        case "also":
            return _also_at_the_top(material, paid)
    return _details(material, topic)


def _row(topic: str, values: tuple[Statement, ...], lexicon: Lexicon) -> KeyFact:
    missing = Absence(topic, lexicon.phrase("absent.short"))
    return KeyFact(lexicon.phrase(f"key.{topic}"), values or (missing,))


def _pay(material: Material, paid: Sequence[PayRow]) -> tuple[Statement, ...]:
    lines = [row.line for row in paid if is_base(row)]
    if len(lines) > SHOWN:
        evidence = tuple(span for line in lines[SHOWN:] for span in line.evidence)
        more = Statement(material.lexicon.phrase("pay.more"), lines[SHOWN].rule, evidence)
        lines[SHOWN:] = [more]
    return tuple(lines)


def _details(material: Material, topic: str) -> tuple[Statement, ...]:
    said = tuple(
        Statement(_value(fact, material.lexicon), fact.rule, fact.evidence, fact=fact)
        for fact in material.details(topic)
    )
    if len(said) <= MOST_LINES:
        return said
    evidence = tuple(span for each in said for span in each.evidence)
    return (Statement("; ".join(each.text for each in said), said[0].rule, evidence),)


def _value(fact: Detail, lexicon: Lexicon) -> str:
    """The contract's words in plain words, a date written out, or the words as they stand."""
    if fact.topic == "apply_by" and fact.value[:1].isdigit():
        return date(fact.value, lexicon.voice)
    worded = lexicon.tables["phrases"].get(f"value.{fact.value}")
    return worded or calm(fact.value, lexicon)


def _checks(material: Material) -> tuple[Statement, ...]:
    """Only what must be passed; a notice that a record does not rule out is no check."""
    return tuple(
        Statement(
            sentence(check_name(fact, material.lexicon), material.lexicon), fact.rule, fact.evidence
        )
        for fact in material.posting.having(Screening)
        if fact.status != "not_required" and fact.kind != "fair_chance"
    )


def _also_at_the_top(material: Material, paid: Sequence[PayRow]) -> tuple[Statement, ...]:
    """Lines of the posting's head that none of the facts above says; of others, single cells.

    A line that says again what such lines say, such as the foot of a page, stands behind them.
    """
    facts = [fact.value for fact in material.posting.having(Detail)]
    facts += map(material.quote, material.details("apply_by"))  # a date is written anew
    said = set(_FIGURES.findall(" ".join((*facts, *(row.line.text for row in paid)))))
    found: list[Statement] = []
    known: set[str] = set()
    for line in material.lines:
        if line.section.kind != "header" or line.unit.dropped:
            continue
        text, span = line.unit.text.value, line.unit.text.span
        words = material.telling(text)
        if id(line.unit) not in material.claimed:
            if found and words <= known:
                found[-1] = replace(found[-1], evidence=(*found[-1].evidence, span))
            else:
                shown = calm(text, material.lexicon)
                found.append(Statement(shown, line.section.rule, (span,), lang=material.lang))
        else:
            found += _beside(line, said, material)
        known |= words
    return once(found)


def _beside(line: Line, figures: set[str], material: Material) -> Iterator[Statement]:
    """The cells of a line that say what no fact says: a visa, "UK only", "or remote", a figure.

    ``figures``: those that the facts say.
    """
    text = line.unit.text
    facts = material.posting.having(Detail)
    told, values = [span for fact in facts for span in fact.evidence], {f.value for f in facts}
    rules = [
        rule
        for rule in material.lexicon.rules["details"]
        if rule.text("use") == "beside" and rule.text("value") not in values
    ]
    for cell in _CELL.finditer(text.value):
        hits = (hit for rule in rules for hit in rule.finditer(cell[0], cell[0].lower()))
        spans = (text[cell.start() + hit.start() : cell.start() + hit.end()].span for hit in hits)
        new = any(not any(_meet(span, fact) for fact in told) for span in spans)
        if new or not figures.issuperset(_FIGURES.findall(cell[0])):
            piece = text[cell.start() : cell.end()].strip()
            shown = calm(piece.value, material.lexicon)
            yield Statement(shown, line.section.rule, (piece.span,), lang=material.lang)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def not_said(material: Material) -> tuple[Absence, ...]:
    """What a reader would look for, that the posting leaves out and no key fact names."""
    missing: list[str] = [topic for topic in ELSE if not material.details(topic)]
    asked = any(line.section.kind in ("required", "preferred") for line in material.lines)
    if not asked and not material.posting.having(Requirement):
        missing.append("requirements")
    return tuple(Absence(topic, material.lexicon.phrase(f"absent.{topic}")) for topic in missing)
