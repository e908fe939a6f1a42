"""The key facts: title, employer, places, kind of job, deadline and the like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.lexicon import Lexicon, Rules
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
TOP = 12
"""Lines at the top that are looked at where no section says that they are the head."""


def details(posting: Posting, lexicon: Lexicon) -> tuple[Detail, ...]:
    """What the posting says of itself; nothing where it does not say."""
    rules = lexicon.rules["details"]
    if not rules.rules:
        return ()
    return chosen(list(_found(posting, rules)), TOPICS, short_forms(posting.units))


def _found(posting: Posting, rules: Rules) -> Iterator[Found]:
    values = Values(rules, month_first=_month_first(posting))
    units = [unit for unit in posting.units if unit.text]
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
    for sentence in sentences(posting, rules, "weight"):
        for hit in sentence.hits():
            topic, weight = hit.rule.text("topic"), hit.rule.number("weight")
            if (word := hit.rule.text("value")):
                span = sentence.span_of(*hit.match.span())
                yield Found(topic, word, weight, hit.rule.id, span)
                continue
            start, stop = (sentence.start + at for at in hit.match.span("value"))
            yield from values.read(
                topic, sentence.unit, start, stop, hit.rule, weight, told=True
            )


def _head(posting: Posting, units: list[Unit], taken: set[int]) -> list[Unit]:
    """The lines of the head that carry no label."""
    sections = sections_of(posting)
    head = []
    for place, unit in enumerate(islice(units, TOP * 3)):
        start = unit.text.runs[0].start
        if start not in taken and (place == 0 or sections.get(start) == "header"):
            head.append(unit)
    return head


def _month_first(posting: Posting) -> bool | None:
    """How the posting writes numeric dates, as far as it can be told."""
    return True if "$" in posting.source.text else None
