"""Clean: each heading, sentence, item and row as one unit, and what is left out marked so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.errors import LexiconError
from pipeline.lexicon import Lexicon, Rule
from pipeline.model import Block, Finding, Posting, Unit
from pipeline.sentences import Habits
from pipeline.stages.clean import lists, mojibake, titles
from pipeline.stages.clean.furniture import Furniture, furniture
from pipeline.stages.clean.units import ENDLESS, TITLE, Line

__all__ = ["clean"]


def clean(posting: Posting, lexicon: Lexicon) -> Posting:
    """Cut the blocks into cleaned units; what is no part of the posting is marked as dropped."""
    _, page, habits = _READY.get(id(lexicon)) or _ready(lexicon)
    lines = [Line.of(number, block) for number, block in enumerate(posting.blocks)]
    again = titles.repeated(posting.blocks, [line.text.value for line in lines])
    bullets = ["", *(line.bullet for line in lines), ""]
    units: list[Unit] = []
    for line, before, after in zip(lines, bullets, bullets[2:], strict=False):
        if line.number in again:
            units.append(line.unit(line.text, TITLE))
        else:
            listed = lists.listed(line.bullet, before, after)
            units += line.units(page, habits, listed=listed)
    cleaned = replace(posting, units=tuple(units))
    return cleaned.with_findings("clean", tuple(_findings(posting.blocks, units)))


def _ready(lexicon: Lexicon) -> tuple[Lexicon, Furniture, Habits]:
    """Prepare what a lexicon knows, once: it holds more than a short posting has lines."""
    ends: dict[str, list[Rule]] = {"always": [], "likely": [], "never": [], "glued": []}
    for rule in lexicon.rules["sentences"]:
        kind = rule.text("ends")
        if kind not in ends:
            known = ", ".join(ends)
            raise LexiconError("sentences.toml", rule.name, f"needs ends = one of {known}")
        ends[kind].append(rule)
    made = lexicon, furniture(lexicon.rules["furniture"]), Habits(**ends)
    return _READY.setdefault(id(lexicon), made)


_READY: dict[int, tuple[Lexicon, Furniture, Habits]] = {}
"""By identity, as a lexicon has no hash; each is kept, so no other can take its place."""


def _findings(blocks: Sequence[Block], units: Sequence[Unit]) -> Iterator[Finding]:
    """Tell, once each, of what a person should know about the posting's text."""
    for block in blocks:
        if mojibake.suspicious(block.text.value):
            yield Finding(
                "clean", "clean.mojibake", "info",
                "Some letters were stored in the wrong way. We put them right where we could.",
                "Save the posting as UTF-8.",
                block.text.span,
            )  # fmt: skip
            break
    for unit in units:
        if unit.dropped == ENDLESS:
            yield Finding(
                "clean", ENDLESS, "warning",
                "The posting holds a word of more than 1,000 letters. We left it out.",
                "Look at this place in the posting.",
                unit.text.span,
            )  # fmt: skip
            break
