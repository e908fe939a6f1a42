"""Which lines belong together: broken bullets, lead-ins, choices, explanations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from pipeline.model import Span, Text
from pipeline.stages.extract.requirements.lines import Level, Line
from pipeline.stages.extract.requirements.signs import Sign, Words

EDGE = 48
"""How many characters of a line's start tell whether it goes on with the one before."""
TAIL = 16
"""And how many of its end tell whether the next one does."""
ABOUT_WORK = ("experience", "term")
"""What a line speaks of that explains how years of work are counted."""
LONGEST_INTRO = 60
"""Longer lines lead in to a list only where they end with a colon."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a requirement, and how its lines part them."""

    words: Words
    breaks: tuple[int, ...]
    """Where an "or" ends a line."""
    inner: tuple[tuple[int, int], ...]
    """The lists inside one way: no "or" in them begins another."""


@dataclass(slots=True)
class Ask:
    """One or more lines that ask for one thing."""

    lines: list[Line]
    level: Level
    base: Level
    main: int = 1
    """How many of its lines ask; those behind them only say how it is counted."""
    choices: bool = False
    """Its lines behind the first are choices, of which some are enough."""

    def joined(self) -> Text:
        """All its lines as one text."""
        parts: list[Text] = []
        for place, line in enumerate(self.lines):
            if parts:
                here = parts[-1].span.end
                between = "; " if self.choices and 1 < place < self.main else " "
                if place == self.main:  # what asks ends here, though it says "; and"
                    whole = parts[-1]
                    parts[-1] = _ended(whole, self.lines[place - 1].words)
                    ended = parts[-1] is whole and whole.value[-1:] in ".!?:;"
                    small = line.unit.text.value[:1].islower()
                    between = " " if ended else "; " if small else ". "
                parts.append(Text.standing_for(between, Span(here, here)))
            parts.append(line.unit.text)
        return Text.join(parts) if len(parts) > 1 else parts[0]

    def asked(self) -> Asked:
        """Give the words that ask, and where in them one way ends and another begins."""
        lines = self.lines[: self.main]
        deep = sum(not line.nested for line in lines) > 1  # a list of choices inside a choice
        words = lines[0].words
        breaks: list[int] = []
        inner: list[tuple[int, int]] = []
        for before, line in pairwise(lines):
            start = len(words) + 1
            words = words + line.words
            if deep and line.nested:
                inner.append((start - 1, len(words)))
            elif any(sign.value for sign in before.words[-TAIL:].all("join_end")):
                breaks.append(start)
        return Asked(words, tuple(breaks), tuple(inner))

    def add(self, line: Line) -> None:
        """Take in one more line that asks for the same, or names one more stand-in for it."""
        instead = any(_stands_in(one.words) for one in self.lines[self.main :])
        self.lines.append(line)
        if not instead:
            self.main = len(self.lines)


def asks(stretches: Iterable[Iterable[Line]]) -> list[Ask]:
    """What the posting asks, in its order."""
    found: list[Ask] = []
    for lines in map(list, stretches):
        reading = _List(found)
        for place, line in enumerate(lines):
            reading.take(line, followed=place + 1 < len(lines))
        reading.close()
    return found


