"""Long lists of duties: the first ones are shown, a line says that there are more.

Working memory holds about seven things (Miller 1956), and readers of a list of twenty keep
none. Postings put first what matters most. A duty with a fact in it is shown wherever it stands.
"""

from __future__ import annotations

from collections.abc import Container

from pipeline.lexicon import Lexicon
from pipeline.model import Fold, Posting, Section, Unit
from pipeline.plain import has_fact

RULE = "condense.more_tasks"
SHOWN = 7
"""Duties of a posting that are shown."""
EACH = 2
"""Duties under each heading that are shown at least."""


def more_tasks(posting: Posting, lexicon: Lexicon, proven: Container[Unit]) -> tuple[Fold, ...]:
    """Fold the duties after the first ones, but for units that are ``proven`` or hold a fact."""
    groups = [section for section in posting.sections if section.kind == "duties"]
    shown = max(EACH, SHOWN // len(groups)) if groups else SHOWN
    rest = tuple(
        unit
        for group in groups
        for unit in _duties(group)[shown:]
        if unit not in proven and not has_fact(unit.text.value, lexicon)
    )
    if len(rest) < EACH:
        return ()
    return (Fold(RULE, lexicon.phrase("say.more_tasks"), rest, more=True),)


def _duties(section: Section) -> list[Unit]:
    return [unit for unit in section.units if not unit.dropped and unit.kind != "heading"]
