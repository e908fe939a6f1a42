"""From the tree of a piece of HTML to its blocks.

The tree is walked with a list of things to do, never by recursion, however deep it is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from pipeline.model.posting import BlockKind
from pipeline.readers.layout import Draft
from pipeline.readers.lines import continues, width
from pipeline.readers.page import is_data
from pipeline.readers.words import HARD, Inline, Words, safe_url

if TYPE_CHECKING:  # html.py is the one door to the parser
    from pipeline.readers.html import Node

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
})  # fmt: skip
LISTS = frozenset({"ul", "ol", "menu", "dir"})
UNSEEN = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "head", "title", "object", "iframe",
    "canvas", "audio", "video", "map", "input", "select", "textarea", "button", "datalist",
    "output", "progress", "meter", "img", "picture",
})  # fmt: skip
BOLD = frozenset({"b", "strong"})
TELLING = re.compile(
    r"hidden|display\s*:|visibility\s*:|role\s*=|font-weight|material-", re.IGNORECASE
)
"""A page without any of these needs no look at attributes."""
ICON = re.compile(r"\bmaterial-(?:icons|symbols)")
"""The letters in these are a picture: "expand_less"."""
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});")
BULLET_LINE = re.compile(r"\n[ \t]*(?=[-*–•·●▪][ \t]+[^\W\d_])")
"""A line end of the file that is one for the reader as well, where there are two of them."""


def plain_entities(text: str) -> str:
    """The text without the entities that were escaped twice."""
    return ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


class Walk:
    """Goes through a tree once and adds its blocks to a draft."""

    def __init__(
        self,
        draft: Draft | Cell,
        markup: str,
        *,
        line: int = 0,
        typed: bool = False,
        whole: bool = False,
        skip: frozenset[int] = frozenset(),
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        self._draft, self._line, self._skip, self._typed = draft, line, skip, typed
        self._hidden = hidden
        self._telling = bool(hidden or TELLING.search(markup))
        self._wrapped_at = width(markup.split("\n")) if typed else 0
        self._whole, self._gap, self._last = whole, 0, ""
        self._inline = Inline()
        self._todo: list[Node | Callable[[], None] | None] = []
        self._strong = self._pre = self._heading = 0
        self._url = ""
        self._lists: list[int] = []
        """For each list that we are in: the next number, 0 where it has none."""
        self._marker: str | None = None
        """Of the item whose words come next; None where no item has begun."""
        self._term: Words | None = None

    def go(self, root: Node) -> None:
        """Add all blocks below ``root``."""
        self._todo = [root.first_child]
        while self._todo:
            node = self._todo.pop()
            if node is None:
                continue
            if callable(node):
                node()
                continue
            self._todo.append(node.next)
            tag = node.tag or ""
            if tag == "-text":
                self._write(node.text_content or "")
            elif tag == "br":
                self._inline.write(HARD)
            elif not tag.startswith(("-", "!")) and tag not in UNSEEN:
                self._enter(node, tag)
        self._flush()
        self._flush_term()

    def _write(self, text: str) -> None:
        text = plain_entities(text)
        if self._whole and text:
            if self._gap == 2 and self._last.islower() and (text[0].isupper() or text[0].isdigit()):
                self._inline.write(" ")  # "Country" beside "India": the page's style parts them
            self._gap, self._last = 0, text[-1]
        if self._pre == 0 and not self._typed and "\n" in text:
            if len(BULLET_LINE.findall(text)) > 1:
                text = BULLET_LINE.sub(HARD, text)
            text = text.replace("\n", " ")
        self._inline.write(text, self._strong > 0, self._url)

    def _enter(self, node: Node, tag: str) -> None:
        if self._skip and node.mem_id in self._skip:
            return
        bold = tag in BOLD
        if self._telling:
            attributes = node.attributes
            style = attributes.get("style") or ""
            if (
                "hidden" in attributes
                or attributes.get("aria-hidden") == "true"
                or HIDDEN_STYLE.search(style)
                or not self._hidden.isdisjoint((attributes.get("class") or "").split())
                or ICON.search(attributes.get("class") or "")
            ):
                return
            bold = bold or bool(BOLD_STYLE.search(style))
            if attributes.get("role") == "heading":
                level = attributes.get("aria-level") or "2"
                tag = f"h{level}" if level in "123456" else "h2"
        if tag == "table" and is_data(node):
            self._flush()
            self._table(node)
            return
        leave: list[Callable[[], None]] = []
        if bold:
            self._strong += 1
            leave.append(self._unbold)
        if tag == "a" and not self._url:
            self._url = safe_url(node.attributes.get("href"))
            leave.append(self._unlink)
        if tag in BLOCKS:
            self._flush()
            leave.append(self._open(node, tag) or self._flush)
        elif self._whole:
            self._gap = 2 if self._gap else 0
            leave.append(self._close_inline)
        self._todo.extend(leave)
        self._todo.append(node.first_child)

    def _open(self, node: Node, tag: str) -> Callable[[], None] | None:
        """What the tag means for the words in it; gives back what to do at its end."""
        if tag in LISTS:
            start = (node.attributes.get("start") or "1") if tag == "ol" else "0"
            self._lists.append(int(start) if start.isdigit() and len(start) < 5 else 1)
            return self._close_list
        if tag == "li":
            self._marker = self._number()
            return self._close_item
        if tag[0] == "h" and tag[1:] in "123456" and len(tag) == 2:
            self._heading = int(tag[1])
            return self._close_heading
        if tag == "pre":
            self._pre += 1
            return self._close_pre
        if tag == "dt":
            self._flush_term()
            return self._close_term
        return self._flush_term if tag == "dl" else None

    def _number(self) -> str:
        if not self._lists or not self._lists[-1]:
            return ""
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}."

    def _unbold(self) -> None:
        self._strong -= 1

    def _unlink(self) -> None:
        self._url = ""

    def _close_inline(self) -> None:
        self._gap = 1

    def _close_list(self) -> None:
        self._flush()
        self._lists.pop()

    def _close_item(self) -> None:
        self._flush()
        self._marker = None

    def _close_heading(self) -> None:
        self._flush()
        self._heading = 0

    def _close_pre(self) -> None:
        self._flush()
        self._pre -= 1

    def _close_term(self) -> None:
        self._term = _as_one(self._inline.take())

    def _flush_term(self) -> None:
        self._flush()
        if self._term is not None:
            self._draft.add("paragraph", self._term, line=self._line)
            self._term = None

    def _flush(self) -> None:
        if not self._inline:
            return
        lines = self._inline.take(partial(continues, wrapped_at=self._wrapped_at))
        if self._heading and lines:
            words = _as_one(lines)
            self._draft.add("heading", words, level=self._heading, line=self._line)
            return
        for words in lines:
            if self._term is not None:
                term, self._term = self._term, None
                if self._marker is None:
                    words = _labelled(term, words)
                else:
                    self._draft.add("paragraph", term, line=self._line)
            if self._marker is None:
                self._draft.add("paragraph", words, line=self._line)
            else:
                level = max(1, len(self._lists))
                self._draft.add("item", words, level=level, marker=self._marker, line=self._line)
                self._marker = None

    def _table(self, table: Node) -> None:
        for row in table.css("tr"):
            tags = [cell for cell in row.iter() if cell.tag in ("td", "th")]
            cells = [self._cell(cell) for cell in tags]
            headers = [cell.tag == "th" for cell in tags]
            while cells and not cells[-1]:
                cells.pop()
            while cells and not cells[0]:
                cells.pop(0)
            if not cells:
                continue
            words, said = _as_one(cells[0]), cells[1:]
            if len(cells) == 2 and words.value and (headers == [True, False] or len(said[0]) > 1):
                if len(said[0]) == 1:
                    words, said[0] = _labelled(words, said[0][0]), []
                for line in [words, *said[0]]:
                    self._draft.add("paragraph", line, line=self._line)
                continue
            for other in said:
                words = words.followed_by(_as_one(other), " | ")
            self._draft.add("row", words, header=all(headers), line=self._line)

    def _cell(self, cell: Node) -> list[Words]:
        inside = Cell()
        markup = "hidden" if self._telling else ""
        Walk(inside, markup, skip=self._skip, hidden=self._hidden).go(cell)
        return inside.lines


class Cell:
    """Takes the blocks of a table cell in place of a draft: only their words are wanted."""

    def __init__(self) -> None:
        self.lines: list[Words] = []

    def add(self, kind: BlockKind, words: Words, **_: object) -> None:
        """Keep the words."""
        self.lines.append(words)


def _as_one(lines: list[Words]) -> Words:
    words = lines[0] if lines else Words("")
    for other in lines[1:]:
        words = words.followed_by(other)
    return words


def _labelled(label: Words, value: Words) -> Words:
    return label.followed_by(value, " " if label.value.endswith(":") else ": ")
