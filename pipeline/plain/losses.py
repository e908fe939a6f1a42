"""What the gist of a text lacks: the facts that may not go, by what the text is."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.lexicon import Lexicon, Rule
from pipeline.plain.demand import Demands
from pipeline.plain.guard import guard, signature
from pipeline.plain.rules import FORMS, GIST

_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[a-z]{1,9}-?\d[\w-]{0,12}", re.IGNORECASE)
NOTHING: frozenset[str] = frozenset()
DUTY = "duty"


class Losses:
    """Numbers, amounts, negations, conditions, words of strength, licences and times stay.

    The guard says what would be lost. Of that only those words may go that ``plain.toml``
    (``gist.may_go``) or the rule itself names; of a duty more may, but nothing that its
    "demand" signs say the reader must know; of what is asked, no word of asking.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the lists of words."""

        def words(key: str) -> frozenset[str]:
            return frozenset(lexicon.tables["plain"].get(key, "").split())

        self._lexicon = lexicon
        self.demands = Demands(lexicon)
        self._denies = frozenset(
            key.partition(".")[2] for key in lexicon.tables["guard"] if key.startswith("negation.")
        )
        self._may_go = words("gist.may_go")
        self._may_go_duty = self._may_go | words("gist.may_go_duty")
        self._asks = words("gist.asks")

    def denied(self, sentence: str) -> bool:
        """True where the sentence denies something: its tail may be what it denies."""
        return not self._denies.isdisjoint(signature(sentence, self._lexicon).facts)

    def by(self, rule: Rule, source: str, gist: str, form: str) -> bool:
        """True where what the rule left out may not go from a line of this form."""
        free, names = self._free_by(rule, form), rule.flag("names")
        return self._facts(source, gist, free, names) or self._asked(source, gist, form, free)

    def beside(self, first: str, other: str, form: str) -> bool:
        """True where another sentence says what the first one does not, and may not go."""
        whole = f"{first} {other}"
        return self._facts(whole, first, self._free(form)) or self._asked(other, first, form)

    def _free_by(self, rule: Rule, form: str) -> frozenset[str]:
        """The words of the guard that the rule may leave out: its own, or those of the form."""
        if "loses" in rule.values or rule.text("form") not in FORMS[DUTY]:
            return frozenset(rule.text("loses").split())
        return self._free(form)

    def _free(self, form: str) -> frozenset[str]:
        return self._may_go_duty if form == DUTY else self._may_go

    def _facts(self, source: str, gist: str, free: frozenset[str], names: bool = False) -> bool:
        """True where the gist lacks a fact of its source, or has one of its own.

        ``free``: words that may go. ``names``: names may go, which have a capital; numbers,
        amounts and other words that the guard knows may not.
        """
        return any(
            change[0] != "-" or not (change[1:] in free or (names and _is_name(change[1:])))
            for change in guard(source, gist, self._lexicon)
        )

    def _asked(self, source: str, gist: str, form: str, free: frozenset[str] = NOTHING) -> bool:
        """True where the source asks something that the gist does not."""
        if form == DUTY:
            return not self.demands(source) <= self.demands(gist)
        return form not in GIST and not self._asking(source) <= self._asking(gist) + Counter(free)

    def _asking(self, text: str) -> Counter[str]:
        """The words of a text by which something is asked."""
        return Counter(word for word in _WORD.findall(text.lower()) if word in self._asks)


def _is_name(word: str) -> bool:
    """True for a word with a capital, or one of letters with a number after them (s3)."""
    if any(map(str.isdigit, word)):
        return _CODE.fullmatch(word) is not None
    return word != word.lower()
