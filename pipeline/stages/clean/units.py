"""From one block to its units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model import Block, Text, Unit
from pipeline.sentences import Habits, respaced, split
from pipeline.stages.clean import lists
from pipeline.stages.clean.characters import mended
from pipeline.stages.clean.furniture import Furniture

EMPTY, TITLE, ENDLESS = "clean.empty_marker", "clean.repeated_title", "clean.endless_word"
_ENDLESS = 1000
"""No word is so long: what is cannot be read, and takes a renderer minutes."""


_LONG_ITEM = 350
"""Characters: a longer item with several sentences is a paragraph with a number before it."""
_LONG_HEADING = 120


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its characters put right and its bullet taken off."""

    number: int
    block: Block
    text: Text
    bullet: str = ""

    @classmethod
    def of(cls, number: int, block: Block) -> Line:
        """Clean one block; ``number`` is its place in the posting."""
        text = mended(block.text)
        if block.kind == "row":
            return cls(number, block, text)
        return cls(number, block, *lists.unbulleted(text))

    def unit(self, text: Text, dropped: str = "") -> Unit:
        """Make a stretch of the line a unit of the block's own kind."""
        kind = "sentence" if self.block.kind == "paragraph" else self.block.kind
        return Unit(kind, text, self.number, self.block.level, dropped)

    def units(self, page: Furniture, habits: Habits, *, listed: bool) -> Iterator[Unit]:
        """Cut the line; ``listed`` if its bullet makes it an item."""
        value = self.text.value
        if not any(map(str.isalnum, value)):
            if self.block.text.value.strip():
                yield self.unit(self.text or self.block.text, EMPTY)
            return
        heading = self.block.kind == "heading" or value.endswith(":")
        for piece, tag in page.cut(self.text):
            if dropped := tag or page.line(piece.value, heading=heading):
                yield self.unit(piece, dropped)
            elif len(piece) > _ENDLESS and len(max(piece.value.split(), key=len)) > _ENDLESS:
                yield self.unit(piece, ENDLESS)
            elif self.block.kind == "row" or (
                self.block.kind == "heading" and len(piece) < _LONG_HEADING
            ):
                yield self.unit(respaced(piece, habits))
            else:
                yield from self._said(piece, page, habits, item=listed or self.block.kind == "item")

    def _said(self, text: Text, page: Furniture, habits: Habits, *, item: bool) -> Iterator[Unit]:
        level = max(1, self.block.level)
        pieces = lists.pieces(text, item=item)
        # A list of one-sentence items inside a paragraph ends with the first sentence of its
        # last item; the rest goes on with the paragraph.
        plain = not item and all(len(split(piece, habits)) == 1 for piece, _ in pieces[1:-1])
        for number, (piece, is_item) in enumerate(pieces):
            goes_on = plain and 1 < number == len(pieces) - 1
            if is_item and len(piece) <= _LONG_ITEM and not goes_on:
                yield Unit("item", respaced(piece, habits), self.number, level)
                continue
            sentences = split(piece, habits)
            if is_item:  # what follows belongs to it: it has the same block
                yield Unit("item", sentences.pop(0), self.number, level)
            elif len(sentences) == 1:
                yield self.unit(piece, page.sentence(piece.value))
                continue
            for sentence in sentences:
                dropped = page.sentence(sentence.value)
                yield Unit("sentence", sentence, self.number, dropped=dropped)
