"""The checks that the candidate must pass: what, when and how often."""

from __future__ import annotations

from pipeline.lexicon import Lexicon
from pipeline.model import Posting, Screening, Statement, Unit
from pipeline.summarize.needs import overlap
from pipeline.summarize.wording import numbered, sentence


def checks(posting: Posting, lexicon: Lexicon) -> tuple[Statement, ...]:
    """One statement a check; the posting's own sentences about it stand under it."""
    return tuple(_say(fact, posting, lexicon) for fact in posting.having(Screening))


def _say(fact: Screening, posting: Posting, lexicon: Lexicon) -> Statement:
    if fact.status == "not_required":
        says = lexicon.phrase("say.not_required", check=check_name(fact, lexicon))
    else:
        says = next((rule.says for rule in lexicon.rules["screening"] if rule.id == fact.rule), "")
        says = sentence(says or check_name(fact, lexicon))
        if fact.status == "possible":
            says = lexicon.phrase("say.possible", check=says)
    if fact.when:
        says = f"{says} {lexicon.phrase(f'when.{fact.when}')}"
    if fact.cadence:
        says = f"{says} {lexicon.phrase('say.again', cadence=fact.cadence)}"
    own = tuple(
        _quoted(unit, fact, posting, lexicon)
        for unit in posting.units
        if any(overlap(unit.text.span, span) for span in fact.evidence)
    )
    return Statement(says, fact.rule, fact.evidence, own, fact=fact)


def _quoted(unit: Unit, fact: Screening, posting: Posting, lexicon: Lexicon) -> Statement:
    words, evidence = numbered(unit.text.value, (unit.text.span,), posting)
    return Statement(lexicon.phrase("say.quote", words=words), fact.rule, evidence)


def check_name(fact: Screening, lexicon: Lexicon) -> str:
    """The kind in plain words; an employer's own kind by its own name."""
    try:
        return lexicon.phrase(f"check.{fact.kind}")
    except KeyError:
        return fact.kind.replace("_", " ")
