"""Titles and employers cut out of the words around them."""

from __future__ import annotations

import re

from pipeline.stages.extract.details.book import Book

NEAR = re.compile(r"(?:[ /&,+-]|\w){0,30}")
LOWER = re.compile(r"(?:[a-z][a-z'’-]*,? )+(?=[A-Z0-9]|[a-z]+[A-Z])")
PLURAL = ("s", "S")
LONGEST_TITLE = 14
"""Words."""
RIM = " \t.,:;|*_#-–—\"“”'"
ABBREVIATED = re.compile(r" (?:Inc|Ltd|Co|Corp)$")
INNER = re.compile(r"\s*\((?:https?|www)?[^)]*\)?\s*$|\s+https?://\S*$")


class Names:
    """Reads titles and employers with a language's rules."""

    __slots__ = ("_book",)

    def __init__(self, book: Book) -> None:
        self._book = book

    def has_role(self, text: str) -> bool:
        """Whether a noun for a person's work stands in it."""
        return any(role.search(text) for role in self._book.roles)

    def barred(self, topic: str, text: str) -> bool:
        """Whether a rule says that these words are no such thing."""
        return any(bar.search(text) for bar in self._book.bars.get(topic, ()))

    def title(self, text: str, start: int, stop: int, *, told: bool) -> tuple[int, int] | None:
        """Start and end of the title in a stretch of words; ``told``: it is running prose."""
        start, stop = _stripped(text, start, stop)
        if told:
            start = self._led(text, start, stop)
            start = self._led(text, self._lowered(text, start, stop), stop)
            end = self._role_end(text, start, stop)
            if end is None:
                return None
            start, stop = _stripped(text, start, end)
            stop = self._singular(text, start, stop)
        else:
            start, stop = self._bared(text, start, stop)
        words = text[start:stop]
        if words.count("(") > words.count(")"):  # the aside goes on behind the title
            start, stop = _stripped(text, start, start + words.rfind("("))
            words = text[start:stop]
        if not words or len(words.split()) > LONGEST_TITLE or self.barred("title", words):
            return None
        return start, stop

    def employer(
        self, text: str, start: int, stop: int, *, labelled: bool
    ) -> tuple[int, int] | None:
        """Start and end of the employer's name in a stretch of words.

        A name that is a tool's as a rule is the employer's where a label says so.
        """
        inner = INNER.search(text, start, stop)
        start, stop = _stripped(text, start, inner.start() if inner else stop)
        first, _, rest = text[start:stop].partition(" ")
        if rest and first.lower() in self._book.articles:
            start += len(first) + 1
        if text[start:stop].replace("’", "'").endswith(self._book.possessives):
            stop = start + max(text.rfind("'", start, stop), text.rfind("’", start, stop)) - start
        if ABBREVIATED.search(text, start, stop) and text.startswith(".", stop):
            stop += 1
        name = text[start:stop]
        if not 1 < len(name) <= 80 or self.barred("employer", name):
            return None
        if not labelled and self.barred("tool", name):
            return None
        return start, stop

    def _singular(self, text: str, start: int, stop: int) -> int:
        """Without the ending of the plural: who looks for bakers has a job as a baker.

        "Bakers and cooks" are two jobs, and stay as they are.
        """
        words = text[start:stop]
        if words[-1:] not in PLURAL or "," in words or self._book.several & set(words.split()):
            return stop
        nouns = [match for role in self._book.roles for match in role.finditer(text, start, stop)]
        return stop - max(
            (self._ending(noun[0]) for noun in nouns if noun.end() == stop), default=0
        )

    def _ending(self, noun: str) -> int:
        """How many letters of a noun only say that there are several."""
        for letters in (1, 2):
            if any(role.fullmatch(noun[:-letters]) for role in self._book.roles):
                return letters
        return 0

    def _lowered(self, text: str, start: int, stop: int) -> int:
        """Behind small words that are not of the title: "a lover of code and senior Welder"."""
        lower = LOWER.match(text, start, stop)
        if lower is None:
            return start
        own = [
            match.start()
            for pattern in (*self._book.grades, *self._book.roles)
            if (match := pattern.search(text, start, lower.end())) is not None
        ]
        return min(own, default=lower.end())

    def _bared(self, text: str, start: int, stop: int) -> tuple[int, int]:
        """Without "Now hiring:" in front and "wanted" behind."""
        for front in self._book.fronts:
            if (match := front.search(text[start:stop])) is not None:
                start += match.end()
        for trail in self._book.trails:
            if (match := trail.search(text[start:stop])) is not None:
                stop = start + match.start()
        return _stripped(text, start, stop)

    def _led(self, text: str, start: int, stop: int) -> int:
        """Behind articles and praise: "a highly motivated"."""
        moved = True
        while moved:
            moved = False
            for lead in self._book.leads:
                match = lead.match(text, start, stop)
                if match is not None and match.end() > start:
                    start, moved = match.end(), True
        return start

    def _role_end(self, text: str, start: int, stop: int) -> int | None:
        """Behind the noun for the work and what belongs to it."""
        ends = sorted(
            match.end() for role in self._book.roles for match in role.finditer(text, start, stop)
        )
        if not ends:
            return None
        end = ends[0]
        for later in ends[1:]:
            gap = text[end:later]
            if "," in gap or len(gap.split()) > 3 or not NEAR.fullmatch(gap):
                break
            end = later
        tail = self._book.tail.match(text, end, stop)
        return tail.end() if tail else end


def _stripped(text: str, start: int, stop: int) -> tuple[int, int]:
    piece = text[start:stop]
    left = len(piece) - len(piece.lstrip(RIM))
    if left and piece[left - 1] == "." and piece[left:][:1].isalpha():  # ".NET"
        left -= 1
    start += left
    stop -= len(piece) - len(piece.rstrip(RIM))
    return start, max(start, stop)
