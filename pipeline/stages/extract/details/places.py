"""Places in a text: "Boulder, CO or Austin, TX" are two, "Gothenburg, Sweden" is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_][\w.'’-]*")
BEFORE = re.compile(r"(?:^|[^\w'’-])((?:[^\W\d_a-z][\w.'’-]*[ -]){0,3}[^\W\d_a-z][\w.'’-]*)(,? )$")
"""A capitalised name and what joins it to the place that follows."""
NAME_ON = re.compile(r" [^\W\d_a-z]")
"""A name that goes on: no comma, and a capital."""
DOTTED = re.compile(r"\.[A-Z]$")
EDGES = " \t.,:;()[]|/*·-–—\N{NO-BREAK SPACE}"
CODE = 4
"""Names of capitals only, up to so many letters, are codes: "IN" is a state, "in" is not."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places that details.toml names, and the words around a place that are none."""

    lands: frozenset[str]
    """Countries and regions: they end a place."""
    states: frozenset[str]
    codes: frozenset[str]
    """Codes of states, which are places only behind a town: "Bend, OR"."""
    towns: frozenset[str]
    rim: tuple[re.Pattern[str], ...]
    """Words such as "Remote -" and "(hybrid)" at either end of a place."""
    but: tuple[re.Pattern[str], ...]
    """Words after which places are named that are meant not to be: "except Ohio"."""

    def find(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each place that is known, in order; none that is excepted."""
        but = (match.start() for pattern in self.but if (match := pattern.search(text)))
        text = text[: min(but, default=len(text))]
        found: list[tuple[int, int]] = []
        last = ""
        states = town = False  # in a list of states, and in it at a name that is a town's too
        for start, stop, kind in self._named(text):
            near = bool(found) and _joined(text[found[-1][1] : start])
            joins = near and not town and _may_join(last, kind)
            first = start if kind == "town" else self._widened(text, start, stop)
            if kind == "code" and first == start and not joins:
                continue
            inside = bool(found) and first < found[-1][1] and last in ("state", "town")
            named = inside and bool(NAME_ON.match(text, found[-1][1]))  # "Oklahoma City, OK"
            if (joins or named) and kind != "town":
                found[-1] = (found[-1][0], stop)
                states = town = False
            elif not found or start >= found[-1][1]:
                first = max(first, found[-1][1] if found else 0)
                while not text[first].isalpha():
                    first += 1
                found.append((first, stop))
                town = states and near and kind == "town"
                states = town or (kind == "state" and first == start)
            last = kind
        return found

    def knows(self, name: str) -> bool:
        """Whether a name is that of a place."""
        return bool(self._kind(name))

    def trim(self, text: str, start: int, stop: int) -> tuple[int, int]:
        """Without marks and words of the rim at both ends."""
        while start < stop:
            piece = text[start:stop]
            rim = [match for pattern in self.rim if (match := pattern.search(piece))]
            left = max((match.end() for match in rim if match.start() == 0), default=0)
            right = min((match.start() for match in rim if match.start()), default=len(piece))
            kept = piece[left:right]
            left += len(kept) - len(kept.lstrip(EDGES))
            kept = piece[left:right].rstrip(EDGES)
            inside, closing, _ = piece[left + len(kept) :].partition(")")
            if closing and kept.count("(") > kept.count(")"):
                kept += inside + closing
            if DOTTED.search(kept) and piece.startswith(".", left + len(kept)):
                kept += "."
            if kept == piece:
                return start, stop
            start, stop = start + left, start + left + len(kept)
        return start, start

    def _named(self, text: str) -> Iterator[tuple[int, int, str]]:
        words = list(WORD.finditer(text))
        place = 0
        while place < len(words):
            for many in (4, 3, 2, 1):
                if place + many > len(words) or not words[place][0][0].isupper():
                    continue
                start, stop = words[place].start(), words[place + many - 1].end()
                kind = self._kind(text[start:stop])
                if not kind:
                    stop = start + len(text[start:stop].rstrip(".'’-"))
                    kind = self._kind(text[start:stop])
                if kind:
                    yield start, stop, kind
                    place += many - 1
                    break
            place += 1

    def _kind(self, name: str) -> str:
        key = name if name.isupper() and len(name) <= CODE else name.casefold()
        if key in self.states:
            return "state"
        if key in self.lands:
            return "land"
        return "town" if key in self.towns else "code" if name in self.codes else ""

    def _widened(self, text: str, start: int, stop: int) -> int:
        """Where the place begins that a state or country ends: at its town."""
        code = text[start:stop].isupper() and stop - start <= CODE
        for _ in range(2):
            match = BEFORE.search(text, max(0, start - 60), start)
            if match is None or not (match[2] == ", " or code):
                break
            rim = any(pattern.fullmatch(match[1]) for pattern in self.rim)
            if rim or self._kind(match[1]) in ("land", "state"):
                break
            start, code = match.start(1), False
        return start


def _may_join(last: str, kind: str) -> bool:
    """Whether a place may go on in the next name: "Lyon, France", but not "Ohio, Utah"."""
    return last not in ("", "land") and (last, kind) != ("state", "state")


def _joined(gap: str) -> bool:
    return gap.strip(" ") in ("", ",")
