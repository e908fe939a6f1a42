"""What the posting asks, pays and checks, and its key facts: one family a file."""

from __future__ import annotations

from dataclasses import replace

from pipeline.lexicon import Lexicon
from pipeline.model import Posting
from pipeline.stages.extract.details import details
from pipeline.stages.extract.pay import pay
from pipeline.stages.extract.reconcile import disagreements
from pipeline.stages.extract.requirements import requirements
from pipeline.stages.extract.screening import screening

FAMILIES = (details, requirements, pay, screening)


def extract(posting: Posting, lexicon: Lexicon) -> Posting:
    """Fill ``facts`` from the sections, family by family, each in source order."""
    facts = tuple(fact for family in FAMILIES for fact in family(posting, lexicon))
    found = disagreements(posting, lexicon)
    return replace(posting, facts=facts).with_findings("extract", found)
