"""Markup that would take a parser minutes is refused before it is parsed."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.errors import ReadError

DEPTH = 200
TAG = 65_536
TOKEN = re.compile(
    r"<!--|<(/?)([a-zA-Z][^\s/>]{0,99})((?:[^>=]++|=\s*+(?:\"[^\"]*\"|'[^']*')?+)*+)>?+"
)
COMMENT_END = re.compile("--!?>")
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""What stands in these is text, not tags."""
VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img",
    "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
})  # fmt: skip
ENDED_BY_NEXT = frozenset({
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup",
    "option", "optgroup", "a", "rb", "rp", "rt", "rtc", "html", "head", "body",
})  # fmt: skip
FLAT = VOID | ENDED_BY_NEXT
"""These never nest: they hold nothing, or end where the next of their kind begins."""
DRAWING = frozenset({"svg", "math"})
LEAVES_DRAWING = re.compile(
    r"(?:foreignobject|desc|title|b|big|blockquote|body|br|center|code|d[dlt]|div|em|embed|font"
    r"|h[1-6]|head|hr|i|img|li|listing|menu|meta|nobr|ol|p|pre|ruby|s|small|span|strong|strike"
    r"|su[bp]|table|tt|u|ul|var)\Z"
)


def guard(markup: str, name: str) -> None:
    """Raises ReadError for nesting or tags that no posting has. Takes linear time."""
    if len(markup) <= TAG and markup.count("<") <= DEPTH:
        return
    at, drawing, depth = 0, False, 0
    open_tags: Counter[str] = Counter()
    while token := TOKEN.search(markup, at):
        at = token.end()
        if token[0] == "<!--":
            end = COMMENT_END.search(markup, at - 2)
            if not end:
                return
            at = end.end()
            continue
        if at - token.start() > TAG:
            raise _refused(name, "has a tag of more than 64 KB")
        tag = token[2].lower()
        if tag in DRAWING:
            drawing = not token[1]
        elif drawing and LEAVES_DRAWING.match(tag):
            drawing = False
        if drawing and token[3].endswith("/"):
            continue
        if tag in RAW and not drawing and not token[1]:
            end = re.compile(rf"</{tag}[\s/>]", re.IGNORECASE).search(markup, at)
            if not end:
                return
            at = end.end()
        elif token[1]:
            if open_tags[tag]:
                open_tags[tag] -= 1
                depth -= 1
        elif tag not in FLAT:
            open_tags[tag] += 1
            depth += 1
            if depth > DEPTH:
                raise _refused(name, f"is nested more than {DEPTH} deep")


def _refused(name: str, what: str) -> ReadError:
    return ReadError(
        name,
        f"its HTML {what}, as no posting is. Copy the text of the page into a plain text file "
        "and give that.",
    )
