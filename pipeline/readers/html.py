"""HTML to blocks: what a visitor of the page would read, in the order of the page."""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode

from pipeline.readers import page
from pipeline.readers.guard import ESCAPED, guard
from pipeline.readers.layout import Draft, Layout
from pipeline.readers.walk import Walk
from pipeline.readers.words import Words

Tree = LexborHTMLParser
Node = LexborNode
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
WHOLE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)


def read_html(raw: str, name: str = "") -> Layout:
    """The blocks of a whole page, or of a piece of one such as a job board gives."""
    raw = unescaped(raw)
    draft = Draft()
    if not WHOLE.search(raw):
        add_html(draft, raw)
        return draft.layout()
    raw, findings = guard(raw)
    draft.note(findings)
    found = page.survey(_parsed(raw))
    if found.record is not None and found.alone:
        found.record.add_to(draft, add_html)
        return draft.layout(format=found.record.format, language=found.language)
    if found.record is not None and found.root is not None:
        found.record.add_title(draft)
        found.record.add_fields(draft, shown=found.root.text(separator=" "))
    else:
        draft.add("heading", Words(found.title), level=1)
    if found.root is not None:
        Walk(draft, raw, whole=True, skip=found.skip, hidden=found.hidden).go(found.root)
    return draft.layout(language=found.language)


def add_html(draft: Draft, markup: str, line: int = 0) -> None:
    """Add the blocks of a piece of HTML."""
    markup, findings = guard(unescaped(markup))
    draft.note(findings)
    tree = _parsed(markup)
    if tree.body is not None:
        Walk(draft, markup, line=line, typed=_typed(tree.body)).go(tree.body)


def _parsed(markup: str) -> Tree:
    # Without events: a list of choices would otherwise take quadratic time.
    return Tree(markup, options=LexborDocumentOptions.WO_EVENTS)


def unescaped(markup: str) -> str:
    """HTML that was escaped on its way, once or more, as some job boards give it."""
    for _ in range(3):
        if ESCAPED.search(markup) and not TAG.search(markup):
            markup = html.unescape(markup)
    return markup


def _typed(body: Node) -> bool:
    """True for a comment typed into a box, whose line ends its writer meant."""
    node = body.first_child
    if node is not None and node.tag == "font":
        node = node.first_child
    return node is not None and node.tag == "-text" and bool((node.text_content or "").strip())
