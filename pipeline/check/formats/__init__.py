"""How findings are written: one file a format, one line a format here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pipeline.check.formats.github import github
from pipeline.check.formats.json import to_json
from pipeline.check.formats.sarif import sarif
from pipeline.check.formats.text import text
from pipeline.check.remark import FileReport
from pipeline.lexicon import Rule

Rules = Mapping[str, Rule]
"""Every rule by its code."""
FORMATS: Mapping[str, Callable[[Sequence[FileReport], Rules], str]] = {
    "text": text,
    "json": to_json,
    "sarif": sarif,
    "github": github,
}
