"""The ways to meet a requirement: degrees, years, and what counts in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, get_args

from pipeline.model import Way
from pipeline.model.facts import Degree
from pipeline.stages.extract.requirements.paths import INSTEAD, Path, paths
from pipeline.stages.extract.requirements.signs import Sign, Words

DEGREES: tuple[Degree, ...] = get_args(Degree)
"""From the lowest to the highest."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a requirement asks for in degrees and years."""

    degree: Degree | None = None
    min_years: float | None = None
    or_equivalent: bool = False
    ways: tuple[Way, ...] = ()


def terms(
    words: Words,
    breaks: tuple[int, ...],
    numbers: Mapping[str, str],
    inner: tuple[tuple[int, int], ...] = (),
) -> Terms:
    """Read degrees, years and alternatives.

    ``breaks``: where a line ended with an "or"; ``inner``: lists inside one way.
    """
    heads = _heads(words)
    if not heads and not breaks:
        return Terms()
    found = paths(words, heads, breaks, inner)
    tail = _shared(words, found[-1]) if len(found) > 1 else len(words)
    common = [head for head in found[-1].heads if head.start >= tail]
    ways = tuple(_way(words, path, tail, common, numbers) for path in found)
    degree, years = _lowest(ways)
    return Terms(
        degree=degree,
        min_years=years,
        or_equivalent=_or_equivalent(words, heads, ways),
        ways=ways if len(ways) > 1 else (),
    )


def _heads(words: Words) -> list[Sign]:
    """Whatever may begin a way: degrees, years of work, and what stands in for them."""
    heads = words.years()
    degrees = words.all("degree") or words.all("any_degree")
    if degrees and not words.has("enrolled"):
        heads += degrees
    if heads:
        for group in sorted(INSTEAD, reverse=True):
            heads += [sign for sign in words.all(group) if not any(map(sign.touches, heads))]
    return sorted(heads, key=lambda head: head.start)


def _shared(words: Words, last: Path) -> int:
    """Where the words begin that stand behind the last way and hold for all."""
    for one, other in zip(last.heads, last.heads[1:], strict=False):
        if other.group in INSTEAD:
            continue
        gap = words[one.end : other.start]
        joints = gap.all("includes") or (gap.all("for_all") if one.group in INSTEAD else ())
        if joints:
            return one.end + joints[0].start
    return len(words)


def _way(
    words: Words, path: Path, tail: int, common: list[Sign], numbers: Mapping[str, str]
) -> Way:
    text = words[path.start : min(path.end, tail)].trimmed().value
    if tail < len(words):
        shared = words[tail:].value.lstrip(") ")
        text += f" {shared}" if shared[:1].isalnum() else shared
    heads = [head for head in path.heads if head.start < tail] + common
    counts = [head for head in heads if head.group == "quantity"]
    degrees = [cast(Degree, head.value) for head in heads if _is_degree(head)]
    return Way(
        text=text.strip(),
        min_years=years_of(counts[0], numbers) if counts else None,
        degree=min(degrees, key=DEGREES.index) if degrees else None,
    )


def _is_degree(head: Sign) -> bool:
    return head.group in ("degree", "any_degree")


def years_of(quantity: Sign, numbers: Mapping[str, str]) -> float:
    """The number that a sign holds, in years."""
    low = numbers.get(quantity.low.lower(), quantity.low)
    return round(float(low) / float(quantity.value), 2)


def _lowest(ways: tuple[Way, ...]) -> tuple[Degree | None, float | None]:
    """The lowest degree of any way, and the fewest years that go with it."""
    named = [way for way in ways if way.degree]
    if named:
        low = min((way.degree or "none" for way in named), key=DEGREES.index)
        counts = [way.min_years for way in named if way.degree == low]
        return low, None if None in counts else min(c for c in counts if c is not None)
    return None, min((way.min_years for way in ways if way.min_years is not None), default=None)


def _or_equivalent(words: Words, heads: list[Sign], ways: tuple[Way, ...]) -> bool:
    """Tell whether equal experience will do."""
    if words.has("equivalent", "counts_too"):
        return True
    if not any(map(_is_degree, heads)):
        return False
    instead = any(way.degree is None and way.min_years is None for way in ways[1:])
    return instead or words.has("equivalent_bare")
