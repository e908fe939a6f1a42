"""How the text is laid out: lists and paragraphs that are too long, and what stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.check.remark import Remark
from pipeline.check.subject import Subject, shortened
from pipeline.model import Block, Span
from pipeline.readability import words


def shape(subject: Subject) -> Iterator[Remark]:
    """All findings about the layout."""
    yield from _lists(subject)
    yield from _paragraphs(subject)
    yield from _repeated(subject)


def _blocks(subject: Subject) -> list[Block]:
    """The blocks that hold something that the employer wrote of the job, in order."""
    used = {unit.block for _, unit in subject.units}
    return [block for number, block in enumerate(subject.posting.blocks) if number in used]


def _lists(subject: Subject) -> Iterator[Remark]:
    rule = subject.rule("long_list")
    blocks = subject.posting.blocks
    used = {unit.block for _, unit in subject.units}
    for is_item, group in groupby(enumerate(blocks), key=lambda each: each[1].kind == "item"):
        numbered = [(number, block) for number, block in group if number in used]
        if not is_item or not numbered:
            continue
        top = min(block.level for _, block in numbered)
        items = [block for _, block in numbered if block.level == top]
        if len(items) > rule.number("limit"):
            span = Span(items[0].text.span.start, items[-1].text.span.end)
            yield subject.remark(rule, span, count=str(len(items)))


def _paragraphs(subject: Subject) -> Iterator[Remark]:
    rule = subject.rule("long_paragraph")
    limit = rule.number("limit")
    for block in _blocks(subject):
        value = block.text.value
        if block.kind == "paragraph" and value.count(" ") >= limit:
            count = words(value)
            if count > limit:
                yield subject.remark(rule, block.text.span, words=str(count))


def _repeated(subject: Subject) -> Iterator[Remark]:
    rule = subject.rule("repeated_paragraph")
    seen: set[str] = set()
    twice: list[Block] = []
    for block in _blocks(subject):
        plain = " ".join(block.text.value.lower().split())
        if sum(map(str.isalpha, plain)) >= rule.number("limit"):
            if plain in seen:
                twice.append(block)
            seen.add(plain)
    if twice:
        words = f"“{shortened(twice[0].text.value)}”"
        yield subject.remark(rule, twice[0].text.span, words=words, count=str(len(twice)))
