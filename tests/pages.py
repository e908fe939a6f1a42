"""The pages that the checkers look at, each made when it is asked for. No test module."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import get_args

from conftest import EXAMPLES
from generated import posting

from pipeline import convert
from pipeline.model import Block, Part, Posting, Source, Summary, Text
from pipeline.renderers import Edition, RenderOptions, render

RICH = runpy.run_path(str(Path(__file__).with_name("rich_summary.py")))
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
EDITIONS: tuple[Edition, ...] = get_args(Edition)[1:]

rich: Callable[[], Summary] = RICH["rich_summary"]
said = RICH["said"]


def bare() -> Summary:
    """A posting of which nothing is known."""
    posting = Posting(Source("bare", "Hi", "text"), "und", (Block("paragraph", Text.of("Hi")),))
    return replace(rich(), parts=(), subtitle=(), notices=(), glossary=(), comparisons=(),
                   left_out=(), posting=posting)  # fmt: skip


def long_words() -> Summary:
    """Words that no line can hold, wherever a word can stand."""
    row = f"{WORD} | 2 | {WORD} | 4 | 5 | 6 | 7 | 8"
    lines = (("row", "a | b | c | d | e | f | g | h"), ("row", row), ("paragraph", WORD * 4))
    source = Source("long", "\n".join(line for _, line in lines), "text")
    blocks = tuple(
        Block(kind, Text.of(line), header=line.startswith("a |"))  # type: ignore[arg-type]
        for kind, line in lines
    )
    ways = said(WORD, said(WORD, said(WORD)))
    pay = RICH["pay"](WORD, "$1,000,000", "$2,000,000", WORD, "Base pay")
    parts = (
        Part("required", WORD, (ways, said(WORD)), WORD, ordered=True),
        Part("pay", "Pay", pay=(pay,) * 2),
    )
    facts = replace(rich().parts[0].key_facts[0], label=WORD, values=(said(WORD),))
    first = Part("key_facts", "Key facts", key_facts=(facts,))
    return replace(rich(), title=said(WORD), subtitle=(said(WORD),), parts=(first, *parts),
                   posting=Posting(source, "de", blocks))  # fmt: skip


def right_to_left() -> Summary:
    """Arabic and Hebrew words, and a posting that is written from right to left."""
    words = (
        "مطلوب سائق شاحنة",
        "الأجر: ‎$25.50 في الساعة",
        "נהג משאית B, ‏3 שנים",
        "https://example.org/عمل",
    )
    source = Source("rtl", "\n".join(words), "text")
    blocks = tuple(Block("item", Text.of(word), 1) for word in words)
    listed = tuple(said(word, lang="ar") for word in words)
    parts = (*rich().parts[:2], Part("duties", "Duties", listed))
    title = replace(rich().title, text=words[0], lang="ar")  # type: ignore[type-var]
    return replace(rich(), title=title, parts=parts, posting=Posting(source, "ar", blocks))


def mirrored(page: str) -> str:
    """The page as a language that is written from right to left would have it."""
    return page.replace('dir="ltr"', 'dir="rtl"')


@cache
def made(make: Callable[[], Summary], edition: Edition = "standard") -> str:
    return render(make(), "html", RenderOptions(edition=edition)).decode()


@cache
def example(path: Path) -> str:
    return render(convert(path)).decode()


@cache
def drawn(seed: int) -> str:
    """A page by lot; each fourth of them is of another edition."""
    edition = get_args(Edition)[seed % 4] if seed % 8 < 4 else "standard"
    summary = convert(posting(seed), name=f"drawn-{seed}")
    return render(summary, "html", RenderOptions(edition=edition)).decode()


PAGES: dict[str, Callable[[], str]] = {
    "rich": partial(made, rich),
    "bare": partial(made, bare),
    "long words": partial(made, long_words),
    "right to left": partial(made, right_to_left),
    "mirrored": lambda: mirrored(made(right_to_left)),
    **{f"rich {edition}": partial(made, rich, edition) for edition in EDITIONS},
    **{path.stem: partial(example, path) for path in EXAMPLES},
}
GENERATED: dict[str, Callable[[], str]] = {f"drawn {n}": partial(drawn, n) for n in range(40)}
