"""Looks once through a posting for the words of all the files whose rules read sentences.

Most of the cost of a rule file is to find the lines that it may speak of. The families of
facts ask for the same posting in turn, so one pass finds them for all.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.lexicon import Lexicon
from pipeline.lexicon.index import Index
from pipeline.model import Unit

FILES = {"details": "topic", "screening": "kind"}
"""Rule file -> the column that a rule must fill to be looked for in sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """The rules of all files as one index."""

    lexicon: Lexicon
    index: Index
    masks: dict[str, int]
    """File -> the bits of its patterns."""


_MADE: dict[int, Scan] = {}
_LAST: list[tuple[tuple[Unit, ...], Scan | None, dict[int, int]]] = [((), None, {})]


def scan(lexicon: Lexicon) -> Scan:
    """The scan of a lexicon, made once."""
    made = _MADE.get(id(lexicon))
    if made is None or made.lexicon is not lexicon:
        made = _MADE[id(lexicon)] = _bound(lexicon)
    return made


def marks(scan: Scan, units: tuple[Unit, ...]) -> dict[int, int]:
    """Number of each unit that some rule may match -> its patterns, each one bit."""
    last, by, found = _LAST[0]
    if last is not units or by is not scan:
        found = scan.index.marks([unit.text.value for unit in units])
        _LAST[0] = (units, scan, found)
    return found


def _bound(lexicon: Lexicon) -> Scan:
    chosen = [
        (file, rule)
        for file, column in FILES.items()
        for rule in lexicon.rules[file]
        if rule.values.get(column) and not rule.text("use")
    ]
    index = Index(rule for _, rule in chosen)
    masks = dict.fromkeys(FILES, 0)
    at = 0
    for file, rule in chosen:
        masks[file] |= ((1 << len(rule.match)) - 1) << at
        at += len(rule.match)
    return Scan(lexicon, index, masks)
