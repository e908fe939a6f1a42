"""What was noticed about a posting: data with a place, never a log line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.text import Span

Severity = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should know about the posting or about its reading."""

    stage: str
    """The stage (or ``read``) that noticed it."""
    rule: str
    severity: Severity
    message: str
    """A full sentence in plain words."""
    suggestion: str = ""
    span: Span | None = None
