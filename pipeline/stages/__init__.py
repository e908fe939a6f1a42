"""The stages: plain functions, a posting in and a posting with one layer more out."""

from __future__ import annotations

from functools import reduce
from typing import Protocol

from pipeline.lexicon import Lexicon
from pipeline.model import Posting
from pipeline.stages.clean import clean
from pipeline.stages.condense import condense
from pipeline.stages.extract import extract
from pipeline.stages.flag import flag
from pipeline.stages.segment import segment


class Stage(Protocol):
    """Takes a posting, gives back a new one with its own layer replaced.

    Never changes the source; run twice, it gives the same as once.
    """

    def __call__(self, posting: Posting, lexicon: Lexicon, /) -> Posting: ...


STAGES: tuple[Stage, ...] = (clean, segment, extract, condense, flag)
"""``extract`` stands before ``condense``: a line in which a fact stands is never folded."""

FACTS: tuple[Stage, ...] = STAGES[:3]
"""As far as the facts: what needs no more than to know what a posting says."""


def run(posting: Posting, lexicon: Lexicon, stages: tuple[Stage, ...] = STAGES) -> Posting:
    """The posting after every stage, in order."""
    return reduce(lambda layered, stage: stage(layered, lexicon), stages, posting)
