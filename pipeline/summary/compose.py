"""The order of the summary: what a job seeker needs first stands first."""

from __future__ import annotations

from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.locales import language_name
from pipeline.model import (
    Absence,
    LeftOut,
    Part,
    Posting,
    Requirement,
    Screening,
    SectionKind,
    Statement,
    Summary,
)
from pipeline.model.summary import PartKind
from pipeline.summary.checks import checks
from pipeline.summary.compare import comparisons
from pipeline.summary.glossary import glossary
from pipeline.summary.key_facts import key_facts, not_said
from pipeline.summary.material import Material
from pipeline.summary.needs import needs
from pipeline.summary.pay import elsewhere, in_table, pay_rows, said_by_rows
from pipeline.summary.prose import folded, told
from pipeline.summary.wording import calm, once, stated

TOLD = ("read.cut_", "flags.field_disagrees")
"""Findings that a job seeker must know of."""
REST: tuple[SectionKind, ...] = ("other", "equal_opportunity", "legal")


def compose(posting: Posting, lexicon: Lexicon) -> Summary:
    """The summary of a posting that has been through every stage."""
    material = Material(posting, lexicon)
    parts = _parts(material) if lexicon.reads else _unread(material)
    parts = tuple(part for part in _gathered(parts) if _holds(part))
    return Summary(
        posting=posting,
        title=_title(material),
        language=lexicon.voice,
        subtitle=_subtitle(material),
        notices=_notices(material),
        parts=parts,
        glossary=glossary(posting, parts, lexicon) if lexicon.reads else (),
        comparisons=comparisons(posting, parts, lexicon),
        left_out=_left_out(material),
    )


def _title(material: Material) -> Statement | Absence:
    for fact in material.details("title"):
        text = calm(fact.value, material.lexicon)
        return Statement(text, fact.rule, fact.evidence, fact=fact)
    first = next((block for block in material.posting.blocks if block.kind == "heading"), None)
    if material.lang and first is not None:  # its own first heading is all we can tell
        text, span = first.text.value, first.text.span
        return Statement(text, "summary.first_heading", (span,), lang=material.lang)
    return Absence("title", material.lexicon.phrase("absent.title"))


def _subtitle(material: Material) -> tuple[Statement, ...]:
    return tuple(
        Statement(calm(fact.value, material.lexicon), fact.rule, fact.evidence, fact=fact)
        for fact in material.details("employer")
    )


def _notices(material: Material) -> tuple[Absence, ...]:
    lexicon, posting = material.lexicon, material.posting
    told = [found for found in posting.findings if found.rule.startswith(TOLD)]
    notices = tuple(
        Absence("notice", f"{found.message} {found.suggestion}".strip()) for found in told
    )
    if lexicon.reads:
        return notices
    name = language_name(posting.language, lexicon.voice)
    return (Absence("language", lexicon.phrase("say.unread", language=name)), *notices)


def _parts(material: Material) -> tuple[Part, ...]:
    phrase = material.lexicon.phrase
    rows = pay_rows(material)
    amounts = elsewhere(material)
    said = _said_whole(material) | {id(line.unit) for line in amounts}
    by_rows = said_by_rows(rows, material)
    outside = [
        each
        for line in amounts
        if id(line.unit) not in by_rows
        for each in stated(line.unit, line.section, material)
    ]

    def part(kind: PartKind, *statements: Statement | Absence) -> Part:
        return Part(kind, phrase(f"part.{kind}"), statements)

    def prose(*kinds: SectionKind) -> tuple[Statement, ...]:
        return (*told(material, kinds, without=said), *folded(material, kinds))

    return (
        Part("key_facts", phrase("part.key_facts"), key_facts=key_facts(material, rows)),
        part("required", *needs(material, "required"), *folded(material, ("required",))),
        part("preferred", *needs(material, "preferred"), *folded(material, ("preferred",))),
        Part(
            "pay",
            phrase("part.pay"),
            (
                *once((*told(material, ("pay",), without=by_rows), *outside)),
                *folded(material, ("pay",)),
            ),
            pay=in_table(rows),
        ),
        part("screening", *checks(material), *prose("screening")),
        part("about_role", *prose("about_role")),
        part("duties", *prose("duties")),
        part("conditions", *prose("conditions")),
        part("benefits", *prose("benefits")),
        part("how_to_apply", *_apply(material), *prose("how_to_apply")),
        part("about_employer", *prose("about_employer")),
        part("other", *told(material, REST, without=said), *folded(material, REST)),
        part("not_said", *not_said(material)),
    )


def _gathered(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts; what only says that there is more stands with the rest, not in a part alone."""
    bare = [part for part in parts if part.kind != "other" and _only_more(part)]
    more = tuple(said for part in bare for said in part.statements)
    return tuple(
        replace(part, statements=(*part.statements, *more)) if part.kind == "other" else part
        for part in parts
        if part not in bare
    )


def _only_more(part: Part) -> bool:
    bare = all(
        isinstance(said, Statement) and said.fold is not None and said.fold.more
        for said in part.statements
    )
    return bare and bool(part.statements) and not part.pay


def _holds(part: Part) -> bool:
    return bool(part.statements or part.key_facts or part.pay)


def _unread(material: Material) -> tuple[Part, ...]:
    """The amounts, which are written alike everywhere, then the posting's own words."""
    phrase = material.lexicon.phrase
    kinds = {section.kind: None for section in material.posting.sections}
    words = told(material, (kind for kind in kinds if kind != "chrome"))
    return (
        Part("pay", phrase("part.pay"), pay=pay_rows(material)),
        Part("other", phrase("part.other"), words),
    )


def _said_whole(material: Material) -> frozenset[int]:
    """Ids of units whose every word a requirement or a check shows: not said twice."""
    shown: dict[int, set[str]] = {}
    for fact in material.posting.facts:
        if isinstance(fact, Requirement | Screening):
            for line in material.under(fact.evidence):
                words = fact.text if isinstance(fact, Requirement) else line.unit.text.value
                shown.setdefault(id(line.unit), set()).update(material.telling(words))
    whole = {
        id(line.unit)
        for line in material.lines
        if id(line.unit) in shown and material.telling(line.unit.text.value) <= shown[id(line.unit)]
    }
    if material.details("apply_url"):
        whole |= _links(material)
    return frozenset(whole)


def _links(material: Material) -> set[int]:
    """Ids of units that are a field with the address to apply at: it is said in our words."""
    blocks = material.posting.blocks
    links = {number for number, block in enumerate(blocks) if block.field == "apply_url"}
    return {id(line.unit) for line in material.lines if line.unit.block in links}


def _apply(material: Material) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            material.lexicon.phrase("say.apply_at", url=fact.value),
            fact.rule,
            fact.evidence,
            fact=fact,
        )
        for fact in material.details("apply_url")
    )


def _left_out(material: Material) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(unit.text.value, _reason(unit.dropped, material.lexicon), (unit.text.span,))
        for unit in material.posting.units
        if unit.dropped
    )


def _reason(dropped: str, lexicon: Lexicon) -> str:
    """Why a unit was dropped, in plain words: from its rule, or from phrases.toml."""
    for rule in lexicon.rules["furniture"]:
        if rule.id == dropped and rule.says:
            return rule.says
    phrases = lexicon.tables["phrases"]
    return phrases.get(f"left_out.{dropped}", phrases["left_out.default"])
