"""The likeliest kinds for all lines at once: neighbours mostly belong together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.model import SectionKind
from pipeline.stages.segment.weigh import KINDS, Weighed

CHANGE = 1.6
"""What it costs a line to be of another kind than the line before it."""
EASY = 0.25
"""The share of that cost where one of the two has sharp wording of its own."""

Sorted = tuple[SectionKind, str]
"""A kind of section, and the rule that says why."""


def likeliest(weighed: Sequence[Weighed]) -> list[Sorted]:
    """The kind of each line, and why."""
    easy = [False, *(one.sharp or two.sharp or _parted(one, two) for one, two in pairwise(weighed))]
    costs = [CHANGE * (EASY if each else 1.0) for each in easy]
    path = best_path([line.scores for line in weighed], costs)
    return [(KINDS[place], line.why(place)) for place, line in zip(path, weighed, strict=True)]


def _parted(one: Weighed, two: Weighed) -> bool:
    """A list begins or ends between them, under a heading that says clearly what it holds."""
    return one.line.firm and one.line.expects != two.line.expects


def best_path(scores: Sequence[Sequence[float]], costs: Sequence[float]) -> list[int]:
    """For each line the place of its kind, such that scores less costs are highest."""
    if not scores:
        return []
    places = range(len(scores[0]))
    before = list(scores[0])
    came_from: list[list[int]] = []
    for row, cost in zip(scores[1:], costs[1:], strict=True):
        highest = max(before)
        best, floor = before.index(highest), highest - cost
        came_from.append([place if before[place] >= floor else best for place in places])
        before = [
            own + (held if held >= floor else floor) for own, held in zip(row, before, strict=True)
        ]
    place = before.index(max(before))
    path = [place]
    for came in reversed(came_from):
        place = came[place]
        path.append(place)
    return path[::-1]
