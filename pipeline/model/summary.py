"""The summary: plain statements, each with the characters of the posting behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pipeline.model.facts import Fact
from pipeline.model.posting import Fold, Posting, Rating, SectionKind
from pipeline.model.text import Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, with its evidence.

    ``ways`` stand under it as a list: the choices, or the lines of a group. They may
    nest once more.
    """

    text: str
    rule: str
    evidence: tuple[Span, ...]
    ways: tuple[Statement, ...] = ()
    lang: str = ""
    """BCP 47 of the words where it is not the summary's own language."""
    fact: Fact | None = None
    """The fact that it says, where it says one."""
    links: tuple[tuple[str, str], ...] = ()
    """Words of the text that lead somewhere in the posting, and where."""
    fold: Fold | None = None
    """What it stands for, where it stands for lines: a page shows these on demand."""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"the statement {self.text!r} has no evidence")

    def every(self) -> Iterator[Statement]:
        """The statement and all that stand under it."""
        yield self
        for way in self.ways:
            yield from way.every()


@dataclass(frozen=True, slots=True)
class Absence:
    """What the posting does not say: the one kind of sentence without evidence."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class KeyFact:
    """A row of the key facts: a label and what is known of it."""

    label: str
    values: tuple[Statement | Absence, ...]


@dataclass(frozen=True, slots=True)
class PayRow:
    """A row of the pay table; each cell is text ready to be shown, "" where open."""

    scope: str
    low: str
    high: str
    per: str
    kind: str
    line: Statement
    """The same as one line, with its evidence."""


PartKind = Literal[
    "key_facts",
    "required",
    "preferred",
    "pay",
    "screening",
    "about_role",
    "duties",
    "conditions",
    "benefits",
    "how_to_apply",
    "about_employer",
    "other",
    "not_said",
    "glossary",
    "readability",
]


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of the summary, in the order in which it is shown."""

    kind: PartKind
    title: str
    statements: tuple[Statement | Absence, ...] = ()
    intro: str = ""
    key_facts: tuple[KeyFact, ...] = ()
    pay: tuple[PayRow, ...] = ()
    ordered: bool = False

    def said(self) -> Iterator[Statement]:
        """Every statement of the part, those under others too; absences are not among them."""
        values = (value for fact in self.key_facts for value in fact.values)
        rows = (row.line for row in self.pay)
        for top in (*values, *rows, *self.statements):
            if isinstance(top, Statement):
                yield from top.every()


@dataclass(frozen=True, slots=True)
class Term:
    """A word explained. ``origin`` tells a meaning of the posting from one of ours."""

    term: str
    meaning: str
    origin: Literal["posting", "glossary", "unknown"]
    also: tuple[str, ...] = ()
    """Other ways in which the summary writes it."""
    main: bool = True
    """One of those that matter most; the others stand folded away."""
    told: bool = False
    """The summary spells it out where it first uses it, so that a page needs no row for it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How hard one section of the original is to read, beside what we show of it."""

    section: SectionKind
    title: str
    before: Rating
    after: Rating


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of the posting that the summary does not show, and why."""

    text: str
    reason: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """All that a renderer needs."""

    posting: Posting
    """What it was made from: its ledger goes into the JSON, its blocks stand at the end."""
    title: Statement | Absence
    language: str
    """BCP 47 of the summary's own words."""
    subtitle: tuple[Statement, ...]
    """The employer, to stand under the title."""
    notices: tuple[Absence, ...]
    """What could not be read, said before anything else."""
    parts: tuple[Part, ...]
    glossary: tuple[Term, ...]
    comparisons: tuple[Comparison, ...]
    left_out: tuple[LeftOut, ...]

    def said(self) -> Iterator[Statement]:
        """Every statement: title and employer, then part by part."""
        if isinstance(self.title, Statement):
            yield self.title
        yield from self.subtitle
        for part in self.parts:
            yield from part.said()

    def absences(self) -> tuple[Absence, ...]:
        """All that the posting does not say: in the key facts, then in the parts."""
        values = (value for part in self.parts for row in part.key_facts for value in row.values)
        said = (each for part in self.parts for each in part.statements)
        return tuple(each for each in (*values, *said) if isinstance(each, Absence))
