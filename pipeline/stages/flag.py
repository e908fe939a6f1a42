"""How hard each section is to read, and the places that make it hard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from pipeline.lexicon import Lexicon, Rule
from pipeline.model import Finding, Posting, Reading, SectionKind, Span, Unit
from pipeline.model.findings import Severity
from pipeline.readability import measure, words
from pipeline.sentences import split

_STAGE = "flag"


def flag(posting: Posting, lexicon: Lexicon) -> Posting:
    """Fill ``readings``, one a kind of section, and this stage's findings."""
    code = lexicon.tables["language"].get("textstat", "")
    rules = {rule.name: rule for rule in lexicon.rules["flags"]}
    groups = _groups(posting)
    readings = tuple(_reading(group, code, lexicon) for group in groups)
    findings: list[Finding] = []
    if rule := rules.get("hard_section"):
        findings += _hard(readings, rule)
    if rule := rules.get("long_sentence"):
        findings += (found for group in groups for found in _long(group.units, rule))
    findings.sort(key=lambda found: (found.span or Span(0, 0), found.rule))
    return replace(posting, readings=readings).with_findings(_STAGE, tuple(findings))


@dataclass(slots=True)
class _Group:
    """The sections of one kind: they are read as one."""

    kind: SectionKind
    units: list[Unit] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)


def _groups(posting: Posting) -> list[_Group]:
    groups: dict[SectionKind, _Group] = {}
    for section in posting.sections:
        units = [unit for unit in section.units if _is_prose(unit)]
        if units and section.kind != "chrome":
            group = groups.setdefault(section.kind, _Group(section.kind))
            group.units += units
            group.evidence.append(Span(units[0].text.span.start, units[-1].text.span.end))
    return list(groups.values())


def _is_prose(unit: Unit) -> bool:
    return bool(unit.text) and not unit.dropped and unit.kind != "heading"


def _reading(group: _Group, code: str, lexicon: Lexicon) -> Reading:
    rating = measure((unit.text.value for unit in group.units), code)
    title = lexicon.phrase(f"section.{group.kind}")
    return Reading(group.kind, title, rating, tuple(group.evidence))


def _hard(readings: tuple[Reading, ...], rule: Rule) -> Iterator[Finding]:
    for reading in readings:
        rating = reading.rating
        if rating.band == "hard" and rating.grade is not None:
            says = rule.says.format(title=reading.title, grade=round(rating.grade))
            yield _finding(rule, says, reading.evidence[0])


def _long(units: list[Unit], rule: Rule) -> Iterator[Finding]:
    limit = int(rule.number("limit"))
    for unit in units:
        value = unit.text.value
        if unit.kind == "row" or value.count(" ") + value.count("/") < limit:
            continue
        for sentence in split(unit.text):
            count = words(sentence.value)
            if count > limit:
                yield _finding(rule, rule.says.format(words=count), sentence.span)


def _finding(rule: Rule, says: str, span: Span) -> Finding:
    severity = cast(Severity, rule.text("severity", "info"))
    return Finding(_STAGE, rule.id, severity, says, rule.text("suggestion"), span)
