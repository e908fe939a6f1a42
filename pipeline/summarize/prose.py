"""Parts that are told in the posting's own sentences: duties, conditions, benefits."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.lexicon import Lexicon
from pipeline.model import Posting, Section, SectionKind, Statement, Unit
from pipeline.summarize.wording import calm, nested, sentence, stated


def told(
    posting: Posting,
    lexicon: Lexicon,
    kinds: Iterable[SectionKind],
    *,
    without: frozenset[Unit] = frozenset(),
) -> tuple[Statement, ...]:
    """Every unit of the sections of these kinds that is neither dropped nor folded.

    A heading that only this posting has ("For an Engineer II:") stays above its lines:
    it may be the condition under which they hold.
    """
    kinds = tuple(kinds)
    hidden = without | {unit for fold in posting.folds for unit in fold.units}
    out: list[Statement] = []
    lines: list[tuple[int, Statement]] = []
    heading: Unit | None = None

    def close() -> None:
        statements = nested(lines)
        lines.clear()
        if heading is not None and statements:
            label = calm(heading.text.value.strip(" :"), lexicon) + ":"
            lang = "" if lexicon.reads else lexicon.language
            rule, span = "summary.subheading", heading.text.span
            out.append(Statement(label, rule, (span,), statements, lang))
        else:
            out.extend(statements)

    for section in posting.sections:
        if section.kind not in kinds:
            continue
        own = section.heading if is_own(section) else None
        if own is not heading:
            close()
            heading = own
        for unit in section.units:
            if not unit.dropped and unit not in hidden:
                level = unit.level if unit.kind == "item" else 0
                lines.append((level, stated(unit, section, posting, lexicon)))
    close()
    return tuple(out)


def is_own(section: Section) -> bool:
    """True for a heading that no vocabulary knows: its words say more than its kind."""
    return section.heading is not None and not section.rule.startswith("headings.")


def folded(posting: Posting, kinds: Iterable[SectionKind]) -> tuple[Statement, ...]:
    """One plain line for each fold whose units stand in sections of these kinds."""
    kinds = tuple(kinds)
    within = {
        unit for section in posting.sections if section.kind in kinds for unit in section.units
    }
    return tuple(
        Statement(sentence(fold.says), fold.rule, tuple(unit.text.span for unit in fold.units))
        for fold in posting.folds
        if fold.units[0] in within
    )
