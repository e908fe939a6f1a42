"""Markdown, with the HTML that people mix into it."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from pipeline.readers.html import add_html
from pipeline.readers.layout import Draft, Layout
from pipeline.readers.limits import shortened
from pipeline.readers.lines import BULLET, continues, glue, width
from pipeline.readers.walk import BLOCKS, BOLD, HIDDEN_STYLE, UNSEEN, plain_entities
from pipeline.readers.words import HARD, Inline, Words, safe_url

PARSER = (
    # Typographer and linkify stay off: both take quadratic time on hostile text. Indented
    # text in a posting is never program code.
    MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")
)
MARKED = re.compile(r"[\n\\`*_\[<&]")
"""A text without one of these signs is plain words."""
FRONT_MATTER = re.compile(
    r"\s{0,9}---[ \t]*\n((?:[^\n]*\n){0,60}?)--(?:-|(?=[ \t]*\n))[ \t]*(?:\n|\Z)"
)
TOLD = re.compile(r"(title|location|company|employer|salary)[ \t]*:[ \t]*(\S[^\n]*)", re.IGNORECASE)
HTML_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>")
HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
UNDERLINED = 100
"""A longer line above "---" is text above a rule, not a heading."""
LABEL = re.compile(r"\*\*[^*]{1,40}(?::\*\*|\*\*:)\Z")
VALUE = 120
"""A short bold line that ends in a colon and the short line below it are one: "Pay: $20"."""
VOID = frozenset({"input", "img"})


def _inline(state: StateCore) -> None:
    """Do as the parser's own step of this name, which takes far longer over plain words."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if MARKED.search(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            elif token.content:
                token.children.append(Token("text", "", 0, content=token.content))


PARSER.core.ruler.at("inline", _inline)


def read_markdown(raw: str, name: str = "") -> Layout:
    """Headings, items, rows and paragraphs; marks are gone, words are all there."""
    draft = Draft()
    raw, findings = shortened(raw)
    draft.note(findings)
    front = FRONT_MATTER.match(raw)
    if front and ":" in front[1]:
        for key, value in TOLD.findall(front[1]):
            said = value.strip(" \"'")
            draft.add("paragraph", Words(f"{key.capitalize()}: {said}"))
        # The same number of lines stays, so that the blocks keep their places.
        raw = "\n" * front[0].count("\n") + raw[front.end() :]
    _Reading(draft, raw).go(PARSER.parse(raw))
    return draft.layout()


