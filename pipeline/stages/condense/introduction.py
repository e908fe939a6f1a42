"""Which sentences stay of those about the employer and the job: what says who and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model import Posting, SectionKind, Unit
from pipeline.model.facts import Topic
from pipeline.stages.condense.lines import Line, tells_duties

INTRODUCED: dict[SectionKind, Topic] = {"about_employer": "employer", "about_role": "title"}
"""Sections that keep a sentence to introduce what they are about, and the fact that names it."""
_SHORT = 20
"""Words of a sentence that may introduce a job of which title and duties tell the most."""
_LONGEST = 40
"""Words of a sentence that may introduce anything."""
_EASY = 10
"""Words of a sentence from which on each makes it worse: it takes longer to read."""
_EACH = 0.1
_FEWEST = 5
"""Words of a sentence that can introduce something."""
_NAMED = 2
"""What the name is worth beside the weights of boilerplate.toml."""
_FOLDED = 1
"""What a sentence loses that has a rule to fold it: praise, or a promise."""
_MUCH = 2
"""What the rules must say for a sentence on a job of which title and duties tell the most."""


def introduction(posting: Posting, sections: Iterable[Sequence[Line]]) -> Iterator[Unit]:
    """Choose one sentence for the employer and one for the job.

    Best is one that says what it is ("... is a ...") and names it, rather than a part of
    it, and is no long one; the first of equals. Title and duties introduce a job well enough:
    then only a short sentence that says what it is for stays. Where no title names the job,
    neither praise counts nor a sentence that is shown anyway, as of whom one reports to.
    """
    sections = tuple(sections)
    told = tells_duties(posting) and bool(posting.details("title"))
    for kind, topic in INTRODUCED.items():
        names = tuple(fact.value for fact in posting.details(topic))
        brief = told and kind == "about_role"
        nameless = not names and kind == "about_role"
        best, most = None, 0.0
        for line in (line for lines in sections for line in lines if line.kind == kind):
            spent = nameless and (line.keep or line.fold)
            worth = 0 if spent else _worth(line, names, brief=brief)
            if worth > most:
                best, most = line, worth
        if best:
            yield best.unit


def _worth(line: Line, names: tuple[str, ...], *, brief: bool) -> float:
    """How well the line introduces; 0 where it does not."""
    text = line.unit.text.value
    least, longest = (_MUCH, _SHORT) if brief else (0, _LONGEST)
    if not _FEWEST <= line.words <= longest or text[-1] in "?!:":
        return 0
    if line.fold and line.fold.number("weight"):  # it says something else of its own
        return 0
    subject = not brief and not line.fold and text.startswith(names)
    if line.who <= least and not subject:
        return 0
    worth = _NAMED * any(name in text for name in names) + line.who
    return worth - _FOLDED * bool(line.fold) - _EACH * max(0, line.words - _EASY)
