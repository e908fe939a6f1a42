"""Which sentences about the employer stay: those that say who it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model import Detail, Posting, SectionKind, Unit
from pipeline.stages.condense.boilerplate import Boilerplate

_MOST = 45
"""Words that the two sentences may have together."""
_FEWEST = 5
"""Words of a sentence that can introduce somebody."""
_NAMED = 3
"""What the employer's name is worth beside the weights of boilerplate.toml."""
_PLAIN = 0.5
"""What a sentence is worth that no rule knows: shown where there is no better one."""
_LAST = 0.1
"""What praise is worth: better than nothing about the employer."""


def introduction(
    posting: Posting, sections: Iterable[tuple[SectionKind, list[Unit]]], known: Boilerplate
) -> Iterator[Unit]:
    """The sentence that best says who the employer is, and the next one if both are short.

    Best is one that says what the employer is ("... is a ...") and names it, rather than
    one of its teams or products; the first of equals.
    """
    names = [fact.value for fact in posting.having(Detail) if fact.topic == "employer"]
    best = 0.0
    chosen: list[Unit] = []
    for kind, units in sections:
        if not known.of("who", kind).rules:
            continue
        for place, unit in enumerate(units):
            worth = _worth(unit.text.value, kind, names, known)
            if worth > best:
                best, chosen = worth, units[place : place + 2]
                if not _plain(chosen[-1], kind, known) or _words(*chosen) > _MOST:
                    chosen = [unit]
    yield from chosen


def _worth(text: str, kind: SectionKind, names: Iterable[str], known: Boilerplate) -> float:
    found = known.of("who", kind).hits(text)
    folded = known.folding(kind, text) is not None
    if not found:
        tells = len(text.split()) >= _FEWEST and text[-1] not in "?!:"
        return (_LAST if folded else _PLAIN) if tells else 0
    weight = sum(hit.rule.number("weight") for hit in found)
    return weight + _NAMED * any(name in text for name in names) - folded


def _plain(unit: Unit, kind: SectionKind, known: Boilerplate) -> bool:
    return known.folding(kind, unit.text.value) is None


def _words(*units: Unit) -> int:
    return sum(len(unit.text.value.split()) for unit in units)
