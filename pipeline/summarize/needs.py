"""What the posting asks: one statement a requirement, its ways as a list."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

from pipeline.model import Requirement, Statement, Unit
from pipeline.plain import plain
from pipeline.summarize.material import Material
from pipeline.summarize.prose import under_heading
from pipeline.summarize.wording import enumerated, numbered, sentence, stated

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
            entries.append((fact.evidence[0].start, heading, _say(fact, material)))
    for line in material.lines:
        unit = line.unit
        if line.section.kind == level and not unit.dropped and id(unit) not in material.claimed:
            said = stated(unit, line.section, material)
            entries.append((line.start, material.own_heading(line.section), said))
    entries.sort(key=lambda entry: entry[0])
    out: list[Statement] = []
    for _, group in groupby(entries, key=lambda entry: id(entry[1])):
        members = list(group)
        heading = members[0][1]
        statements = tuple(statement for *_, statement in members)
        if heading is None:
            out.extend(statements)
        else:
            out.append(under_heading(heading, statements, material))
    return tuple(out)


def _say(fact: Requirement, material: Material) -> Statement:
    said = material.telling(" ".join(way.text for way in fact.ways))
    if len(fact.ways) > 1 and material.telling(fact.text) <= said:
        ways = tuple(
            Statement(sentence(plain(way.text, material.lexicon)), fact.rule, fact.evidence)
            for way in fact.ways
        )
        text = material.lexicon.phrase("say.one_of")
        return Statement(text, fact.rule, fact.evidence, ways, fact=fact)
    words = plain(fact.text, material.lexicon, "ask")
    text, evidence = numbered(sentence(words), fact.evidence, material)
    return enumerated(Statement(text, fact.rule, evidence, fact=fact), material)
