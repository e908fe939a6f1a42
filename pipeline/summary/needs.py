"""What the posting asks: one statement a requirement, its ways as a list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Literal

from pipeline.model import Requirement, Span, Statement, Unit
from pipeline.plain import plain
from pipeline.summary.material import Material
from pipeline.summary.prose import under_heading
from pipeline.summary.wording import enumerated, joins, numbered, once, sentence, stated

_WORD = re.compile(r"\w+")
SAME = 4
"""Words by which the beginning of a line is known."""
NUMBER = 1
"""Words that a line may hold besides those of a way: its number in a list."""
Entry = tuple[int, Unit | None, Statement]
"""Place in the source, own heading above it, what is said."""


def needs(material: Material, level: Literal["required", "preferred"]) -> tuple[Statement, ...]:
    """The requirements of one level, and lines of such sections that no fact stands on.

    Source order; those under a heading of the posting's own stand under its words.
    """
    entries: list[Entry] = []
    for fact in material.posting.having(Requirement):
        if fact.level == level:
            first = next(material.under(fact.evidence), None)
            heading = material.own_heading(first.section) if first else None
            place = fact.evidence[0].start
            entries += ((place, heading, said) for said in _say(fact, material))
    entries += _announcing(level, material)
    told = material.claimed | material.folded
    for line in material.lines:
        unit = line.unit
        if line.section.kind == level and not unit.dropped and id(unit) not in told:
            above = material.own_heading(line.section)
            lines = stated(unit, line.section, material)
            entries += ((line.start, above, said) for said in lines)
    entries.sort(key=lambda entry: entry[0])
    out: list[Statement] = []
    for _, group in groupby(entries, key=lambda entry: id(entry[1])):
        members = list(group)
        heading = members[0][1]
        statements = tuple(_announced(statement for *_, statement in members))
        if heading is None:
            out.extend(statements)
        else:
            out.append(under_heading(heading, statements, material))
    return once(_counted(each, material) for each in out)


def _counted(said: Statement, material: Material) -> Statement:
    """A line that itself says how many are enough ("Any two of these:"), right over the choices.

    That one is enough would be false there, or said twice.
    """
    choices = said.ways[0] if said.ways else said
    if choices.text != material.lexicon.phrase("say.one_of"):
        return said
    if not _counts(material.posting.quote(said.evidence[0]), material):
        return said
    evidence = tuple(sorted({*said.evidence, *choices.evidence}))
    ways = (*choices.ways, *said.ways[1:])
    return replace(said, evidence=evidence, ways=ways, fact=said.fact or choices.fact)


def _counts(text: str, material: Material) -> bool:
    """True where the posting's own words tell how many of what follows are enough."""
    rules = (r for r in material.lexicon.rules["requirements"] if r.text("group") == "any_of")
    return any(rule.search(text, text.lower()) for rule in rules)


def _announcing(level: str, material: Material) -> Iterator[Entry]:
    """What a line announces behind what it asks ("... It must include three of these:").

    It has the level of what stands under it.
    """
    for fact, under in pairwise(material.posting.having(Requirement)):
        line = next(material.under(fact.evidence[-1:]), None)
        if line is None or under.level != level:
            continue
        said = line.unit.text
        _, asked, rest = said.value.partition(fact.text)
        if (
            asked
            and rest.endswith(":")
            and (fact.evidence[-1].end < said.span.end <= under.evidence[0].start)
        ):
            tail = said[len(said.value) - len(rest) :].strip()
            words = sentence(plain(tail.value, material.lexicon, "ask"), material.lexicon)
            statement = Statement(words, fact.rule, (tail.span,))
            yield tail.span.start, material.own_heading(line.section), statement


def _say(fact: Requirement, material: Material) -> tuple[Statement, ...]:
    """The requirement; lines of it that are no way to meet it are statements of their own."""
    units = list(
        {line.unit.text.value: line.unit for line in material.under(fact.evidence)}.values()
    )
    asked = material.telling(fact.text)
    ways = material.telling(" ".join(way.text for way in fact.ways))
    beside = [unit for unit in units if not material.telling(unit.text.value) <= ways]
    if len(fact.ways) > 1 and asked <= ways | _words(beside, material):
        others = () if asked <= ways else beside
        return (_one_of(fact, units, material), *(_line(unit, fact, material) for unit in others))
    if len(units) > 1 and asked == _words(units, material):
        first, *rest = (_line(unit, fact, material) for unit in units)
        if not any(joins(unit.text.value, material.lexicon) for unit in units):
            if first.ways:  # a list of its own: what explains it is no member
                return (replace(first, fact=fact), *rest)
            if first.text.endswith(":") and len(rest) == 1:  # one of those that a line announces
                return (replace(first, ways=(replace(rest[0], fact=fact),)),)
            whole = replace(first, evidence=fact.evidence, ways=tuple(rest), fact=fact)
            return (whole,)
    return (replace(_told(fact.text, fact.evidence, fact, material), fact=fact),)


def _announced(statements: Iterable[Statement]) -> Iterator[Statement]:
    """What one line announces ("Experience with:") stands under it together.

    A statement that says a fact is a whole requirement: two lists of choices stay two.
    """
    last: Statement | None = None
    for each in statements:
        alike = last and each.text == last.text and each.fact is last.fact is None
        if last and alike and each.text.endswith(":"):
            last = replace(last, ways=(*last.ways, *each.ways))
        else:
            if last:
                yield last
            last = each
    if last:
        yield last


def _words(units: Iterable[Unit], material: Material) -> set[str]:
    return material.telling(" ".join(unit.text.value for unit in units))


def _one_of(fact: Requirement, units: Sequence[Unit], material: Material) -> Statement:
    """The ways as a list; where a way is a line of the posting, with that line's number."""
    ways = []
    for way in fact.ways:
        text, evidence = (
            sentence(plain(way.text, material.lexicon, "ask"), material.lexicon),
            fact.evidence,
        )
        words = material.telling(way.text)
        if own := [unit for unit in units if words <= material.telling(unit.text.value)]:
            evidence = (own[0].text.span,)
            if len(_words(own[:1], material) - words) <= NUMBER:
                text, evidence = numbered(text, evidence, material)
        ways.append(Statement(text, fact.rule, evidence))
    text = material.lexicon.phrase("say.one_of")
    return Statement(text, fact.rule, fact.evidence, tuple(ways), fact=fact)


def _line(unit: Unit, fact: Requirement, material: Material) -> Statement:
    return _told(unit.text.value, (unit.text.span,), fact, material)


def _told(
    text: str, evidence: tuple[Span, ...], fact: Requirement, material: Material
) -> Statement:
    words = sentence(plain(text, material.lexicon, "ask"), material.lexicon)
    if _begins(text, material.posting.quote(evidence[0])):  # of a line of two, the first has it
        words, evidence = numbered(words, evidence, material)
    return enumerated(Statement(words, fact.rule, evidence), material)


def _begins(text: str, line: str) -> bool:
    """True where the text is the beginning of the line, whatever signs stand in them."""
    first, whole = _WORD.findall(text.lower()), _WORD.findall(line.lower())
    if whole and whole[0].isdigit() and first[:1] != whole[:1]:
        whole = whole[1:]
    return first[:SAME] == whole[: len(first[:SAME])]
