"""What a summary is made from: the posting, the words to say it in, and what stands where."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.lexicon import Lexicon
from pipeline.model import Detail, Fact, Posting, Section, Span, Unit

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and the section that it stands in."""

    unit: Unit
    section: Section
    start: int
    end: int


@dataclass(frozen=True)
class Material:
    """A processed posting, ready to be looked up by place."""

    posting: Posting
    lexicon: Lexicon

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every unit but the headings, in source order, dropped ones too."""
        return tuple(
            Line(unit, section, span.start, span.end)
            for section in self.posting.sections
            for unit in section.units
            for span in (unit.text.span,)
        )

    @cached_property
    def _ends(self) -> list[int]:
        return [line.end for line in self.lines]

    def under(self, evidence: Iterable[Span]) -> Iterator[Line]:
        """The lines that share a character with one of the spans."""
        for span in evidence:
            for position in range(bisect_left(self._ends, span.start + 1), len(self.lines)):
                line = self.lines[position]
                if line.start >= span.end:
                    break
                yield line

    @cached_property
    def claimed(self) -> frozenset[int]:
        """``id`` of every unit that a fact stands on."""
        return frozenset(
            id(line.unit) for fact in self.posting.facts for line in self.under(fact.evidence)
        )

    @cached_property
    def folded(self) -> frozenset[int]:
        """``id`` of every unit that a folded line stands for."""
        return frozenset(id(unit) for fold in self.posting.folds for unit in fold.units)

    @cached_property
    def _opened(self) -> dict[int, str]:
        """``id`` of each heading -> the kind of the first lines under it."""
        opened: dict[int, str] = {}
        for section in self.posting.sections:
            if section.heading is not None and section.units and section.kind != "chrome":
                opened.setdefault(id(section.heading), section.kind)
        return opened

    def own_heading(self, section: Section) -> Unit | None:
        """The heading of the posting's own over a section, to stand above its lines.

        Lines of another kind further down were put under it by chance: it says nothing of them.
        """
        heading = section.heading
        if heading is None or not section.own_heading:
            return None
        opens = self._opened.get(id(heading))
        asks = {opens, section.kind} <= {"required", "preferred"}
        return heading if opens == section.kind or asks else None

    @cached_property
    def numbers_matter(self) -> bool:
        """True where a line of the posting names another one by its number."""
        if not self.lexicon.reads:
            return True
        refers = self.lexicon.rules["requirements"]["refers"]
        texts = (unit.text.value for unit in self.posting.units)
        return any(refers.search(text, text.lower()) for text in texts)

    def details(self, topic: str) -> tuple[Detail, ...]:
        """The details on one topic."""
        return self.posting.details(topic)

    def quote(self, fact: Fact) -> str:
        """The words of the posting behind a fact."""
        return " | ".join(self.posting.quote(span) for span in fact.evidence)

    @property
    def lang(self) -> str:
        """The language to mark the posting's own words with; "" where it is the summary's."""
        return "" if self.lexicon.reads else self.lexicon.language

    @cached_property
    def joining(self) -> frozenset[str]:
        """Words that join others and say nothing by themselves."""
        return frozenset(self.lexicon.phrase("say.joining_words").split())

    def telling(self, text: str) -> set[str]:
        """The words of a text, in lower case, that are not joining words only."""
        return set(_WORD.findall(text.lower())) - self.joining