class _Reading:
    """Goes through the tokens once and adds their blocks to a draft."""

    def __init__(self, draft: Draft, raw: str) -> None:
        self._draft = draft
        self._wrapped_at = width([line.strip() for line in raw.split("\n")])
        self._depth = 0
        self._item: str | None = None
        """Mark of the item whose words come next; None where no item has begun."""
        self._alone = False
        self._heading = 0
        self._row: list[Words] = []
        self._line = 0

    def go(self, tokens: list[Token]) -> None:
        """Add the blocks of all tokens."""
        for position, token in enumerate(tokens):
            if token.map:
                self._line = token.map[0] + 1
            kind = token.type
            if kind == "inline":
                self._text(token, tokens[position - 1])
            elif kind.endswith("_list_open"):
                self._depth += 1
            elif kind.endswith("_list_close"):
                self._depth -= 1
            elif kind == "list_item_open":
                self._item = token.info and token.info + token.markup
                self._alone = bool(token.info) and _is_alone(tokens, position)
            elif kind == "list_item_close":
                self._item = None
            elif kind == "heading_close":
                self._heading = 0
            elif kind == "tr_close":
                self._end_row(header=tokens[position - 1].type == "th_close")
            elif kind == "html_block":
                add_html(self._draft, token.content, line=self._line)
            elif kind == "fence":
                for offset, line in enumerate(token.content.split("\n")):
                    words = Words(" ".join(line.split()))
                    self._draft.add("paragraph", words, line=self._line + offset + 1)

    def _text(self, token: Token, opened: Token) -> None:
        lines = self._words(token)
        if opened.type in ("td_open", "th_open"):
            self._row.append(_as_one(lines))
            return
        underlined = opened.markup in ("-", "=") and len(token.content) > UNDERLINED
        if opened.type == "heading_open" and not underlined:
            words = _as_one(lines)
            if not any(map(str.isalnum, words.value)):
                return  # "## **"
            self._draft.add("heading", words, level=int(opened.tag[1]), line=self._line)
            return
        for number, words in enumerate(lines):
            if self._item is None:
                # Where one paragraph has several lines we know the first one's place only.
                self._draft.add("paragraph", words, line=self._line + number)
                continue
            if self._alone:  # "12. March 2027" on a line of its own is a date, no list
                self._draft.add("paragraph", Words(self._item).followed_by(words), line=self._line)
            else:
                self._draft.add(
                    "item", words, level=self._depth, marker=self._item, line=self._line
                )
            self._item = None

    def _end_row(self, header: bool) -> None:
        cells, self._row = self._row, []
        while cells and not cells[-1].value:
            cells.pop()
        while cells and not cells[0].value:
            cells.pop(0)
        if not cells:
            return
        words = cells[0]
        for other in cells[1:]:
            words = words.followed_by(other, " | ")
        self._draft.add("row", words, header=header, line=self._line)

    def _words(self, token: Token) -> list[Words]:
        inline = Inline()
        breaks = iter(self._breaks(token))
        strong, url, unseen = 0, "", ""
        for child in token.children or ():
            kind = child.type
            if kind == "html_inline":
                tag = HTML_TAG.match(child.content)
                if tag is None:
                    continue
                closing, name, attributes = tag[1], tag[2].lower(), tag[3]
                if unseen:
                    unseen = "" if closing and name == unseen else unseen
                elif not closing and (name in UNSEEN or HIDDEN_STYLE.search(attributes)):
                    unseen = "" if name in VOID else name
                elif name == "br" or name in BLOCKS:
                    inline.write(HARD)
                elif name in BOLD:
                    strong = max(0, strong - 1) if closing else strong + 1
                elif name == "a":
                    href = None if closing else HREF.search(attributes)
                    url = safe_url(html.unescape(href[1])) if href else ""
            elif kind == "softbreak":
                inline.write(next(breaks, " "))
            elif kind == "hardbreak":
                next(breaks, " ")
                inline.write(HARD)
            elif unseen:
                continue
            elif kind == "strong_open":
                strong += 1
            elif kind == "strong_close":
                strong -= 1
            elif kind == "link_open":
                url = safe_url(str(child.attrGet("href") or ""))
            elif kind == "link_close":
                url = ""
            elif kind != "image":
                inline.write(plain_entities(child.content), strong > 0, url)
        return inline.take()

    def _breaks(self, token: Token) -> list[str]:
        """For each line end of a paragraph what stands there for the reader."""
        lines = token.content.split("\n")
        if len(lines) == 1:
            return []
        ends = sum(child.type in ("softbreak", "hardbreak") for child in token.children or ())
        if ends != len(lines) - 1:
            return [" "] * ends  # a line end inside of a link or a tag: we cannot tell which
        bare = [line.strip().strip("*_").strip() for line in lines]
        if len(lines) == 2 and LABEL.match(lines[0].strip()) and len(lines[1]) <= VALUE:
            return [" "]
        pairs = list(pairwise(bare))
        joined = [continues(line, after, self._wrapped_at) for line, after in pairs]
        wraps = sum(join and glue(*pair) == " " for join, pair in zip(joined, pairs, strict=True))
        if 2 * wraps >= len(joined):  # a paragraph wrapped by hand
            joined = [not BULLET.match(after) for _, after in pairs]
        return [glue(*pair) if join else HARD for join, pair in zip(joined, pairs, strict=True)]


def _is_alone(tokens: list[Token], position: int) -> bool:
    """True for the only item of its list."""
    level = tokens[position].level
    if tokens[position - 1].level == level - 1:  # the list opens here
        for token in tokens[position + 1 :]:
            if token.level == level and token.type == "list_item_open":
                return False
            if token.level < level:
                return True
    return False


def _as_one(lines: list[Words]) -> Words:
    words = lines[0] if lines else Words("")
    for other in lines[1:]:
        words = words.followed_by(other)
    return words
