"""What a posting says: requirements, pay, screening and key details.

Every fact names the lexicon rule that found it and the characters of the source that
say it. There is no fact without evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.model.text import Span

Degree = Literal[
    "none", "high_school", "associate", "bachelor", "master", "doctorate", "professional"
]
RequirementKind = Literal[
    "education", "experience", "skill", "licence", "language", "eligibility", "physical",
    "trait", "other",
]  # fmt: skip
Period = Literal["hour", "day", "week", "month", "year", "once", "piece"]
PayKind = Literal["base", "total", "bonus", "commission", "stipend", "allowance", "other"]
Status = Literal["required", "possible", "not_required"]
Topic = Literal[
    "title", "employer", "location", "workplace", "employment_type", "apply_by",
    "requisition_id", "apply_url", "hours", "travel",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Proved:
    rule: str
    """Id of the lexicon rule, such as ``screening.background_check``."""
    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{type(self).__name__} by {self.rule} has no evidence")


@dataclass(frozen=True, slots=True)
class Way:
    """One of several ways to meet a requirement; any one of them is enough."""

    text: str
    min_years: float | None = None
    degree: Degree | None = None


@dataclass(frozen=True, slots=True)
class Requirement(_Proved):
    """One thing that the posting asks of the candidate."""

    level: Literal["required", "preferred"]
    kind: RequirementKind
    text: str
    """The posting's own words, cleaned."""
    min_years: float | None = None
    """The lowest number of years that meets it together with ``degree``."""
    degree: Degree | None = None
    """The lowest degree that meets it; ``None`` where it asks for none."""
    or_equivalent: bool = False
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Pay(_Proved):
    """One amount or range of money that the employee is paid."""

    min: Decimal | None
    """In units of ``currency``; ``None`` where the posting leaves it open."""
    max: Decimal | None
    currency: str
    """ISO 4217."""
    period: Period | None
    kind: PayKind = "base"
    scope: str | None = None
    """Where or for whom it holds, in the posting's words; ``None``: everywhere."""


@dataclass(frozen=True, slots=True)
class Screening(_Proved):
    """One check that the candidate must pass or prove."""

    kind: str
    """A kind of the lexicon, such as ``background_check``."""
    status: Status
    recurring: bool = False
    """True where it is done again after hire."""
    when: str | None = None
    """When it is done, as an id of phrases.toml (``after_offer``, ``on_hire``)."""
    cadence: str | None = None
    """How often it is done again, in the posting's words ("every two years")."""


@dataclass(frozen=True, slots=True)
class Detail(_Proved):
    """A key fact: title, employer, one place, workplace, deadline and the like."""

    topic: Topic
    value: str
    """As the posting writes it, or one of the contract's words (``full_time``)."""


Fact = Requirement | Pay | Screening | Detail
