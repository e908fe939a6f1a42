"""Pieces of the web page around a posting: whole lines by rule, and tags inside a line."""

from __future__ import annotations

from pipeline.lexicon import Rules
from pipeline.lexicon.index import Index
from pipeline.memory import remembering
from pipeline.model import Text

_LONGEST = 320
"""A longer line is never furniture."""
_BEGINS, _ENDS = "©#(*", ")."
"""Signs at the ends of a line that belong to its words; all others are decoration."""

Piece = tuple[Text, str]
"""A stretch of a text, and the rule by which it is left out; "" if it is kept."""


class Furniture:
    """The rules of a lexicon, made ready."""

    __slots__ = ("_index", "_inner", "_rule_of", "whole")

    def __init__(self, rules: Rules) -> None:
        self.whole = [rule for rule in rules if rule.flag("whole")]
        self._index = Index(self.whole)
        self._inner = [(rule.text("sign"), rule) for rule in rules if not rule.flag("whole")]
        self._rule_of = remembering(self._rule)

    def line(self, value: str, *, heading: bool) -> str:
        """Find the rule by which the whole line is furniture; "" if it is not."""
        return self._rule_of(value, "headings" if heading else "")

    def sentence(self, value: str) -> str:
        """Find the rule by which a sentence of a paragraph is furniture; "" if it is not."""
        return self._rule_of(value, "sentences")

    def _rule(self, value: str, of: str) -> str:
        if len(value) > _LONGEST:
            return ""
        bare = _bare(value.lower())
        candidates = self._index.candidates(self._index.mark(bare))
        if of == "sentences":
            candidates = (each for each in candidates if each.rule.flag(of))
        begun = (each.expression.match(bare) for one in candidates for each in one.patterns)
        if not any(begun):
            return ""
        for rule in self.whole:
            spared = of == "headings" and rule.values.get(of) is False
            if not spared and rule.search(bare, bare):
                return rule.id
        return ""

    def cut(self, text: Text) -> list[Piece]:
        """Cut the tags out of a text: what is kept and what is left out, in order."""
        value = text.value
        found = sorted(
            (*match.span(match.lastindex or 0), rule.id)
            for sign, rule in self._inner
            if sign in value
            for match in rule.finditer(value, value.lower())
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


def _bare(value: str) -> str:
    start, stop = 0, len(value)
    while start < stop and not (value[start].isalnum() or value[start] in _BEGINS):
        start += 1
    while start < stop and not (value[stop - 1].isalnum() or value[stop - 1] in _ENDS):
        stop -= 1
    return value[start:stop].rstrip(".")
