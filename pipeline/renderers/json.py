"""The machine face of a summary: the ledger, the facts and the plain text, as JSON.

The fields are those of the contract, version 1; they keep their names and meanings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

from pipeline.model import (
    Detail,
    Fact,
    Finding,
    Pay,
    Posting,
    Rating,
    Requirement,
    Screening,
    Span,
    Statement,
    Summary,
    Unit,
)
from pipeline.readability import made_by

SCHEMA_VERSION = "1"

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode

Json = dict[str, Any]
"""What the standard library's encoder takes: the one place where a type is open."""


def to_json(summary: Summary) -> bytes:
    """UTF-8, keys in the contract's order, a line break at the end."""
    return escaped(_lines(document(summary)))


def escaped(text: str) -> bytes:
    """JSON as UTF-8 that may be put into a script element of a page: nothing in it can end it.

    "<" only stands in strings, and written as an escape it means the same.
    """
    return text.replace("<", "\\u003c").encode()


def document(summary: Summary) -> Json:
    """The fields of the contract, in its order."""
    posting = summary.posting
    said = {id(s.fact): s for s in _statements(summary) if s.fact is not None}
    return {
        "schema_version": SCHEMA_VERSION,
        "source": _source(posting),
        "facts": _facts(posting),
        "blocks": list(_ledger(posting)),
        "sections": list(_sections(summary)),
        "readability_by": made_by(),
        "requirements": [_requirement(f, posting, said) for f in posting.having(Requirement)],
        "pay": [_pay(fact, posting, said) for fact in posting.having(Pay)],
        "screening": [_screening(f, posting, said) for f in posting.having(Screening)],
        "glossary": [
            {
                "term": term.term,
                "also": list(term.also),
                "meaning": term.meaning,
                "from": term.origin,
            }
            for term in summary.glossary
        ],
        "findings": [_finding(finding) for finding in posting.findings],
        "not_said": [absence.topic for absence in summary.absences()],
    }


def _lines(record: Json) -> str:
    """A line for each field, and for each entry of a list: quick to write, good to compare."""
    fields = []
    for key, value in record.items():
        if isinstance(value, list) and value:
            entries = ",\n".join(f"  {_ENCODE(entry)}" for entry in value)
            fields.append(f" {_ENCODE(key)}: [\n{entries}\n ]")
        else:
            fields.append(f" {_ENCODE(key)}: {_ENCODE(value)}")
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _source(posting: Posting) -> Json:
    source = posting.source
    return {
        "id": source.name,
        "path": source.path,
        "format": source.format,
        "language": posting.language,
        "encoding": source.encoding,
        "sha256": source.sha256,
        "text": source.text,
    }


def _facts(posting: Posting) -> Json:
    values: dict[str, list[str]] = {}
    for fact in posting.having(Detail):
        values.setdefault(fact.topic, []).append(fact.value)

    def one(topic: str) -> str | None:
        return next(iter(values.get(topic, ())), None)

    return {
        "title": one("title"),
        "employer": one("employer"),
        "locations": values.get("location", []),
        "workplace": one("workplace"),
        "employment_type": one("employment_type"),
        "apply_by": one("apply_by"),
        "requisition_id": one("requisition_id"),
        "apply_url": one("apply_url"),
        "hours": one("hours"),
        "travel": one("travel"),
    }


def _ledger(posting: Posting) -> Iterator[Json]:
    """Every unit once, in source order, with its section and its fate."""
    folds = {id(unit): fold.rule for fold in posting.folds for unit in fold.units}
    last: Unit | None = None

    def entry(unit: Unit, section: str, rule: str) -> Json:
        fate, reason = "kept", ""
        if unit.dropped:
            fate, reason = "dropped", unit.dropped
        elif id(unit) in folds:
            fate, reason = "condensed", folds[id(unit)]
        elif unit.kind == "heading" or section == "heading":
            fate, reason = "condensed", "summary.own_heading"
        return {"text": unit.text.value, "section": section, "fate": fate, "reason": reason,
                "rule": rule, "span": _span(unit.text.span)}  # fmt: skip

    for section in posting.sections:
        if section.heading is not None and section.heading is not last:
            last = section.heading
            yield entry(last, "heading", section.rule)
        for unit in section.units:
            yield entry(unit, section.kind, section.rule)


