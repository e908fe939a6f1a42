"""Folding of what says little about the job into one plain line a rule.

What a candidate needs is never folded: a unit on which a fact stands, or one that a "keep"
rule of boilerplate.toml matches. The units stay in the posting; a fold only says which line
stands for them in what is shown.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate

from pipeline.lexicon import Lexicon, Rule
from pipeline.model import Detail, Fact, Posting, SectionKind, Unit
from pipeline.model.boilerplate import KEEP, Recurring
from pipeline.model.facts import Topic
from pipeline.stages.condense.book import Book, book
from pipeline.stages.condense.folding import Foldings
from pipeline.stages.condense.introduction import INTRODUCED, introduction
from pipeline.stages.condense.lines import Line, lines
from pipeline.stages.condense.recurrence import Paragraph, employers, paragraphs, recurring
from pipeline.stages.condense.tasks import more_tasks

__all__ = ["Paragraph", "condense", "employers", "survey"]


def condense(posting: Posting, lexicon: Lexicon) -> Posting:
    """Fill ``folds`` from the sections, the facts and the rules for boilerplate."""
    rules = lexicon.rules["boilerplate"]
    sections = lines(posting, rules)
    proven = _proven(posting, sections)
    known = recurring(posting, paragraphs(posting, sections, proven))
    shown = set(introduction(posting, sections))
    found = Foldings(lexicon, (line for section in sections for line in section if line.keep))
    for section in sections:
        for line, rule in _matched(section, known, book(rules)):
            if line.unit not in shown and line.unit not in proven[line.kind]:
                found.add(line, rule, known.get(line.unit))
    duties = more_tasks(posting, lexicon, _Proven(posting, "duties"))
    return replace(posting, folds=(*found.folds(), *duties))


def survey(posting: Posting, lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """The paragraphs that other postings of the employer may have as well."""
    sections = lines(posting, lexicon.rules["boilerplate"])
    return tuple(paragraphs(posting, sections, _proven(posting, sections)))


def _proven(posting: Posting, sections: Iterable[Iterable[Line]]) -> dict[SectionKind, _Proven]:
    kinds = {line.kind for section in sections for line in section}
    return {kind: _Proven(posting, kind) for kind in kinds}


class _Proven:
    """The units on which a fact stands.

    The name of what a section is about is no such fact: it is said at the top, and is often
    found in the very sentence that all postings of the employer share.
    """

    def __init__(self, posting: Posting, kind: SectionKind) -> None:
        names: set[Topic] = {"employer", INTRODUCED.get(kind, "employer")}
        facts = [fact for fact in posting.facts if not _is_about(fact, names)]
        spans = sorted(span for fact in facts for span in fact.evidence)
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))

    def __contains__(self, unit: object) -> bool:
        assert isinstance(unit, Unit)
        span = unit.text.span
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


def _is_about(fact: Fact, topics: set[Topic]) -> bool:
    return isinstance(fact, Detail) and fact.topic in topics


def _matched(
    section: Iterable[Line], known: Mapping[Unit, Recurring], rules: Book
) -> Iterator[tuple[Line, Rule]]:
    """Find the lines that may be folded, each with its rule.

    A line that no rule matches goes with the one before it where both come from one
    paragraph, or where it is an item of the list that the one before announced.
    """
    last: tuple[Line, Rule] | None = None
    for line in section:
        rule = _rule(line, known.get(line.unit), rules)
        if rule is None and last and line.unit not in known and _continues(line, *last):
            rule = last[1]
        last = (line, rule) if rule else None
        if last:
            yield last


def _rule(line: Line, recurs: Recurring | None, rules: Book) -> Rule | None:
    if line.keep or (recurs and recurs.kind == KEEP):
        return None
    return line.fold or line.rest or (rules.recurs.get(recurs.kind) if recurs else None)


def _continues(line: Line, before: Line, rule: Rule) -> bool:
    if line.keep or rule.flag("alone"):
        return False
    unit, last = line.unit, before.unit
    if unit.kind == "item" and last.text.value.endswith(":") and before.fold:
        return True  # a list of what the rule is about: "Our values are:"
    listed = unit.kind == last.kind == "item"
    if line.alone:
        return listed and before.alone and not before.fold
    announced = listed or (unit.kind == "item" and last.text.value.endswith(":"))
    return announced or unit.block == last.block
