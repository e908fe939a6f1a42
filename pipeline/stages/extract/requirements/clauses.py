"""Cuts what a line asks into its levels: "Degree required, Master's preferred" is two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import add

from pipeline.stages.extract.requirements.lines import Level
from pipeline.stages.extract.requirements.signs import Sign, Words

LABEL = 60
"""Characters of the words before a colon that speak of all behind it."""
FIRST = 3
"""Characters that may stand before such words: a bullet, a bracket."""


@dataclass(slots=True)
class Clause:
    """Stretches of a line that ask for one thing at one level."""

    spans: list[tuple[int, int]]
    level: Level

    def grow(self, stop: int) -> None:
        """Reach further, to the end of the next sentence."""
        self.spans[-1] = (self.spans[-1][0], stop)

    def of(self, whole: Words) -> Words:
        """The clause's words."""
        parts = [whole[start:stop] for start, stop in self.spans]
        return reduce(add, parts)


def clauses(words: Words, level: Level, base: Level) -> list[Clause]:
    """Cut a text into its clauses, in order; most texts are one.

    ``level`` holds for a text without a word about its level, ``base`` for the clauses
    without one beside others that have it.
    """
    cues = words.all("level")
    if not cues and not words.all("boundary"):
        return [Clause([(0, len(words))], level)]
    default = _announced(words) or (base if cues else level)
    found: list[Clause] = []
    for start, stop, weak in _sentences(words):
        part = words[start:stop]
        last = found[-1] if found else None
        if last and part.all("level") and part.has("cue_alone"):
            last.level = level_of(part, default)
            last.grow(stop)
            continue
        if last and part.has("join_start"):
            last.grow(stop)
            last.level = level_of(last.of(words), default)
            continue
        own = not weak and part.trimmed().has("head") and not part.has("explains")
        new = _split(part, start, default) or [Clause([(start, stop)], level_of(part, default))]
        if last and len(new) == 1 and new[0].level == last.level and not own:
            last.grow(stop)
        else:
            found.extend(new)
    return found


def _announced(words: Words) -> Level | None:
    """The level that the first words of a line give to all of it: "Nice to have: rye; oats"."""
    label = words[: min(LABEL, words.value.find(":") + 1)]
    first = label.first("level") if label else None
    if first is None or first.start > FIRST or label.has("boundary"):
        return None
    return level_of(label, "required")


def level_of(words: Words, default: Level) -> Level:
    """Tell the level of a text that is not to be cut; its last word on it decides."""
    cues = words.all("level")
    if cues and words.has("aside"):
        cues = tuple(cue for cue in cues if not any(map(cue.touches, words.all("aside"))))
    if not cues:
        return default
    return "preferred" if cues[-1].value == "preferred" else "required"


def _sentences(words: Words) -> Iterator[tuple[int, int, bool]]:
    """Every sentence, and whether only a weak mark such as a dash stands before it."""
    start, weak = 0, False
    for sign in words.all("boundary"):
        if _says(words.value[start : sign.end]):
            yield start, sign.end, weak
            start, weak = sign.end, sign.value == "weak"
    if _says(words.value[start:]):
        yield start, len(words), weak


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _split(words: Words, at: int, default: Level) -> list[Clause]:
    """Two clauses where part of a sentence is asked at another level than the rest."""
    cues = words.all("level")
    wish = next((cue for cue in reversed(cues) if cue.value == "preferred"), None)
    must = any(cue.value == "required" for cue in cues)
    if wish is None or (default == "preferred" and not must):
        return []
    inside = _bracket(words, wish)
    if inside:
        low, high = inside
        rest = [(0, low - 1), (high + 1, len(words))]
        kept = [(at + a, at + b) for a, b in rest if _says(words.value[a:b])]
        return [Clause(kept, "required"), Clause([(at + low, at + high)], "preferred")]
    cut = _cut(words, wish, must)
    if not cut:
        return []
    first = level_of(words[:cut], default)
    second = level_of(words[cut:], default)
    return [Clause([(at, at + cut)], first), Clause([(at + cut, at + len(words))], second)]


def _bracket(words: Words, wish: Sign) -> tuple[int, int] | None:
    """Find the words in brackets around a wish, where they name a thing of their own."""
    text = words.value
    low = text.rfind("(", 0, wish.end)
    high = text.find(")", wish.start)
    if low < 0 or high < 0 or text.find(")", low, wish.start) >= 0 or not text[:low].strip():
        return None
    inner = words[low + 1 : high]
    own = inner.has("degree", "quantity", "plain", "firm")
    if inner.has("cue_alone") or (not own and words[low : high + 1].has("aside")):
        return None
    return low + 1, high


def _cut(words: Words, wish: Sign, must: bool) -> int:
    """Where the wished half of a sentence begins; 0 where it is wished as a whole."""
    behind = words.value[wish.end :].strip(" .!;)")
    for piece in reversed(words.all("piece")):
        if piece.start >= wish.start or not piece.start:
            continue
        named = words.value[piece.end : wish.start].strip()
        if (named or behind) and _can_stand(words, piece, named, wish, must):
            return piece.start
    return 0


def _can_stand(words: Words, piece: Sign, named: str, wish: Sign, must: bool) -> bool:
    """True where both sides of a cut ask for a thing of their own."""
    left, right = words[: piece.start], words[piece.end : wish.end]
    if not _says(left.value) or left.value.count("(") > left.value.count(")"):
        return False
    if must and any(sign.value == "required" for sign in left.all("level")):
        return bool(named)
    if piece.value == "bound":
        return False
    if not named:  # ", bonus if you know it"
        return True
    if piece.value == "free" and right.has("degree", "quantity"):
        return left.has("degree", "quantity")
    if piece.value == "with":
        return right.has("plain") and left.has("plain")
    return right.has("plain", "firm") and left.has("plain", "firm")