def _sections(summary: Summary) -> Iterator[Json]:
    posting = summary.posting
    stood = [
        (span.start, span.end, each.text) for each in _statements(summary) for span in each.evidence
    ]
    for reading, compared in zip(posting.readings, summary.comparisons, strict=True):
        within = [
            found
            for found in posting.findings
            if found.span
            and any(
                e.start <= found.span.start and found.span.end <= e.end for e in reading.evidence
            )
        ]
        places = [(span.start, span.end) for span in reading.evidence]
        texts = [
            text
            for start, end, text in stood
            for begin, stop in places
            if start < stop and begin < end
        ]
        yield {
            "section": reading.section,
            "title": compared.title,
            "text": "\n".join(dict.fromkeys(texts)),
            "readability": {
                "before": _rating(compared.before),
                "after": _rating(compared.after),
            },
            "findings": [_finding(found) for found in within],
        }


def _rating(rating: Rating) -> Json:
    def rounded(value: float | None, digits: int) -> float | None:
        return None if value is None else round(value, digits)

    return {
        "grade": rounded(rating.grade, 1), "level": rating.band,
        "ease": rounded(rating.ease, 2), "ease_level": rating.ease_band,
        "harder_than": rounded(rating.harder_than, 0),
        "words": rating.words, "sentences": rating.sentences,
    }  # fmt: skip


def _statements(summary: Summary) -> Iterator[Statement]:
    return chain.from_iterable(part.said() for part in summary.parts)


def _plain(statement: Statement | None, otherwise: str) -> str:
    if statement is None:
        return otherwise
    return "\n".join([statement.text, *(f"- {way.text}" for way in statement.ways)])


def _proof(fact: Fact, posting: Posting) -> Json:
    return {
        "rule": fact.rule,
        "source_text": "\n".join(posting.quote(span) for span in fact.evidence),
        "span": _span(Span(min(s.start for s in fact.evidence), max(s.end for s in fact.evidence))),
        "spans": [_span(span) for span in fact.evidence],
    }


def _requirement(fact: Requirement, posting: Posting, said: dict[int, Statement]) -> Json:
    return {
        "level": fact.level,
        "kind": fact.kind,
        "text": _plain(said.get(id(fact)), fact.text),
        "min_years": fact.min_years,
        "degree": fact.degree,
        "or_equivalent": fact.or_equivalent,
        "alternatives": [
            {"text": way.text, "min_years": way.min_years, "degree": way.degree}
            for way in fact.ways
        ],
    } | _proof(fact, posting)


def _pay(fact: Pay, posting: Posting, said: dict[int, Statement]) -> Json:
    return {
        "min": number(fact.min),
        "max": number(fact.max),
        "currency": fact.currency,
        "period": fact.period,
        "kind": fact.kind,
        "scope": fact.scope,
        "text": _plain(said.get(id(fact)), posting.quote(fact.evidence[0])),
    } | _proof(fact, posting)


def _screening(fact: Screening, posting: Posting, said: dict[int, Statement]) -> Json:
    return {
        "kind": fact.kind,
        "status": fact.status,
        "recurring": fact.recurring,
        "when": fact.when,
        "cadence": fact.cadence,
        "text": _plain(said.get(id(fact)), posting.quote(fact.evidence[0])),
    } | _proof(fact, posting)


def _finding(found: Finding) -> Json:
    return {
        "rule": found.rule,
        "message": found.message,
        "severity": found.severity,
        "suggestion": found.suggestion,
        "span": None if found.span is None else _span(found.span),
    }


def number(amount: Decimal | None) -> int | float | None:
    """An amount as JSON has it: whole ones without a point."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
