"""Parts that are told in the posting's own sentences: duties, conditions, benefits."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import Section, SectionKind, Statement, Unit
from pipeline.summary.material import Material
from pipeline.summary.wording import calm, nested, once, sentence, stated


def told(
    material: Material, kinds: Iterable[SectionKind], *, without: frozenset[int] = frozenset()
) -> tuple[Statement, ...]:
    """Every unit of the sections of these kinds that is neither dropped nor folded.

    A heading that only this posting has ("For an Engineer II:") stays above its lines:
    it may be the condition under which they hold. ``without``: ids of units to pass over.
    """
    kinds = tuple(kinds)
    hidden = without | material.folded
    out: list[Statement] = []
    lines: list[tuple[int, Statement]] = []
    heading: Unit | None = None

    def close() -> None:
        statements = nested(lines)
        lines.clear()
        if heading is not None and statements:
            out.append(under_heading(heading, statements, material))
        else:
            out.extend(statements)

    for section in material.posting.sections:
        if section.kind not in kinds:
            continue
        own = material.own_heading(section)
        if own is not heading:
            close()
            heading = own
        if line := _stray(section):
            lines += ((0, said) for said in stated(line, section, material))
        for unit in section.units:
            if not unit.dropped and id(unit) not in hidden:
                level = unit.level if unit.kind == "item" else 0
                lines += ((level, said) for said in stated(unit, section, material))
    close()
    return once(out)


def _stray(section: Section) -> Unit | None:
    """The line that was taken for a heading of the posting's own, but stands over nothing."""
    heading = section.heading
    if heading is None or section.units or not section.own_heading or heading.dropped:
        return None
    return heading if heading.kind == "sentence" else None


def under_heading(
    heading: Unit, statements: tuple[Statement, ...], material: Material
) -> Statement:
    """Lines under a heading of the posting's own."""
    label = calm(heading.text.value.strip(" :."), material.lexicon) + ":"
    span = heading.text.span
    return Statement(label, "summary.subheading", (span,), statements, material.lang)


def folded(material: Material, kinds: Iterable[SectionKind]) -> tuple[Statement, ...]:
    """One plain line for each fold whose units stand in sections of these kinds."""
    kinds = tuple(kinds)
    within = {id(line.unit) for line in material.lines if line.section.kind in kinds}
    return tuple(
        Statement(
            sentence(fold.says, material.lexicon),
            fold.rule,
            tuple(unit.text.span for unit in fold.units),
            fold=fold,
        )
        for fold in material.posting.folds
        if id(fold.units[0]) in within
    )
