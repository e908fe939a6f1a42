"""Sorts every line of a posting into sections: pay, duties, requirements and the rest."""

from __future__ import annotations

from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.model import Posting
from pipeline.stages.segment.cues import Cues
from pipeline.stages.segment.headings import Headings
from pipeline.stages.segment.layout import lines
from pipeline.stages.segment.path import likeliest
from pipeline.stages.segment.runs import sections
from pipeline.stages.segment.weigh import Scales
from pipeline.stages.segment.words import Weights

__all__ = ["segment"]

_ready: dict[int, tuple[Lexicon, Headings, Scales]] = {}
"""What is made of each lexicon. It keeps the lexicon, too, so that its number stays its own."""


def segment(posting: Posting, lexicon: Lexicon) -> Posting:
    """The posting with its units sorted into sections, in the order of the source."""
    headings, scales = _made_ready(lexicon)
    found = lines(posting, headings)
    weighed = [scales.weigh(line) for line in found if not line.heading and not line.unit.dropped]
    sorted_ = replace(posting, sections=sections(found, likeliest(weighed)))
    return sorted_.with_findings("segment", ())


def _made_ready(lexicon: Lexicon) -> tuple[Headings, Scales]:
    ready = _ready.get(id(lexicon))
    if ready is None:
        scales = Scales(Cues(lexicon.rules["cues"]), Weights(lexicon.tables["sections"]))
        ready = (lexicon, Headings(lexicon.rules["headings"]), scales)
        _ready[id(lexicon)] = ready
    return ready[1], ready[2]
