"""The types: a posting, what is known of it, and the summary made from it."""

from pipeline.model.facts import Detail, Fact, Pay, Requirement, Screening, Way
from pipeline.model.findings import Finding
from pipeline.model.posting import (
    SECTION_KINDS,
    Block,
    Fold,
    Link,
    Posting,
    Rating,
    Reading,
    Section,
    SectionKind,
    Source,
    Unit,
)
from pipeline.model.summary import (
    Absence,
    Comparison,
    KeyFact,
    LeftOut,
    Part,
    PayRow,
    Statement,
    Summary,
    Term,
)
from pipeline.model.text import Run, Span, Text

__all__ = [
    "SECTION_KINDS",
    "Absence",
    "Block",
    "Comparison",
    "Detail",
    "Fact",
    "Finding",
    "Fold",
    "KeyFact",
    "LeftOut",
    "Link",
    "Part",
    "Pay",
    "PayRow",
    "Posting",
    "Rating",
    "Reading",
    "Requirement",
    "Run",
    "Screening",
    "Section",
    "SectionKind",
    "Source",
    "Span",
    "Statement",
    "Summary",
    "Term",
    "Text",
    "Unit",
    "Way",
]
