"""The employer by its mentions: "at Acme", "Acme's mission", "Acme is", "join Acme".

One pass over the capitalised names of a posting; the words beside a name tell how much
it sounds like the employer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import Rule, Rules
from pipeline.model import Unit
from pipeline.stages.extract.details.found import Found
from pipeline.stages.extract.details.values import Values

NAME = re.compile(
    r"(?<![\w@/.#$€£-])(?:[A-Z]|\d+(?=[A-Z.°]))[\w+°-]*(?:[.&][\w°]+)*"
    r"(?: (?:(?:of|the|and|for) (?=[A-Z]))?(?:& )?[A-Z0-9][\w+°-]*(?:[.&][\w°]+)*){0,5}"
    r"(?:,? (?:Inc|LLC|Ltd|GmbH|Corp)\b\.?)?"
)
WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]*)(?: the)? \W?$")
WORDS_AFTER = re.compile(r"\s?([’']s|([^\W\d_][\w-]*)(?: [^\W\d_][\w-]*)?)")
SHORT_FORM = re.compile(r"((?:[A-Z][\w&-]*|of|for|and|the)(?: (?:[A-Z][\w&-]*|of|for|and|the)){1,7}) \(([A-Z][A-Za-z]{1,6})\)")
OPENING = re.compile(r"(?:^|[.!?:;\n•*|–—-]\s{0,2})[\"“(*_]*$")
FOLLOWS = 40
"""Characters behind a name in which an ``unless`` is looked for."""
SEVERAL = 4
"""Of the mentions of one kind only so many count."""
SHARED = 1.5
"""The most that a longer name adds to the shorter one that it begins with."""
CLEAR, DOUBT = 4.0, 0.4
"""A name that weighs less and is a common word as well counts for a part only."""
SPELT = 0.1
"""The weight of a name spelt out beside its short form."""
LEAST = 0.4
"""What weighs less is not worth a look."""

_MADE: dict[int, tuple[Rules, tuple[dict[str, Rule], dict[str, Rule], Rule | None]]] = {}


@dataclass(slots=True)
class _Claim:
    """How much a name sounds like the employer's."""

    unit: Unit
    start: int
    stop: int
    rule: Rule
    """The rule that weighs most, where the evidence is taken from."""
    weight: float = 0.0


def mentions(units: list[Unit], rules: Rules, values: Values) -> Iterator[Found]:
    """The names that may be the employer's, each with the sum of what speaks for it."""
    claims: dict[str, _Claim] = {}
    for name, claim in _claims(units, rules):
        known = claims.setdefault(name, claim)
        if known is not claim:
            known.weight += claim.weight
            if claim.rule.number("weight") > known.rule.number("weight"):
                known.unit, known.start, known.stop = claim.unit, claim.start, claim.stop
                known.rule = claim.rule
    for name, claim in claims.items():  # "Acme Cloud" speaks for "Acme" as well
        shorter = claims.get(name.split(" ", 1)[0])
        if shorter is not None and shorter is not claim:
            shorter.weight += min(SHARED, claim.weight / 2)
    for name, claim in claims.items():
        if claim.weight >= LEAST and claim.weight < CLEAR and _common(name, units):
            claim.weight *= DOUBT
        if claim.weight < LEAST:
            continue
        yield from values.read(
            "employer", claim.unit, claim.start, claim.stop, claim.rule, claim.weight, told=True
        )


def _common(name: str, units: list[Unit]) -> bool:
    """Whether the posting writes the same word small as well: "Sales is", "sales"."""
    small = name.lower()
    if not name[1:].islower():
        return False
    word = re.compile(rf"(?<![\w.@/-]){re.escape(small)}(?![\w@])")
    return any(small in unit.text.value and word.search(unit.text.value) for unit in units)


def short_forms(units: list[Unit], rules: Rules) -> dict[str, Found]:
    """Short forms that the posting gives for its names, and the name in full."""
    found: dict[str, Found] = {}
    for unit in units:
        text = unit.text.value
        for match in SHORT_FORM.finditer(text) if "(" in text else ():
            name = NAME.search(text, *match.span(1))
            if name is not None and name.end() == match.end(1):
                span = unit.text.span_of(*name.span())
                long = Found("employer", name[0], SPELT, rules["cue_mention"].id, span)
                found.setdefault(match[2], long)
    return found


def _claims(units: list[Unit], rules: Rules) -> Iterator[tuple[str, _Claim]]:
    before, after, mention = _cues(rules)
    if mention is None:
        return
    counts: dict[tuple[str, str], int] = {}
    for unit in units:
        text = unit.text.value
        for match in NAME.finditer(text):
            start, stop = match.span()
            start, cue = _opened(text, start, stop, before)
            if start >= stop:
                continue
            opening = OPENING.search(text, max(0, start - 8), start) is not None
            if cue is None and not opening:
                word = WORD_BEFORE.search(text, max(0, start - 20), start)
                cue = before.get(word[1].lower()) if word else None
            name = text[start:stop]
            for rule in (None if opening else mention, cue, _after(text, stop, after, opening)):
                if rule is None or not rule.number("weight"):
                    continue
                counts[rule.id, name] = counts.get((rule.id, name), 0) + 1
                if counts[rule.id, name] <= SEVERAL:
                    yield name, _Claim(unit, start, stop, rule, rule.number("weight"))


def _after(text: str, stop: int, after: dict[str, Rule], opening: bool) -> Rule | None:
    """The rule for the one or two words behind a name."""
    match = WORDS_AFTER.match(text, stop)
    if match is None:
        return None
    words = match[1].lower().replace("’", "'")
    rule = after.get(words) or after.get((match[2] or "").lower())
    if rule is None or (rule.flag("opening") and not opening):
        return None
    follows = text[stop : stop + FOLLOWS]
    barred = any(bar.expression.search(follows) for bar in rule.unless)
    return None if barred else rule


def _opened(
    text: str, start: int, stop: int, before: dict[str, Rule]
) -> tuple[int, Rule | None]:
    """Behind cue words that open a sentence and so are capitalised: "Join Acme"."""
    cue: Rule | None = None
    while start < stop:
        word = text[start:stop].split(" ", 1)[0]
        rule = before.get(word.lower())
        if rule is None:
            break
        start, cue = min(stop, start + len(word) + 1), rule
    return start, cue


def _cues(rules: Rules) -> tuple[dict[str, Rule], dict[str, Rule], Rule | None]:
    """The words before and behind a name that have a rule, and the rule for any mention."""
    made = _MADE.get(id(rules))
    if made is None or made[0] is not rules:
        tables: dict[str, dict[str, Rule]] = {"before": {}, "after": {}}
        for rule in rules:
            given = rule.values.get("names", ())
            if isinstance(given, tuple) and rule.text("use") in tables:
                tables[rule.text("use")].update(dict.fromkeys(given, rule))
        mention = next((rule for rule in rules if rule.text("use") == "mention"), None)
        made = _MADE[id(rules)] = (rules, (tables["before"], tables["after"], mention))
    return made[1]
