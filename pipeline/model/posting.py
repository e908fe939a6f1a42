"""The one central value: a posting, and the layers that the stages add to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeVar, get_args

from pipeline.model.boilerplate import NOTHING, Boilerplate
from pipeline.model.facts import Detail, Fact
from pipeline.model.findings import Finding
from pipeline.model.text import Span, Text

BlockKind = Literal["heading", "paragraph", "item", "row"]
UnitKind = Literal["heading", "sentence", "item", "row"]
SectionKind = Literal[
    "header", "chrome", "about_employer", "about_role", "duties", "required", "preferred",
    "pay", "benefits", "screening", "conditions", "equal_opportunity", "how_to_apply",
    "legal", "other",
]  # fmt: skip
Band = Literal["easier", "middling", "hard", "unrated"]
SECTION_KINDS: tuple[SectionKind, ...] = get_args(SectionKind)
FactT = TypeVar("FactT", bound=Fact)


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, decoded once and never changed.

    ``text`` is what reading gave: the file itself for plain text, the visible text for
    HTML, Markdown and JSON. Every span of the model counts characters of it.
    """

    name: str
    """The posting's id: the file's name without its ending."""
    text: str
    format: str
    path: str = ""
    sha256: str = ""
    """Of the bytes read, in hexadecimal."""
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the posting: the words that carry it, and where it leads."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the posting's layout, as the reader found it."""

    kind: BlockKind
    text: Text
    level: int = 0
    """Headings: 1 to 6. Items: depth in the list, from 1. Otherwise 0."""
    line: int = 0
    """Line of the raw file on which the block begins, from 1; 0 where unknown."""
    ordered: bool = False
    """An item of a numbered list."""
    header: bool = False
    """A table row of header cells. Cells are joined by `` | ``."""
    strong: tuple[Span, ...] = ()
    """The stretches set in bold."""
    links: tuple[Link, ...] = ()
    marker: str = ""
    """Items: the sign before it, such as ``•``, ``2.`` or ``a)``; ``text`` is without it."""
    field: str = ""
    """The topic of a field of the file, such as a job board gives; prose has none."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A cleaned heading, sentence, list item or table row: what the ledger counts.

    A unit with a ``dropped`` reason is left out of what is shown, but never forgotten.
    """

    kind: UnitKind
    text: Text
    block: int
    """Index of the block that it was cut from."""
    level: int = 0
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of units of one kind under one heading, with the rule that says why."""

    kind: SectionKind
    heading: Unit | None
    units: tuple[Unit, ...]
    rule: str
    own_heading: bool = False
    """No vocabulary knows the heading whole: its words are this posting's own."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Units that one plain line stands for in what is shown."""

    rule: str
    says: str
    units: tuple[Unit, ...]
    more: bool = False
    """The line tells nothing of them, only that there is more."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How hard some text is to read; ``None`` and unrated where there is too little of it."""

    words: int
    sentences: int
    grade: float | None = None
    """Flesch-Kincaid grade level (U.S. school years)."""
    band: Band = "unrated"
    """What the grade says."""
    ease: float | None = None
    """Score of three features: the higher, the easier."""
    ease_band: Band = "unrated"
    harder_than: float | None = None
    """Of a hundred school texts, how many this score calls easier."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How hard one section is to read: all the posting's units of that kind."""

    section: SectionKind
    title: str
    rating: Rating
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """A job posting and all that is known of it. Each stage fills its own layer.

    The reader gives ``source`` and ``blocks``; ``clean`` the units, ``segment`` the
    sections, ``extract`` the facts, ``condense`` the folds, ``flag`` the readings.
    """

    source: Source
    language: str
    """BCP 47, ``und`` where it could not be told."""
    blocks: tuple[Block, ...]
    units: tuple[Unit, ...] = ()
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    folds: tuple[Fold, ...] = ()
    readings: tuple[Reading, ...] = ()
    findings: tuple[Finding, ...] = ()
    boilerplate: Boilerplate = NOTHING
    """What recurs in the postings of its employer, where that is known. No stage fills it."""

    def having(self, kind: type[FactT]) -> tuple[FactT, ...]:
        """The facts of one kind, in the order of the source."""
        return tuple(fact for fact in self.facts if isinstance(fact, kind))

    def details(self, topic: str) -> tuple[Detail, ...]:
        """The key facts on one topic."""
        return tuple(fact for fact in self.having(Detail) if fact.topic == topic)

    def quote(self, span: Span) -> str:
        """The characters of the source that a span points at."""
        return self.source.text[span.start : span.end]

    def with_findings(self, stage: str, findings: tuple[Finding, ...]) -> Posting:
        """The findings of one stage replaced, those of the others kept."""
        kept = tuple(found for found in self.findings if found.stage != stage)
        return replace(self, findings=kept + findings)
