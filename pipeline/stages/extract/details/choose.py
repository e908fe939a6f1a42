"""Of all that was found, the best of each topic."""

from __future__ import annotations

import re

from pipeline.model import Detail
from pipeline.model.facts import Topic
from pipeline.stages.extract.details.fields import FIELD
from pipeline.stages.extract.details.found import LABEL, Found

ONE = ("title", "apply_by", "requisition_id", "apply_url", "hours", "travel")
"""Topics of which the surest value, the earliest of equals, is taken."""
LEGAL = re.compile(
    r"[\s,.]+(?:inc|llc|ltd|gmbh|corp|plc|co|limited|corporation|bv|ag|sa|pbc)\b\.?$"
)
LEAST = 0.75
"""An employer of less weight is a guess."""
NEARLY = 2.0
"""So much less sure may be a title that says more than the surest one."""
PLACES = 60
"""More places in prose are no places of work."""


def chosen(
    found: list[Found], topics: tuple[Topic, ...], short_forms: dict[str, Found]
) -> tuple[Detail, ...]:
    """The details, topic by topic; ``short_forms`` are the posting's own, of names."""
    by_topic: dict[str, list[Found]] = {}
    for one in sorted(found, key=lambda one: one.span):
        by_topic.setdefault(one.topic, []).append(one)
    details: list[Detail] = []
    if employers := _employer(by_topic.get("employer", []), short_forms):
        places = [one.value for one in by_topic.get("location", [])]
        by_topic["title"] = _bare(by_topic.get("title", []), [employers[0].value, *places])
    for topic in topics:
        many = by_topic.get(topic, [])
        if not many:
            continue
        if topic == "location":
            picked = _places(many)
        elif topic == "employer":
            picked = employers
        elif topic == "title":
            picked = [_fullest(many)]
        elif topic in ONE:
            picked = [max(many, key=lambda one: one.weight)]
        else:
            picked = _word(many)
        details += [
            Detail(rule=one.rule, evidence=(one.span,), topic=topic, value=one.value)
            for one in picked
        ]
    return tuple(details)


def _bare(titles: list[Found], others: list[str]) -> list[Found]:
    """Without the titles that end with the employer or a place, where there are others.

    What a field of the file calls the title is one.
    """
    if any(one.weight >= FIELD for one in titles):
        return titles
    ends = tuple(other.casefold() for other in others)
    return [one for one in titles if not one.value.casefold().endswith(ends)] or titles


def _fullest(titles: list[Found]) -> Found:
    """The surest title, or one nearly as sure that says the same and more: "Senior ..."."""
    best = max(titles, key=lambda one: one.weight)
    end = " " + best.value.casefold()
    fuller = [
        one
        for one in titles
        if one.weight >= best.weight - NEARLY and one.value.casefold().endswith(end)
    ]
    return max(fuller, key=lambda one: one.weight, default=best)


def _employer(many: list[Found], short_forms: dict[str, Found]) -> list[Found]:
    if not many:
        return []
    groups: dict[str, list[Found]] = {}
    for one in many:
        long = short_forms.get(one.value)
        group = groups.setdefault(_key((long or one).value), [])
        group += [one, long] if long else [one]

    def weight(key: str) -> float:
        said = {(one.rule, one.span.start): one.weight for one in groups[key]}
        return sum(said.values())

    best = max(groups, key=weight)
    if weight(best) < LEAST:
        return []
    return [max(groups[best], key=lambda one: (_key(one.value) == best, one.weight))]


def _key(name: str) -> str:
    return LEGAL.sub("", name.casefold())


def _places(many: list[Found]) -> list[Found]:
    """The surest places, each once, in the order of the posting; no part of another."""
    sure = max(one.weight for one in many)
    picked: dict[str, Found] = {}
    for one in sorted(many, key=lambda one: one.span):
        if one.weight >= sure - 2:
            picked.setdefault(one.value.casefold(), one)
    parts = {part.strip() for name in picked if "," in name for part in name.split(",")}
    places = [one for name, one in picked.items() if name not in parts]
    return places if sure >= LABEL else places[:PLACES]


def _word(many: list[Found]) -> list[Found]:
    """The word that weighs most; two that weigh the same and differ say nothing."""
    weights: dict[str, float] = {}
    for one in many:
        weights[one.value] = max(weights.get(one.value, 0), one.weight)
    best = max(weights, key=lambda value: weights[value])
    if sum(weight == weights[best] for weight in weights.values()) > 1:
        return []
    first = next(one for one in many if one.value == best and one.weight == weights[best])
    return [first]
