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
from pipeline.model import Fold, Posting, SectionKind, Unit
from pipeline.stages.condense.boilerplate import Boilerplate
from pipeline.stages.condense.employer import introduction


def condense(posting: Posting, lexicon: Lexicon) -> Posting:
    """Fill ``folds`` from the sections, the facts and the rules for boilerplate."""
    known = Boilerplate(lexicon.rules["boilerplate"])
    sections = [
        (section.kind, [unit for unit in section.units if _stands(unit)])
        for section in posting.sections
        if section.kind in known.kinds
    ]
    proven = _Proven(posting)
    shown = set(introduction(posting, sections, known))
    found: dict[str, list[tuple[Unit, SectionKind]]] = {}
    for kind, units in sections:
        for unit, rule in _matched(kind, units, known):
            if unit not in shown and unit not in proven:
                found.setdefault(rule.id, []).append((unit, kind))
    return replace(posting, folds=tuple(_folds(found, known)))


class _Proven:
    """The units on which a fact stands."""

    def __init__(self, posting: Posting) -> None:
        spans = sorted(span for fact in posting.facts for span in fact.evidence)
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))

    def __contains__(self, unit: Unit) -> bool:
        span = unit.text.span
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


def _matched(
    kind: SectionKind, units: Iterable[Unit], known: Boilerplate
) -> Iterator[tuple[Unit, Rule]]:
    """The units that may be folded, each with its rule.

    A unit that no rule matches goes with the one before it where both come from one
    paragraph, or where it is an item of the list that the one before announced.
    """
    keep = known.of("keep", kind)
    last: tuple[Unit, Rule] | None = None
    for unit in units:
        text = unit.text.value
        if keep.first(text):
            last = None
            continue
        rule = known.folding(kind, text) or known.rest(kind)
        if rule is None and last is not None and _continues(unit, last[0]):
            rule = last[1]
        last = (unit, rule) if rule else None
        if last is not None:
            yield last


def _continues(unit: Unit, before: Unit) -> bool:
    return unit.block == before.block or (
        unit.kind == "item" and (before.kind == "item" or before.text.value.endswith(":"))
    )


def _folds(found: dict[str, list[tuple[Unit, SectionKind]]], known: Boilerplate) -> Iterator[Fold]:
    """One fold a rule, in source order; what is shorter than its line goes with the rest."""
    kept: dict[str, list[Unit]] = {}
    for name, pairs in found.items():
        if _saves(name, [unit for unit, _ in pairs], known):
            kept.setdefault(name, []).extend(unit for unit, _ in pairs)
            continue
        for unit, kind in pairs:
            if rest := known.rest(kind):
                kept.setdefault(rest.id, []).append(unit)
    folds = [
        Fold(name, known.says[name], tuple(sorted(units, key=lambda unit: unit.text.span)))
        for name, units in kept.items()
        if _saves(name, units, known)
    ]
    yield from sorted(folds, key=lambda fold: fold.units[0].text.span)


def _saves(name: str, units: Iterable[Unit], known: Boilerplate) -> bool:
    """True where the line is shorter than what it stands for."""
    return sum(len(unit.text.value.split()) for unit in units) > len(known.says[name].split())


def _stands(unit: Unit) -> bool:
    return bool(unit.text) and not unit.dropped and unit.kind != "heading"
