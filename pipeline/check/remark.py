"""A finding as a writer gets it: with a code, a place and a proposal."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import get_args

from pipeline.lexicon import Rule
from pipeline.model import Span
from pipeline.model.findings import Severity

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From the least to the most severe."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the writer of a posting should know."""

    rule: Rule
    severity: Severity
    message: str
    proposal: str
    span: Span | None
    """Of the source; ``None``: it is about the whole posting."""
    quote: str
    """The words of the posting at the span."""

    @property
    def code(self) -> str:
        """Such as ``PAY001``; it never changes its meaning."""
        return self.rule.text("code")

    @property
    def order(self) -> tuple[int, float, int, str]:
        """The most important first, then by place."""
        start = self.span.start if self.span else -1
        severe = -SEVERITIES.index(self.severity)
        return severe, self.rule.number("rank"), start, self.message


@dataclass(frozen=True, slots=True)
class Placed:
    """A remark, and where it stands in the file that the writer has before them."""

    remark: Remark
    line: int
    column: int
    end: tuple[int, int] | None = None
    """Line and column behind the last character, where they are known."""
    twin: int = 0
    """How many remarks of this code and these words stand before it in the file."""

    @property
    def fingerprint(self) -> str:
        """The same as long as code and words are the same, wherever they move to."""
        words = " ".join((self.remark.quote or self.remark.message).split())
        said = f"{self.remark.code}\n{words}\n{self.twin}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file, or why it could not be read."""

    path: str
    remarks: tuple[Placed, ...] = ()
    error: str = ""
