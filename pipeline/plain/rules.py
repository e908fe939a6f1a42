"""Rewriting rules: a pattern, and what its match becomes, with verbs bent on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.lexicon import Lexicon, Pattern
from pipeline.lexicon.index import Candidate, Index
from pipeline.plain.inflect import Form, Unknown, Verbs

_SLOT = re.compile(r"\{(\d)((?::\w+)*)\}")
_WORD = re.compile(r"[^\W\d_]+")


STEPS = ("split", "phrase", "open")
"""The order in which rules are tried."""
_BESIDE = {"ing": ("joined", "unclear"), "third": ("joined_third", "unclear_third")}
"""For each form, the sign of a verb beside the first one, and that of a doubtful one."""


class Rewriter:
    """Applies the rules of ``rewrite.toml``."""

    def __init__(self, lexicon: Lexicon, verbs: Verbs) -> None:
        """Read the rules; tables of nouns made of verbs come from ``plain.toml``."""
        self._verbs = verbs
        rules = lexicon.rules["rewrite"]
        self._rules = [rule for rule in rules if "becomes" in rule.values]
        self._of = {rule.text("step"): rule for rule in rules if "becomes" not in rule.values}
        self._when = {
            rule.id: (STEPS.index(rule.text("step")), rule.number("over")) for rule in self._rules
        }
        self._indexes: dict[str, Index] = {}
        self._last = ("", False)
        plain = lexicon.tables["plain"]
        self._nominal = {
            key.partition(".")[2]: verb for key, verb in plain.items() if key.startswith("nominal.")
        }
        self._between = frozenset(plain.get("beside.between", "").split())
        self._operations: dict[str, Callable[[str], str]] = {
            "cap": lambda text: text[:1].upper() + text[1:],
            "low": self.lowered,
            "base": lambda text: self._chain(text, "ing", "base"),
            "third": lambda text: self._chain(text, "ing", "third"),
            "done": lambda text: self._chain(text, "ing", "participle"),
            "stem": lambda text: self._chain(text, "third", "base"),
            "going": lambda text: self._chain(text, "base", "ing"),
            "also_base": lambda text: self._also(text, "ing", "base"),
            "also_done": lambda text: self._also(text, "ing", "participle"),
            "also_third": lambda text: self._also(text, "ing", "third"),
            "also_stem": lambda text: self._also(text, "third", "base"),
            "verbs": self._verbal,
            "order": self._order,
            "steady": self._steady,
        }

    def candidates(self, form: str, text: str) -> list[list[Candidate]]:
        """The rules that may match a sentence of some form, those of each step."""
        index = self._indexes.get(form)
        if index is None:
            chosen = [rule for rule in self._rules if rule.text("form") in ("", form)]
            index = self._indexes[form] = Index(chosen)
        found: list[list[Candidate]] = [[], [], []]
        words = text.count(" ") + 1
        for bits in index.marks([text]).values():
            for each in index.candidates(bits):
                step, over = self._when[each.rule.id]
                if words >= over:
                    found[step].append(each)
        return found

    def apply(self, found: Candidate, text: str, folded: str) -> Iterator[str]:
        """The text with each match rewritten, one at a time."""
        rule = found.rule
        for pattern in found.patterns:
            for match in _matches(pattern.expression, text):
                if rule.flag("bare") and self._finite(text, folded):
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

    def _finite(self, text: str, folded: str) -> bool:
        if self._last[0] != text:
            self._last = (text, self._has("finite", text, folded))
        return self._last[1]

    def _filled(self, template: str, match: re.Match[str]) -> str:
        def slot(found: re.Match[str]) -> str:
            group = match[int(found[1])] or ""
            for name in found[2].split(":")[1:]:
                group = self._operations[name](group)
            return group

        return _SLOT.sub(slot, template)

    def lowered(self, text: str) -> str:
        """Without the capital that only the beginning of a sentence gave."""
        head, _, rest = text.partition(" ")
        if head[1:] == head[1:].lower() and not rest[:1].isupper():
            return head.lower() + text[len(head) :]
        if any(map(str.isupper, head[1:])):
            return text
        raise Unknown(head)

    def _chain(self, text: str, source: Form, target: Form) -> str:
        return self._verbs.bend_all(text, source, target, self._between)

    def _verbal(self, text: str) -> str:
        """Nouns turned into their verbs ("design and maintenance": "design and maintain")."""

        def word(match: re.Match[str]) -> str:
            if match[0] in self._between:
                return match[0]
            if match[0].lower() not in self._nominal:
                raise Unknown(match[0])
            return self._nominal[match[0].lower()]

        return _WORD.sub(word, text)

    def _also(self, text: str, source: Form, target: Form) -> str:
        """Bend the verbs that stand beside the first one; Unknown where that is not clear."""
        joined, unclear = _BESIDE[source]
        folded = text.lower()
        found = [
            match
            for match in self._of[joined].match[0].finditer(text, folded)
            if self._verbs.has(match[2].lower(), source)
        ]
        if all(match[1] == "," for match in found) and unclear == "unclear":
            return text  # no list of doings, which would end in "and"
        if self._has(unclear, text, folded):
            raise Unknown(text)
        for match in reversed(found):
            start, stop = match.span(2)
            text = text[:start] + self._verbs.bend(match[2], source, target) + text[stop:]
        return text

    def _order(self, text: str) -> str:
        """The text if it is an order ("Design the ...") and no list of doings."""
        first = _WORD.match(text)
        if first is None or not self._verbs.has(first[0].lower(), "base"):
            raise Unknown(text)
        return self._steady(text)

    def _steady(self, text: str) -> str:
        """The text if none of its own doings could go on after it."""
        if self._has("unclear", text, text.lower()) or self._has("open", text, text.lower()):
            raise Unknown(text)
        return text

    def _has(self, step: str, text: str, folded: str) -> bool:
        """True where a sign stands in the text; its group, if it has one, must be a verb."""
        rule = self._of.get(step)
        patterns: tuple[Pattern, ...] = rule.match if rule else ()
        return any(
            not match.lastindex or match[1].lower() in self._verbs
            for pattern in patterns
            for match in pattern.finditer(text, folded)
        )


def _matches(expression: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    """Every match; an expression for the beginning is tried there only, which is far quicker."""
    if not expression.pattern.startswith("^"):
        return expression.finditer(text)
    match = expression.match(text)
    return () if match is None else (match,)
