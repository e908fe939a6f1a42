"""Something that may be a key fact, before the best of several is chosen."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A value for a topic, with the rule that saw it and how sure that rule is."""

    topic: str
    value: str
    weight: float
    rule: str
    span: Span


LABEL = 10.0
"""How sure a labelled value is; rules of prose say theirs."""
