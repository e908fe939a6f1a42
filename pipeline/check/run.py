"""All checks of one posting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from pipeline.check.facts import facts
from pipeline.check.remark import Remark
from pipeline.check.shape import shape
from pipeline.check.subject import Subject, may
from pipeline.check.vocabulary import acronyms, hard_words
from pipeline.check.wording import links, wording
from pipeline.lexicon import Lexicon, Rule, for_language
from pipeline.model import Posting
from pipeline.model.findings import Severity
from pipeline.plain import sentences_of
from pipeline.readability import features, tally, vocabulary, words

CHECKS: tuple[Callable[[Subject], Iterator[Remark]], ...] = (
    wording, links, hard_words, acronyms, shape, facts,
)  # fmt: skip


def check(posting: Posting, lexicon: Lexicon) -> tuple[Remark, ...]:
    """What the writer of a processed posting should know, the most important first.

    In a language that we cannot read only what the stages found is said.
    """
    spoken = lexicon if lexicon.reads else for_language("und")
    subject = Subject(posting, spoken)
    remarks = list(_of_stages(subject))
    if lexicon.reads:
        remarks += (remark for each in CHECKS for remark in each(subject))
    return tuple(sorted(remarks, key=lambda remark: remark.order))


def _of_stages(subject: Subject) -> Iterator[Remark]:
    """The findings that the posting has already, under their codes."""
    known: dict[str, Rule] = {}
    for rule in subject.lexicon.rules["flags"]:
        known[rule.text("of", rule.id)] = rule
    for found in subject.posting.findings:
        rule = known.get(found.rule) or known["*"]
        quote = subject.posting.quote(found.span) if found.span else ""
        remark = Remark(rule, found.severity, found.message, found.suggestion, found.span, quote)
        refine = REFINED.get(rule.name)
        yield refine(remark, subject) if refine else remark


def _with_reasons(remark: Remark, subject: Subject) -> Remark:
    """For a hard section: what makes it hard."""
    readings = subject.posting.readings
    reading = next((each for each in readings if each.evidence[0] == remark.span), None)
    code = subject.lexicon.tables["language"].get("textstat", "")
    book = vocabulary(code)
    if reading is None or book is None:
        return remark
    units = (unit.text.value for kind, unit in subject.units if kind == reading.section)
    count, told = tally(units, code)
    found = features(told, count, book)
    because = remark.rule.text("because").format(
        length=str(round(found.length)), unknown=str(round(found.unknown))
    )
    severity: Severity = remark.severity if may(remark.rule, reading.section) else "info"
    return replace(remark, severity=severity, message=f"{remark.message} {because}".strip())


def _with_wording(remark: Remark, subject: Subject) -> Remark:
    """For a long sentence: how our own rules would write it, where that is shorter."""
    whole = " ".join(remark.quote.split())
    plain = sentences_of(whole, subject.lexicon)
    if len(plain) < 2 or max(map(words, plain)) >= words(whole):
        return remark
    return replace(remark, proposal=f"{remark.proposal} Such as: “{' '.join(plain)}”")


REFINED: Mapping[str, Callable[[Remark, Subject], Remark]] = {
    "hard_section": _with_reasons,
    "long_sentence": _with_wording,
}
"""What is added to the findings of the stages."""
