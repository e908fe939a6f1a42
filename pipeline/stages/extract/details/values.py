"""Turns a stretch of words into a value of a topic: a title, places, a date, a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon import Rule
from pipeline.model import Unit
from pipeline.stages.extract.details.book import Book
from pipeline.stages.extract.details.dates import iso
from pipeline.stages.extract.details.found import Found
from pipeline.stages.extract.details.labels import LONGEST
from pipeline.stages.extract.details.names import Names

URL = re.compile(r"https?://[^\s<>\"')\]]+|www\.[^\s<>\"')\]]+")
CUT_SHORT = ("...", "…")
"""A link that a page shows in part leads nowhere."""
NUMBER = re.compile(r"(?=[\w./-]*\d)[\w][\w./-]*")
SMALL = re.compile(r"\b[a-z]{4,}")
"""A longer word in small letters: no part of a place."""
LISTED = re.compile(r"[;|•\n]")
"""Parts the entries of a list of places."""
ENDS = re.compile(r"(?<!\.[a-z])[.!?](?=\s+[A-Z\"“(])|;\s|\n")
"""Ends the first sentence of a value."""
DOTTED = re.compile(r"(?:(?<=\b[A-Z])\.[^.;:!?]{0,60}){0,8}")
"""What goes on behind the dots of "U.S."."""
CLAUSE = re.compile(r"[^.;:!?]{0,600}" + DOTTED.pattern)
"""The rest of a clause that a rule has cut short: a list of places."""
REGION = re.compile(r", (?:[^\W\d_a-z][\w’'-]* ){1,2}")
"""Stands between a town and the part of its region's name that is known: ", County "."""
APART = 25
LONG_PLACE = 60
WORDS = 7
"""A longer value of a label is a sentence: only places that are known are taken."""
SEVERAL = 2.0
"""What a title in the plural weighs less: it may name colleagues, or the kind of work only."""
ASIDE = 1.0
"""What the kind of job weighs less beside a place than behind a label of its own."""
WORDED = {
    "location": ("workplace",),
    "workplace": ("workplace", "employment_type"),
    "apply_by": ("apply_by",),
}
"""The words of the contract that a labelled value may hold."""
RIM = " \t.,:;|*_#-–—"


