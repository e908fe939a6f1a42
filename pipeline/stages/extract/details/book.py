"""The rules of details.toml, sorted by what they are for; made once for a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.lexicon import Rule, Rules
from pipeline.stages.extract.details.places import CODE, Gazetteer

NAME = (
    r"(?:(?<!\w)[DLO]['’](?=[A-Z]))?"
    r"[A-Z0-9](?<![\w@/.#$€£-][A-Z0-9])(?:(?<=[A-Z])|\d*(?=[A-Z.°]))[\w+°-]*(?:[.&][\w°]+)*"
    r"(?: (?:(?:SMALL) (?=[A-Z]))?(?:& )?[A-Z0-9][\w+°-]*(?:[.&][\w°]+)*){0,5}"
    r"(?:,? (?:Inc|LLC|Ltd|GmbH|Corp)\b\.?)?"
)
WORD = r"\(?(?:[A-Z0-9][\w.+#&/'’-]*|[IVX]{1,4})\)?"
TAIL = (
    rf"(?:, (?:{WORD} ){{0,2}}{WORD} (?:AND) {WORD}"
    rf"|(?: (?:OF) (?=[A-Z])| ?[-–—/&|] ?|, ?| ){WORD}|/[a-z]\w+)*\)?"
)
SHORT_FORM = r"((?:[A-Z][\w&-]*|SMALL)(?: (?:[A-Z][\w&-]*|SMALL)){1,7}) \(([A-Z][A-Za-z]{1,6})\)"
_MADE: dict[int, Book] = {}


@dataclass(frozen=True, slots=True)
class Book:
    """What the readers of key facts know of a language."""

    rules: Rules
    labels: Mapping[str, Rule]
    """A label in small letters -> its rule."""
    words: tuple[Rule, ...]
    """For the words of the contract, such as ``full_time``."""
    lines: tuple[Rule, ...]
    """For short lines only."""
    roles: tuple[re.Pattern[str], ...]
    """Nouns for a person's work."""
    leads: tuple[re.Pattern[str], ...]
    """Articles and praise in front of a title."""
    grades: tuple[re.Pattern[str], ...]
    """Small words with which a title begins: "senior"."""
    fronts: tuple[re.Pattern[str], ...]
    """What stands in front of a title in a line of its own: "Now hiring:"."""
    trails: tuple[re.Pattern[str], ...]
    """What stands behind it: "wanted"."""
    bars: Mapping[str, tuple[re.Pattern[str], ...]]
    """Topic -> what cannot be its value."""
    before: Mapping[str, Rule]
    """A word in front of a name -> what it adds to the name's claim to be the employer's."""
    after: Mapping[str, Rule]
    articles: frozenset[str]
    possessives: tuple[str, ...]
    """Endings that make a name an owner: "'s"."""
    name: re.Pattern[str]
    """A capitalised name, with the small words that may stand inside it."""
    short_form: re.Pattern[str]
    """A name and its short form in brackets."""
    towns: tuple[Rule, ...]
    """For lines of the head that name a place nobody listed: "Ashford, Kentshire"."""
    tail: re.Pattern[str]
    """What belongs to a title behind its noun: "II", "(SRE 1)", "- Data", "of Care"."""
    several: frozenset[str]
    """Words that join two titles: "bakers and cooks"."""
    until: tuple[re.Pattern[str], ...]
    """What stands in front of the last day of a period: "to"."""
    mention: Rule
    head: Rule
    order: Rule
    """For postings that write the month first."""
    places: Gazetteer


def book(rules: Rules) -> Book:
    """The book of a language's details.toml."""
    made = _MADE.get(id(rules))
    if made is None or made.rules is not rules:
        made = _MADE[id(rules)] = _bound(rules)
    return made


def _bound(rules: Rules) -> Book:
    def use(*names: str) -> tuple[Rule, ...]:
        return tuple(rule for rule in rules if rule.text("use") in names)

    def by_name(name: str) -> dict[str, Rule]:
        return {word.casefold(): rule for rule in use(name) for word in _names(rule)}

    def places(name: str) -> frozenset[str]:
        return frozenset(
            place if place.isupper() and len(place) <= CODE else place.casefold()
            for rule in use(name)
            for place in _names(rule)
        )

    bars = use("bar")
    return Book(
        rules=rules,
        labels=by_name("label"),
        words=use("word"),
        lines=use("line"),
        roles=_patterns(use("role")),
        leads=_patterns(use("lead")),
        grades=_patterns(use("grade")),
        fronts=_patterns(use("front")),
        trails=_patterns(use("trail")),
        bars={
            topic: _patterns(tuple(rule for rule in bars if rule.text("topic") == topic))
            for topic in {rule.text("topic") for rule in bars}
        },
        before=by_name("before"),
        after=by_name("after"),
        articles=frozenset(by_name("article")),
        possessives=tuple(ending for ending in by_name("after") if ending.startswith("'")),
        name=re.compile(NAME.replace("SMALL", "|".join(by_name("joining")))),
        short_form=re.compile(SHORT_FORM.replace("SMALL", "|".join(by_name("joining")))),
        towns=use("town"),
        tail=re.compile(
            TAIL.replace("OF", "|".join(by_name("of"))).replace("AND", "|".join(by_name("and")))
        ),
        several=frozenset(by_name("and")),
        until=_patterns(use("until")),
        mention=rules["cue_mention"],
        head=rules["head"],
        order=rules["month_first"],
        places=Gazetteer(
            places("land"),
            places("state"),
            places("code"),
            places("towns"),
            _patterns(use("rim")),
            _patterns(use("but")),
        ),
    )


def _patterns(rules: tuple[Rule, ...]) -> tuple[re.Pattern[str], ...]:
    """Bare expressions: on a few words they cost less than looking for literals first."""
    return tuple(pattern.expression for rule in rules for pattern in rule.match)


def _names(rule: Rule) -> Iterator[str]:
    names = rule.values.get("names", ())
    return iter(names if isinstance(names, tuple) else ())
