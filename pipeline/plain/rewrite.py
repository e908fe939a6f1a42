"""A sentence in plain words: every step is guarded, and taken back where a fact would change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pipeline.lexicon import Lexicon
from pipeline.plain.gist import Gist
from pipeline.plain.guard import guard
from pipeline.plain.inflect import Verbs
from pipeline.plain.rules import Rewriter
from pipeline.plain.split import cut
from pipeline.plain.words import Words

Form = Literal["", "duty", "ask", "story", "offer", "pay", "terms"]
"""What the text is: a duty (an order), something asked of the reader, a story of which the
gist is enough, an offer or terms (how to apply, a check), of which only praise and reasons go,
what is said of pay, or none of these."""
_ROUNDS = 12
_REMEMBERED = 20_000
_LABEL = re.compile(r"[^\W\d_][^.;:!?()]{2,45}: (?=[^\W_a-z])")
"""``Care of the kilns: `` before what is asked."""
_BROKEN = re.compile(r"\b(\w{2,})(?:,? (?:and|or)|,)? \1\b|\s[,;]|[,;]\.", re.IGNORECASE)
"""Signs that a rule took away what a word stood with: "with with", "worked with , or"."""
_MADE: dict[int, tuple[Lexicon, Plainer]] = {}


def plain(text: str, lexicon: Lexicon, form: Form = "") -> str:
    """The text in plainer words and shorter sentences, with every fact kept.

    ``form`` opens the rules for lists: a duty begins with a verb ("Manage a team"), what is
    asked becomes a sentence ("You can ..."). Of a duty and of a story only the gist is said:
    what for and how are left out, and so are sentences that hold no fact after the first.
    What the guard does not pass is left as it was.
    """
    return " ".join(sentences_of(text, lexicon, form))


def sentences_of(text: str, lexicon: Lexicon, form: Form = "") -> tuple[str, ...]:
    """As :func:`plain`, a sentence each."""
    return plainer(lexicon)(text, form) if lexicon.tables["plain"] else (text,)


def plainer_words(text: str, lexicon: Lexicon) -> dict[str, str]:
    """The hard words of a text for which a plain one would do, and that plain one."""
    return plainer(lexicon).swapped(text) if lexicon.tables["plain"] else {}


def has_fact(text: str, lexicon: Lexicon) -> bool:
    """True where a line of duties holds a fact that no gist of it may leave out."""
    return bool(plainer(lexicon).gist.losses.demands(text))


def plainer(lexicon: Lexicon) -> Plainer:
    """The rules and words of a lexicon, made ready once."""
    made = _MADE.get(id(lexicon))
    if made is None or made[0] is not lexicon:
        made = _MADE[id(lexicon)] = (lexicon, Plainer(lexicon))
    return made[1]


class Plainer:
    """The rules and words of one language, and the sentences already done."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the tables ready."""
        self.verbs = verbs = Verbs(lexicon.tables["verbs"])
        self._lexicon = lexicon
        self._words = Words(lexicon, verbs)
        self._rewriter = Rewriter(lexicon, verbs)
        self.gist = Gist(lexicon, self._rewriter, verbs, self._words)
        self._done: dict[tuple[str, str], tuple[str, ...]] = {}

    def __call__(self, text: str, form: Form) -> tuple[str, ...]:
        """The plain sentences of a text."""
        key = (text, form)
        if key not in self._done:
            if len(self._done) >= _REMEMBERED:
                self._done.clear()
            self._done[key] = tuple(self._rewritten(text, form))
        return self._done[key]

    def swapped(self, text: str) -> dict[str, str]:
        """The swaps of single words that are safe where they stand in the text."""
        found = {}
        for swap in self._words.swaps(text.lower()):
            if " " not in swap.hard and self._words.apply(swap, text) != text:
                found[swap.hard] = swap.plain
        return found

    def _rewritten(self, text: str, form: Form) -> Sequence[str]:
        """The end of all rounds; step by step under the guard only where the end fails it."""
        text = self.gist(text, form)
        if form == "ask" and (label := _LABEL.match(text)):
            first, *rest = self._rewritten(text[label.end() :], form)
            return [label[0] + first, *rest]
        if form == "ask":  # what stood behind an "and" has a frame and a tail of its own
            parts = self._parted(text, form)
            text = " ".join(self.gist(part, form) for part in parts) if len(parts) > 1 else text
        for watched in (False, True):
            sentences = cut(text, self._lexicon)
            known: dict[str, list[str]] = {}
            for _ in range(_ROUNDS):
                before = sentences
                for old in before:
                    if old not in known:
                        known[old] = self._once(old, form, watched)
                sentences = [new for old in before for new in known[old]]
                if sentences == before:
                    break
            if sentences == [text] or not guard(text, " ".join(sentences), self._lexicon):
                return sentences
        return [text]

    def _parted(self, text: str, form: Form) -> Sequence[str]:
        """The sentences of a text, those of two demands cut in two."""
        sentences = cut(text, self._lexicon)
        for _ in range(_ROUNDS):
            before = sentences
            sentences = [new for old in before for new in self._cut(old, form, watched=True)]
            if sentences == before:
                break
        return sentences

    def _cut(self, sentence: str, form: Form, *, watched: bool) -> list[str]:
        for rule in self._rewriter.candidates(form, sentence)[1]:
            for new in self._rewriter.apply(rule, sentence):
                parts = cut(new, self._lexicon)
                if len(parts) > 1 and self._fits(sentence, new, watched):
                    return parts
        return [sentence]

    def _once(self, sentence: str, form: Form, watched: bool) -> list[str]:
        """One round: cut in two; or else the phrases, the beginning and the words."""
        if len(parts := self._cut(sentence, form, watched=watched)) > 1:
            return parts
        _, _, phrases, openings = self._rewriter.candidates(form, sentence)
        for rule in (*phrases, *openings):
            for new in self._rewriter.apply(rule, sentence):
                new = self._words.articled(new, sentence)
                if self._fits(sentence, new, watched) and len(cut(new, self._lexicon)) == 1:
                    sentence = new
                    break
        for swap in self._words.swaps(sentence.lower()):
            new = self._words.apply(swap, sentence)
            if self._fits(sentence, new, watched):
                sentence = new
        return [sentence]

    def _fits(self, old: str, new: str, watched: bool) -> bool:
        if old == new or (_BROKEN.search(new) and not _BROKEN.search(old)):
            return False
        return not watched or not guard(old, new, self._lexicon)
