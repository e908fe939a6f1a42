"""All checks of one posting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.check.facts import facts
from pipeline.check.remark import Remark
from pipeline.check.shape import shape
from pipeline.check.subject import Subject
from pipeline.check.vocabulary import acronyms, hard_words
from pipeline.check.wording import links, wording
from pipeline.lexicon import Lexicon, Rule, for_language
from pipeline.model import Finding, Posting
from pipeline.plain import sentences_of
from pipeline.readability import words

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
        yield _with_wording(remark, found, subject)


def _with_wording(remark: Remark, found: Finding, subject: Subject) -> Remark:
    """For a long sentence: how our own rules would write it, where that is shorter."""
    if remark.rule.name != "long_sentence":
        return remark
    whole = " ".join(remark.quote.split())
    plain = sentences_of(whole, subject.lexicon)
    if len(plain) < 2 or max(map(words, plain)) >= words(whole):
        return remark
    return replace(remark, proposal=f"{remark.proposal} Such as: “{' '.join(plain)}”")
