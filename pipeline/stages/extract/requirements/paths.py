"""Cuts a requirement into the ways to meet it, at its "or"s."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.stages.extract.requirements.signs import Sign, Words

INSTEAD = frozenset({"equivalent", "alternative"})
"""Groups of signs that stand in for a degree."""
BACK = 60
"""How far before a degree or a number its "or" may stand."""
NEAR = 24
"""How far before a degree or a number the comma of a list may stand."""
MARKS = ";,.( "


@dataclass(slots=True)
class Path:
    """A stretch of the text that is one way."""

    start: int
    end: int
    firm: bool
    """Begins behind a joint that no shared words cross."""
    heads: list[Sign]

    def has(self, group: str) -> bool:
        return any(head.group == group for head in self.heads)


def paths(
    words: Words,
    heads: list[Sign],
    breaks: tuple[int, ...],
    inner: tuple[tuple[int, int], ...] = (),
) -> list[Path]:
    """Every way with its degrees and years; one where there is no choice.

    ``inner``: stretches in which no way begins.
    """
    found = [Path(0, len(words), True, [])]
    gaps = [words[max(0, head.start - BACK) : head.start] for head in heads]
    for place, head in enumerate(heads):
        last = found[-1]
        if any(start <= head.start < stop for start, stop in inner):
            last.heads.append(head)
            continue
        joint = _joint(words, last, head, gaps[place])
        if joint is None and any(gap.all("or_before") for gap in gaps[place + 1 :]):
            joint = _comma(words, last, head)
        if joint and joint.end > last.start:
            last.end = joint.end
            found.append(Path(joint.start, len(words), joint.firm, []))
        found[-1].heads.append(head)
    return _merged(_broken(words, found, breaks))


@dataclass(frozen=True, slots=True)
class _Joint:
    end: int
    """Where the way before it ends."""
    start: int
    """Where the way behind it starts."""
    firm: bool


def _joint(words: Words, last: Path, head: Sign, gap: Words) -> _Joint | None:
    """The "or" right before a head."""
    signs = gap.all("or_before")
    if not signs or not last.heads:
        return None
    end = max(head.start - len(gap) + signs[-1].start, last.heads[-1].end)
    text = words.value[end : head.start]
    start = end + len(text) - len(text.lstrip(MARKS))
    left = words[last.start : end]
    if not _is_whole(last, left) if head.group in INSTEAD else left.has("half_years"):
        return None
    if head.group in INSTEAD and _is_of_both(left, words[head.start :]):
        return None
    loud = text.lstrip(MARKS).partition(" ")[0].isupper()
    return _Joint(end, start, loud or text[:1] in ";.")


def _is_whole(path: Path, left: Words) -> bool:
    """False for "5 years of baking or similar experience": the words before are half a thing."""
    if left.has("half_said"):
        return False
    return path.has("degree") or path.has("any_degree") or left.has("whole_said")


def _is_of_both(left: Words, right: Words) -> bool:
    """True for "BS or equivalent experience in baking": the field behind is that of the degree."""
    return right.has("field_behind") and not left.has("field")


def _comma(words: Words, last: Path, head: Sign) -> _Joint | None:
    """The comma in "a BA and 3 years, an MA and 2 years, or a PhD"."""
    if not (last.has("degree") and last.has("quantity")) or head.group in INSTEAD:
        return None
    begin = last.heads[-1].end
    gap = words.value[begin : head.start]
    comma = max(gap.rfind(","), gap.rfind(";"))
    if comma < 0 or len(gap) - comma > NEAR or gap.count("(") != gap.count(")"):
        return None
    if words[begin + comma : head.start].has("and_more"):
        return None
    return _Joint(begin + comma, begin + comma, firm=True)


def _broken(words: Words, found: list[Path], breaks: tuple[int, ...]) -> list[Path]:
    """Every line that ended with an "or" ends a way as well."""
    for cut in breaks:
        for place, path in enumerate(found):
            if path.start < cut < path.end and words[path.start : cut].trimmed().value:
                behind = [head for head in path.heads if head.start >= cut]
                found.insert(place + 1, Path(cut, path.end, True, behind))
                path.heads = [head for head in path.heads if head.start < cut]
                path.end = cut
                break
    return found


def _merged(found: list[Path]) -> list[Path]:
    """Rejoin "Bachelor's or Master's in law with 5 years": the words behind are shared."""
    out = [found[0]]
    for path in found[1:]:
        last = out[-1]
        alike = last.has("degree") and not last.has("quantity")
        if alike and not path.firm and path.heads[0].group == "degree":
            last.end = path.end
            last.heads += path.heads
        else:
            out.append(path)
    return out
