"""What became of one posting of a batch, and the files that were made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.inputs import Input
from pipeline.learn import Survey
from pipeline.model import Finding

Status = Literal["converted", "unchanged", "failed", "not tried"]
Reason = Literal["", "input", "format", "crash", "time", "memory", "output", "disk", "unforeseen"]
"""Why a posting failed; ``disk`` is no fault of the posting and ends the batch."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written, and how to tell that it is still whole and up to date."""

    name: str
    form: str
    key: str
    """Of the input, the program and its settings (``keys.key``)."""
    size: int
    sha256: str

    @property
    def path(self) -> str:
        """Below the output folder, with ``/`` between folders."""
        return f"{self.name}.{self.form}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one posting."""

    source: Input
    status: Status
    outputs: tuple[Output, ...] = ()
    reason: Reason = ""
    error: str = ""
    """For a failed posting: a sentence that names it and says what to do."""
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    survey: Survey | None = None
    """What was noted of it, where it was only looked at."""


def failed(source: Input, reason: Reason, error: str, seconds: float = 0.0) -> Outcome:
    """The outcome of a posting of which nothing could be made."""
    return Outcome(source, "failed", (), reason, error, (), seconds)
