"""Builds what every reader gives: the readable text, and blocks that stand in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.model import Block, Finding, Link, Span, Text
from pipeline.model.posting import BlockKind
from pipeline.readers.lines import marks
from pipeline.readers.words import Words


@dataclass(frozen=True, slots=True)
class Layout:
    """The readable text of a file and its blocks."""

    text: str
    blocks: tuple[Block, ...]
    format: str = ""
    """More exact than the reader's own name, such as ``lever``."""
    language: str = ""
    """As the file itself declares it."""
    findings: tuple[Finding, ...] = ()
    """What was cut."""


def cut(what: str, says: str, suggestion: str = "") -> Finding:
    """The finding for something that was over a limit; the page says it as well."""
    return Finding("read", f"read.cut_{what}", "warning", says, suggestion)


class Draft:
    """The text under construction: one block a line, a blank line before headings."""

    __slots__ = ("_at", "_findings", "_parts", "blocks")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self.blocks: list[Block] = []
        self._findings: dict[Finding, None] = {}

    def note(self, findings: Iterable[Finding]) -> None:
        """Keep what a limit cut, once each."""
        self._findings.update(dict.fromkeys(findings))

    def add(
        self,
        kind: BlockKind,
        words: Words,
        *,
        level: int = 0,
        line: int = 0,
        marker: str = "",
        header: bool = False,
        field: str = "",
    ) -> None:
        """Write one block. A number stands in the text before the item that it counts."""
        if not words.value:
            return
        if self.blocks:
            self._write("\n\n" if kind == "heading" else "\n")
        if marker:
            self._write(marker + " ")
        at = self._at
        self._write(words.value)
        self.blocks.append(
            Block(
                kind,
                Text.of(words.value, at),
                level=level,
                line=line,
                ordered=bool(marker),
                header=header,
                strong=tuple(Span(at + start, at + end) for start, end in words.strong),
                links=tuple(Link(Span(at + a, at + b), url) for a, b, url in words.links),
                marker=marker,
                field=field,
            )
        )

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)

    def layout(self, *, format: str = "", language: str = "") -> Layout:
        """What was drafted; paragraphs that begin with a bullet have become items."""
        loose = [block.text.value if block.kind == "paragraph" else "" for block in self.blocks]
        blocks = [
            itemised(block, mark.length, mark.text, mark.ordered) if mark else block
            for block, mark in zip(self.blocks, marks(loose), strict=True)
        ]
        text = "".join(self._parts)
        return Layout(text, tuple(blocks), format, language, tuple(self._findings))


def itemised(block: Block, cut: int, marker: str, ordered: bool, level: int = 1) -> Block:
    """The block as a list item, without the mark before it."""
    text = block.text[cut:]
    start = text.span.start
    return replace(
        block,
        kind="item",
        text=text,
        level=level,
        ordered=ordered,
        marker=marker,
        strong=tuple(
            Span(max(start, span.start), span.end) for span in block.strong if span.end > start
        ),
        links=tuple(
            replace(link, span=Span(max(start, link.span.start), link.span.end))
            for link in block.links
            if link.span.end > start
        ),
    )
