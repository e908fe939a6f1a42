"""Which part of a whole web page is the posting, and what is the furniture around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.readers import jobposting
from pipeline.readers.record import Record, one_line

if TYPE_CHECKING:  # html.py is the one door to the parser
    from pipeline.readers.html import Node, Tree

SCRIPTS = ["script", "style", "noscript", "svg", "iframe"]
FURNITURE = frozenset({"header", "footer", "aside"})
"""Furniture of the page, unless they stand in the posting itself."""
ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"})
CONSENT = re.compile(r"cookie|consent|gdpr|onetrust", re.IGNORECASE)
ASIDE = re.compile(
    r"(?<![a-z])(?:social|share|sharing|breadcrumbs?|skip-?links?|(?:similar|related|other)-?jobs)"
    r"(?![a-z])",
    re.IGNORECASE,
)
"""Classes of small parts that lead elsewhere: share links, the way back, other jobs."""
APPLY = "a[href*=apply], a[class*=apply]"
FIELDS = "input:not([type=hidden]), textarea, select"
NESTED = (
    "td table, th table, td ul, td ol, td h1, td h2, td h3, td h4, td h5, td p + p, td div + div"
)
CONDITIONAL = re.compile(r"@[a-z-]{1,20}[^{};]{0,300}+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}")
HIDDEN_CLASS = re.compile(
    r"\.((?:[\w-]{0,40}[-_])?(?:hidden|hide|none|invisible))\s*(?:,[^{}]{0,500}+)?"
    r"\{[^{}]{0,300}?(?:display\s*:\s*none|visibility\s*:\s*hidden)"
)
"""A class that is called hidden and is. Other classes may be shown once a tab is opened."""
SMALL = 0.3
"""What holds more of the page's words than this is never taken for furniture."""
FEW = 200
"""Characters that a posting has at the least."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Where the posting stands in a page."""

    root: Node | None
    skip: frozenset[int]
    """``mem_id`` of what is left out."""
    title: str
    """To stand above the blocks where they have no title of their own."""
    language: str
    hidden: frozenset[str] = frozenset()
    """Classes that the page's own style hides."""
    record: Record | None = None
    """The posting as data, which the page holds for search engines."""
    alone: bool = False
    """The page shows less of the posting than the data says."""


@dataclass(slots=True)
class _Part:
    """One element, and the characters in it: all, linked, and left out."""

    node: Node
    above: int
    inside: bool
    """In ``main`` or ``article``."""
    linked: bool
    size: int = 0
    link_size: int = 0
    links: int = 0


def survey(tree: Tree) -> Survey:
    """Find the posting. Where nothing can be told, all that the page shows is taken for it."""
    record = None
    for script in tree.css('script[type="application/ld+json"]'):
        record = record or jobposting.find(script.text())
    title = _meta(tree, 'meta[property="og:title"]')
    if not title and tree.css_first("h1, h2") is None:
        title = _text(tree.css_first("head title"))
    page = tree.css_first("html")
    language = (page.attributes.get("lang") or "") if page else ""
    hidden = hidden_classes("\n".join(style.text() for style in tree.css("style")))
    tree.strip_tags(SCRIPTS)
    body = tree.body
    if body is None:
        return Survey(None, frozenset(), title, language, record=record, alone=record is not None)
    parts = _measured(body)
    skip = _furniture(parts)
    left = parts[0].size - sum(parts[index].size for index in skip)
    if left < FEW < parts[0].size:
        skip, left = [], parts[0].size
    root = _main(parts, left)
    said = sum(len(words) for _, words in record.sections) if record else 0
    if record and (left < FEW or said > 2 * left):
        return Survey(root.node, frozenset(), title, language, record=record, alone=True)
    skipped = frozenset(parts[index].node.mem_id for index in skip)
    name = record.title if record and record.title else title
    title = _wanted(root.node, skipped, name)
    return Survey(root.node, skipped, title, language, hidden, record)


def hidden_classes(style: str) -> frozenset[str]:
    """The classes that a style sheet hides on every screen."""
    return frozenset(HIDDEN_CLASS.findall(CONDITIONAL.sub("", style)))


def _text(node: Node | None) -> str:
    return one_line(node.text()) if node is not None else ""


def _meta(tree: Tree, query: str) -> str:
    node = tree.css_first(query)
    return one_line(node.attributes.get("content") or "") if node is not None else ""


def _measured(body: Node) -> list[_Part]:
    """Every element from the body down, each after the one that it stands in."""
    parts: list[_Part] = []
    todo: list[tuple[Node, int]] = [(body, -1)]
    while todo:
        node, above = todo.pop()
        tag = node.tag or ""
        if tag == "-text":
            size = len((node.text_content or "").strip())
            parts[above].size += size
            parts[above].link_size += size if parts[above].linked else 0
            continue
        if tag.startswith(("-", "!")):
            continue
        outer = parts[above] if above >= 0 else None
        inside = tag in ("main", "article") or (outer is not None and outer.inside)
        link = tag == "a"
        linked = link or (outer is not None and outer.linked)
        parts.append(_Part(node, above, inside, linked, links=int(link)))
        here = len(parts) - 1
        child = node.first_child
        while child is not None:
            todo.append((child, here))
            child = child.next
    for part in reversed(parts):
        if part.above >= 0:
            outer = parts[part.above]
            outer.size += part.size
            outer.link_size += part.link_size
            outer.links += part.links
    return parts


def _furniture(parts: list[_Part]) -> list[int]:
    """The outermost elements that are no part of a posting."""
    found: list[int] = []
    covered: set[int] = set()
    most = parts[0].size * SMALL
    for index, part in enumerate(parts):
        if part.above in covered:
            covered.add(index)
        elif 0 < part.size <= most and _is_furniture(part):
            covered.add(index)
            found.append(index)
    return found


def _is_furniture(part: _Part) -> bool:
    node, tag = part.node, part.node.tag or ""
    if tag == "nav":
        return True
    if tag in FURNITURE and not part.inside:
        return node.css_first("h1") is None
    attributes = node.attributes
    if attributes.get("role") in ROLES and not part.inside:
        return node.css_first("h1") is None
    if CONSENT.search(f"{attributes.get('id') or ''} {_class(node)}"):
        return True
    if part.links and part.link_size > 0.5 * part.size and ASIDE.search(_class(node)):
        return node.css_first(APPLY) is None
    if tag == "form":
        return node.css_first(FIELDS) is not None
    return part.links >= 5 and part.link_size > 0.8 * part.size and not part.inside


def _class(node: Node) -> str:
    return node.attributes.get("class") or ""


def _main(parts: list[_Part], left: int) -> _Part:
    """The smallest ``main`` or ``article`` that holds the bulk of the words, or the body."""
    best = parts[0]
    for part in parts:
        named = part.node.tag in ("main", "article") or part.node.attributes.get("role") == "main"
        if named and part.size >= 0.6 * left and part.size < best.size:
            best = part
    return best


def _wanted(root: Node, skipped: frozenset[int], title: str) -> str:
    """The title, unless the page shows a heading of the first level or the title itself."""
    if any(node.mem_id not in skipped and _text(node) for node in root.css("h1")):
        return ""
    return "" if title.casefold() in one_line(root.text())[:2000].casefold() else title


def is_data(table: Node) -> bool:
    """True for a table of facts, False for one that only places what is in it."""
    if table.css_first(NESTED) is not None:
        return False
    return table.css_first("td + td, th + th, th + td, td + th") is not None
