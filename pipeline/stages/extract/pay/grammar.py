"""The expressions of money.toml and pay.toml, put together once for each lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pipeline.lexicon import Lexicon, Rule, Rules
from pipeline.lexicon.index import Index

LONGEST_MARK = 16
MOST_TAILS = 5000
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Size:
    """What figures of a currency can be: bounds by period, and what a bare one suggests."""

    codes: re.Pattern[str]
    bounds: dict[str, tuple[Decimal, Decimal]]
    likely: dict[str, tuple[Decimal, Decimal]]


class Choice:
    """Many rules as one expression that tells which of them matched."""

    __slots__ = ("expression", "rules")

    def __init__(self, rules: Iterable[Rule], before: str = "", behind: str = "") -> None:
        self.rules = tuple(rules)
        parts = (f"(?P<r{place}>{source(rule)})" for place, rule in enumerate(self.rules))
        any_of = "|".join(parts) or NEVER.pattern  # a language without a lexicon has no rules
        self.expression = re.compile(f"{before}(?:{any_of}){behind}")

    def rule(self, match: re.Match[str]) -> Rule:
        """The rule behind a match of the expression."""
        return next(rule for place, rule in enumerate(self.rules) if match[f"r{place}"] is not None)


def source(rule: Rule) -> str:
    """A rule's patterns as one piece of an expression, minding its case."""
    one = "|".join(f"(?:{pattern.source})" for pattern in rule.match)
    folds = bool(rule.match and rule.match[0].flags & re.IGNORECASE)
    return f"(?i:{one})" if folds else f"(?:{one})"


class Cues:
    """The cue rules, asked all at once: most have no word in most lines."""

    __slots__ = ("_index",)

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._index = Index(rules)

    def matches(self, text: str) -> list[tuple[Rule, re.Match[str]]]:
        """Every match of every cue in a text."""
        folded = text.lower()
        return [
            (candidate.rule, match)
            for candidate in self._index.candidates(self._index.mark(folded))
            for pattern in candidate.patterns
            for match in pattern.expression.finditer(text)
            if not candidate.rule.forbids(text, folded)
        ]


