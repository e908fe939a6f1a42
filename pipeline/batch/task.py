"""How every posting of a batch is converted."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.render import RenderOptions
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """What holds for all postings of a batch. Picklable: workers get it whole."""

    out: Path
    formats: tuple[str, ...]
    reader: str | None = None
    settings: Settings = field(default_factory=Settings)
    options: RenderOptions = field(default_factory=RenderOptions)
    seconds: int = 60
    """Of computing: a worker that sits longer over one posting is ended."""
    megabytes: int = 1024
    """Memory that one posting may take, beyond what a worker needs before its first."""
    stamp: str = ""
    """What of program and settings decides the bytes (``keys.stamp``); the batch fills it in."""
