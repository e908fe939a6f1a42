"""The key facts: title, employer, places, kind of job, deadline and the like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.lexicon import Hit, Lexicon
from pipeline.model import Detail, Posting, SectionKind, Unit
from pipeline.model.facts import Topic
from pipeline.stages.extract.details.book import Book, book
from pipeline.stages.extract.details.choose import chosen
from pipeline.stages.extract.details.fields import fielded
from pipeline.stages.extract.details.found import LABEL, Found
from pipeline.stages.extract.details.heads import headed
from pipeline.stages.extract.details.labels import labelled
from pipeline.stages.extract.details.mentions import mentions, short_forms
from pipeline.stages.extract.details.values import Values
from pipeline.stages.extract.reading import sections_of, sentences

TOPICS: tuple[Topic, ...] = (
    "title", "employer", "location", "workplace", "employment_type", "apply_by",
    "requisition_id", "apply_url", "hours", "travel",
)  # fmt: skip
DEEP = 6.25
"""How sure a labelled title far down is: it is the official one, the top may say it better."""
SETTLED = 8.0
"""From this on, running prose on the same topic is not looked at."""
LINE = 60
"""Characters of a line that may be a heading."""
TOP = 10
"""The first lines may say anything, whatever section they are taken for."""
ASKING: frozenset[SectionKind] = frozenset({"required", "preferred"})
"""Sections whose names are those of tools and schools, seldom the employer's."""
NEAR = 4
"""Lines at the top of which short ones are taken for the head."""
HEAD = 36
"""Further down stands no head."""


def details(posting: Posting, lexicon: Lexicon) -> tuple[Detail, ...]:
    """What the posting says of itself; nothing where it does not say."""
    rules = lexicon.rules["details"]
    units = [unit for unit in posting.units if unit.text]
    if not rules.rules:
        return chosen(list(fielded(posting.blocks, units)), TOPICS, {})
    known = book(rules)
    return chosen(_found(posting, lexicon, units, known), TOPICS, short_forms(units, known))


def _found(posting: Posting, lexicon: Lexicon, units: list[Unit], known: Book) -> list[Found]:
    values = Values(known, posting.source.text)
    found = list(fielded(posting.blocks, units, known.places))
    taken: set[int] = set()
    deep = units[HEAD].text.runs[0].start if len(units) > HEAD else len(posting.source.text)
    for label in labelled(units, known.labels):
        topic = label.rule.text("topic")
        taken |= {label.unit.text.runs[0].start, label.above.text.runs[0].start}
        if topic:
            below = topic == "title" and label.unit.text.runs[0].start >= deep
            weight = DEEP if below else LABEL
            found += values.read(
                topic, label.unit, label.start, label.stop, label.rule, weight, told=False
            )
    found += headed(_head(posting, sections_of(posting), units, taken), values, known.head)
    settled = frozenset(one.topic for one in found if one.weight >= SETTLED)
    if "employer" not in settled:
        sections = sections_of(posting)
        telling = [u for u in units if sections.get(u.text.runs[0].start) not in ASKING]
        found += mentions(telling, known, values)
        found += _lines(units, known, values)
    for sentence in sentences(posting, lexicon, "details", TOP, settled):
        for hit in sentence.hits():
            found += _told(sentence.unit, sentence.start, hit, values)
    return found


def _lines(units: list[Unit], known: Book, values: Values) -> Iterator[Found]:
    """What short lines say, such as the heading "About Acme"."""
    for unit in units:
        text = unit.text.value
        if len(text) <= LINE:
            folded = text.lower()
            for rule in known.lines:
                match = rule.search(text, folded)
                if match is not None:
                    yield from _told(unit, 0, Hit(rule, match), values)


def _told(unit: Unit, at: int, hit: Hit, values: Values) -> Iterator[Found]:
    """What a rule found in a sentence that begins at ``at`` in its unit."""
    topic, weight = hit.rule.text("topic"), hit.rule.number("weight")
    start, stop = (at + place for place in hit.match.span())
    if word := hit.rule.text("value"):
        yield Found(topic, word, weight, hit.rule.id, unit.text.span_of(start, stop))
        return
    start, stop = (at + place for place in hit.match.span("value"))
    yield from values.read(topic, unit, start, stop, hit.rule, weight, told=True)


def _head(
    posting: Posting, sections: dict[int, SectionKind], units: list[Unit], taken: set[int]
) -> list[tuple[Unit, bool]]:
    """The lines of the head that carry no label, and whether a section says that they are.

    Of the first lines, short ones that belong to no section may be of the head as well.
    """
    head = []
    rim = {
        section.heading.text.runs[0].start
        for section in posting.sections
        if section.kind == "header" and section.heading is not None and section.heading.text
    }
    for place, unit in enumerate(islice(units, HEAD)):
        start = unit.text.runs[0].start
        if start in taken:
            continue
        if place == 0 or sections.get(start) == "header" or (place < NEAR and start in rim):
            head.append((unit, True))
        elif place < NEAR and len(unit.text.value) <= LINE and unit.kind != "item":
            head.append((unit, False))
    return head
