"""Markup that would take a parser minutes is made flat before it is parsed."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.model import Finding
from pipeline.readers.layout import cut

ESCAPED = re.compile(
    r"&(?:amp;){0,2}lt;/?(?:p|div|ul|ol|li|br|h[1-6]|strong|span)\b", re.IGNORECASE
)
"""Markup that was escaped on its way."""
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
STYLING = frozenset({
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
})  # fmt: skip
"""One that is not ended goes on in every block that follows: so the parser has it."""
STYLED = 12
DRAWING = frozenset({"svg", "math"})
NESTED = cut(
    "nesting",
    "The page's tags are nested too deep. We kept all its words, but not all of its layout.",
    "Copy the text of the page into a plain text file and give that.",
)
LONG_TAG = cut(
    "tag",
    "The page has a tag of more than 64 KB. We left out what stood in the tag.",
    "Copy the text of the page into a plain text file and give that.",
)
LEAVES_DRAWING = re.compile(
    r"(?:foreignobject|desc|title|b|big|blockquote|body|br|center|code|d[dlt]|div|em|embed|font"
    r"|h[1-6]|head|hr|i|img|li|listing|menu|meta|nobr|ol|p|pre|ruby|s|small|span|strong|strike"
    r"|su[bp]|table|tt|u|ul|var)\Z"
)


def guard(markup: str) -> tuple[str, tuple[Finding, ...]]:
    """The markup as a parser may get it, and what was taken out. Takes linear time.

    Only tags are taken out, never words: those that nest too deep, and the attributes of
    one that is too long.
    """
    if len(markup) <= TAG and markup.count("<") <= DEPTH:
        return markup, ()
    kept: list[str] = []
    found: dict[Finding, None] = {}
    at = copied = 0
    drawing, depth, styled = False, 0, 0
    open_tags: Counter[str] = Counter()
    taken: Counter[str] = Counter()

    def put(start: int, instead: str) -> None:
        nonlocal copied
        kept.append(markup[copied:start])
        kept.append(instead)
        copied = at

    while token := TOKEN.search(markup, at):
        start, at = token.span()
        if token[0] == "<!--":
            end = COMMENT_END.search(markup, at - 2)
            if not end:
                break
            at = end.end()
            continue
        tag = token[2].lower()
        if at - start > TAG:
            put(start, f"<{token[1]}{tag}>")
            found[LONG_TAG] = None
        if tag in DRAWING:
            drawing = not token[1]
        elif drawing and LEAVES_DRAWING.match(tag):
            drawing = False
        if drawing and token[3].endswith("/"):
            continue
        if tag in RAW and not drawing and not token[1]:
            end = re.compile(rf"</{tag}[\s/>]", re.IGNORECASE).search(markup, at)
            if not end:
                break
            at = end.end()
        elif token[1]:
            if taken[tag]:
                taken[tag] -= 1
                put(start, "" if tag in STYLING else " ")
            elif open_tags[tag]:
                open_tags[tag] -= 1
                depth -= 1
                styled -= tag in STYLING
        elif tag not in FLAT:
            if depth >= DEPTH or (tag in STYLING and styled >= STYLED):
                taken[tag] += 1
                put(start, "" if tag in STYLING else " ")
                found[NESTED] = None
                continue
            open_tags[tag] += 1
            depth += 1
            styled += tag in STYLING
    return "".join((*kept, markup[copied:])), tuple(found)
