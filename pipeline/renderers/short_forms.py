"""Short forms that the posting explains, spelt out where the page first uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import Term
from pipeline.renderers.markup import Markup, element, join, linked


class ShortForms:
    """What is still to be spelt out: each form once, so words must come in page order."""

    __slots__ = ("_long", "_pattern")

    def __init__(self, terms: Iterable[Term]) -> None:
        self._long = {term.term: term.meaning for term in terms if term.origin == "posting"}
        forms = "|".join(map(re.escape, sorted(self._long, key=len, reverse=True)))
        # Not within an address or a longer name.
        self._pattern = re.compile(rf"(?<![\w@./:=&-])({forms})s?(?![\w@]|[./&-]\w)")

    def words(self, text: str) -> Markup:
        """The text with links; first uses carry their long form."""
        if not any(form in text for form in self._long):
            return linked(text)
        pieces: list[str] = []
        last = 0
        for match in self._pattern.finditer(text):
            if long := self._long.pop(match[1], ""):
                pieces += (
                    linked(text[last : match.start()]),
                    element("abbr", match[0], title=long),
                )
                last = match.end()
        return join((*pieces, linked(text[last:])))
