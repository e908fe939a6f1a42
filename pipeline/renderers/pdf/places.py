"""PDF/UA-2: bookmarks and named places lead to tags, not only to a spot on a page."""

from __future__ import annotations

from typing import Any

from pydyf import Array, Dictionary

from pipeline.renderers.pdf.tree import Tree
from pipeline.renderers.pdf.watch import Tag


def point_into_tree(tree: Tree) -> None:
    """Tie every destination of the document to the tag that stands there."""
    firsts: dict[bytes, Tag] = {}
    headings: dict[tuple[bytes, str], Tag] = {}
    ids: dict[str, Tag] = {}
    for tag in tree.walk(tree.document):
        if "Pg" not in tag:
            continue
        box = tree.boxes.get(id(tag))
        firsts.setdefault(tag["Pg"], tag)
        if box is not None:
            if box.bookmark_label:
                headings.setdefault((tag["Pg"], box.bookmark_label), tag)
            if box.element.get("id"):
                ids.setdefault(box.element.get("id"), tag)
    for each in tree.pdf.objects:
        if isinstance(each, dict) and "Dest" in each and "Title" in each:
            place = each["Dest"]
            tag = headings.get((place[0], each["Title"].string), firsts[place[0]])
            each["Dest"] = _into(tag, place)
    names: Any = tree.pdf.catalog.get("Names", {}).get("Dests", {"Names": []})["Names"]
    for index in range(0, len(names), 2):
        place = names[index + 1]
        tag = ids.get(names[index].string, firsts[place[0]])
        names[index + 1] = Dictionary({"D": place, "SD": _into(tag, place)})


def _into(tag: Tag, place: Any) -> Any:
    """The same spot, named by the tag instead of the page."""
    return Array((tag.reference, *place[1:]))
