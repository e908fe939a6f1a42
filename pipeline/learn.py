"""Which paragraphs stand in many postings of an employer, learnt from the postings.

A paragraph counts once a posting. It recurs if it stands in at least three postings of the
employer and in at least three of ten, word for word or nearly so (``lexicon/alike.py``).
What is learnt depends on the postings alone, not on their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from pipeline.conversion import process
from pipeline.lexicon import for_language
from pipeline.lexicon.alike import Index, plain, shingles
from pipeline.lexicon.boilerplate import employer_key
from pipeline.model import Posting
from pipeline.model.boilerplate import Boilerplate, Recurring
from pipeline.settings import Settings
from pipeline.stages import FACTS
from pipeline.stages.condense import employers, survey

POSTINGS = 3
"""Postings in which a paragraph must stand."""
SHARE = Fraction(3, 10)
"""Of the postings of its employer."""
_THIRD = 3
"""Two texts that share half of all their shingles share a third of those of either."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is noted of one posting: its employer, and what may recur."""

    name: str
    """Tells it from other postings."""
    employer: str
    paragraphs: tuple[tuple[str, str], ...]
    """The kind and the text of each."""


def look(posting: Posting, settings: Settings) -> Survey:
    """Note what of a posting, as it was read, may recur in others."""
    posting = process(posting, settings, FACTS)
    names = employers(posting)
    lexicon = for_language(posting.language, settings.lexicon_folders)
    found = tuple((each.kind, each.text) for each in survey(posting, lexicon))
    return Survey(posting.source.name, names[0] if names else "", found)


def learn(surveys: Iterable[Survey]) -> Boilerplate:
    """Find what recurs, employer by employer."""
    return Boilerplate(tuple(entry for each in learn_each(surveys) for entry in each[1].entries))


def learn_each(surveys: Iterable[Survey]) -> Iterator[tuple[tuple[Survey, ...], Boilerplate]]:
    """Find what recurs in the postings of each employer, with those postings."""
    for group in _by_employer(surveys):
        if len(group) >= POSTINGS:
            yield tuple(group), Boilerplate(tuple(_recurring(group)))


def _by_employer(surveys: Iterable[Survey]) -> list[list[Survey]]:
    """The postings of each employer. One that names nobody belongs to the only one there is."""
    groups: dict[str, list[Survey]] = {}
    for each in sorted(surveys, key=lambda survey: survey.name):
        groups.setdefault(employer_key(each.employer), []).append(each)
    nameless = groups.pop("", [])
    if len(groups) == 1:
        next(iter(groups.values())).extend(nameless)
    return [groups[key] for key in sorted(groups)]


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph, however it is punctuated, and the postings that have it."""

    postings: frozenset[int]
    kinds: Counter[str]
    forms: Counter[str]
    shingles: frozenset[str]


def _recurring(group: Sequence[Survey]) -> Iterator[Recurring]:
    texts = _texts(group)
    least = max(POSTINGS, ceil(SHARE * len(group)))
    heads = _heads(texts, least)
    index = Index(texts[place].shingles for place in heads)
    members: list[list[_Text]] = [[] for _ in heads]
    for text in texts:
        number = index.find(text.shingles)
        if number is not None:
            members[number].append(text)
    employer = _usual(Counter(each.employer for each in group if each.employer))
    for found in members:
        count = len(frozenset().union(*(text.postings for text in found)))
        if count >= least:
            kinds = sum((text.kinds for text in found), Counter[str]())
            forms = sum((text.forms for text in found), Counter[str]())
            yield Recurring(employer, _usual(kinds), count, len(group), _usual(forms))


def _texts(group: Sequence[Survey]) -> list[_Text]:
    """The different paragraphs, those first that stand in most postings."""
    postings: dict[str, set[int]] = {}
    kinds: dict[str, Counter[str]] = {}
    forms: dict[str, Counter[str]] = {}
    for number, each in enumerate(group):
        for kind, text in each.paragraphs:
            bare = plain(text)
            postings.setdefault(bare, set()).add(number)
            kinds.setdefault(bare, Counter())[kind] += 1
            forms.setdefault(bare, Counter())[text] += 1
    order = sorted(postings, key=lambda bare: (-len(postings[bare]), bare))
    return [
        _Text(frozenset(postings[bare]), kinds[bare], forms[bare], shingles(bare)) for bare in order
    ]


def _heads(texts: Sequence[_Text], least: int) -> list[int]:
    """The texts that others may be alike to: none is alike to one before it.

    A text that stands in ``least`` postings shares a third of its shingles with each of the
    others, so its shingles stand in as many postings on average. That leaves few to compare.
    """
    spread: Counter[str] = Counter()
    for text in texts:
        for shingle in text.shingles:
            spread[shingle] += len(text.postings)
    index = Index()
    heads = []
    for place, text in enumerate(texts):
        others = sum(spread[shingle] - 1 for shingle in text.shingles)
        if others * _THIRD < (least - 1) * len(text.shingles):
            continue
        if index.find(text.shingles) is None:
            index.add(text.shingles)
            heads.append(place)
    return heads


def _usual(counts: Mapping[str, int]) -> str:
    """What is there most often, the first of equals in the alphabet."""
    return min(counts, key=lambda each: (-counts[each], each))