class Grammar:
    """All that reading money needs, compiled."""

    def __init__(self, money: Rules, pay: Rules) -> None:
        """Compile the two files."""

        def of(rules: Rules, *groups: str) -> list[Rule]:
            return [rule for rule in rules if rule.text("group") in groups]

        def one(rules: Rules, *groups: str) -> re.Pattern[str]:
            found = of(rules, *groups)
            return re.compile("|".join(map(source, found))) if found else NEVER

        # longest first: "US$" before "$"
        marks = sorted(of(money, "currency"), key=lambda rule: rule.text("value") == "$")
        self.mark = Choice(marks)
        mark = "|".join(map(source, marks))
        code = "|".join(map(source, of(money, "code")))
        self._tails: dict[str, bool] = {}
        self.before = re.compile(rf"(?:[(\[{{]?(?:{mark}|{code})[)\]]?\s{{0,2}}){{1,2}}$")
        self.after = re.compile(rf"\s?[(\[]?(?:{mark}|{code})[)\]]?(?!\s?[\d$€£])")
        self.code = re.compile(code)
        self.times = Choice(of(money, "times"), before=r"[ \u00a0\u202f]?")
        between = (
            r"[\s*_(,\[]{0,3}(?:(?:\+ ?(?i:vat)|(?!plus|and\b)[A-Za-z-]{1,12})(?: |/|(?=/))){0,3}?"
        )
        self.per = Choice(of(money, "per"), before=between)
        self.per_near = Choice(of(money, "per"), before=r"(?:(?<![A-Za-z])|(?=/))")
        self.period = Choice(of(money, "period"))
        self.plan = one(money, "plan")
        joint = "|".join(map(source, of(money, "range")))
        self.joint = re.compile(rf"\.?[\s*_)\u00ad]*(?:{joint})[\s*_(\u00ad]*")
        # a range torn in two by the end of a line
        self.torn_end = re.compile(rf"\d ?k?\.?\s*(?:{joint})\s*$", re.IGNORECASE)
        self.torn_start = re.compile(rf"(?:{joint})?\s*(?:{mark})\s?\d")
        self.torn_apart = re.compile(rf"(?:{joint})\s*(?:{mark})\s?\d")
        self.both = re.compile(rf"\s*(?:{'|'.join(map(source, of(money, 'both')))})\s*")
        self.between = one(money, "between")
        self.max_joint = re.compile(rf"\s*(?:{'|'.join(map(source, of(money, 'max')))})\s*")
        self.min_lead = one(money, "min")
        self.about = one(money, "about")
        self.open_low = one(money, "open_low")
        self.open_high = one(money, "open_high")
        self.open_after = one(money, "open_after")
        self.abbreviation = one(money, "abbreviation")
        self.where = one(money, "where")
        countries = of(money, "place")
        self.dollars_abroad = Cues(
            [rule for rule in countries if rule.text("value") in ("CAD", "AUD", "NZD", "SGD")]
        )
        self.places = Cues(countries)
        self.places_near = Cues(of(money, "place", "place_near"))
        self.countries = Cues(of(money, "place", "place_near", "country"))
        self.low = one(money, "low")
        self.high = one(money, "high")
        self.mid = one(money, "mid")
        self.sizes = tuple(_size(rule) for rule in of(money, "size"))
        self.cues = Cues(of(pay, "cue", "hint"))
        self.none_cues = Cues([rule for rule in of(pay, "cue") if rule.text("value") == "none"])
        self.beside = one(pay, "beside")
        self.linked = one(pay, "linked")
        self.stop = one(pay, "stop")
        self.extras = one(pay, "extras")
        self.plain = one(pay, "plain")
        self.scope_word = one(pay, "scope_word")
        self.label_word = one(pay, "label_word")
        self.people = one(pay, "people")
        self.place = one(pay, "place_phrase")
        self.in_place = re.compile(
            f"(?:{self.people.pattern})(?:({self.place.pattern})|({self.scope_word.pattern}))"
        )
        self.place_behind = re.compile(rf"[\s*_)]{{0,3}}(?:{self.in_place.pattern})")
        self.pay_noun = one(pay, "pay_noun")
        self.more = one(pay, "more")
        self.no_scope = one(pay, "no_scope")
        self.may_differ = one(pay, "may_differ")
        self.scope_tail = one(pay, "scope_tail")
        # a cheap look first: most lines hold no money at all
        self.money = re.compile(
            r"[$€£¥₹₪₩₺₱]|\d[,.' ’\u00a0\u202f]?\d{3}|\d ?[kK]\b|\d ?[A-Z]{3}\b|\b[A-Z]{3} ?\d"
            rf"|(?<=[a-z.] )\d{{3}}|\d\s?(?:{mark})"
        )

    def mark_before(self, text: str, stop: int) -> re.Match[str] | None:
        """The currency mark that ends where a number begins.

        Whether a word such as "over" can end a mark is found out once: most cannot.
        """
        start = max(0, stop - LONGEST_MARK)
        *_, tail = text[start:stop].split() or [""]
        known = self._tails.get(tail)
        if known is None:
            if len(self._tails) > MOST_TAILS:
                self._tails.clear()
            known = self._tails[tail] = self.before.search(tail) is not None
        return self.before.search(text, start, stop) if known else None


def _size(rule: Rule) -> Size:
    def span(column: str) -> tuple[Decimal, Decimal]:
        low, _, high = rule.text(column).partition("-")
        return Decimal(low), Decimal(high)

    named = [column for column in rule.values if column not in ("group", "value")]
    return Size(
        re.compile(source(rule)),
        {column: span(column) for column in named if not column.startswith("likely_")},
        {column[7:]: span(column) for column in named if column.startswith("likely_")},
    )


_MADE: dict[int, tuple[Rules, Grammar]] = {}


def grammar(lexicon: Lexicon) -> Grammar:
    """The grammar of a lexicon, made once."""
    rules = lexicon.rules["pay"]
    made = _MADE.get(id(rules))
    if made is None or made[0] is not rules:
        made = _MADE[id(rules)] = (rules, Grammar(lexicon.rules["money"], rules))
    return made[1]
