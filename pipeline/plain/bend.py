"""What a rule may do with a group of its match: bend verbs, or look whether a cut is safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipeline.lexicon import Pattern, Rule
from pipeline.plain.inflect import Form, Unknown, Verbs

_WORD = re.compile(r"[^\W\d_]+")
_BESIDE = {"ing": ("joined", "unclear"), "third": ("joined_third", "unclear_third")}
"""For each form, the sign of a verb beside the first one, and that of a doubtful one."""


class Bender:
    """The operations of ``rewrite.toml``; each raises Unknown where it is not sure."""

    def __init__(self, verbs: Verbs, plain: Mapping[str, str], signs: Mapping[str, Rule]) -> None:
        """Take the verbs, ``plain.toml`` and the rules that only look for signs."""
        self._verbs = verbs
        self._signs = signs
        self._nominal = {
            key.partition(".")[2]: verb for key, verb in plain.items() if key.startswith("nominal.")
        }
        self._between = frozenset(plain.get("beside.between", "").split())
        self.operations: dict[str, Callable[[str], str]] = {
            "cap": lambda text: text[:1].upper() + text[1:],
            "low": self._lowered,
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
            "closed": self._closed,
            "gone": lambda text: self._gone(text, "base"),
            "gone_ing": lambda text: self._gone(text, "ing"),
        }

    def _lowered(self, text: str) -> str:
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
        """Bend the verbs beside the first one, not those in brackets; Unknown where unclear."""
        joined, unclear = _BESIDE[source]
        folded = text.lower()
        found = [
            match
            for match in self._signs[joined].match[0].finditer(text, folded)
            if self._verbs.has(match[2].lower(), source)
            and text.count("(", 0, match.start()) <= text.count(")", 0, match.start())
        ]
        if all(match[1] == "," for match in found) and unclear == "unclear":
            return text  # no list of doings, which would end in "and"
        if self.has(unclear, text, folded):
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
        if self.has("unclear", text, text.lower()) or self.has("listed", text, text.lower()):
            raise Unknown(text)
        return self._closed(text)

    def _closed(self, text: str) -> str:
        """The text if no condition or bracket of it could go on after it."""
        if self.has("open", text, text.lower()):
            raise Unknown(text)
        return text

    def _gone(self, text: str, form: Form) -> str:
        """Nothing, if the text begins with a verb in this form, an adverb perhaps before it."""
        words = _WORD.findall(text.lower())[:2]
        if any(self._verbs.has(word, form) for word in words[: 1 + words[0].endswith("ly")]):
            return ""
        raise Unknown(text)

    def has(self, step: str, text: str, folded: str) -> bool:
        """True where a sign stands in the text; its group, if it has one, must be a verb."""
        rule = self._signs.get(step)
        patterns: tuple[Pattern, ...] = rule.match if rule else ()
        return any(
            not match.lastindex or match[1].lower() in self._verbs
            for pattern in patterns
            for match in pattern.finditer(text, folded)
        )
