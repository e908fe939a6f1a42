"""Sentences: where a text ends one, so that what was cut once is cut there again."""

from __future__ import annotations

import re

from pipeline.lexicon import Lexicon

_GAP = re.compile(r"(?<=[^\W_][.!?])\s+(?=[\"“(]?[^\W\d_a-z])")
_MARK = re.compile(r"[.!?]\s")
"""Most texts are one sentence, and this tells it sooner."""
_NUMBER = re.compile(r"\W*\d{1,2}[.)]")
"""What a line of a list may begin with: no sentence of its own."""
_INITIAL = re.compile(r"\W*(?:[A-Z]|(?:\w\.)+\w)\.")


def cut(text: str, lexicon: Lexicon) -> list[str]:
    """The sentences of a text, by its end marks."""
    if not _MARK.search(text) or not (gaps := list(_GAP.finditer(text))):
        return [text]
    short = frozenset(lexicon.tables["plain"].get("abbreviations.words", "").split())
    parts: list[str] = []
    begin = 0
    for gap in gaps:
        if _NUMBER.fullmatch(text, begin, gap.start()):
            continue
        last = text[max(begin, text.rfind(" ", begin, gap.start()) + 1) : gap.start()]
        if last.lstrip('("“').lower() not in short and not _INITIAL.fullmatch(last):
            parts.append(text[begin : gap.start()])
            begin = gap.end()
    return [*parts, text[begin:]]
