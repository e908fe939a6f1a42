"""Which sentences stay of those about the employer and the job: what says who and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Posting, SectionKind, Unit
from pipeline.model.facts import Topic
from pipeline.stages.condense.lines import Line, tells_duties

INTRODUCED: dict[SectionKind, Topic] = {"about_employer": "employer", "about_role": "title"}
"""Sections that keep a sentence to introduce what they are about, and the fact that names it."""
_MOST = 30
"""Words that two sentences may have together if both introduce."""
_SHORT = 20
"""Words that two others may have."""
_LONG = 20
"""Words of a sentence from which on each makes it worse, for it is hard to read."""
_EACH = 0.1
_FEWEST = 5
"""Words of a sentence that can introduce something."""
_NAMED = 3
"""What the name is worth beside the weights of boilerplate.toml."""
_PLAIN = 0.5
"""What a sentence is worth that no rule knows: shown where there is no better one."""
_LAST = 0.1
"""What praise is worth: better than nothing."""


def introduction(posting: Posting, sections: Iterable[Sequence[Line]]) -> Iterator[Unit]:
    """Choose, for employer and job, the best sentence, and the next if it is short or introduces.

    Best is one that says what it is ("... is a ...") and names it, rather than a part of
    it, and is no long one; the first of equals.
    """
    sections = tuple(sections)
    told = {"about_role"} if tells_duties(posting) else set()  # they are introduction enough
    for kind, topic in INTRODUCED.items():
        names = [fact.value for fact in posting.details(topic)]
        best = 0.0
        chosen: list[Line] = []
        for lines in sections:
            for place, line in enumerate(lines):
                worth = _worth(line, names) if line.kind == kind else 0
                if worth > best and (worth > _PLAIN or kind not in told):
                    best, chosen = worth, list(lines[place : place + 2])
                    most = _MOST if chosen[-1].who else _SHORT
                    if chosen[-1].fold or sum(each.words for each in chosen) > most:
                        chosen = [line]
        yield from (line.unit for line in chosen)


def _worth(line: Line, names: Iterable[str]) -> float:
    text = line.unit.text.value
    if line.words < _FEWEST or text[-1] in "?!:":
        return 0
    if line.fold and line.fold.number("weight"):  # it says something else of its own
        return 0
    worth = _NAMED * any(name in text for name in names) + line.who - (line.fold is not None)
    worth -= _EACH * max(0, line.words - _LONG)
    return max(worth, _LAST if line.fold else _PLAIN)