class _List:
    """One run of lines, read from the top."""

    __slots__ = ("choosing", "found", "last", "lead", "listed", "told", "used")

    def __init__(self, found: list[Ask]) -> None:
        self.found = found
        self.last: Ask | None = None
        self.lead: Line | None = None
        """A lead-in that is the first half of a sentence: it stands before each line."""
        self.used = False
        self.choosing = False
        self.listed = False
        self.told: Level | None = None
        """The level that a lead-in gave to the lines below it."""

    def take(self, line: Line, followed: bool) -> None:
        words = line.words
        if line.heading:
            self._over(line)
            return
        if self.last and (_goes_on(self.last.lines[-1], line) or self._within(line)):
            self.last.add(line)
            return
        if self.last and self._instead_of_degree(line, self.last):
            return
        if self.found and _explains(words):
            self._explained(words).lines.append(line)
            return
        own = words[:EDGE].has("head")
        if not own and _opening(words, "skip"):
            return
        if _leads_in(line, followed):
            self._open(line)
            return
        self.listed = self.listed or line.unit.kind == "item"
        if line.unit.kind == "sentence" and not own and not self._asks(line):
            return
        if self.last and self.choosing and not line.prose and not self._is_new(line, own):
            self.last.add(line)
            return
        self.choosing = False
        if self.lead and self._is_new(line, words[:EDGE].has("new_matter")):
            self.close()
        self._put(line, self.lead)

    def _instead_of_degree(self, line: Line, last: Ask) -> bool:
        """Take a line that says what may stand in for the degree before it.

        It explains the degree; what it asks in front of that it asks for itself.
        """
        words = line.words
        signs = words.all("in_lieu")
        if not signs or words.has("degree") or not last.lines[0].words.has("degree"):
            return False
        ends = [sign.end for sign in words.all("boundary") if sign.end <= signs[0].start]
        if ends and words[: ends[-1]].has("plain", "quantity"):
            last.lines.append(line.cut(len(words), ends[-1]))
            self._put(line.cut(ends[-1]), None)
        else:
            last.lines.append(line)
        return True

    def close(self) -> None:
        """A lead-in that no line followed asks for itself."""
        lead, self.lead = self.lead, None
        if lead and not self.used:
            self._put(lead, None)

    def _over(self, line: Line) -> None:
        """A heading with years: the first half of each line below it, or a line of its own."""
        if line.words.has("carries"):
            self.lead = line
        else:
            self._put(line, None)

    def _put(self, line: Line, lead: Line | None) -> None:
        lines = [lead, line] if lead else [line]
        self.used = self.used or lead is not None
        level, base = self.told or line.level, self.told or line.base
        self.last = Ask(lines, level, base, len(lines), self.choosing)
        self.found.append(self.last)

    def _open(self, line: Line) -> None:
        """A lead-in: what it asks for itself, and what it says of the lines below."""
        words = line.words
        self.close()
        self.used, self.choosing = False, words.has("any_of")
        self.told = next((_level(sign) for sign in words.all("level")), None)
        ends = words.all("boundary")
        start = ends[-1].end if ends else 0
        if self.choosing or words.has("asks_itself"):
            self._put(line, None)
        elif start and words[:start].has("plain", "quantity"):
            self._put(line.cut(start), None)
        elif words.has("quantity", "degree", "any_degree") or _is_half(words):
            self.lead = line

    def _is_new(self, line: Line, own: bool) -> bool:
        """A line that begins a thing of its own, unless it stands deeper than an item above.

        All items stand deeper than a sentence, whether they belong to it or not.
        """
        above = (self.lead or (self.last.lines[0] if self.last else line)).unit
        return own and (above.kind != "item" or line.unit.level <= above.level)

    def _within(self, line: Line) -> bool:
        """Whether a line stands in the list that a choice behind the first one opens."""
        if self.last is None or not line.nested:
            return False
        ways = [one for one in self.last.lines if not one.nested]
        return len(ways) > 1 and ways[-1].opens

    def _asks(self, line: Line) -> bool:
        """True where a sentence asks for something; behind a list it must do so plainly."""
        if self.listed:
            return line.words.has("ask", "quantity", "degree")
        return not line.prose or line.words.has("plain", "firm", "ask")

    def _explained(self, words: Words) -> Ask:
        """Which requirement a line explains: one on education goes to the last degree.

        And one on experience to the last years.
        """
        if words.has("of_degree"):
            explained = [ask for ask in self.found if ask.lines[0].words.has("degree")]
        elif any(sign.value in ABOUT_WORK for sign in words.all("plain") + words.all("explains")):
            explained = [ask for ask in self.found if any(line.words.years() for line in ask.lines)]
        else:
            explained = []
        return (explained or self.found)[-1]


def _ended(text: Text, words: Words) -> Text:
    """A line without the word that leads on to the next one."""
    tail = words[-TAIL:]
    ends = tail.all("edge_end")
    return text[: len(text) - len(tail) + ends[0].start] if ends else text


def _explains(words: Words) -> bool:
    """True where a line only says how the requirement before it is counted."""
    marks = _opening(words, "explains")
    if any(mark.value for mark in marks):
        return True
    return bool(marks or _opening(words, "of_degree")) and not words.has("degree")


def _stands_in(words: Words) -> bool:
    """True where a line names what may stand in for what is asked."""
    return any(sign.value == "instead" for sign in words.all("explains"))


def _level(sign: Sign) -> Level:
    return "preferred" if sign.value == "preferred" else "required"


def _leads_in(line: Line, followed: bool) -> bool:
    words = line.words
    if not line.opens and (len(words) > LONGEST_INTRO or not followed):
        return False
    return words.has("intro")


def _is_half(words: Words) -> bool:
    """True for the first half of a short sentence: "Knowledge of:"."""
    return len(words) <= LONGEST_INTRO and words.has("carries") and words.has("plain")


def _goes_on(before: Line, line: Line) -> bool:
    """True where two lines are one sentence, or choices of one requirement."""
    if line.words[:EDGE].has("join_start") or before.words[-TAIL:].has("join_end"):
        return True
    broken = before.unit.block == line.unit.block and line.unit.kind == "sentence"
    return broken and line.words.value[:1].islower() and before.words.value[-1:] not in ".!?:;"


def _opening(words: Words, group: str) -> tuple[Sign, ...]:
    """The signs of a group, where the first of them stands in the first sentence."""
    found = words.all(group)
    ends = words.all("boundary") if found else ()
    return () if ends and found[0].start >= ends[0].end else found
