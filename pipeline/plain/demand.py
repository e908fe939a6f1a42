"""What a line of duties asks of the one who does it, or says of when and where it is done."""

from __future__ import annotations

from pipeline.lexicon import Lexicon
from pipeline.lexicon.index import Index
from pipeline.memory import remembering

DEMAND, ASKED = "demand", "asked"
"""Steps of ``rewrite.toml`` that are signs of it; the second: it asks for what one has or can."""


class Demands:
    """Finds the words that say so; no gist of a duty may lack one of them."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the rules of the two steps."""
        rules = [rule for rule in lexicon.rules["rewrite"] if rule.text("step") in (DEMAND, ASKED)]
        self._index = Index(rules)
        self._signs = remembering(self._found)

    def __call__(self, text: str) -> frozenset[str]:
        """All such words of a text."""
        return frozenset(words for _, words in self._signs(text))

    def asked(self, text: str) -> bool:
        """True where the text asks for what one has or can."""
        return any(step == ASKED for step, _ in self._signs(text))

    def _found(self, text: str) -> frozenset[tuple[str, str]]:
        folded = text.lower()
        return frozenset(
            (each.rule.text("step"), match[0].lower())
            for each in self._index.candidates(self._index.mark(folded))
            for pattern in each.patterns
            for match in pattern.finditer(text, folded)
        )
