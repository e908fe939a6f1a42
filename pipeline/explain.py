"""Each sentence of a summary beside the words of the posting that stand behind it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import Absence, Posting, Span, Statement, Summary


def explain(summary: Summary) -> Iterator[str]:
    """Lines of plain text: part by part, then what was folded or left out, and why."""
    posting = summary.posting
    yield f"# {summary.title.text}"
    yield from _behind(summary.title, posting, "")
    yield f"    (read as {posting.source.format}; --from reads it as another format)"
    for part in summary.parts:
        yield ""
        yield f"## {part.title}"
        for fact in part.key_facts:
            yield f"{fact.label}:"
            for value in fact.values:
                yield from _said(value, posting, "  ")
        for row in part.pay:
            yield from _said(row.line, posting, "")
        for statement in part.statements:
            yield from _said(statement, posting, "")
    yield ""
    yield "## Folded: one line stands for these"
    for fold in posting.folds:
        yield f"{fold.says}  [{fold.rule}]"
        for unit in fold.units:
            yield f"    {_quote(posting, unit.text.span)}"
    yield ""
    yield "## Left out"
    for left in summary.left_out:
        yield f"{left.reason}"
        yield from (f"    {_quote(posting, span)}" for span in left.evidence)


def _said(statement: Statement | Absence, posting: Posting, indent: str) -> Iterator[str]:
    yield f"{indent}{statement.text}"
    yield from _behind(statement, posting, indent)
    if isinstance(statement, Statement):
        for way in statement.ways:
            yield from _said(way, posting, indent + "  - ")


def _behind(statement: Statement | Absence, posting: Posting, indent: str) -> Iterator[str]:
    pad = " " * len(indent) + "    "
    if isinstance(statement, Absence):
        yield f"{pad}(the posting does not say it)"
        return
    for span in statement.evidence:
        yield f"{pad}{_quote(posting, span)}  [{statement.rule}]"


def _quote(posting: Posting, span: Span) -> str:
    words = " ".join(posting.quote(span).split())
    return f"{span.start}-{span.end} “{words}”"
