"""Paragraphs of a posting that its employer's other postings may have as well.

Only such are looked at in which nothing stands that a candidate needs: no fact, and no line
that a "keep" rule shows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.lexicon.boilerplate import matcher
from pipeline.model import Posting, SectionKind, Unit
from pipeline.model.boilerplate import Recurring
from pipeline.stages.condense.lines import Line

FEWEST = 8
"""Words of a paragraph that can recur: shorter ones are headings and lists of tools."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the posting in which nothing stands that a candidate needs."""

    text: str
    kind: SectionKind
    units: tuple[Unit, ...]


def employers(posting: Posting) -> list[str]:
    """The names of the posting's employer."""
    return [fact.value for fact in posting.details("employer")]


def paragraphs(
    posting: Posting,
    sections: Iterable[Iterable[Line]],
    proven: Mapping[SectionKind, Container[Unit]],
) -> Iterator[Paragraph]:
    """Give the blocks of the posting that stand whole in the ``sections``, in order."""
    by_block: dict[int, list[Line]] = {}
    for section in sections:
        for line in section:
            by_block.setdefault(line.unit.block, []).append(line)
    sizes = Counter(unit.block for unit in posting.units if not unit.dropped and unit.text)
    for block, lines in sorted(by_block.items()):
        needed = any(line.keep or line.unit in proven[line.kind] for line in lines)
        if needed or sizes[block] > len(lines) or sum(line.words for line in lines) < FEWEST:
            continue
        kinds = Counter(line.kind for line in lines for _ in range(line.words))
        kind = max(kinds, key=lambda kind: (kinds[kind], kind))
        text = " ".join(line.unit.text.value for line in lines)
        yield Paragraph(text, kind, tuple(line.unit for line in lines))


def recurring(posting: Posting, found: Iterable[Paragraph]) -> dict[Unit, Recurring]:
    """Which units stand in paragraphs that recur, by what is known of the employer."""
    if not posting.boilerplate.entries:
        return {}
    known, names = matcher(posting.boilerplate), employers(posting)
    return {
        unit: entry
        for paragraph in found
        if (entry := known.find(names, paragraph.text))
        for unit in paragraph.units
    }
