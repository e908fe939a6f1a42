"""What a heading's words say about the lines under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import Rule, Rules
from pipeline.lexicon.index import Index
from pipeline.memory import remembering

LONGEST = 110
"""Characters; nothing longer is looked up as a heading."""
_EDGES = re.compile(r"^[\W_]*(?:\(?(?:\d{1,2}|[a-hA-H]|[ivxIVX]{1,4})[.)][\W_]*)?|[^\w)]*$|_+$")
_SPACE = re.compile(r"[\s_*]+")
_QUOTES = str.maketrans("’‘`´", "''''")


@dataclass(frozen=True, slots=True)
class Says:
    """What a heading says: the kinds of section it may open, likeliest first."""

    rule: str
    kinds: tuple[str, ...]
    weight: float
    whole: bool
    """The whole heading is a known phrase, not only some words of it."""


class Headings:
    """The vocabulary of headings.toml, ready for looking up."""

    def __init__(self, rules: Rules) -> None:
        """Sort the rules by what they are for, the weightiest first."""
        parts: dict[str, list[Rule]] = {}
        for rule in sorted(rules, key=lambda rule: (-rule.number("weight"), rule.id)):
            parts.setdefault(rule.text("tail"), []).append(rule)
        self._parts = {part: Index(found) for part, found in parts.items()}
        self.look_up = remembering(self._look_up)
        """What a heading says, or None where none of its words are known."""
        self.label = remembering(self._label)
        """What a word before a colon says: a known heading, or the name of a key fact."""
        self.stands_alone = remembering(self._stands_alone)
        """True if the line may look like a heading, but heads nothing."""

    def _look_up(self, text: str) -> Says | None:
        if len(text) > LONGEST:
            return None
        bare = plain(text)
        for shorter in self._shorter(bare):
            if says := self._first("", shorter):
                return says
        return self._first("anywhere", bare)

    def _label(self, text: str) -> Says | None:
        if says := self._first("label", plain(text)):
            return says
        says = self.look_up(text)
        return says if says and says.whole and says.weight else None

    def _stands_alone(self, text: str) -> bool:
        return len(text) <= LONGEST and self._first("never", plain(text)) is not None

    def _shorter(self, text: str) -> list[str]:
        """The heading itself, then with more and more of its trimmings cut off."""
        tail = self._cut("end", text)
        both = self._cut("start", tail)
        less = self._cut("end", both)
        forms = [text, self._cut("start", text), tail, both, less, self._cut("end", less)]
        return list(dict.fromkeys(forms))

    def _cut(self, where: str, text: str) -> str:
        for _, match in self._found(where, text):
            if len(match[0]) < len(text):
                return (text[: match.start()] + text[match.end() :]).strip(" :,-–—")
        return text

    def _first(self, part: str, text: str) -> Says | None:
        for rule, _ in self._found(part, text):
            kinds = rule.values.get("section", "other")
            kinds = kinds if isinstance(kinds, tuple) else (str(kinds),)
            return Says(rule.id, kinds, rule.number("weight"), part != "anywhere")
        return None

    def _found(self, part: str, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """What each rule of a part finds in a heading, the weightiest rule first."""
        index = self._parts.get(part)
        if index is None or not text:
            return
        folded = text.lower()
        for each in index.candidates(index.mark(folded)):
            if hit := each.search(text, folded):
                yield hit.rule, hit.match


def plain(text: str) -> str:
    """The heading's words without emoji, number, bullets and end marks."""
    return _SPACE.sub(" ", _EDGES.sub("", text.translate(_QUOTES))).strip()
