"""The key facts: title, employer, places, kind of job, deadline and the like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.lexicon import Hit, Lexicon, Rules
from pipeline.model import Detail, Posting, Unit
from pipeline.model.facts import Topic
from pipeline.stages.extract.details.choose import chosen
from pipeline.stages.extract.details.found import Found
from pipeline.stages.extract.details.heads import headed
from pipeline.stages.extract.details.labels import labelled
from pipeline.stages.extract.details.mentions import mentions, short_forms
from pipeline.stages.extract.details.values import Values
from pipeline.stages.extract.reading import sections_of, sentences

TOPICS: tuple[Topic, ...] = (
    "title", "employer", "location", "workplace", "employment_type", "apply_by",
    "requisition_id", "apply_url", "hours", "travel",
)  # fmt: skip
LABEL = 10.0
"""How sure a labelled value is; rules of prose say theirs."""
LINE = 60
"""Characters of a line that may be a heading."""
TOP = 10
"""The first lines may say anything, whatever section they are taken for."""
HEAD = 36
"""Further down stands no head."""


def details(posting: Posting, lexicon: Lexicon) -> tuple[Detail, ...]:
    """What the posting says of itself; nothing where it does not say."""
    rules = lexicon.rules["details"]
    if not rules.rules:
        return ()
    units = [unit for unit in posting.units if unit.text]
    return chosen(list(_found(posting, units, rules)), TOPICS, short_forms(units, rules))


def _found(posting: Posting, units: list[Unit], rules: Rules) -> Iterator[Found]:
    values = Values(rules, month_first=_month_first(posting))
    taken: set[int] = set()
    for label in labelled(units, rules):
        topic = label.rule.text("topic")
        taken.add(label.unit.text.runs[0].start)
        if topic:
            yield from values.read(
                topic, label.unit, label.start, label.stop, label.rule, LABEL, told=False
            )
    yield from headed(_head(posting, units, taken), values, rules["head"])
    yield from mentions(units, rules, values)
    yield from _lines(units, rules, values)
    for sentence in sentences(posting, rules, "topic", TOP):
        for hit in sentence.hits():
            yield from _told(sentence.unit, sentence.start, hit, values)


def _lines(units: list[Unit], rules: Rules, values: Values) -> Iterator[Found]:
    """What short lines say, such as the heading "About Acme"."""
    of_lines = [rule for rule in rules if rule.text("use") == "line"]
    for unit in units:
        text = unit.text.value
        if len(text) <= LINE:
            folded = text.lower()
            for rule in of_lines:
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


def _head(posting: Posting, units: list[Unit], taken: set[int]) -> list[Unit]:
    """The lines of the head that carry no label."""
    sections = sections_of(posting)
    head = []
    for place, unit in enumerate(islice(units, HEAD)):
        start = unit.text.runs[0].start
        if start not in taken and (place == 0 or sections.get(start) == "header"):
            head.append(unit)
    return head


def _month_first(posting: Posting) -> bool | None:
    """How the posting writes numeric dates, as far as it can be told."""
    return True if "$" in posting.source.text else None
