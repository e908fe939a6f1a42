"""Pieces of the web page around a posting: whole lines by rule, and tags inside a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.lexicon import Rule, Rules
from pipeline.model import Text

_LONGEST = 320
"""A longer line is never furniture."""
_BEGINS, _ENDS = "©#(*", ")."
"""Signs at the ends of a line that belong to its words; all others are decoration."""

Piece = tuple[Text, str]
"""A stretch of a text, and the rule by which it is left out; "" if it is kept."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The rules of a lexicon, made ready."""

    whole: tuple[Rule, ...]
    lines: re.Pattern[str] | None
    """All patterns of ``whole`` as one: few lines match, and one look tells which do."""
    spoken: re.Pattern[str] | None
    """The same of the rules that hold for a sentence of a paragraph."""
    inner: tuple[Rule, ...]

    def line(self, value: str, *, heading: bool) -> str:
        """Find the rule by which the whole line is furniture; "" if it is not."""
        return self._rule(self.lines, value, "headings" if heading else "")

    def sentence(self, value: str) -> str:
        """Find the rule by which a sentence of a paragraph is furniture; "" if it is not."""
        return self._rule(self.spoken, value, "")

    def _rule(self, one: re.Pattern[str] | None, value: str, spared: str) -> str:
        if one is None or len(value) > _LONGEST:
            return ""
        bare = _bare(value.lower())
        if not one.match(bare):
            return ""
        for rule in self.whole:
            if rule.values.get(spared) is not False and rule.search(bare, bare):
                return rule.id
        return ""

    def cut(self, text: Text) -> list[Piece]:
        """Cut the tags out of a text: what is kept and what is left out, in order."""
        found = sorted(
            (*match.span(match.lastindex or 0), rule.id)
            for rule in self.inner
            if rule.text("sign") in text.value
            for match in rule.finditer(text.value, text.value.lower())
        )
        pieces: list[Piece] = []
        last = 0
        for start, stop, reason in found:
            if start >= last:
                pieces += [(text[last:start].strip(), ""), (text[start:stop].strip(), reason)]
                last = stop
        pieces.append((text[last:].strip() if last else text, ""))
        if not last:
            return pieces
        return [(piece, reason) for piece, reason in pieces if any(map(str.isalnum, piece.value))]


def furniture(rules: Rules) -> Furniture:
    """Make the rules of a lexicon ready for use."""
    whole = tuple(rule for rule in rules if rule.flag("whole"))
    return Furniture(
        whole,
        _as_one(_sources(whole)),
        _as_one(_sources(rule for rule in whole if rule.flag("sentences"))),
        tuple(rule for rule in rules if not rule.flag("whole")),
    )


def _sources(rules: Iterable[Rule]) -> tuple[str, ...]:
    return tuple(pattern.source for rule in rules for pattern in rule.match)


def _as_one(sources: tuple[str, ...]) -> re.Pattern[str] | None:
    if not sources:
        return None
    one = "|".join(f"(?:{source.removeprefix('^')})" for source in sources)
    # Without IGNORECASE, branches are told apart by their first letter.
    small = not re.search(r"(?<!\\)[A-Z]", one)
    return re.compile(one) if small else re.compile(one, re.IGNORECASE)


def _bare(value: str) -> str:
    start, stop = 0, len(value)
    while start < stop and not (value[start].isalnum() or value[start] in _BEGINS):
        start += 1
    while start < stop and not (value[stop - 1].isalnum() or value[stop - 1] in _ENDS):
        stop -= 1
    return value[start:stop].rstrip(".")
