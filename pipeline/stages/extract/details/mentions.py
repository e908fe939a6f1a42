"""The employer by its mentions: "at Acme", "Acme's mission", "Acme is", "join Acme".

One pass over the capitalised names of a posting; the words beside a name tell how much
it sounds like the employer's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import Rule
from pipeline.model import Unit
from pipeline.stages.extract.details.book import Book
from pipeline.stages.extract.details.found import Found
from pipeline.stages.extract.details.values import Values

INSIDE, OPENERS, APOSTROPHES = ' "“(*_', ".!?:;\n•|–—-", ("'", "’")
ENDS = (" ", ",", ".", ";", ")")
LIKELY = 5
"""So many of the names with the best claims are looked at."""
TRAILING = ".,;:!?)"
NEAR = 24
"""Characters beside a name that are looked at."""
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
SURE = 2.0
"""A firm whose wares everybody uses is the employer where so much says so."""
FAINT = 0.2
"""A name that no cue of such weight speaks for is only spoken of: "the IBM stack"."""
LEAST = 0.4
"""What weighs less is not worth a look."""


@dataclass(slots=True)
class _Claim:
    """How much a name sounds like the employer's."""

    unit: Unit
    start: int
    stop: int
    rule: Rule
    """The rule that weighs most, where the evidence is taken from."""
    weight: float
    counts: dict[str, int]


def mentions(units: list[Unit], book: Book, values: Values) -> Iterator[Found]:
    """The names that may be the employer's, each with the sum of what speaks for it."""
    claims: dict[str, _Claim] = {}
    for unit, start, stop, rule in _cues(units, book):
        name, weight = unit.text.value[start:stop], rule.number("weight")
        claim = claims.get(name)
        if claim is None:
            claims[name] = _Claim(unit, start, stop, rule, weight, {rule.id: 1})
            continue
        claim.counts[rule.id] = claim.counts.get(rule.id, 0) + 1
        if claim.counts[rule.id] <= SEVERAL:
            claim.weight += weight
            if weight > claim.rule.number("weight"):
                claim.unit, claim.start, claim.stop, claim.rule = unit, start, stop, rule
    for name, claim in claims.items():  # "Acme Cloud" speaks for "Acme" as well
        shorter = claims.get(name.split(" ", 1)[0])
        if shorter is not None and shorter is not claim:
            shorter.weight += min(SHARED, claim.weight / 2)
    likely = sorted(claims.items(), key=lambda named: -named[1].weight)[:LIKELY]
    whole = "\n".join(unit.text.value for unit in units) if likely else ""
    for name, claim in likely:
        if claim.weight < CLEAR and _common(name, whole):
            claim.weight *= DOUBT
        if claim.weight < LEAST or claim.rule.number("weight") < FAINT:
            continue
        if claim.weight < SURE and values.names.barred("giant", name):
            continue
        yield from values.read(
            "employer", claim.unit, claim.start, claim.stop, claim.rule, claim.weight, told=True
        )


def _common(name: str, text: str) -> bool:
    """Whether the posting writes the same word small as well: "Sales is", "sales"."""
    if not name[1:].islower():
        return False
    small = f" {name.lower()}"
    return small in text and any(small + end in text for end in ENDS)


def short_forms(units: list[Unit], book: Book) -> dict[str, Found]:
    """Short forms that the posting gives for its names, and the name in full."""
    found: dict[str, Found] = {}
    for unit in units:
        text = unit.text.value
        for match in book.short_form.finditer(text) if "(" in text else ():
            name = book.name.search(text, *match.span(1))
            if name is not None and name.end() == match.end(1):
                span = unit.text.span_of(*name.span())
                long = Found("employer", name[0], SPELT, book.mention.id, span)
                found.setdefault(match[2], long)
    return found


def _cues(units: list[Unit], book: Book) -> Iterator[tuple[Unit, int, int, Rule]]:
    """Each name of a unit, from where to where, with each rule that speaks for it."""
    for unit in units:
        text = unit.text.value
        for match in book.name.finditer(text):
            start, stop = match.span()
            cue: Rule | None = None
            while start < stop:  # cue words that open a sentence are capitals too: "Join Acme"
                word = text[start:stop].partition(" ")[0]
                rule = book.before.get(word.lower())
                if rule is None:
                    break
                start, cue = start + len(word) + 1, rule
            if start >= stop:
                continue
            opening = cue is None and _opens(text, start)
            if not opening:
                yield unit, start, stop, book.mention
                cue = cue or _before(text, start, book)
                if cue is not None and cue.number("weight"):
                    yield unit, start, stop, cue
            rule = _after(text, stop, book, opening)
            if rule is not None:
                yield unit, start, stop, rule


def _opens(text: str, start: int) -> bool:
    """Whether a name opens its sentence, where every word has a capital."""
    at = start - 1
    while at >= 0 and text[at] in INSIDE:
        at -= 1
    return at < 0 or text[at] in OPENERS


def _before(text: str, start: int, book: Book) -> Rule | None:
    """The rule for the two words, or the one, in front of a name, an article left out."""
    words = text[max(0, start - NEAR) : start].split()
    if words and words[-1].lower() in book.articles:
        words.pop()
    if not words:
        return None
    last = words[-1].lower().strip(INSIDE)
    two = f"{words[-2].lower()} {last}" if len(words) > 1 else last
    return book.before.get(two) or book.before.get(last)


def _after(text: str, stop: int, book: Book, opening: bool) -> Rule | None:
    """The rule for the mark, the two words or the one word behind a name."""
    near = text[stop : stop + NEAR].lower()
    if near[:1] in APOSTROPHES:
        rule = book.after.get("'" + near[1:2])
    else:
        words = [word.rstrip(TRAILING) for word in near.split(None, 2)] if near[:1] == " " else []
        rule = book.after.get(" ".join(words[:2])) or book.after.get(words[0]) if words else None
    if rule is None or (rule.flag("opening") and not opening):
        return None
    follows = text[stop : stop + FOLLOWS]
    barred = any(bar.expression.search(follows) for bar in rule.unless)
    return None if barred else rule
