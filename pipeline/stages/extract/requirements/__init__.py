"""What the posting asks of the candidate: one fact for each thing that a reader would count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from pipeline.lexicon import Lexicon
from pipeline.model import Posting, Requirement, Span
from pipeline.model.facts import RequirementKind
from pipeline.stages.extract.requirements.asks import Ask, asks
from pipeline.stages.extract.requirements.clauses import clauses, level_of
from pipeline.stages.extract.requirements.columns import columned
from pipeline.stages.extract.requirements.lines import FIRM, Level, stretches
from pipeline.stages.extract.requirements.signs import Signs, Words, signs
from pipeline.stages.extract.requirements.ways import Terms, terms, years_of


def requirements(posting: Posting, lexicon: Lexicon) -> tuple[Requirement, ...]:
    """One fact for each requirement, in the order of the posting; repeats are merged."""
    known = signs(lexicon)
    found: dict[tuple[str, str], Requirement] = {}
    for ask in asks(columned(lines) for lines in stretches(posting, known)):
        for requirement in _of(ask, known):
            key = (requirement.level, requirement.text.casefold())
            if key in found:
                first = found[key]
                requirement = replace(first, evidence=first.evidence + requirement.evidence)
            found[key] = requirement
    return tuple(found.values())


def _of(ask: Ask, known: Signs) -> Iterator[Requirement]:
    if len(ask.lines) == 1:
        line = ask.lines[0]
        for clause in clauses(line.words, ask.level, ask.base):
            part = clause.of(line.words).trimmed()
            asked = terms(part, (), known.numbers)
            # the whole line: what makes the level may stand outside the clause's own words
            found = _fact(ask, part, part.value, clause.level, asked, (line.unit.text.span,))
            if found:
                yield found
        return
    said = ask.asked()
    words = said.words
    asked = terms(words, said.breaks, known.numbers, said.inner)
    if any(line.words.has("counts_too") for line in ask.lines[ask.main :]):
        asked = replace(asked, or_equivalent=True)
    asked = _spared(ask, asked, known)
    text = Words(ask.joined().value, words.marks, known).trimmed().value
    evidence = tuple(line.unit.text.span for line in ask.lines)
    found = _fact(ask, words, text, level_of(words, ask.level), asked, evidence)
    if found:
        yield found


def _spared(ask: Ask, asked: Terms, known: Signs) -> Terms:
    """The years without those that a line behind them lets something else stand in for."""
    spared = [
        years_of(sign, known.numbers)
        for line in ask.lines[ask.main :]
        if any(mark.value for mark in line.words.all("explains"))
        for sign in line.words.all("spared")
    ]
    if asked.min_years is None or asked.degree or max(spared, default=0) >= asked.min_years:
        return asked
    return replace(asked, min_years=asked.min_years - max(spared, default=0))


def _fact(
    ask: Ask, words: Words, text: str, level: Level, asked: Terms, evidence: tuple[Span, ...]
) -> Requirement | None:
    kind, rule = _kind(words, asked)
    bare = asked.degree is None and asked.min_years is None and kind not in FIRM
    if not text or (bare and words.has("check")):
        return None
    return Requirement(
        rule=rule or ask.lines[0].rule,
        evidence=evidence,
        level=level,
        kind=kind,
        text=text,
        min_years=asked.min_years,
        degree=asked.degree,
        or_equivalent=asked.or_equivalent,
        ways=asked.ways,
    )


def _kind(words: Words, asked: Terms) -> tuple[RequirementKind, str]:
    """Tell what sort of thing a text asks for, and the rule that says so."""
    if asked.degree:
        return "education", "kinds.education"
    firm = words.first("firm")
    if firm and (firm.value == "education" or not _works(words[: firm.start])):
        return cast(RequirementKind, firm.value), firm.rule.id
    if asked.min_years is not None:
        return "experience", "kinds.experience"
    plain = words.first("plain")
    if plain and plain.value == "trait":
        # "a passion for ovens and experience with them" asks for the latter
        worked = [sign for sign in words.all("plain") if sign.value == "experience"]
        plain = worked[0] if worked else plain
    if plain:
        return cast(RequirementKind, plain.value), plain.rule.id
    return "skill", ""


def _works(words: Words) -> bool:
    """True where years or experience are asked for."""
    return words.has("quantity") or any(sign.value == "experience" for sign in words.all("plain"))
