"""What the lexicon sees in a text about what a posting asks, group by group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.lexicon import Lexicon, Pattern, Rule
from pipeline.lexicon.index import Index
from pipeline.memory import remembering

FILES = ("requirements", "years", "degrees", "kinds")
EDGE = 14
"""How many characters at either end of a text may be trimmed."""
SHORT = frozenset(
    {"and_more", "carries", "cue_alone", "edge_end", "edge_start", "field", "field_behind"}
    | {"for_all", "half_said", "half_years", "head", "includes", "intro", "join_end"}
    | {"join_start", "new_matter", "or_before", "whole_said"}
)
"""Groups that are looked for in few or short stretches: an index of them would not pay."""
REACH = 60
"""Behind the start of the first match only so much is searched for a longer one."""
ASKING = frozenset({"ask", "ask_plainly"})
"""Groups without which a line outside the requirements is not looked at."""
START = frozenset({"cue_alone", "edge_start", "head", "join_start", "new_matter"})
"""Groups of which every pattern is tied to the start of the text."""
_MADE: dict[int, tuple[Lexicon, Signs]] = {}


@dataclass(frozen=True, slots=True)
class Sign:
    """A rule that matched, and where."""

    start: int
    end: int
    rule: Rule
    low: str = ""
    """The number that it holds, as it is written."""

    @property
    def group(self) -> str:
        return self.rule.text("group")

    @property
    def value(self) -> str:
        return self.rule.text("value")

    def touches(self, other: Sign) -> bool:
        return self.start < other.end and other.start < self.end


class Words:
    """A text, and which patterns may match in it (bits, see :class:`Index`)."""

    __slots__ = ("_found", "marks", "signs", "value")

    def __init__(self, value: str, marks: int, signs: Signs) -> None:
        self.value = value
        self.marks = marks
        self.signs = signs
        self._found: dict[str, tuple[Sign, ...]] = {}

    def __getitem__(self, piece: slice) -> Words:
        return Words(self.value[piece], self.marks, self.signs)

    def __len__(self) -> int:
        return len(self.value)

    def __add__(self, other: Words) -> Words:
        """Both texts, a space between them."""
        return Words(f"{self.value} {other.value}", self.marks | other.marks, self.signs)

    def has(self, *groups: str) -> bool:
        """Tell whether a rule of one of the groups matches anywhere."""
        for group in groups:  # noqa: SIM110 - called often, and any() is slower
            if self.all(group):
                return True
        return False

    def all(self, group: str) -> tuple[Sign, ...]:
        """Every match of a group in order; of those that touch only the longest."""
        found = self._found.get(group)
        if found is None:
            may = self.marks & self.signs.bits.get(group, 0) or group in self.signs.always
            found = self._found[group] = self._look(group) if may else ()
        return found

    def first(self, group: str) -> Sign | None:
        """The match of a group that stands first, the longest of those that start there."""
        if group in self._found:
            return next(iter(self._found[group]), None)
        best: Sign | None = None
        stop = len(self.value)
        for rule, pattern in self.signs.patterns(group, self.marks):
            match = pattern.expression.search(self.value, 0, stop)
            if match is None or any(bar.expression.search(self.value) for bar in rule.unless):
                continue
            sign = Sign(*match.span(), rule)
            if best is None or (sign.start, -sign.end) < (best.start, -best.end):
                best, stop = sign, min(len(self.value), sign.start + REACH)
        return best

    def years(self) -> list[Sign]:
        """The numbers of years that ask for work, not for an age or a time of the year."""
        found = self.all("quantity")
        timings = self.all("timing") if found else ()
        return [sign for sign in found if not any(map(sign.touches, timings))]

    def _look(self, group: str) -> tuple[Sign, ...]:
        value = self.value
        found: list[Sign] = []
        for rule, pattern in self.signs.patterns(group, self.marks):
            if group in START:
                match = pattern.expression.match(value)
                matches: Iterable[re.Match[str]] = (match,) if match else ()
            else:
                matches = pattern.expression.finditer(value)
            for match in matches:
                if not any(bar.expression.search(value) for bar in rule.unless):
                    low = match["low"] if match.re.groupindex else ""
                    found.append(Sign(*match.span(), rule, low or ""))
        return tuple(found) if len(found) < 2 else _longest(found)

    def trimmed(self) -> Words:
        """Without the joining words and marks at both ends."""
        text = self.value
        for sign in self[:EDGE].all("edge_start"):
            text = text[sign.end :]
        end = text[-EDGE:]
        for sign in Words(end, self.marks, self.signs).all("edge_end"):
            text = text[: len(text) - len(end) + sign.start]
        text = text.strip()
        if text.endswith((")", ").")) and text.count("(") < text.count(")"):
            text = text[: text.rindex(")")]
        if text.startswith("(") and text.count("(") > text.count(")"):
            text = text[1:]
        text = text.strip()
        return self if text == self.value else Words(text, self.marks, self.signs)


def _longest(found: list[Sign]) -> tuple[Sign, ...]:
    """In order, and of those that touch only the longest."""
    kept: list[Sign] = []
    for sign in sorted(found, key=lambda sign: (sign.start, -sign.end)):
        if not kept or not kept[-1].touches(sign):
            kept.append(sign)
        elif sign.end - sign.start > kept[-1].end - kept[-1].start:
            kept[-1] = sign
    return tuple(kept)


class Signs:
    """The rules about requirements: an index of them, and the bits of each group."""

    __slots__ = ("_asking", "_index", "_indexed", "always", "bits", "numbers", "words")

    def __init__(self, lexicon: Lexicon) -> None:
        rules = [rule for name in FILES for rule in lexicon.rules[name]]
        self._index = Index(rule for rule in rules if rule.text("group") not in SHORT)
        self._asking = Index(rule for rule in rules if rule.text("group") in ASKING)
        self.words = remembering(self._marked)
        """A text with the patterns that may match in it."""
        self.numbers: Mapping[str, str] = lexicon.tables["numbers"]
        self._indexed = self._index.patterns
        self.bits: dict[str, int] = {}
        self.always: dict[str, list[tuple[Rule, Pattern]]] = {}
        for place, (rule, pattern) in enumerate(self._indexed):
            group = rule.text("group")
            if pattern.literals:
                self.bits[group] = self.bits.get(group, 0) | 1 << place
            else:
                self.always.setdefault(group, []).append((rule, pattern))
        for rule in rules:
            if rule.text("group") in SHORT:
                always = self.always.setdefault(rule.text("group"), [])
                always.extend((rule, pattern) for pattern in rule.match)

    def patterns(self, group: str, marks: int) -> Sequence[tuple[Rule, Pattern]]:
        """The patterns of a group that may match in a text with these marks."""
        marks &= self.bits.get(group, 0)
        if not marks:
            return self.always.get(group, ())
        found = list(self.always.get(group, ()))
        while marks:
            found.append(self._indexed[(marks & -marks).bit_length() - 1])
            marks &= marks - 1
        return found

    def _marked(self, text: str) -> Words:
        return Words(text, self._index.mark(text.lower()), self)

    def asking(self, text: str) -> bool:
        """Whether a text may ask something of the candidate."""
        return self._asking.mark(text.lower()) > 0


def signs(lexicon: Lexicon) -> Signs:
    """Give the rules of a language, sorted into groups once."""
    made = _MADE.get(id(lexicon))
    if made is None or made[0] is not lexicon:
        made = _MADE[id(lexicon)] = (lexicon, Signs(lexicon))
    return made[1]
