"""The gist of a text: what is done, without what for and how, where no fact goes with it."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.lexicon import Lexicon, Rule
from pipeline.plain.demand import Demands
from pipeline.plain.guard import guard, signature
from pipeline.plain.inflect import Verbs
from pipeline.plain.rules import FORMS, GIST, Rewriter
from pipeline.plain.split import cut
from pipeline.plain.words import Words

_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[a-z]{1,9}-?\d[\w-]{0,12}", re.IGNORECASE)
_OPEN_END = (",", ";", ":", "-", "–", "—", "(", "/", "&")
FEWEST = 3
"""Words of a gist; the name of what is offered may be shorter."""
_DUTY, _OFFER = "duty", "offer"
_LABEL = re.compile(r"[^.;:!?—–]{2,60}?(?:\s?[:—–]|\s-)\s(?=\S{2})")
"""``Care of the kilns: `` before what is done."""


class Gist:
    """Leaves tails out by the "gist" rules of ``rewrite.toml``, and sentences after the first.

    Numbers, amounts, names, negations, conditions, words of strength, licences and times stay:
    the guard says what would be lost, and only words of ``plain.toml``'s ``gist.may_go`` may.
    Of a duty more words may go, but nothing that its "demand" signs say the reader must know;
    a line that asks for what one has or can is told whole.
    """

    def __init__(self, lexicon: Lexicon, rewriter: Rewriter, verbs: Verbs, words: Words) -> None:
        """Take the rules, the verbs and the words ready made."""
        self._verbs = verbs
        self._words = words
        self._lexicon = lexicon
        self._rewriter = rewriter
        self._demands = Demands(lexicon)
        self._denies = frozenset(
            key.partition(".")[2] for key in lexicon.tables["guard"] if key.startswith("negation.")
        )
        self._waiting = frozenset(lexicon.tables["plain"].get("gist.waiting", "").split())
        self._before_verb = frozenset(lexicon.tables["plain"].get("gist.before_verb", "").split())
        self._may_go = frozenset(lexicon.tables["plain"].get("gist.may_go", "").split())
        more = lexicon.tables["plain"].get("gist.may_go_duty", "").split()
        self._may_go_duty = self._may_go.union(more)
        self._asks = frozenset(lexicon.tables["plain"].get("gist.asks", "").split())

    def __call__(self, text: str, form: str) -> str:
        """The gist of a line of this form; of what is asked or paid, every sentence."""
        if form not in FORMS:
            return text
        if form == _DUTY:
            text = text.rstrip(" ;")
            if self._demands.asked(text):
                return text
        first, *rest = (self._head(sentence, form) for sentence in cut(text, self._lexicon))
        if form not in GIST:
            return " ".join((first, *rest))
        may_go = self._free(form)
        kept = (
            each
            for each in rest
            if self.loses(f"{first} {each}", first, may_go) or self._asks_more(each, first, form)
        )
        return " ".join((first, *kept))

    def free(self, rule: Rule, form: str) -> frozenset[str]:
        """The words of the guard that the rule may leave out: its own, or those of the form."""
        if "loses" in rule.values or rule.text("form") not in FORMS[_DUTY]:
            return frozenset(rule.text("loses").split())
        return self._free(form)

    def _free(self, form: str) -> frozenset[str]:
        return self._may_go_duty if form == _DUTY else self._may_go

    def has_fact(self, text: str) -> bool:
        """True where a line of duties holds more: what is asked, a time, a place, a must."""
        return bool(self._demands(text))

    def _head(self, sentence: str, form: str) -> str:
        """The sentence without its tails, as long as one can go; a label before it stays.

        A sentence that denies something keeps its tail, which may be what it denies; but not
        one that a "firm" rule finds, which gives a reason.
        """
        denied = self._denied(sentence)
        found = [
            (bare, each.rule)
            for each in self._rewriter.candidates(form, sentence)[0]
            if each.rule.flag("firm") or not denied
            for bare in self._rewriter.apply(each, sentence)
        ]
        for bare, rule in sorted(found, key=lambda one: -len(one[0])):  # the shortest tail first
            new = self._words.articled(bare, sentence)
            if len(new) >= len(sentence) or _unclosed(new) > _unclosed(sentence):
                continue
            free, names = self.free(rule, form), rule.flag("names")
            told = form in GIST and not rule.flag("firm")
            if self._dangles(new, sentence, form) or (told and self._is_part(new, sentence)):
                continue
            if self.loses(sentence, new, free, names=names):
                continue
            if not self._asks_more(sentence, new, form, free):
                return self._head(new, form)
        label = _LABEL.match(sentence)
        if label is None or denied:
            return sentence
        return label[0] + self._head(sentence[label.end() :], form)

    def _denied(self, sentence: str) -> bool:
        return not self._denies.isdisjoint(signature(sentence, self._lexicon).facts)

    def _dangles(self, gist: str, source: str, form: str) -> bool:
        """True where its last word waits for one that went, or next to nothing is left."""
        bare = gist.rstrip(".")
        if (gist.count(" ") < FEWEST - 1 and form != _OFFER) or bare.endswith(_OPEN_END):
            return True
        before, _, last = bare.lower().rpartition(" ")
        if source.rstrip(".").lower().endswith(f" {last}"):
            return False
        previous = before.rpartition(" ")[2]
        if last in self._waiting or (
            previous in self._before_verb and self._verbs.has(last, "base")
        ):
            return True
        return (before.endswith(",") or previous in self._waiting) and self._verbs.has(last, "ing")

    def _is_part(self, gist: str, source: str) -> bool:
        """True where the verb of the sentence went with its tail, and the rest is no order."""
        first, second, *_ = [*_WORD.findall(gist.lower()), "", ""]
        verb = second if first.endswith("ly") else first
        if self._verbs.has(verb, "base") or self._verbs.has(verb, "third"):
            return False
        return self._rewriter.finite(source) and not self._rewriter.finite(gist)

    def _asks_more(
        self, source: str, gist: str, form: str, free: frozenset[str] = frozenset()
    ) -> bool:
        """True where the source asks something that the gist does not."""
        if form == _DUTY:
            return not self._demands(source) <= self._demands(gist)
        return form not in GIST and not self._asked(source) <= self._asked(gist) + Counter(free)

    def _asked(self, text: str) -> Counter[str]:
        """The words of a text by which something is asked."""
        return Counter(word for word in _WORD.findall(text.lower()) if word in self._asks)

    def loses(self, source: str, gist: str, free: frozenset[str], *, names: bool = False) -> bool:
        """True where the gist lacks a fact of its source, or has one of its own.

        ``free``: words that may go. ``names``: names may go, which have a capital; numbers,
        amounts and other words that the guard knows may not.
        """
        return any(
            change[0] != "-" or not (change[1:] in free or (names and _is_name(change[1:])))
            for change in guard(source, gist, self._lexicon)
        )


def _unclosed(text: str) -> int:
    """How many brackets and quotation marks lack their other half."""
    halves = sum(abs(text.count(a) - text.count(b)) for a, b in ("()", "[]", "“”"))
    return halves + text.count('"') % 2


def _is_name(word: str) -> bool:
    """True for a word with a capital, or one of letters with a number after them (s3)."""
    if any(map(str.isdigit, word)):
        return _CODE.fullmatch(word) is not None
    return word != word.lower()
