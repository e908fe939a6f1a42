"""Which units are headings: by the file's own marks, bold, capitals, a colon, known words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model import Posting, Unit
from pipeline.stages.segment.headings import Headings, Says

BOLD, LINE, LEAD_IN = 7, 8, 9
"""Levels of headings that only the look of a line implies; marked ones are 1 to 6."""
LINKED = frozenset(("about_employer", "how_to_apply", "equal_opportunity", "legal", "other"))
"""Kinds of section whose names the menu of a web page holds, too."""
_LONGEST = 14
"""Words of a heading that is not marked as one."""
_LEAD = re.compile(r"\W{0,3}([A-Z][^:.!?|]{1,48}?) ?(?::|[–—]| - )\s*(?=\S)")
_MARKS = (":", "–", "—", " - ")
_REACH = 56
"""Characters in which such a mark must stand."""
_CLAUSE = re.compile(r"[.!?;–—]\s|, (?:and|but|so|where|which)? ?")
_MONEY = re.compile(r"[$£€]\s?\d")
_OPEN_END = (".", ";", ",", "!")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit between its neighbours."""

    unit: Unit
    before: Unit | None
    after: Unit | None

    @property
    def alone(self) -> bool:
        """No other unit is cut from the same block."""
        return not any(
            near is not None and near.block == self.unit.block for near in (self.before, self.after)
        )

    @property
    def in_menu(self) -> bool:
        """A very short line between others: more likely a link of the page than a heading."""
        return all(near is None or _short(near) for near in (self.before, self.unit, self.after))

    @property
    def over_list(self) -> bool:
        """A list, or a deeper list, begins right after it."""
        if self.after is None or self.after.kind != "item":
            return False
        return self.unit.kind != "item" or self.after.level > self.unit.level


def heading(posting: Posting, place: Place, headings: Headings) -> tuple[int, Says | None]:
    """The unit's level as a heading (0: it is none), and what its words say."""
    unit, text = place.unit, place.unit.text.value
    words = text.count(" ") + 1
    if words > 25 or _MONEY.search(text):
        return 0, None
    if unit.kind == "heading":
        if (words > _LONGEST and text.endswith(".")) or _labels_a_fact(text, headings):
            return 0, None
        return min(unit.level, 6) or 2, headings.look_up(text)
    if words > _LONGEST or place.after is None or unit.kind == "row":
        return 0, None
    if headings.stands_alone(text):
        return 0, None
    if text.endswith(":"):
        return _before_colon(posting, place, words, headings)
    if not place.alone:
        return 0, None
    if is_bold(posting, unit):
        return _in_bold(place, headings)
    return _plain_line(place, words, headings)


def _before_colon(
    posting: Posting, place: Place, words: int, headings: Headings
) -> tuple[int, Says | None]:
    text = place.unit.text.value
    says = headings.look_up(text)
    if _labels_a_fact(text, headings):
        return 0, None
    known = says is not None and (place.unit.kind != "item" or place.over_list or says.whole)
    if not known and not (place.over_list and words <= 12):
        return 0, None
    if not place.alone:
        return LEAD_IN, says
    return BOLD if is_bold(posting, place.unit) else LINE, says


def _in_bold(place: Place, headings: Headings) -> tuple[int, Says | None]:
    text = place.unit.text.value
    says = headings.look_up(text)
    whole = says is not None and says.whole
    if _labels_a_fact(text, headings) or (text.endswith(_OPEN_END) and not whole):
        return 0, None
    return (BOLD, says) if place.unit.kind != "item" or place.over_list or whole else (0, None)


def _plain_line(place: Place, words: int, headings: Headings) -> tuple[int, Says | None]:
    text = place.unit.text.value
    if place.unit.kind == "item":
        return 0, None
    if words > 8 or text.endswith(_OPEN_END):  # a whole sentence, unless it leads in to a list
        leads = place.over_list and text[0].isupper() and not text.endswith((",", ";"))
        says = headings.look_up(text) if leads else None
        return (LINE, says) if says and says.whole and says.kinds[0] != "chrome" else (0, None)
    says = headings.look_up(text)
    if text.isupper():
        goes_on = place.after is not None and place.after.text.value.isupper()
        return (BOLD, says) if len(text) > 3 and (says or not goes_on) else (0, None)
    if says and says.whole and says.kinds[0] != "chrome" and text[0].isupper():
        linked = says.kinds[0] in LINKED and place.in_menu
        return (0, None) if linked else (LINE, says)
    return 0, None


def _short(unit: Unit) -> bool:
    text = unit.text.value
    return unit.kind == "sentence" and text.count(" ") < 3 and text[-1].isalnum()


def lead(posting: Posting, unit: Unit, headings: Headings) -> Says | None:
    """What the unit's own first words say: "Requirements: a van", or a bold beginning."""
    text = unit.text.value
    words = _before_mark(text)
    strong = posting.blocks[unit.block].strong
    if not words and strong:
        span = unit.text.span
        if strong[0].start <= span.start < strong[0].end < span.end:
            words = text[: strong[0].end - span.start]
    if not words or words.count(" ") > 5 or " is " in words:
        return None
    return headings.label(words)


def list_lead_in(place: Place, headings: Headings) -> Says | None:
    """What a long sentence before a list says of it: its last clause is looked up."""
    text = place.unit.text.value
    if not text.endswith(":") or not place.over_list:
        return None
    clause = _CLAUSE.split(text)[-1]
    return headings.look_up(clause) or headings.look_up(" ".join(clause.split()[-8:]))


def is_bold(posting: Posting, unit: Unit) -> bool:
    """All of the unit is set in bold, but for a sign at its ends."""
    strong = posting.blocks[unit.block].strong
    if not strong:
        return False
    span = unit.text.span
    if strong[0].start > span.start + 1 or strong[-1].end < span.end - 2:
        return False
    return sum(piece.end - piece.start for piece in strong) >= 0.8 * (span.end - span.start)


def _labels_a_fact(text: str, headings: Headings) -> bool:
    """A line such as "Location: Cork": a label with its value, no heading."""
    words = _before_mark(text)
    return bool(words) and headings.label(words) is not None


def _before_mark(text: str) -> str:
    """The first words of a line up to a colon or dash; "" where there are none."""
    if not any(map(text[:_REACH].__contains__, _MARKS)):
        return ""  # the expression takes far longer to find nothing
    match = _LEAD.match(text)
    return match[1] if match else ""
