"""The gist of a text: what is done, without what for and how, where no fact goes with it."""

from __future__ import annotations

import re

from pipeline.lexicon import Lexicon
from pipeline.plain.inflect import Verbs
from pipeline.plain.losses import DUTY, Losses
from pipeline.plain.rules import FORMS, GIST, Rewriter
from pipeline.plain.split import cut
from pipeline.plain.words import Words

_WORD = re.compile(r"\w+")
_OPEN_END = (",", ";", ":", "-", "–", "—", "(", "/", "&")
FEWEST = 3
"""Words of a gist; the name of what is offered may be shorter."""
_OFFER = "offer"
_LABEL = re.compile(r"[^.;:!?—–]{2,60}?(?:\s?[:—–]|\s-)\s(?=\S{2})")
"""``Care of the kilns: `` before what is done."""


class Gist:
    """Leaves tails out by the "gist" rules of ``rewrite.toml``, and sentences after the first.

    What may go is the business of :class:`Losses`; that what stays is a sentence, ours. A line
    of duties that asks for what one has or can is told whole.
    """

    def __init__(self, lexicon: Lexicon, rewriter: Rewriter, verbs: Verbs, words: Words) -> None:
        """Take the rules, the verbs and the words ready made."""
        self._verbs = verbs
        self._words = words
        self._lexicon = lexicon
        self._rewriter = rewriter
        self.losses = Losses(lexicon)
        self._waiting = frozenset(lexicon.tables["plain"].get("gist.waiting", "").split())
        self._before_verb = frozenset(lexicon.tables["plain"].get("gist.before_verb", "").split())

    def __call__(self, text: str, form: str) -> str:
        """The gist of a line of this form; of what is asked or paid, every sentence."""
        if form not in FORMS:
            return text
        if form == DUTY:
            text = text.rstrip(" ;")
            if self.losses.demands.asked(text):
                return text
        first, *rest = (self._head(sentence, form) for sentence in cut(text, self._lexicon))
        if form in GIST:
            rest = [each for each in rest if self.losses.beside(first, each, form)]
        return " ".join((first, *rest))

    def _head(self, sentence: str, form: str) -> str:
        """The sentence without its tails, as long as one can go; a label before it stays.

        A sentence that denies something keeps its tail, which may be what it denies; but not
        one that a "firm" rule finds, which gives a reason.
        """
        denied = self.losses.denied(sentence)
        found = [
            (bare, each.rule)
            for each in self._rewriter.candidates(form, sentence)[0]
            if each.rule.flag("firm") or not denied
            for bare in self._rewriter.apply(each, sentence)
        ]
        for bare, rule in sorted(found, key=lambda one: -len(one[0])):  # the shortest tail first
            new = self._words.articled(bare, sentence)
            told = form in GIST and not rule.flag("firm")
            if not self._is_whole(new, sentence, form, told=told):
                continue
            if not self.losses.by(rule, sentence, new, form):
                return self._head(new, form)
        label = _LABEL.match(sentence)
        if label is None or denied:
            return sentence
        return label[0] + self._head(sentence[label.end() :], form)

    def _is_whole(self, gist: str, source: str, form: str, *, told: bool) -> bool:
        """True where the gist is shorter and nothing in it waits for what went."""
        if len(gist) >= len(source) or _unclosed(gist) > _unclosed(source):
            return False
        return not (self._dangles(gist, source, form) or (told and self._is_part(gist, source)))

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


def _unclosed(text: str) -> int:
    """How many brackets and quotation marks lack their other half."""
    halves = sum(abs(text.count(a) - text.count(b)) for a, b in ("()", "[]", "“”"))
    return halves + text.count('"') % 2
