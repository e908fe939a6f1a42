"""The order of the summary: what a job seeker needs first stands first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon import Lexicon
from pipeline.locales import language_name
from pipeline.model import (
    Absence,
    LeftOut,
    Part,
    Pay,
    Posting,
    Requirement,
    Screening,
    Section,
    SectionKind,
    Statement,
    Summary,
    Unit,
)
from pipeline.model.summary import PartKind
from pipeline.summarize.checks import checks
from pipeline.summarize.compare import comparisons
from pipeline.summarize.glossary import glossary
from pipeline.summarize.key_facts import absent, detail, key_facts, not_said
from pipeline.summarize.needs import needs, overlap
from pipeline.summarize.pay import pay_rows
from pipeline.summarize.prose import folded, told
from pipeline.summarize.wording import calm, sentence

_WORD = re.compile(r"\w+")
REST: tuple[SectionKind, ...] = ("other", "equal_opportunity", "legal")


def compose(posting: Posting, lexicon: Lexicon) -> Summary:
    """The summary of a posting that has been through every stage."""
    parts = _parts(posting, lexicon) if lexicon.reads else _unread(posting, lexicon)
    parts = tuple(part for part in parts if part.statements or part.key_facts or part.pay)
    return Summary(
        posting=posting,
        title=_title(posting, lexicon),
        language=lexicon.voice,
        subtitle=_subtitle(posting, lexicon),
        notices=_notices(posting, lexicon),
        parts=parts,
        glossary=glossary(posting, parts, lexicon) if lexicon.reads else (),
        comparisons=comparisons(posting, parts, lexicon),
        left_out=_left_out(posting, lexicon),
    )


def _title(posting: Posting, lexicon: Lexicon) -> Statement | Absence:
    for fact in detail(posting, "title"):
        return Statement(calm(fact.value, lexicon), fact.rule, fact.evidence, fact=fact)
    first = next((block for block in posting.blocks if block.kind == "heading"), None)
    if not lexicon.reads and first is not None:  # its own first heading is all we can tell
        return Statement(first.text.value, "summary.first_heading", (first.text.span,),
                         lang=lexicon.language)  # fmt: skip
    return absent("title", lexicon)


def _subtitle(posting: Posting, lexicon: Lexicon) -> tuple[Statement, ...]:
    facts = detail(posting, "employer") + detail(posting, "location")
    return tuple(
        Statement(calm(fact.value, lexicon), fact.rule, fact.evidence, fact=fact) for fact in facts
    )


def _notices(posting: Posting, lexicon: Lexicon) -> tuple[Absence, ...]:
    if lexicon.reads:
        return ()
    name = language_name(posting.language, lexicon.voice)
    return (Absence("language", lexicon.phrase("say.unread", language=name)),)


def _parts(posting: Posting, lexicon: Lexicon) -> tuple[Part, ...]:
    said = _said_whole(posting, lexicon)

    def part(kind: PartKind, *statements: Statement | Absence, intro: str = "",
             ordered: bool = False) -> Part:  # fmt: skip
        return Part(kind, lexicon.phrase(f"part.{kind}"), statements, intro, ordered=ordered)

    def prose(kind: SectionKind) -> Part:
        return part(kind, *told(posting, lexicon, (kind,), without=said))  # type: ignore[arg-type]

    return (
        Part("key_facts", lexicon.phrase("part.key_facts"), key_facts=key_facts(posting, lexicon)),
        part("required", *needs(posting, lexicon, "required")),
        part("preferred", *needs(posting, lexicon, "preferred")),
        Part(
            "pay",
            lexicon.phrase("part.pay"),
            told(posting, lexicon, ("pay",)) + _elsewhere(posting, lexicon),
            intro=lexicon.phrase("intro.pay"),
            pay=pay_rows(posting, lexicon),
        ),
        part("screening", *checks(posting, lexicon),
             *told(posting, lexicon, ("screening",), without=said)),
        prose("about_role"),
        prose("duties"),
        prose("conditions"),
        prose("benefits"),
        part("how_to_apply", *_apply(posting, lexicon),
             *told(posting, lexicon, ("how_to_apply",), without=said)),
        part("about_employer", *told(posting, lexicon, ("about_employer",), without=said),
             *folded(posting, ("about_employer",))),
        part("other", *told(posting, lexicon, REST, without=said), *folded(posting, REST)),
        part("not_said", *not_said(posting, lexicon)),
    )  # fmt: skip


def _unread(posting: Posting, lexicon: Lexicon) -> tuple[Part, ...]:
    kinds: tuple[SectionKind, ...] = tuple({section.kind: None for section in posting.sections})
    words = told(posting, lexicon, (kind for kind in kinds if kind != "chrome"))
    return (Part("other", lexicon.phrase("part.other"), words),)


def _said_whole(posting: Posting, lexicon: Lexicon) -> frozenset[Unit]:
    """Units whose every word a requirement or a check shows already: not said twice."""
    shown: dict[int, set[str]] = {}
    joining = set(lexicon.phrase("say.joining_words").split())
    for fact in posting.facts:
        if isinstance(fact, Requirement | Screening):
            for unit in _under(fact, posting):
                words = fact.text if isinstance(fact, Requirement) else unit.text.value
                shown.setdefault(id(unit), set()).update(_WORD.findall(words.lower()))
    return frozenset(
        unit
        for unit in posting.units
        if id(unit) in shown
        and set(_WORD.findall(unit.text.value.lower())) - joining <= shown[id(unit)]
    )


def _under(fact: Requirement | Screening, posting: Posting) -> Iterator[Unit]:
    for unit in posting.units:
        if any(overlap(unit.text.span, span) for span in fact.evidence):
            yield unit


def _elsewhere(posting: Posting, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Sentences about an amount that stand outside the posting's pay sections."""
    spans = [span for fact in posting.having(Pay) for span in fact.evidence]
    return tuple(
        Statement(sentence(unit.text.value), section.rule, (unit.text.span,))
        for section, unit in _units(posting)
        if section.kind != "pay" and any(overlap(unit.text.span, span) for span in spans)
    )


def _units(posting: Posting) -> list[tuple[Section, Unit]]:
    return [(section, unit) for section in posting.sections for unit in section.units
            if not unit.dropped]  # fmt: skip


def _apply(posting: Posting, lexicon: Lexicon) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            lexicon.phrase("say.apply_at", url=fact.value), fact.rule, fact.evidence, fact=fact
        )
        for fact in detail(posting, "apply_url")
    )


def _left_out(posting: Posting, lexicon: Lexicon) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(unit.text.value, reason(unit.dropped, lexicon), (unit.text.span,))
        for unit in posting.units
        if unit.dropped
    )


def reason(dropped: str, lexicon: Lexicon) -> str:
    """Why a unit was dropped, in plain words: from its rule, or from phrases.toml."""
    for rule in lexicon.rules["furniture"]:
        if rule.id == dropped and rule.says:
            return rule.says
    phrases = lexicon.tables["phrases"]
    return phrases.get(f"left_out.{dropped}", phrases["left_out.default"])
