"""The checks that the candidate must pass or prove, each with status, time and cadence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from pipeline.lexicon import Lexicon, Rule
from pipeline.model import Posting, Screening, Span
from pipeline.model.facts import Status
from pipeline.stages.extract.reading import Sentence, sentences

HERE = "<check>"
"""Stands for the check in the patterns of the marks, as in ``no <check>``."""
STATUSES: tuple[Status, ...] = ("required", "possible", "not_required")
"""The strongest first: a check that one sentence requires is required."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """A check named in one sentence."""

    rule: Rule
    sentence: Span
    length: int
    status: Status
    recurring: bool
    cadence: str | None
    when: str | None


def screening(posting: Posting, lexicon: Lexicon) -> tuple[Screening, ...]:
    """One fact for each kind of check, in the order of the posting.

    Kinds are data: whatever kind a rule of screening.toml names becomes a fact. A rule
    without a kind is a mark: it tells whether, when or how often a check is made.
    """
    rules = lexicon.rules["screening"]
    marks = sorted(
        (rule for rule in rules if not rule.text("kind")), key=lambda rule: rule.number("rank", 1)
    )
    kinds: dict[str, list[_Sign]] = {}
    for sentence in sentences(posting, lexicon, "screening"):
        for sign in _signs(sentence, marks):
            kinds.setdefault(sign.rule.text("kind"), []).append(sign)
    facts = [_fact(kind, signs) for kind, signs in kinds.items()]
    return tuple(sorted(facts, key=lambda fact: fact.evidence))


def _fact(kind: str, signs: list[_Sign]) -> Screening:
    status = min((sign.status for sign in signs), key=STATUSES.index)
    fitting = [sign for sign in signs if sign.status == status]
    best = max(fitting, key=lambda sign: (sign.rule.number("rank", 1), sign.length))
    return Screening(
        rule=best.rule.id,
        evidence=tuple(sorted({sign.sentence for sign in signs})),
        kind=kind,
        status=status,
        recurring=any(sign.recurring for sign in signs),
        when=next((sign.when for sign in fitting if sign.when), None),
        cadence=next((sign.cadence for sign in signs if sign.cadence), None),
    )


def _signs(sentence: Sentence, marks: list[Rule]) -> Iterator[_Sign]:
    for hit in sentence.hits():
        said = _said(hit.match.re.sub(HERE, sentence.text), marks)
        status = hit.rule.text("status") or said.get("status")
        if not status:
            status = "possible" if sentence.section == "preferred" else "required"
        yield _Sign(
            rule=hit.rule,
            sentence=sentence.span,
            length=len(hit.match[0]),
            status=cast(Status, status),
            recurring="again" in said,
            cadence=said.get("cadence"),
            when=said.get("when") or hit.rule.text("when") or None,
        )


def _said(sentence: str, marks: list[Rule]) -> dict[str, str]:
    """What the words around a check say of it: its status, when, and how often again."""
    folded = sentence.lower()
    said: dict[str, str] = {}
    for mark in marks:  # the highest rank last: it has the last word
        hit = mark.search(sentence, folded)
        if hit is None:
            continue
        said.update({name: mark.text(name) for name in ("status", "when") if mark.text(name)})
        if mark.flag("again"):
            said["again"] = hit[0]
            said.update({name: words for name, words in hit.groupdict().items() if words})
    return said
