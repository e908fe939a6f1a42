"""What the posting asks: one statement a requirement, its ways as a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.lexicon import Lexicon
from pipeline.model import Posting, Requirement, Section, Span, Statement, Unit
from pipeline.summarize.prose import is_own
from pipeline.summarize.wording import calm, numbered, sentence, stated

_WORD = re.compile(r"\w+")


def needs(
    posting: Posting, lexicon: Lexicon, level: Literal["required", "preferred"]
) -> tuple[Statement, ...]:
    """The requirements of one level, and lines of such sections that hold none.

    Source order; those under a heading of the posting's own stand under its words.
    """
    entries = [(fact.evidence[0].start, _say(fact, posting, lexicon), fact.evidence[0]) for fact
               in posting.having(Requirement) if fact.level == level]  # fmt: skip
    entries += [
        (unit.text.span.start, stated(unit, section, posting, lexicon), unit.text.span)
        for section, unit in _unclaimed(posting, level)
    ]
    out: list[Statement] = []
    groups: dict[int, int] = {}
    for _, statement, span in sorted(entries, key=lambda entry: entry[0]):
        heading = _own_heading(posting, span)
        if heading is None:
            out.append(statement)
            continue
        key = heading.text.span.start
        if groups.get(key) != len(out) - 1 or not out:
            groups[key] = len(out)
            label = calm(heading.text.value.strip(" :"), lexicon) + ":"
            out.append(Statement(label, "summary.subheading", (heading.text.span,), (statement,)))
        else:
            last = out[-1]
            out[-1] = Statement(last.text, last.rule, last.evidence, (*last.ways, statement))
    return tuple(out)


def _say(fact: Requirement, posting: Posting, lexicon: Lexicon) -> Statement:
    said = set(_WORD.findall(" ".join(way.text for way in fact.ways).lower()))
    joining = set(lexicon.phrase("say.joining_words").split())
    if len(fact.ways) > 1 and set(_WORD.findall(fact.text.lower())) - joining <= said:
        ways = tuple(Statement(sentence(way.text), fact.rule, fact.evidence) for way in fact.ways)
        return Statement(lexicon.phrase("say.one_of"), fact.rule, fact.evidence, ways, fact=fact)
    text, evidence = numbered(sentence(fact.text), fact.evidence, posting)
    return Statement(text, fact.rule, evidence, fact=fact)


def _unclaimed(posting: Posting, level: str) -> Iterator[tuple[Section, Unit]]:
    """Lines of a requirements section that no fact stands on: shown, never lost."""
    claimed = [span for fact in posting.facts for span in fact.evidence]
    for section in posting.sections:
        if section.kind != level:
            continue
        for unit in section.units:
            span = unit.text.span
            if not unit.dropped and not any(overlap(span, other) for other in claimed):
                yield section, unit


def _own_heading(posting: Posting, span: Span) -> Unit | None:
    for section in posting.sections:
        if any(overlap(span, unit.text.span) for unit in section.units):
            return section.heading if is_own(section) else None
    return None


def overlap(one: Span, other: Span) -> bool:
    """True where the two stretches share a character."""
    return one.start < other.end and other.start < one.end
