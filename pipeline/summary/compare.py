"""How hard the original is, section by section, beside what we show of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.lexicon import Lexicon
from pipeline.model import Comparison, Part, Posting, SectionKind, Span
from pipeline.model.summary import PartKind
from pipeline.readability import measure
from pipeline.summary.wording import calm

SHOWN_IN: dict[SectionKind, PartKind] = {
    "about_employer": "about_employer",
    "about_role": "about_role",
    "duties": "duties",
    "required": "required",
    "preferred": "preferred",
    "pay": "pay",
    "benefits": "benefits",
    "screening": "screening",
    "conditions": "conditions",
    "how_to_apply": "how_to_apply",
    "equal_opportunity": "other",
    "legal": "other",
    "other": "other",
}


def comparisons(
    posting: Posting, parts: tuple[Part, ...], lexicon: Lexicon
) -> tuple[Comparison, ...]:
    """One for each reading; "after" is measured on what key facts and part say of that section."""
    shown = {part.kind: part for part in parts}
    out = []
    for reading in posting.readings:
        kinds: tuple[PartKind, ...] = ("key_facts", SHOWN_IN.get(reading.section, "other"))
        told = [shown[kind] for kind in kinds if kind in shown]
        texts = [text for part in told for text in _said(part, reading.evidence)]
        after = measure(texts, lexicon.tables["language"].get("textstat", ""))
        title = calm(reading.title, lexicon) or lexicon.phrase(f"section.{reading.section}")
        out.append(Comparison(reading.section, title, reading.rating, after))
    return tuple(out)


def _said(part: Part, evidence: tuple[Span, ...]) -> Iterator[str]:
    """The texts of the part's statements that stand on this evidence."""
    for said in part.said():
        if any(e.start < s.end and s.start < e.end for e in evidence for s in said.evidence):
            yield said.text
