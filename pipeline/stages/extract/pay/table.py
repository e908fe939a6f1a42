"""Rows of a pay table: ``Zone A | $1 | $2``, with the headings of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.stages.extract.pay.amounts import Amount
from pipeline.stages.extract.pay.context import Label, Place, label_of
from pipeline.stages.extract.pay.grammar import Grammar
from pipeline.stages.extract.pay.scope import of_cell

EDGE = re.compile(r"\s\|\s|^\||\|$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One amount of a row with what its row and column say."""

    place: Place
    label: Label
    scope: str | None


def read(
    text: str, found: list[Amount], header: str, above: Label | None, grammar: Grammar
) -> Iterator[Cell]:
    """Each amount or range of a row; two columns of lowest and highest make one range."""
    edges = _cells(text)
    names = [header[start:stop].strip() for start, stop in _cells(header)] if header else []
    columns = [
        next((n for n, (_, stop) in enumerate(edges) if amount.end <= stop), 0) for amount in found
    ]
    taken = set(columns)
    title = " ".join(text[a:b].strip() for n, (a, b) in enumerate(edges[:1]) if n not in taken)
    for amount, column in _paired(text, found, columns, names, grammar):
        start, stop = edges[column]
        name = names[column] if column < len(names) and len(names) == len(edges) else ""
        label = label_of(f"{title} | {name}", grammar)
        if above:
            label = Label(
                label.kind or above.kind, label.rule or above.rule,
                label.period or above.period, label.text,
            )  # fmt: skip
        place = Place(
            text, amount, min(start, amount.start), max(stop, amount.end), None, False, True
        )
        column_says = "" if amount.ranged or label_of(name, grammar).kind else name
        scopes = [of_cell(one, grammar) for one in (title, column_says) if one]
        yield Cell(place, label, ", ".join(one for one in scopes if one) or None)


def _cells(text: str) -> list[tuple[int, int]]:
    edges, start = [], 0
    for match in EDGE.finditer(text):
        edges.append((start, match.start()))
        start = match.end()
    return [(a, b) for a, b in [*edges, (start, len(text))] if b > a]


def _paired(
    text: str, found: list[Amount], columns: list[int], names: list[str], grammar: Grammar
) -> Iterator[tuple[Amount, int]]:
    """The amounts with columns for the lowest and the highest put together."""
    named = [names[column] if column < len(names) else "" for column in columns]
    lows = [n for n, name in enumerate(named) if grammar.low.search(name)]
    highs = [n for n, name in enumerate(named) if grammar.high.search(name)]
    if len(lows) == len(highs) == 1 and not any(found[n].ranged for n in (*lows, *highs)):
        first, second = lows[0], highs[0]
    elif not any(named) and len(found) == 2 and not found[0].ranged and not found[1].ranged:
        first, second = 0, 1
    else:
        first = second = -1
    pair = _range(text, found, first, second)
    for number, (amount, column) in enumerate(zip(found, columns, strict=True)):
        if pair and number == first:
            yield pair, column
        elif pair and (number == second or grammar.mid.search(named[number])):
            continue
        else:
            yield amount, column


def _range(text: str, found: list[Amount], first: int, second: int) -> Amount | None:
    if first < 0 or first == second:
        return None
    low, high = found[first], found[second]
    same = low.currency == high.currency or not low.currency or not high.currency
    if not same or columns_differ(low, high) or not low.low <= high.high <= low.low * 3:
        return None
    return replace(
        low, end=max(low.end, high.end), mark_end=max(low.mark_end, high.mark_end),
        high=high.high, currency=low.currency or high.currency,
        period=low.period or high.period, ranged=True, joint=text[low.end : high.start],
    )  # fmt: skip


def columns_differ(low: Amount, high: Amount) -> bool:
    """True where the two amounts are paid for different periods."""
    return low.period != high.period and low.period != "" and high.period != ""
