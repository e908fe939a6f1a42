"""Closes the gaps in WeasyPrint's tagged PDF that validators do not see but readers hear.

WeasyPrint tags the running footer as text, gives one tag to each piece of an element that
a page break tears, leaves terms and their meanings unpaired, and names links by their
address. ``Watch`` learns which tag stands for which element; ``finish`` then mends them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

WHOLE = frozenset({"Sect", "Part", "L", "LI", "LBody", "P", "Div", "NonStruct"})
"""Tags whose pieces on several pages are joined into one. Tables are never torn."""
NUMBERING = {"ol": "/Decimal", "ul": "/Disc", "dl": "/None"}
SCOPES = {"row": "/Row", "col": "/Column"}

Tag = Any
"""A structure element: one of pydyf's dictionaries, which have no types of their own."""


class Watch:
    """Learns which tags WeasyPrint makes for which element, while it writes one PDF."""

    def __init__(self) -> None:
        self.seen: list[tuple[Any, Tag]] = []
        """Layout box and tag, each tag once and innermost first."""

    @contextmanager
    def over(self, tags: ModuleType) -> Iterator[None]:
        """Listen to ``weasyprint.pdf.tags`` as long as the context lasts.

        The function inside it is not a promised one: the version is pinned, and
        tests/test_pdf.py fails if it changes.
        """
        build = tags._build_box_tree
        known: set[int] = set()

        def listening(box: Any, *rest: Any) -> Iterator[Tag]:
            box = getattr(box, "_box", box)
            for tag in build(box, *rest):
                if box.element is not None and id(tag) not in known:
                    known.add(id(tag))
                    self.seen.append((box, tag))
                yield tag

        tags._build_box_tree = listening  # type: ignore[attr-defined]
        try:
            yield
        finally:
            tags._build_box_tree = build  # type: ignore[attr-defined]


def finish(pdf: Any, watch: Watch) -> None:
    """Mend the tags of a PDF that is laid out but not yet written."""
    tree = _Tree(pdf)
    for box, tag in watch.seen:
        if box.element.get("aria-hidden") == "true" and id(tag) in tree.reached:
            tree.hide(tag)
    tree.drop_strays()
    elements = [(box, tag) for box, tag in watch.seen if id(tag) in tree.reached]
    tree.join_pieces(elements)
    for box, tag in elements:
        if id(tag) not in tree.reached:
            continue
        element, name = box.element, box.element_tag  # "li::marker" for what CSS adds
        if box.link_annotation:
            _name_link(box, tree)
        if name == "th" and tag["S"] == "/TH":
            tag["A"]["Scope"] = SCOPES[element.get("scope", "col")]
        if name in NUMBERING and tag["S"] == "/L":
            tag["A"] = tree.make({"O": "/List", "ListNumbering": NUMBERING[name]})
        if name == element.tag and name != "html" and element.get("lang"):
            tag["Lang"] = tree.text(element.get("lang"))
        if name == "dl":
            tree.pair_terms(tag, {id(item): each.element_tag for each, item in elements})


def _name_link(box: Any, tree: _Tree) -> None:
    """A link is read by its words, not by its address, and is printed."""
    words = " ".join("".join(box.element.itertext()).split())
    if words:
        box.link_annotation["Contents"] = tree.text(words)
    box.link_annotation["F"] = 4


class _Tree:
    """The structure tree of one PDF."""

    def __init__(self, pdf: Any) -> None:
        from pydyf import Array, Dictionary, String  # type: ignore[import-untyped]

        self.make, self.text, self.array = Dictionary, String, Array
        self.pdf = pdf
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.reached: set[int] = set()
        self.hidden: set[int] = set()
        pending = [self.at(self.root["K"][0])]
        while pending:
            tag = pending.pop()
            self.reached.add(id(tag))
            pending += self.children(tag)

    def at(self, reference: bytes) -> Tag:
        return self.pdf.objects[int(reference.split()[0])]

    def children(self, tag: Tag) -> list[Tag]:
        """The tags right under this one."""
        below = (self.at(kid) for kid in tag["K"] if isinstance(kid, bytes))
        return [kid for kid in below if kid.get("Type") == "/StructElem"]

    def hide(self, tag: Tag) -> None:
        """Take a tag that has no tags under it out of the tree: it is only for the eye."""
        parent = self.at(tag["P"])
        parent["K"] = self.array(kid for kid in parent["K"] if kid != tag.reference)
        self.reached.discard(id(tag))
        self.hidden.add(id(tag))

    def drop_strays(self) -> None:
        """What stands in the margins, or was hidden, is no content: it is marked as such."""
        numbers = self.at(self.root["ParentTree"])["Nums"]
        for index, reference in enumerate(self.pdf.page_references):
            owners = numbers[2 * index + 1]
            stray = {i for i, ref in enumerate(owners) if id(self.at(ref)) not in self.reached}
            stream = self.at(self.at(reference)["Contents"]).stream
            for place, operator in enumerate(stream):
                if operator == b"BDC" and (number := stream[place - 1].get("MCID")) in stray:
                    hidden = id(self.at(owners[number])) in self.hidden
                    kind = "/Layout" if hidden else "/Pagination"
                    stream[place - 2 : place] = ["/Artifact", self.make({"Type": kind})]
            for number in stray:
                self.at(owners[number]).clear()
                owners[number] = b"null"

    def join_pieces(self, elements: list[tuple[Any, Tag]]) -> None:
        """One tag for one element: the pieces on later pages move into the first."""
        wholes: dict[tuple[int, str, str], Tag] = {}
        for box, tag in elements:
            kind = tag["S"][1:]
            if kind not in WHOLE or not all(isinstance(kid, bytes) for kid in tag["K"]):
                continue
            key = (id(box.element), box.element_tag, kind)
            whole: Tag = wholes.setdefault(key, tag)
            if whole is not tag and whole["Pg"] != tag["Pg"]:
                self.move(tag, whole)

    def move(self, tag: Tag, into: Tag) -> None:
        """All that stands under one tag goes to the end of another; the one goes away."""
        for kid in tag["K"]:
            self.at(kid)["P"] = into.reference
        into["K"] += tag["K"]
        parent = self.at(tag["P"])
        parent["K"] = self.array(kid for kid in parent["K"] if kid != tag.reference)
        tag.clear()
        self.reached.discard(id(tag))

    def pair_terms(self, listing: Tag, names: dict[int, str]) -> None:
        """A term and its meanings become one item: label and body."""
        term: Tag | None = None
        for item in self.children(listing):
            (body, *_) = self.children(item) or (None,)
            if body is None:
                continue
            if names.get(id(item)) == "dt":
                term = item
                body["S"] = "/Lbl"
            elif term is not None:
                bodies = [kid for kid in self.children(term) if kid["S"] == "/LBody"]
                if bodies:
                    self.move(body, bodies[0])
                self.move(item, term)
