"""Which sentences about the employer stay: those that say who it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Detail, Posting, Unit
from pipeline.stages.condense.lines import Line

_ABOUT = "about_employer"
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


def introduction(posting: Posting, sections: Iterable[Sequence[Line]]) -> Iterator[Unit]:
    """Choose the sentence that best says who the employer is, and the next one if both are short.

    Best is one that says what the employer is ("... is a ...") and names it, rather than
    one of its teams or products; the first of equals.
    """
    names = [fact.value for fact in posting.having(Detail) if fact.topic == "employer"]
    best = 0.0
    chosen: list[Line] = []
    for lines in sections:
        for place, line in enumerate(lines):
            worth = _worth(line, names)
            if worth > best:
                best, chosen = worth, list(lines[place : place + 2])
                if chosen[-1].fold or sum(each.words for each in chosen) > _MOST:
                    chosen = [line]
    return (line.unit for line in chosen)


def _worth(line: Line, names: Iterable[str]) -> float:
    text = line.unit.text.value
    if line.kind != _ABOUT or line.words < _FEWEST or text[-1] in "?!:":
        return 0
    if line.fold and line.fold.number("weight"):  # it says something else of its own
        return 0
    worth = _NAMED * any(name in text for name in names) + line.who - (line.fold is not None)
    return max(worth, _LAST if line.fold else _PLAIN)
