"""Lists as a reader hears them: items with a label and a body, and lists within items.

WeasyPrint puts a nested list beside its item, and gives terms and meanings an item each.
"""

from __future__ import annotations

from pydyf import Array

from pipeline.renderers.pdf.tree import Entry, Tree
from pipeline.renderers.pdf.watch import Tag

WITHIN_LINES = frozenset({"/Span", "/NonStruct", "/Link"})
"""Tags of words within a line."""


def mend_list(tree: Tree, listing: Tag) -> None:
    """Bring the items of a list into order, whatever its pages did to them."""
    item: Tag | None = None
    for kid in tree.kids(listing):
        if item is None or kid["S"] == "/LI":
            if item is not None and tree.same(item, kid):
                tree.absorb(kid, item)
            else:
                item = kid
        else:
            tree.detach(kid)
            tree.move((kid.reference,), listing, item)
    items = tree.kids(listing)
    for each in items:
        _mend_item(tree, each)
    if tree.name(listing) == "dl":
        _pair_terms(tree, items)


def _mend_item(tree: Tree, item: Tag) -> None:
    """Label first, and all else in one body."""
    label: Tag | None = None
    body: Tag | None = None
    content: list[tuple[Entry, Tag]] = []

    def gather(tag: Tag) -> None:
        nonlocal label, body
        for entry, kid in list(tree.entries(tag)):
            if kid is not None and kid["S"] == "/Lbl":
                label = label or kid
            elif kid is not None and kid["S"] == "/LBody":
                body = body or kid
                gather(kid)
            else:
                content.append((entry, tag))

    gather(item)
    body = body or tree.make("/LBody", item)
    body["K"] = Array()
    for entry, source in content:
        tree.move((entry,), source, body)
    item["K"] = Array()
    tree.move([kid.reference for kid in (label, body) if kid is not None], item, item)


def _pair_terms(tree: Tree, items: list[Tag]) -> None:
    """A term and its meanings become one item: label and body."""
    term: Tag | None = None
    meanings: list[Tag] = []
    for item in (*items, None):
        if item is None or tree.name(item) == "dt":
            _body(tree, term, meanings)
            term, meanings = item, []
            if item is not None:
                tree.kids(item)[0]["S"] = "/Lbl"
        elif term is not None:
            meanings += tree.kids(item)
            tree.move(item["K"], item, term)
            tree.drop(item)


def _body(tree: Tree, term: Tag | None, meanings: list[Tag]) -> None:
    """Several meanings stand one under the other in the body."""
    if term is None or len(meanings) < 2:
        return
    body = tree.make("/LBody", term)
    for each in meanings:
        tree.detach(each)
        lines = all(kid["S"] in WITHIN_LINES for kid in tree.kids(each))
        each["S"] = "/P" if lines else "/Div"
        tree.move((each.reference,), term, body)
    tree.move((body.reference,), term, term)
