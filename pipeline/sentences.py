"""Where sentences end. The only door to nupunkt.

nupunkt knows punctuation and many abbreviations; what a language or the trade of writing
job postings adds to that comes from the lexicon, as :class:`Habits`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from pipeline.memory import remembering
from pipeline.model import Span, Text

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

Gap = tuple[int, int]
"""Where one sentence ends and where the next begins."""

_INNER = re.compile(r"[.!?…][\"'”’»)\]]*\s|[。！？]")
"""Without one of these, a text is one sentence: most are, and need no tokenizer."""
_GLUED = re.compile(r"[A-Z](?:(?<=[a-zß-ÿ][A-Z])|(?<=[a-zß-ÿ][.!?][A-Z]))[a-z]")
_WIDE = re.compile(r"[。！？][」』）】]*\s*()(?=\w)")
_FORGOTTEN_SPACE = re.compile(
    r"(?:(?<![\w./@:-])[a-z][a-z’'-]{2,30}[.!?]|(?<=[a-z])[!?])()"
    r"(?!(?:Net|Js|Com|Org|Io|Gov|Ai|Co|Dev|App|Jobs)\b)[A-Z][a-z]*(?=[ ,’'])"
)
"""An end mark between two words ("team.You will"); not the dot of a name ("Node.Js")."""

_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.)]")
_SMALL = re.compile(r"[\"'“‘(\[]*[^\W\d_A-Z]+(?![A-Z])")
"""A word without a capital, which begins no sentence ("iOS" does)."""
_SHORT = re.compile(r"(?:(?:^|[\s(])\S{1,5}|\d\S*|\S*/\S*)\.$|[!?][\"'”’)]*$|[\"”’]$")
"""What a small word may follow: a shortened word, an amount, a name such as "Yahoo!"."""
_REACH = 160
"""How far on a bracket may close and still keep its sentences together."""


class Rule(Protocol):
    """A lexicon rule, seen from here: it finds, and its first group is a place."""

    def finditer(self, text: str, folded: str) -> Iterator[re.Match[str]]:
        """Find every match; ``folded`` is ``text.lower()``."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Habits:
    """What a language knows of its sentence ends; the first group of a match is the place.

    An ``always`` beats a ``never``, and a ``never`` beats a ``likely`` and nupunkt. A
    ``glued`` place has no white space: it was forgotten there.
    """

    always: Sequence[Rule] = ()
    likely: Sequence[Rule] = ()
    never: Sequence[Rule] = ()
    glued: Sequence[Rule] = ()


NO_HABITS = Habits()


def split(text: Text, habits: Habits = NO_HABITS) -> list[Text]:
    """Cut a text into its sentences, without the white space between them."""
    found = gaps(text.value, habits)
    if not found:
        return [text]
    starts = [0, *(start for _, start in found)]
    stops = [*(stop for stop, _ in found), len(text)]
    return [text[start:stop] for start, stop in zip(starts, stops, strict=True)]


def gaps(value: str, habits: Habits = NO_HABITS) -> list[Gap]:
    """Find the places between the sentences. A gap of no width is a forgotten space."""
    return _GAPS(value, habits)


def _gaps(value: str, habits: Habits) -> list[Gap]:
    inner, glued = _INNER.search(value), _GLUED.search(value)
    if not inner and not glued:
        return []
    found: set[Gap] = set()
    if inner:
        folded = value.lower()
        found.update(_tokenized(value))
        found.update(match.span(1) for match in _WIDE.finditer(value))
        found |= _places(habits.likely, value, folded)
        if found:
            never = _places(habits.never, value, folded)
            found = {gap for gap in found if gap not in never and not _goes_on(value, gap)}
        found |= _places(habits.always, value, folded)
    if glued:
        found |= _forgotten(value, habits)
    return _whole(value, sorted(found))


_GAPS = remembering(_gaps)


def _forgotten(value: str, habits: Habits) -> set[Gap]:
    places = {match.span(1) for match in _FORGOTTEN_SPACE.finditer(value)}
    return places | _places(habits.glued, value, value.lower())


def respaced(text: Text, habits: Habits = NO_HABITS) -> Text:
    """Give back the spaces that were forgotten between sentences, without cutting there."""
    if not _GLUED.search(text.value):
        return text
    places = sorted(start for _, start in _forgotten(text.value, habits))
    if not places:
        return text
    parts: list[Text] = []
    for start, stop in zip([0, *places], [*places, len(text)], strict=True):
        if start:
            point = parts[-1].span.end
            parts.append(Text.standing_for(" ", Span(point, point)))
        parts.append(text[start:stop])
    return Text.join(parts)


def _places(rules: Sequence[Rule], value: str, folded: str) -> set[Gap]:
    return {match.span(1) for rule in rules for match in rule.finditer(value, folded)}


def _tokenized(value: str) -> Iterator[Gap]:
    for _, start in _tokenizer().span_tokenize(value):
        stop = start
        while stop and value[stop - 1].isspace():
            stop -= 1
        while start < len(value) and value[start].isspace():
            start += 1
        if start < len(value):
            yield stop, start


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    import nupunkt  # 25 ms, and only prose needs it

    return nupunkt.load("default")


def _goes_on(value: str, gap: Gap) -> bool:
    """Tell whether the words around a proposed end belong to one sentence."""
    stop, start = gap
    if value[start] in ":;,)":
        return True
    if (
        start > stop
        and _SMALL.match(value, start)
        and _SHORT.search(value, max(0, stop - 40), stop)
    ):
        return True
    opened = value.rfind("(", max(0, stop - _REACH), stop)
    if opened < 0 or value.find(")", opened, stop) >= 0:
        return False
    closing = value.find(")", stop, stop + _REACH)
    return closing >= 0 and value.find("(", stop, closing) < 0


def _whole(value: str, found: list[Gap]) -> list[Gap]:
    """Only the gaps between two pieces that each say something."""
    kept: list[Gap] = []
    begin = 0
    for number, (stop, start) in enumerate(found):
        end = found[number + 1][0] if number + 1 < len(found) else len(value)
        if stop <= begin or _NUMBER.fullmatch(value, begin, stop):
            continue
        if not (_worded(value, begin, stop) and _worded(value, start, end)):
            continue
        kept.append((stop, start))
        begin = start
    return kept


def _worded(value: str, start: int, end: int) -> bool:
    return any(map(str.isalnum, value[start:end]))
