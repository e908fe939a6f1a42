"""Plain words for hard ones, each in the form that stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.errors import LexiconError
from pipeline.lexicon import Lexicon
from pipeline.plain.article import Article
from pipeline.plain.inflect import FORMS, Verbs

_TOKEN = re.compile(r"[^\W\d_]+")
_BEFORE = r"(?<![\w/’'@.‑-])(?<!\w[-–]\s)"
_AFTER = r"(?![\w/@]|[-‑’'][^\W\d_]|[’'](?=\s)|\.\w)"
_TITLE = re.compile(r"\s[A-Z]")
_REACH = 40
"""How far around a word we look, in characters."""
_LAST = re.compile(r"([^\W\d_]+)\W*$")


@dataclass(frozen=True, slots=True)
class Swap:
    """One wording in one form, and what is said instead."""

    hard: str
    """In lower case."""
    plain: str
    form: str
    """A form of a verb, or "" for words that stand as they are."""
    ambiguous: bool
    """A past form that may be a participle, where the plain words tell the two apart."""
    long: bool
    """The plain words of a verb are more than one."""


class Words:
    """The swaps of a language, found by the rarest of their words."""

    def __init__(self, lexicon: Lexicon, verbs: Verbs) -> None:
        """Read ``plain.toml``: [verb] in all forms, [active] not in the past, [word] as is."""
        tables: dict[str, dict[str, str]] = {}
        for key, value in lexicon.tables["plain"].items():
            table, _, hard = key.partition(".")
            tables.setdefault(table, {})[hard] = value
        self._verbs = verbs
        self._before_verb = frozenset(tables.get("gist", {}).get("before_verb", "").split())
        self._article = Article(tables["article"]) if "article" in tables else None
        beside = tables.get("beside", {})
        self._aids = frozenset(beside.get("aids", "").split())
        self._nouns = frozenset(beside.get("nouns", "").split())
        self._after = frozenset(beside.get("after", "").split())
        self._passive = frozenset(beside.get("passive", "").split())
        self._keep: dict[str, list[str]] = {}
        for phrase in tables.get("keep", ()):
            self._keep.setdefault(_TOKEN.findall(phrase)[-1], []).append(phrase.lower())
        self._swaps: dict[str, list[Swap]] = {}
        for hard, plain in tables.get("word", {}).items():
            self._add(hard, plain, "")
        for table in ("verb", "active"):
            for hard, plain in tables.get(table, {}).items():
                self._verb(hard, plain, verbs, past=table == "verb")
        self._triggers = frozenset(self._swaps)

    def _verb(self, hard: str, plain: str, verbs: Verbs, *, past: bool) -> None:
        old, new = (_head(words, verbs) for words in (hard, plain))
        if old is None or new is None:
            raise LexiconError("plain.toml", f"verb.{hard}", "has a verb that verbs.toml lacks")
        forms = verbs.forms[new]
        long = plain != new
        for form, one, other in zip(FORMS, verbs.forms[old], forms, strict=True):
            if form == "past" or (form == "participle" and not past):
                continue  # most pasts look like participles; of the rest too little is gained
            ambiguous = form == "participle" and (forms[3] != forms[4] or long)
            self._add(
                hard.replace(old, one, 1), plain.replace(new, other, 1), form,
                ambiguous=ambiguous, long=long,
            )  # fmt: skip

    def _add(
        self, hard: str, plain: str, form: str, *, ambiguous: bool = False, long: bool = False
    ) -> None:
        trigger = max(_TOKEN.findall(hard.lower()), key=len)
        entry = Swap(hard.lower(), plain, form, ambiguous, long)
        self._swaps.setdefault(trigger, []).append(entry)

    def swaps(self, folded: str) -> list[Swap]:
        """The swaps that may apply to a text in lower case, the longest wording first."""
        words = self._triggers.intersection(_TOKEN.findall(folded))
        found = [swap for word in words for swap in self._swaps[word] if swap.hard in folded]
        return sorted(found, key=lambda swap: (-len(swap.hard), swap.hard, swap.form))

    def apply(self, swap: Swap, text: str) -> str:
        """The text with every place swapped where it is safe."""
        expression = _expression(swap.hard)
        if not expression.search(text):
            return text
        kept = self.kept(text.lower())

        def change(match: re.Match[str]) -> str:
            if any(start < match.end() and match.start() < stop for start, stop in kept):
                return match[0]
            return match[0] if self._barred(swap, match) else recased(swap.plain, match)

        return self.articled(expression.sub(change, text), text)

    def kept(self, folded: str) -> list[tuple[int, int]]:
        """The stretches in which nothing is changed."""
        words = self._keep.keys() & _TOKEN.findall(folded)
        return [
            match.span()
            for word in words
            for phrase in self._keep[word]
            if phrase in folded
            for match in re.finditer(re.escape(phrase), folded)
        ]

    def _barred(self, swap: Swap, match: re.Match[str]) -> bool:
        """True for a name, and for a form that may be another part of speech here."""
        ahead = match.string[max(0, match.start() - _REACH) : match.start()]
        behind = match.string[match.end() : match.end() + _REACH]
        first = match.start() == 0 or ahead.rstrip()[-1:] in tuple(".!?:;(")
        words = _TOKEN.findall(match[0])
        if swap.form and self._goes_on(swap, words[-1], behind):
            return True
        if any(word[0].isupper() for word in words[0 if not first else 1 :]):
            return True
        if (
            first
            and not swap.form
            and len(words) == 1
            and words[0][0].isupper()
            and _TITLE.match(match.string, match.end())
        ):
            return True
        if match[0].isupper() or not swap.form:
            return match[0].isupper()
        before = _LAST.search(ahead)
        last = before[1].lower() if before else ""
        if swap.form in ("base", "third"):
            return last in self._nouns
        if swap.form == "participle":
            after = _TOKEN.match(behind.lstrip())
            by = swap.long and after is not None and after[0].lower() in self._passive
            if last in self._aids:
                return by
            return swap.ambiguous or after is None or after[0].lower() not in self._after
        return False

    def _goes_on(self, swap: Swap, last: str, behind: str) -> bool:
        """True where a verb follows for which its last word stood: "give support to clean"."""
        after = _TOKEN.match(behind.lstrip())
        return (
            after is not None
            and last.lower() in self._before_verb
            and swap.plain.rpartition(" ")[2] not in self._before_verb
            and self._verbs.has(after[0].lower(), "base")
        )

    def articled(self, text: str, before: str) -> str:
        """The text with each new article in the form that its next word asks for."""
        if text == before or self._article is None:
            return text
        return self._article.fixed(text, before.lower())


@cache
def _expression(hard: str) -> re.Pattern[str]:
    """Compiled when its words first occur: most never do."""
    after = _AFTER if hard[-1].isalnum() else r"(?!\w)"
    return re.compile(_BEFORE + re.escape(hard) + after, re.IGNORECASE)


def _head(words: str, verbs: Verbs) -> str | None:
    """The first verb of some words."""
    return next((word for word in words.split() if word in verbs.forms), None)


def recased(plain: str, match: re.Match[str]) -> str:
    """The plain words with the capital of the hard ones."""
    return plain[:1].upper() + plain[1:] if match[0][:1].isupper() else plain
