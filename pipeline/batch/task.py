"""How every posting of a batch is converted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.inputs import Input
from pipeline.model.boilerplate import Boilerplate
from pipeline.renderers import RenderOptions
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
    learnt: Mapping[str, Boilerplate] = field(default_factory=dict, repr=False)
    """What recurs in the postings of the employer of each posting, by the posting's name."""
    stamp: str = ""
    """What of program and settings decides the bytes (``keys.stamp``); the batch fills it in."""

    def of(self, source: Input) -> Task:
        """The task for one posting: with what concerns it, and without what does not."""
        if not self.learnt:
            return self
        boilerplate = self.learnt.get(source.name, self.settings.boilerplate)
        return replace(self, settings=replace(self.settings, boilerplate=boilerplate), learnt={})
