"""Tables that a page tears: one table, its header said once, its cells tied to their headers."""

from __future__ import annotations

from typing import Any

from pydyf import Array, Dictionary, String

from pipeline.renderers.pdf.tree import Tree
from pipeline.renderers.pdf.watch import Tag

SCOPES = {"row": "/Row", "col": "/Column"}
REPEATED = {"Type": "/Pagination"}


def mend_table(tree: Tree, table: Tag) -> None:
    """The header that each page repeats is drawn there, but read only once."""
    first: Tag | None = None
    for kid in tree.kids(table):
        if kid["S"] != "/THead":
            continue
        if first is None:
            first = kid
        elif tree.same(first, kid):
            _silence(tree, kid, first)


def _silence(tree: Tree, again: Tag, first: Tag) -> None:
    ids = {id(tree.element(cell)): cell["ID"].string for cell in tree.walk(first) if "ID" in cell}
    tags = list(tree.walk(again))
    if any(tag["S"] == "/Link" for tag in tags):  # a link must stay in the tree
        return
    for tag in tags:
        if "ID" in tag:
            tree.renamed[tag["ID"].string] = ids[id(tree.element(tag))]
        tree.shed(tag["Pg"], (entry for entry in tag["K"] if isinstance(entry, int)), REPEATED)
    tree.detach(again)
    for tag in tags:
        tag.clear()


def tie_cells(tree: Tree) -> None:
    """Each header cell says what it heads, each cell which headers it has.

    Where tags have IDs, a PDF must list them; WeasyPrint does not.
    """
    named: dict[str, bytes] = {}
    for tag in tree.walk(tree.document):
        attributes: dict[str, Any] = tag.get("A", {})
        if tag["S"] == "/TH":
            attributes["Scope"] = SCOPES[tree.element(tag).get("scope", "col")]
        if "ID" in tag:
            named[tag["ID"].string] = tag.reference
        if "Headers" in attributes:
            ids = [tree.renamed.get(each.string, each.string) for each in attributes["Headers"]]
            attributes["Headers"] = Array(String(each) for each in dict.fromkeys(ids))
    if named:
        pairs = (each for name in sorted(named) for each in (String(name), named[name]))
        names = Dictionary({"Names": Array(pairs)})
        tree.pdf.add_object(names)
        tree.root["IDTree"] = names.reference
