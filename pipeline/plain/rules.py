"""Rewriting rules: a pattern, and what its match becomes, with verbs bent on the way."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator

from pipeline.lexicon import Lexicon, Pattern
from pipeline.lexicon.index import Candidate, Index
from pipeline.plain.bend import Bender
from pipeline.plain.inflect import Unknown, Verbs

_SLOT = re.compile(r"\{(\d)((?::\w+)*)\}")


_REMEMBERED = 20_000
_LATELY = 200
"""Sentences whose rules are kept: the gist asks for them, then each round does."""
STEPS = ("gist", "split", "phrase", "open")
"""The order in which rules are tried."""
FORMS: dict[str, tuple[str, ...]] = {
    "duty": ("", "gist", "example", "duty"),
    "story": ("", "gist", "example"),
    "offer": ("", "offer"),
    "terms": ("", "terms"),
    "ask": ("", "ask"),
    "pay": ("", "pay"),
}
"""The rules for a text of some form, by their own form; others have the general ones."""
GIST = frozenset(form for form, rules in FORMS.items() if "gist" in rules)
"""Forms of which only the gist is said; of the others go the words that a rule names."""


class Rewriter:
    """Applies the rules of ``rewrite.toml``."""

    def __init__(self, lexicon: Lexicon, verbs: Verbs) -> None:
        """Read the rules; tables of nouns made of verbs come from ``plain.toml``."""
        rules = lexicon.rules["rewrite"]
        self._rules = [rule for rule in rules if "becomes" in rule.values]
        signs = {rule.text("step"): rule for rule in rules if "becomes" not in rule.values}
        self._bender = Bender(verbs, lexicon.tables["plain"], signs)
        self._overs = sorted({rule.number("over") for rule in self._rules})
        self._when = {
            rule.id: (STEPS.index(rule.text("step")), bisect(self._overs, rule.number("over")))
            for rule in self._rules
        }
        self._indexes: dict[str, Index] = {}
        self._marked: dict[tuple[str, int, int], list[list[Candidate]]] = {}
        self._known: dict[tuple[str, str], list[list[Candidate]]] = {}
        self._last = ("", False)

    def candidates(self, form: str, text: str) -> list[list[Candidate]]:
        """The rules that may match a sentence of some form, those of each step."""
        known = self._known.get((form, text))
        if known is None:
            if len(self._known) >= _LATELY:
                self._known.clear()
            known = self._known[form, text] = self._candidates(form, text)
        return known

    def _candidates(self, form: str, text: str) -> list[list[Candidate]]:
        index = self._indexes.get(form)
        if index is None:
            forms = FORMS.get(form, ("",))
            chosen = [rule for rule in self._rules if rule.text("form") in forms]
            index = self._indexes[form] = Index(chosen)
        key = form, index.mark(text.lower()), bisect(self._overs, text.count(" ") + 1)
        steps = self._marked.get(key)
        if steps is None:
            if len(self._marked) >= _REMEMBERED:
                self._marked.clear()
            steps = self._marked[key] = self._by_step(index.candidates(key[1]), key[2])
        return steps

    def _by_step(self, found: Iterable[Candidate], length: int) -> list[list[Candidate]]:
        steps: list[list[Candidate]] = [[] for _ in STEPS]
        for each in found:
            step, over = self._when[each.rule.id]
            if over <= length:
                steps[step].append(each)
        return steps

    def apply(self, found: Candidate, text: str) -> Iterator[str]:
        """The text with each match rewritten, one at a time."""
        rule = found.rule
        for pattern in found.patterns:
            for match in _matches(pattern, text):
                folded = text.lower()
                if rule.flag("bare") and self.finite(text):
                    return
                if any(bar.search(text, folded) for bar in rule.unless):
                    return
                try:
                    new = self._filled(rule.text("becomes"), match)
                except Unknown:
                    continue
                if match[0][:1].isupper() and not new.startswith(match[0][:1]):
                    new = new[:1].upper() + new[1:]
                yield text[: match.start()] + new + text[match.end() :]

    def finite(self, text: str) -> bool:
        """True where a verb makes the text a sentence that is no order."""
        if self._last[0] != text:
            self._last = (text, self._bender.has("finite", text, text.lower()))
        return self._last[1]

    def _filled(self, template: str, match: re.Match[str]) -> str:
        def slot(found: re.Match[str]) -> str:
            group = match[int(found[1])] or ""
            for name in found[2].split(":")[1:]:
                group = self._bender.operations[name](group)
            return group

        return _SLOT.sub(slot, template)


def _matches(pattern: Pattern, text: str) -> Iterable[re.Match[str]]:
    """Every match; an expression for the beginning is tried there only, which is far quicker."""
    if not pattern.source.startswith("^"):
        return pattern.expression.finditer(text)
    match = pattern.expression.match(text)
    return () if match is None else (match,)
