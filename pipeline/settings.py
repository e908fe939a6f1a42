"""What a user may set. Frozen: the same settings and the same input give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.model.boilerplate import NOTHING, Boilerplate


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of the whole way from posting to summary."""

    language: str | None = None
    """BCP 47 of the posting; ``None``: recognised from its text."""
    lexicon_folders: tuple[Path, ...] = ()
    """Folders with knowledge of an employer's own (``FOLDER/en/screening.toml``)."""
    boilerplate: Boilerplate = NOTHING
    """What recurs in the postings of an employer, as ``learn`` finds it."""
