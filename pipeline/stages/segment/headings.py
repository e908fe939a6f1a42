"""What a heading's words say about the lines under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.lexicon import Rule, Rules

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
        found: dict[str, list[Rule]] = {
            "": [], "start": [], "end": [], "anywhere": [], "never": [], "label": []
        }  # fmt: skip
        for rule in sorted(rules, key=lambda rule: (-rule.number("weight"), rule.id)):
            found[rule.text("tail")].append(rule)
        self._whole, self._anywhere = found[""], found["anywhere"]
        self._start, self._end = found["start"], found["end"]
        self._never, self._label = found["never"], found["label"]
        self._known: dict[str, Says | None] = {}

    def look_up(self, text: str) -> Says | None:
        """What the heading says, or None where none of its words are known."""
        if len(text) > LONGEST:
            return None
        try:
            return self._known[text]
        except KeyError:
            pass
        if len(self._known) > 20_000:
            self._known.clear()
        says = self._known[text] = self._find(plain(text))
        return says

    def label(self, text: str) -> Says | None:
        """What a word before a colon says: known headings, and words that only label a fact."""
        if says := _first(self._label, plain(text), whole=True):
            return says
        says = self.look_up(text)
        return says if says and says.whole and says.weight else None

    def stands_alone(self, text: str) -> bool:
        """The line looks like a heading, but heads nothing."""
        return _first(self._never, plain(text), whole=True) is not None

    def _find(self, text: str) -> Says | None:
        for shorter in self._shorter(text):
            if says := _first(self._whole, shorter, whole=True):
                return says
        return _first(self._anywhere, text, whole=False)

    def _shorter(self, text: str) -> list[str]:
        """The heading itself, then with more and more of its trimmings cut off."""
        forms = [text]
        for rules in (self._end, self._start, self._end, self._end):
            cut = _cut(rules, forms[-1])
            if rules is self._start and cut == forms[-1]:
                continue
            forms.append(cut)
        front = _cut(self._start, text)
        return list(dict.fromkeys([text, front, *forms]))


def plain(text: str) -> str:
    """The heading's words without emoji, number, bullets and end marks."""
    return _SPACE.sub(" ", _EDGES.sub("", text.translate(_QUOTES))).strip()


def _cut(rules: list[Rule], text: str) -> str:
    for rule in rules:
        match = rule.search(text, text.lower())
        if match and len(match[0]) < len(text):
            return (text[: match.start()] + text[match.end() :]).strip(" :,-–—")
    return text


def _first(rules: list[Rule], text: str, *, whole: bool) -> Says | None:
    if not text:
        return None
    folded = text.lower()
    for rule in rules:
        if rule.search(text, folded):
            kinds = rule.values.get("section", "other")
            kinds = kinds if isinstance(kinds, tuple) else (str(kinds),)
            return Says(rule.id, kinds, rule.number("weight"), whole)
    return None
