"""Every unit of a posting with what its place says about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.model import Posting, Unit
from pipeline.stages.segment.headings import Headings, Says
from pipeline.stages.segment.marks import LEAD_IN, Place, heading, lead, list_lead_in
from pipeline.stages.segment.outline import INHERITED, Expects, Outline, expects, weaker

TITLE = 4.0
"""How much a first heading that names no section speaks for a key fact: the title."""
FIRST = 2.0
"""The same of a first line that is no whole sentence."""
_SENTENCE_END = (".", "!", "?", ":")
FIRM = 3.5
"""In a list under a heading that expects a kind this much, only sharp wording is looked for."""
LEADS, HINTS = 3.5, 1.5
"""How much a unit's own first words count at most: in prose, in an item under a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One unit, whether it is a heading, and what the layout says about its kind."""

    unit: Unit
    heading: bool = False
    rule: str = ""
    """The rule of the heading over it; "" where no known heading stands over it."""
    expects: Expects = ()
    """Kinds that the heading over the unit, or its own first words, speak for."""
    lead: str = ""
    """The rule of the unit's own first words ("Location: Cork")."""
    own: bool = False
    """A heading that the vocabulary does not know whole."""
    top: bool = False
    """Stands before the first heading of the posting."""

    @property
    def firm(self) -> bool:
        """An item of a list under a heading that says clearly what it holds."""
        return self.unit.kind == "item" and bool(self.expects) and self.expects[0][1] >= FIRM


def lines(posting: Posting, headings: Headings) -> list[Line]:
    """Every unit of the posting with what its place says about it."""
    outline = Outline()
    found: list[Line] = []
    top = True
    around = [None, *posting.units, None]
    for index, unit in enumerate(posting.units):
        if unit.dropped:
            found.append(Line(unit))
            continue
        place = Place(unit, around[index], around[index + 2])
        level, says = heading(posting, place, headings)
        title = level > 0 and top and _is_title(place, index, level, says)
        if level and not title:
            outline.enter(level, says)
            novel = says is None or not says.whole
            found.append(Line(unit, heading=True, rule=outline.rule, own=novel))
            top = False
            continue
        outline.line(closes=_closes_list(place))
        expected, own = _own_words(posting, place, headings, outline.expected, found)
        if title:
            expected = (*expected, ("header", TITLE))
        elif index == 0 and not unit.text.value.endswith(_SENTENCE_END):
            expected = (*expected, ("header", FIRST))
        if not level and (says := list_lead_in(place, headings)):
            outline.enter(LEAD_IN, says)
        found.append(Line(unit, False, outline.rule, expected, own, top=top))
    return _undivided(found)


def _undivided(found: list[Line]) -> list[Line]:
    """What a heading that may name wishes or demands names: demands where no other one does.

    Only lines of the same form count as another list: an introduction in prose is none.
    """
    forms = {line.unit.kind for line in found if _either(line.expects)}
    asked = any(
        not line.lead
        and line.expects
        and line.expects[0][0] == "required"
        and line.unit.kind in forms
        for line in found
    )
    chosen = slice(0, 1) if asked else slice(1, 2)
    return [
        replace(line, expects=line.expects[chosen]) if _either(line.expects) else line
        for line in found
    ]


def _either(expected: Expects) -> bool:
    return [kind for kind, _ in expected] == ["preferred", "required"]


def _own_words(
    posting: Posting, place: Place, headings: Headings, expected: Expects, found: list[Line]
) -> tuple[Expects, str]:
    """What is expected of a unit whose first words, or its block's, say something."""
    if said := lead(posting, place.unit, headings):
        most = LEADS if place.unit.kind == "sentence" or not expected else HINTS
        return (*expected, *expects(said, most)), said.rule
    last = found[-1] if found else None
    if last and last.lead and last.unit.block == place.unit.block and place.unit.kind == "sentence":
        return weaker(last.expects, INHERITED), last.lead
    return expected, ""


def _closes_list(place: Place) -> bool:
    """Prose after an item, and no item after it."""
    if place.unit.kind != "sentence" or place.before is None or place.before.kind != "item":
        return False
    if place.before.block == place.unit.block:
        return False
    return place.after is None or place.after.kind != "item"


def _is_title(place: Place, index: int, level: int, says: Says | None) -> bool:
    """The posting's own title: a first heading that names nothing under it."""
    if says and (says.whole or says.weight > 2):
        return False
    if index == 1 and place.before and place.before.text.value.isupper():
        return place.unit.text.value.isupper()  # a title in capitals that runs over two lines
    return index == 0 or (level == 1 and index < 4)
