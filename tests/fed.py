"""What textstat would have to be given to count a text as we do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.readability import bare, sentences


def fed(units: Iterable[str]) -> str:
    """A line a sentence, with exactly one full stop, of its bare words."""
    lines = [" ".join(bare(sentence)) for sentence in sentences(units)]
    return "\n".join(f"{line}." for line in lines if _counts(line))


def _counts(line: str) -> bool:
    """True for what textstat counts as a sentence."""
    return len(line.split()) > 2 and re.search(r"[^\W\d_]", line) is not None
