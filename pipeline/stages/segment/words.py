"""What a line's plain words say about its section, by weights learned from real headings.

The weights stand in ``sections.toml``, made by ``.ci/train_sections.py``: words and pairs of
words with how much each speaks for or against each kind of section. ``^`` marks the first
words of a line, numbers are written as 0.

All weights of a word are packed into one whole number, 32 bits for each kind, so that
adding up a line is one ``sum`` and costs a few microseconds instead of a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from struct import Struct

_WORD = re.compile(r"[a-zß-öø-ÿ]+(?:'[a-z]+)?|0(?:k|am|pm)?|[$£€¥₹%@|+#]")
_NUMBER = re.compile(r"\d[\d.,]*")
_YOU = frozenset(("you", "your", "you'll", "you're", "you've", "yourself"))
_WE = frozenset(("we", "our", "us", "we're", "we've", "we'll"))
BITS = 32
HALF = 1 << (BITS - 1)
STEP = 10
"""Weights are whole numbers; this many make 1.0."""


def words(folded: str) -> list[str]:
    """The words of a line that is in lower case, each number as 0."""
    return _WORD.findall(_NUMBER.sub("0", folded).replace("’", "'"))


def features(found: list[str], kind: str) -> list[str]:
    """What the weights are looked up by: words, pairs, the beginning, who is spoken of."""
    if not found:
        return [f"<{kind}>"]
    pairs = list(map(" ".join, pairwise(found)))
    marks = [f"^{found[0]}", f"<{kind}>"]
    if pairs:
        marks.append(f"^{pairs[0]}")
    if len(found) <= 4:
        marks.append("<short>")
    you, we = not _YOU.isdisjoint(found), not _WE.isdisjoint(found)
    marks.append("<you and we>" if you and we else "<you>" if you else "<we>" if we else "<nobody>")
    return [*found, *pairs, *marks]


class Weights:
    """The weights of all words, ready for adding up."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """``table`` has the ``kinds`` and the ``words``: a line each, its weights first."""
        self.kinds: tuple[str, ...] = tuple(table.get("kinds", "").split())
        self._form = Struct(f"<{len(self.kinds)}I")
        self._middle = sum(HALF << (BITS * place) for place in range(len(self.kinds)))
        self._packed: dict[str, int] = {}
        for line in table.get("words", "").splitlines():
            weights, _, word = line.partition("\t")
            packed = 0
            for weight in reversed(weights.split(",")):
                packed = (packed << BITS) + int(weight or 0)
            self._packed[word] = packed

    def sums(self, names: Iterable[str]) -> list[float]:
        """For each of ``kinds`` how much these features speak for it together."""
        return self._unpacked(sum(filter(None, map(self._packed.get, names))))

    def strongest(self, names: Iterable[str], kind: str, most: int = 5) -> list[str]:
        """The features that speak most for a kind: why a line was put there."""
        place = self.kinds.index(kind)
        weighed = [(self._unpacked(self._packed.get(name, 0))[place], name) for name in set(names)]
        return [name for weight, name in sorted(weighed, reverse=True)[:most] if weight > 0]

    def _unpacked(self, total: int) -> list[float]:
        raw = (total + self._middle).to_bytes(self._form.size, "little")
        return [(value - HALF) / STEP for value in self._form.unpack(raw)]
