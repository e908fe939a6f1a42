"""Folding of what stands in every posting of an employer into one plain line a rule.

What a candidate needs is never folded: a unit on which a fact stands, or one that a "keep"
rule of boilerplate.toml matches. The units stay in the posting; a fold only says which line
stands for them in what is shown.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from pipeline.lexicon import Lexicon, Rule
from pipeline.model import Detail, Fact, Fold, Posting, Unit
from pipeline.stages.condense.employer import introduction
from pipeline.stages.condense.lines import Line, lines
from pipeline.stages.condense.tasks import more_tasks


def condense(posting: Posting, lexicon: Lexicon) -> Posting:
    """Fill ``folds`` from the sections, the facts and the rules for boilerplate."""
    sections = lines(posting, lexicon.rules["boilerplate"])
    proven = _Proven(posting)
    shown = set(introduction(posting, sections))
    found: dict[str, _Folding] = {}
    for section in sections:
        for line, rule in _matched(section):
            if line.unit not in shown and line.unit not in proven:
                found.setdefault(rule.id, _Folding(rule)).lines.append(line)
    folds = (*_folds(found), *more_tasks(posting, lexicon, proven))
    return replace(posting, folds=folds)


class _Proven:
    """The units on which a fact stands.

    The employer's name is no such fact: it is said at the top, and is often found in the
    very sentence that all postings of the employer share.
    """

    def __init__(self, posting: Posting) -> None:
        facts = [fact for fact in posting.facts if not _is_name(fact)]
        spans = sorted(span for fact in facts for span in fact.evidence)
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))

    def __contains__(self, unit: object) -> bool:
        assert isinstance(unit, Unit)
        span = unit.text.span
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


class _Folding:
    """The lines that one rule would fold."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.lines: list[Line] = []

    @property
    def saves(self) -> bool:
        """True where the rule's line is shorter than what it stands for."""
        return sum(line.words for line in self.lines) > len(self.rule.says.split())


def _is_name(fact: Fact) -> bool:
    return isinstance(fact, Detail) and fact.topic == "employer"


def _matched(section: Iterable[Line]) -> Iterator[tuple[Line, Rule]]:
    """Find the lines that may be folded, each with its rule.

    A line that no rule matches goes with the one before it where both come from one
    paragraph, or where it is an item of the list that the one before announced.
    """
    last: tuple[Line, Rule] | None = None
    for line in section:
        rule = None if line.keep else line.fold or line.rest
        if rule is None and last and _continues(line, last[0]):
            rule = last[1]
        last = (line, rule) if rule else None
        if last:
            yield last


def _continues(line: Line, before: Line) -> bool:
    if line.keep or line.alone:
        return False
    unit, last = line.unit, before.unit
    announced = last.kind == "item" or last.text.value.endswith(":")
    return unit.block == last.block or (unit.kind == "item" and announced)


def _folds(found: dict[str, _Folding]) -> Iterator[Fold]:
    """One fold a rule, in source order; what is shorter than its line goes with the rest."""
    for folding in [folding for folding in found.values() if not folding.saves]:
        if not folding.rule.number("weight"):
            for line in folding.lines:
                if line.rest and line.rest is not folding.rule:
                    found.setdefault(line.rest.id, _Folding(line.rest)).lines.append(line)
    folds = [
        Fold(
            folding.rule.id,
            folding.rule.says,
            tuple(sorted((line.unit for line in folding.lines), key=lambda unit: unit.text.span)),
        )
        for folding in found.values()
        if folding.saves
    ]
    yield from sorted(folds, key=lambda fold: fold.units[0].text.span)
