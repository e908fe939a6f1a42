"""Every amount that the posting says the employee is paid, with the words that say so."""

from __future__ import annotations

from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.model import Pay, Posting
from pipeline.stages.extract.pay.grammar import grammar
from pipeline.stages.extract.pay.line import Reader

__all__ = ["pay"]


def pay(posting: Posting, lexicon: Lexicon) -> tuple[Pay, ...]:
    """One fact for each amount or range of money paid, in the order of the posting.

    A range that the posting says twice is one fact with two places of evidence.
    """
    found: list[Pay] = []
    for fact in Reader(posting, grammar(lexicon)).facts():
        for place, known in enumerate(found):
            if merged := _same(known, fact):
                found[place] = merged
                break
        else:
            found.append(fact)
    return tuple(found)


def _same(one: Pay, two: Pay) -> Pay | None:
    """Both as one fact where they say the same, keeping what only one of them says."""
    if (one.min, one.max, one.currency, one.kind) != (two.min, two.max, two.currency, two.kind):
        return None
    if one.period and two.period and one.period != two.period:
        return None
    if one.scope and two.scope and one.scope != two.scope:
        return None
    return replace(
        one,
        period=one.period or two.period,
        scope=one.scope or two.scope,
        evidence=tuple(dict.fromkeys((*one.evidence, *two.evidence))),
    )
