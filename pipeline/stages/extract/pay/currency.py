"""Which currency a mark stands for, by itself or by the places that a posting names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from pipeline.model import Posting
from pipeline.stages.extract.pay.grammar import Cues, Grammar

SHARED = frozenset({"$", "kr", ""})
"""Marks that only a place turns into a currency; "" stands for none written."""
DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD"})
CROWNS = frozenset({"SEK", "NOK", "DKK"})
HEAD_LINES = 3
LINE_LENGTH = 120
OFTEN = 3


def marked(written: str, grammar: Grammar) -> tuple[str, int] | None:
    """The currency of a mark such as ``USD $``, and where in the words it begins.

    Of two codes the later counts. "$" and "kr" stay as they are: several countries share
    them. None for no currency.
    """
    found, start = "", len(written)
    for match in grammar.mark.expression.finditer(written):
        start = min(start, match.start())
        code = grammar.mark.rule(match).text("value")
        if not found or code != "$":
            found = code
    if not found or found == "$":
        named = grammar.code.search(written)
        if named:
            found, start = named[0], min(start, named.start())
    return (found, start) if found else None


class Home:
    """Where a posting is at home, and so whose a shared mark is. Looked up when asked."""

    def __init__(self, posting: Posting, grammar: Grammar) -> None:
        self.posting = posting
        self.grammar = grammar

    def currency(self, mark: str, near: Iterable[str]) -> str | None:
        """The ISO 4217 code of a mark, by the places named near it, then in the posting."""
        if mark not in SHARED:
            return mark
        if mark == "$":
            if self.dollar == "USD":
                return "USD"
            near_dollar = self._of_places((*near, *self.head), self.grammar.places_near, DOLLARS)
            return near_dollar or self.dollar or "USD"
        texts = (*near, *self.head)
        if mark == "kr":
            return self._of_places(texts, self.grammar.places_near, CROWNS)
        texts = (*texts, self.posting.source.text)
        return self._of_places(texts, self.grammar.countries, None)

    @cached_property
    def dollar(self) -> str | None:
        """Whose dollar a bare $ is, as far as the countries of the whole posting tell.

        The US dollar where it names no other country with dollars; another one where it
        names that country alone, again and again; None where it names several.
        """
        text = self.posting.source.text
        if not _named(text, self.grammar.dollars_abroad):
            return "USD"
        named = [code for code in _named(text, self.grammar.places) if code in DOLLARS]
        return named[0] if len(set(named)) == 1 and len(named) >= OFTEN else None

    @cached_property
    def head(self) -> tuple[str, ...]:
        """The lines that tell where the job is: header, first lines, ``Location:``."""
        return tuple(self._head())

    def _head(self) -> Iterator[str]:
        for section in self.posting.sections:
            first = section is self.posting.sections[0]
            for number, unit in enumerate(section.units):
                text = unit.text.value[: LINE_LENGTH + 80]
                short = len(text) <= LINE_LENGTH
                opens = first and number < HEAD_LINES and (" | " in text or not text.endswith("."))
                if section.kind == "header" or (
                    short and (opens or self.grammar.where.search(text))
                ):
                    yield text

    def _of_places(
        self, texts: Iterable[str], places: Cues, among: frozenset[str] | None
    ) -> str | None:
        """The one currency of ``among`` that the first text with a known place points to."""
        for text in texts:
            found = set(_named(text, places))
            if among is not None:
                found &= among
            if found:
                return found.pop() if len(found) == 1 else None
        return None


def _named(text: str, places: Cues) -> list[str]:
    return [rule.text("value") for rule, _ in places.matches(text)]
