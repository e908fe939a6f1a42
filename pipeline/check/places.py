"""Where in the writer's file the words of a posting stand."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from pipeline.check.remark import Placed, Remark
from pipeline.model import Block, Posting, Span

_TOKENS = 8
"""Words and signs of a quote that are looked for in the file; markup may stand between them."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_BETWEEN = r"(?:\s|&(?:amp;)?nbsp;|\\[nrt]|[*_`~]|<[^<>]{0,200}>|&lt;[^<>&]{0,200}&gt;){0,40}"
SIGNS = {
    "&": "&(?:amp;)?",
    "’": "(?:’|'|&(?:amp;)?(?:rsquo|#8217|#x27);)",
    "'": "(?:'|&(?:amp;)?#(?:39|x27);)",
}
"""Signs that a file may write in another way."""
_WINDOW = 4000
"""Characters of the file in which a block's words are looked for."""


class Places:
    """Leads spans of a posting to lines and columns of the file that it was read from.

    Plain text is the file itself. Of other formats we know the line on which each block
    begins; the words are looked for from there on, and where they are not found as they
    stand, the place is the beginning of that line. Of a Word file or a PDF the lines are
    those of the text that was read.
    """

    def __init__(self, posting: Posting, raw: bytes) -> None:
        """``raw`` are the bytes that were read."""
        self.posting = posting
        self.text = posting.source.text
        self._whole = posting.source.format == "text" or not _is_text(posting.source.encoding)
        if not self._whole:
            self.text = raw.decode(posting.source.encoding, "replace").removeprefix("\ufeff")
        self._lines = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", self.text))]
        self._starts = [block.text.span.start if block.text else 0 for block in posting.blocks]

    def place(self, remarks: Iterable[Remark]) -> tuple[Placed, ...]:
        """Each remark with its place, in the order given."""
        twins: Counter[tuple[str, str]] = Counter()
        placed = []
        for remark in remarks:
            key = (remark.code, remark.quote or remark.message)
            placed.append(self._placed(remark, twins[key]))
            twins[key] += 1
        return tuple(placed)

    def _placed(self, remark: Remark, twin: int) -> Placed:
        if remark.span is None:
            return Placed(remark, 1, 1, None, twin)
        found = self._range(remark.span)
        if isinstance(found, int):
            return Placed(remark, found, 1, None, twin)
        start, end = found
        return Placed(remark, *self._at(start), self._at(end), twin)

    def _range(self, span: Span) -> tuple[int, int] | int:
        """Where the words stand in the file; the line of their block where that is not known."""
        if self._whole:
            return span.start, span.end
        number = bisect_right(self._starts, span.start) - 1
        start = self._block(self.posting.blocks[max(number, 0)])
        if start is None:
            return 1
        looked_for = _looked_for(self.posting.quote(span))
        match = looked_for.search(self.text, start, start + _WINDOW)
        return match.span() if match else self._at(start)[0]

    def _block(self, block: Block) -> int | None:
        """Where in the file a block begins, where that can be told."""
        if 1 <= block.line <= len(self._lines):
            return self._lines[block.line - 1]
        words = self.posting.quote(block.text.span) if block.text else ""
        match = _looked_for(words).search(self.text)
        return match.start() if match else None

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def _is_text(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _looked_for(quote: str) -> re.Pattern[str]:
    """The first words of a quote, as the file may write them."""
    tokens = _TOKEN.findall(quote)[:_TOKENS]
    return re.compile(_BETWEEN.join(map(_escaped, tokens)) if tokens else r"(?!)")


def _escaped(token: str) -> str:
    return SIGNS.get(token) or re.escape(token)
