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
    found: dict[tuple[object, ...], list[Pay]] = {}
    order: list[tuple[tuple[object, ...], int]] = []
    for fact in Reader(posting, grammar(lexicon)).facts():
        key = (fact.min, fact.max, fact.currency, fact.kind)
        alike = found.setdefault(key, [])
        for place, known in enumerate(alike):
            if merged := _same(known, fact):
                alike[place] = merged
                break
        else:
            order.append((key, len(alike)))
            alike.append(fact)
    return tuple(found[key][place] for key, place in order)


def _same(one: Pay, two: Pay) -> Pay | None:
    """Two facts of the same figures as one, keeping what only one says; None if they differ."""
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
