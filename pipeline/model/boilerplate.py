"""Paragraphs that stand in many postings of an employer."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256

KEEP = "keep"
"""Kind of a paragraph that a person wants to be shown wherever it stands."""
KINDS = ("about_employer", "about_role", "equal_opportunity", "legal", "other", KEEP)
"""What a paragraph can be: a kind of section that may be folded, or one that is kept."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """One paragraph that recurs, and in how many postings."""

    employer: str
    kind: str
    """One of ``KINDS``."""
    count: int
    """Postings in which it stands, word for word or nearly so."""
    postings: int
    """Postings of the employer that were read."""
    example: str
    """Its words, as most of the postings have them."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What recurs in the postings of some employers. Equal where every entry is."""

    entries: tuple[Recurring, ...] = field(repr=False, compare=False)
    digest: str = field(init=False, default="")
    """Stands for all entries; filled in."""

    def __post_init__(self) -> None:
        digest = sha256(repr(self.entries).encode("utf-8", "surrogatepass")).hexdigest()
        object.__setattr__(self, "digest", digest)


NOTHING = Boilerplate(())
