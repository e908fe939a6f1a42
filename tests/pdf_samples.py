"""Summaries that are hard to set as a PDF, and the parts to make more of them."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.model import Block, Part, Posting, Source, Summary, Text

RICH = runpy.run_path(str(Path(__file__).with_name("rich_summary.py")))
said = RICH["said"]
rich: Callable[[], Summary] = RICH["rich_summary"]


def posting(*blocks: Block, language: str = "en") -> Posting:
    source = Source("it", "\n".join(block.text.value for block in blocks), "text")
    return Posting(source, language, blocks)


def part(summary: Summary, *statements: object, ordered: bool = False) -> Summary:
    only = Part("duties", "Duties", statements, ordered=ordered)  # type: ignore[arg-type]
    return replace(summary, parts=(only,))


def holding(summary: Summary, *blocks: Block, language: str = "en") -> Summary:
    """The summary of a posting that consists of these blocks."""
    return replace(summary, posting=posting(*blocks, language=language), comparisons=())


def paragraph(text: str) -> Block:
    return Block("paragraph", Text.of(text))


LONG = "word " * 70
HARD: dict[str, Callable[[Summary], Summary]] = {
    "everything": lambda s: s,
    "nothing": lambda s: replace(
        s, parts=(), glossary=(), comparisons=(), left_out=(), subtitle=(), posting=posting()
    ),
    "lists over pages": lambda s: part(
        s, *(said(LONG, said(LONG, said(LONG)), said("b")) for _ in range(9)), ordered=True
    ),
    "an item over pages": lambda s: part(s, said("a", said(LONG * 40)), said("b")),
    "terms over pages": lambda s: replace(
        s, glossary=tuple(replace(s.glossary[1], meaning=LONG * n) for n in range(1, 14))
    ),
    "a term longer than a page": lambda s: replace(
        s, glossary=(replace(s.glossary[1], term=LONG * 40, meaning=LONG * 40),)
    ),
    "facts over pages": lambda s: replace(
        s,
        parts=(
            replace(
                s.parts[0],
                key_facts=tuple(replace(s.parts[0].key_facts[0], label=LONG) for _ in range(9)),
            ),
        ),
    ),
    "a table over pages": lambda s: holding(
        s, *(Block("row", Text.of(f"{n} | {LONG} | c"), header=n == 0) for n in range(30))
    ),
    "a row longer than a page": lambda s: holding(s, Block("row", Text.of(f"a | {LONG * 30}"))),
    "deep items": lambda s: holding(
        s, *(Block("item", Text.of("x"), n % 9 + 1) for n in range(90))
    ),
    "signs and scripts": lambda s: part(
        s,
        said("✓ ☐ ★ → ≥ ½ № • ● ▪ ﬁ ① Ｗ ＜b＞ \u00a0\u2009\u200b\u00ad\u2011 e\u0301"),
        said("Привет, Ελλάδα, שלום, مرحبا, Việt, Łódź"),
        said("🚀 🏳️‍🌈 👩🏽‍🚀 and 日本語 and हिन्दी 𝐛𝐨𝐥𝐝"),
    ),
    "another language": lambda s: holding(s, paragraph("Ja."), language="de"),
    "a long word": lambda s: replace(s, title=said("x" * 4000)),
    "a pile of accents": lambda s: part(s, said("e" + "\u0301" * 5000)),
    "markup": lambda s: part(s, said("</p><b>&amp;</b>" * 40)),
}  # fmt: skip
