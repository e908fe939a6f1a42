"""Closes the gaps in WeasyPrint's tagged PDF that validators do not see but readers hear.

WeasyPrint tags the running footer as text, gives one tag to each piece of an element that
a line or a page tears, leaves terms and their meanings unpaired, tells neither the language
of foreign words nor what a short form stands for, and names links by their address.
"""

from __future__ import annotations

from typing import Any

from pydyf import Dictionary

from pipeline.renderers.pdf.lists import WITHIN_LINES, mend_list
from pipeline.renderers.pdf.places import point_into_tree
from pipeline.renderers.pdf.tables import mend_table, tie_cells
from pipeline.renderers.pdf.tree import Tree
from pipeline.renderers.pdf.watch import Tag, Watch

FOOTER = {"Type": "/Pagination", "Subtype": "/Footer"}
"""All that our style sheets put into the margins stands at the foot."""
FOR_THE_EYE = {"Type": "/Layout"}
NUMBERING = {"ol": "/Decimal", "ul": "/Disc", "dl": "/None"}
PAIRS = "/Description"
"""What PDF 2.0 calls a list of terms; it wants no labels where there is no numbering."""
HOLDING_WORDS = WITHIN_LINES | {"/P", "/Lbl", "/LBody", "/Caption", "/TH", "/TD"}
HOLDING_WORDS |= {f"/H{level}" for level in range(1, 7)}
"""Tags that may hold words themselves, without a tag around them."""
WORD_TAGS = {"strong": "/Strong", "em": "/Em"}
"""PDF 2.0 has these tags; in PDF 1.7 they are spans, as are all other elements in a line."""
PDF2 = "Namespaces"


def finish(pdf: Any, watch: Watch) -> None:
    """Mend the tags of a PDF that is laid out but not yet written."""
    tree = Tree(pdf, watch)
    for page, numbers in tree.strays():
        tree.shed(page, numbers, FOOTER)
    _mend(tree, tree.document)
    _describe(tree, tree.document, None)
    tie_cells(tree)
    if PDF2 in tree.root:
        point_into_tree(tree)


def _mend(tree: Tree, tag: Tag) -> None:
    """From the top down: what is one element becomes one tag, lists and tables are ordered."""
    if tag["S"] == "/L":
        mend_list(tree, tag)
    elif tag["S"] == "/Table":
        mend_table(tree, tag)
    tree.join(tag)
    for kid in tree.kids(tag):
        if kid["S"] == "/Figure" and tree.element(kid).get("aria-hidden") == "true":
            tree.shed(kid["Pg"], kid["K"], FOR_THE_EYE)
            tree.drop(kid)
        else:
            _mend(tree, kid)
    if tag["S"] in HOLDING_WORDS:
        _lift_words(tree, tag)
    if tag["S"] in WITHIN_LINES and not tag["K"]:  # a line break has no words
        tree.drop(tag)


def _lift_words(tree: Tree, tag: Tag) -> None:
    """Words stand in their paragraph, not each line of them in a tag of its own."""
    entries = list(tree.entries(tag))
    tag["K"].clear()
    for entry, kid in entries:
        if kid is not None and kid["S"] == "/Span" and tree.element(kid) is None:
            tree.move(kid["K"], kid, tag)
            kid.clear()
        else:
            tag["K"].append(entry)


def _describe(tree: Tree, tag: Tag, above: Any) -> None:
    """What a tag must say besides its words."""
    element, name = tree.element(tag), tree.name(tag)
    if element is not None and element is not above:
        if element.get("lang") and name == element.tag:
            tag["Lang"] = tree.text(element.get("lang"))
        if name == "abbr" and element.get("title"):
            tag["E"] = tree.text(element.get("title"))
        if tag["S"] == "/L" and name in NUMBERING:
            kind = PAIRS if name == "dl" and PDF2 in tree.root else NUMBERING[name]
            tag["A"] = Dictionary({"O": "/List", "ListNumbering": kind})
        if tag["S"] == "/NonStruct" and tree.boxes[id(tag)].style["display"] == ("inline", "flow"):
            tag["S"] = "/Span"
            if name in WORD_TAGS and PDF2 in tree.root:
                tag["S"] = WORD_TAGS[name]
                tag["NS"] = tree.root[PDF2][0]
    if tag["S"] == "/Link":
        _name_link(tree, tag)
    for kid in tree.kids(tag):
        _describe(tree, kid, element)


def _name_link(tree: Tree, tag: Tag) -> None:
    """A link is read by its words, not by its address, and is printed."""
    words = " ".join("".join(tree.element(tag).itertext()).split())
    for entry in tag["K"]:
        target = tree.at(entry) if isinstance(entry, bytes) else {}
        if target.get("Type") == "/OBJR":
            annotation = tree.at(target["Obj"])
            annotation["F"] = 4
            if words:
                annotation["Contents"] = tree.text(words)
