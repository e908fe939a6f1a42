"""Plain words for hard ones, each in the form that stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce

from pipeline.errors import LexiconError
from pipeline.lexicon import Lexicon
from pipeline.plain.inflect import FORMS, Verbs

_TOKEN = re.compile(r"[^\W\d_]+")
_BEFORE = r"(?<![\w/’'@.‑-])(?<!\w[-–]\s)"
_AFTER = r"(?![\w/@]|[-‑’'][^\W\d_]|\.\w)"
_TITLE = re.compile(r"\s[A-Z]")
_LAST = re.compile(r"([^\W\d_]+)\W*$")


@dataclass(frozen=True, slots=True)
class Swap:
    """One wording in one form, and what is said instead."""

    hard: re.Pattern[str]
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
        self._article = Article(tables["article"]) if "article" in tables else None
        beside = tables.get("beside", {})
        self._aids = frozenset(beside.get("aids", "").split())
        self._nouns = frozenset(beside.get("nouns", "").split())
        self._after = frozenset(beside.get("after", "").split())
        self._passive = frozenset(beside.get("passive", "").split())
        self._keep: dict[str, list[str]] = {}
        for phrase in tables.get("keep", ()):
            self._keep.setdefault(_TOKEN.findall(phrase)[-1], []).append(phrase.lower())
        self._swaps: dict[str, list[tuple[int, Swap]]] = {}
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
        parts = r"\s".join(re.escape(part) for part in hard.split())
        after = _AFTER if hard[-1].isalnum() else r"(?!\w)"
        pattern = re.compile(_BEFORE + parts + after, re.IGNORECASE)
        entry = (-len(hard), Swap(pattern, plain, form, ambiguous, long))
        swaps = self._swaps.setdefault(trigger, [])
        swaps.append(entry)
        swaps.sort(key=lambda found: found[0])

    def swaps(self, folded: str) -> list[Swap]:
        """The swaps that may apply to a text in lower case, the longest wording first."""
        found = self._triggers.intersection(_TOKEN.findall(folded))
        if not found:
            return []
        entries = [entry for word in found for entry in self._swaps[word]]
        return [swap for _, swap in sorted(entries, key=lambda e: (e[0], e[1].hard.pattern))]

    def apply(self, swap: Swap, text: str) -> str:
        """The text with every place swapped where it is safe."""
        if not swap.hard.search(text):
            return text
        kept = self.kept(text.lower())

        def change(match: re.Match[str]) -> str:
            if any(start < match.end() and match.start() < stop for start, stop in kept):
                return match[0]
            return match[0] if self._barred(swap, match) else recased(swap.plain, match)

        return self.articled(swap.hard.sub(change, text), text)

    def kept(self, folded: str) -> list[tuple[int, int]]:
        """The stretches in which nothing is changed."""
        words = self._keep.keys() & _TOKEN.findall(folded)
        return [
            match.span()
            for word in words
            for phrase in self._keep[word]
            for match in re.finditer(re.escape(phrase), folded)
        ]

    def _barred(self, swap: Swap, match: re.Match[str]) -> bool:
        """True for a name, and for a form that may be another part of speech here."""
        first = match.start() == 0 or match.string[: match.start()].rstrip()[-1:] in ".!?:;("
        words = _TOKEN.findall(match[0])
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
        before = _LAST.search(match.string[: match.start()])
        last = before[1].lower() if before else ""
        if swap.form in ("base", "third"):
            return last in self._nouns
        if swap.form == "participle":
            after = _TOKEN.match(match.string[match.end() :].lstrip())
            by = swap.long and after is not None and after[0].lower() in self._passive
            if last in self._aids:
                return by
            return swap.ambiguous or after is None or after[0].lower() not in self._after
        return False

    def articled(self, text: str, before: str) -> str:
        """The text with each new article in the form that its next word asks for."""
        if text == before or self._article is None:
            return text
        return self._article.fixed(text, before.lower())


class Article:
    """The two forms of an article, and before which sounds the second stands."""

    def __init__(self, table: dict[str, str]) -> None:
        """Read ``forms`` and ``sound`` of plain.toml's [article]."""
        self.plain, self.other = table["forms"].split()
        self._sound = re.compile(table["sound"])
        self._found = re.compile(rf"(?<![\w-])(?i:{self.plain}|{self.other})(?= ([a-z]\w*))")

    def fixed(self, text: str, before: str) -> str:
        """The text with every article right before a small word, but for pairs of ``before``."""

        def form(match: re.Match[str]) -> str:
            if f"{match[0]} {match[1]}".lower() in before:
                return match[0]
            new = self.other if self._sound.match(match.string, match.end() + 1) else self.plain
            return new.capitalize() if match[0][0].isupper() else new

        return self._found.sub(form, text)


def _head(words: str, verbs: Verbs) -> str | None:
    """The first verb of some words."""
    return next((word for word in words.split() if word in verbs.forms), None)


def recased(plain: str, match: re.Match[str]) -> str:
    """The plain words with the capital of the hard ones."""
    return plain[:1].upper() + plain[1:] if match[0][:1].isupper() else plain


_COMMON: dict[int, tuple[object, frozenset[str]]] = {}


def common(lexicon: Lexicon) -> frozenset[str]:
    """Words of the tables: with a capital they begin a sentence, and are no name."""
    table = lexicon.tables["plain"]
    made = _COMMON.get(id(table))
    if made is None or made[0] is not table:
        texts = [key.partition(".")[2] + " " + value for key, value in table.items()]
        texts += [key.partition(".")[2] for key in lexicon.tables["guard"]]
        texts += [f"{base} {rest}" for base, rest in lexicon.tables["verbs"].items()]
        words: frozenset[str] = reduce(
            frozenset.union,
            (frozenset(_TOKEN.findall(text.lower())) for text in texts),
            frozenset(),
        )
        made = _COMMON[id(table)] = (table, words)
    return made[1]