class Values:
    """The readers of each topic, with a language's rules."""

    __slots__ = ("_book", "_source", "names", "places")

    def __init__(self, book: Book, source: str) -> None:
        self.names = Names(book)
        self.places = book.places
        self._book = book
        self._source = source

    def read(
        self,
        topic: str,
        unit: Unit,
        start: int,
        stop: int,
        rule: Rule,
        weight: float,
        *,
        told: bool,
    ) -> Iterator[Found]:
        """What the words from ``start`` to ``stop`` of a unit say on a topic.

        ``told``: they stand in running prose, not behind a label or in a line of the head.
        """
        text = unit.text.value
        if topic in WORDED and not told:
            yield from self.words(WORDED[topic], unit, start, stop, weight)
        if topic == "location" and not told:
            yield from self.words(("employment_type",), unit, start, stop, weight - ASIDE)
        if rule.flag("whole"):
            yield Found(topic, text[start:stop], weight, rule.id, unit.text.span_of(start, stop))
            return
        labelled = rule.text("use") == "label"
        for value, first, last in self._values(topic, text, start, stop, told, labelled):
            if value and last > first:
                sure = weight - SEVERAL if topic == "title" and _plural(text, last) else weight
                yield Found(topic, value, sure, rule.id, unit.text.span_of(first, last))

    def words(
        self, topics: tuple[str, ...], unit: Unit, start: int, stop: int, weight: float
    ) -> Iterator[Found]:
        """The words of the contract in a short line: "Full-time | Remote" says two."""
        text = unit.text.value[start:stop]
        folded = text.lower()
        for rule in self._book.words:
            match = rule.search(text, folded) if rule.text("topic") in topics else None
            if match is not None:
                span = unit.text.span_of(start + match.start(), start + match.end())
                yield Found(rule.text("topic"), rule.text("value"), weight, rule.id, span)

    def worded(self, topics: tuple[str, ...], text: str) -> bool:
        """Whether a word of the contract stands in a text."""
        folded = text.lower()
        return any(
            rule.text("topic") in topics and rule.search(text, folded) for rule in self._book.words
        )

    def town(self, text: str) -> bool:
        """Whether a line has the form of "town, county"."""
        folded = text.lower()
        return any(rule.search(text, folded) for rule in self._book.towns)

    def _values(
        self, topic: str, text: str, start: int, stop: int, told: bool, labelled: bool
    ) -> Iterator[tuple[str, int, int]]:
        if topic == "workplace":
            return
        if topic == "location":
            yield from self._places(text, start, stop, told)
            return
        cut: tuple[int, int] | None = None
        if topic == "title":
            cut = self.names.title(text, start, stop, told=told)
        elif topic == "employer":
            cut = self.names.employer(text, start, stop, labelled=labelled)
            if cut is not None and self.places.knows(text[cut[0] : cut[1]]):
                cut = None
        elif topic == "apply_by":
            yield from self._last_day(text, start, stop)
            return
        elif topic in ("requisition_id", "apply_url"):
            match = (NUMBER if topic == "requisition_id" else URL).search(text, start, stop)
            if match is not None and not match[0].endswith(CUT_SHORT):
                cut = match.start(), match.start() + len(match[0].rstrip(".,;"))
        else:
            cut = _first_sentence(text, start, stop)
        if cut is not None:
            yield text[cut[0] : cut[1]], *cut

    def _last_day(self, text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
        """The date, or of a period the last one."""
        ends = {end.end() for mark in self._book.until for end in mark.finditer(text, start, stop)}
        for first in sorted({start, *ends}, reverse=True):
            date = iso(text[first:stop], month_first=self._month_first())
            if date:
                yield date, first, stop
                return

    def _month_first(self) -> bool | None:
        """How the posting writes 11-10-16, as far as it can be told."""
        return True if self._book.order.search(self._source, self._source.lower()) else None

    def _places(
        self, text: str, start: int, stop: int, told: bool
    ) -> Iterator[tuple[str, int, int]]:
        if told:
            last = 0
            rest = (CLAUSE if stop - start > LONG_PLACE else DOTTED).match(text, stop)
            for first, end in self.places.find(text[start : rest.end() if rest else stop]):
                if first - last > APART:
                    break  # what stands further on is said of something else
                yield text[start + first : start + end], start + first, start + end
                last = end
            return
        at = start
        for mark in [*LISTED.finditer(text, start, stop), None]:
            yield from self._listed(text, at, mark.start() if mark else stop)
            at = mark.end() if mark else stop

    def _listed(self, text: str, start: int, stop: int) -> Iterator[tuple[str, int, int]]:
        """The places of one entry of a list; a short entry is one though no part is known."""
        known = self.places.find(text[start:stop])
        if len(known) == 2 and REGION.fullmatch(text, start + known[0][1], start + known[1][0]):
            known = [(known[0][0], known[1][1])]  # "Dublin, County Dublin, Ireland" is one
        words = text[start:stop].split()
        short = 0 < len(words) <= WORDS and stop - start <= LONG_PLACE and words[-1][-1] != "."
        if len(known) < 2 and short:
            first, last = self.places.trim(text, start, stop)
            if _named(text[first:last]) and not SMALL.search(_without(text, start, known, last)):
                yield text[first:last], first, last
                return
        for first, end in known:
            yield text[start + first : start + end], start + first, start + end


def _plural(text: str, stop: int) -> bool:
    """Whether a title was cut out of its plural."""
    return text[stop : stop + 1].isalpha()


def _first_sentence(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The words up to the end of their sentence; None where it is too long for a key fact."""
    end = ENDS.search(text, start, stop)
    if end is None and stop - start >= LONGEST:
        return None
    words = text[start : end.start() if end else stop]
    left = len(words) - len(words.lstrip(RIM))
    return start + left, start + left + len(words.strip(RIM))


def _without(text: str, start: int, known: list[tuple[int, int]], stop: int) -> str:
    """What stands beside the places that are known."""
    last, rest = start, []
    for first, end in known:
        rest.append(text[last : start + first])
        last = start + end
    return " ".join([*rest, text[last:stop]])


def _named(words: str) -> bool:
    """Whether words are a name, as a place is: a capital first and last."""
    parts = words.split()
    return any(map(str.isalpha, words)) and all(
        part[0].isupper() or part[0].isdigit() for part in (parts[0], parts[-1])
    )
