"""The tags of one PDF as a tree that can be mended: content moves from tag to tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydyf import Array, Dictionary, String

from pipeline.renderers.pdf.watch import Tag, Watch

Entry = Any
"""What stands under a tag: the number of marked content, or a reference to an object."""


class Tree:
    """The structure tree of one PDF, laid out but not yet written."""

    def __init__(self, pdf: Any, watch: Watch) -> None:
        self.pdf, self.boxes = pdf, watch.boxes
        self.root: Tag = self.at(pdf.catalog["StructTreeRoot"])
        self.document: Tag = self.at(self.root["K"][0])
        self.renamed: dict[str, str] = {}
        """IDs of header cells that went into another one -> the ID of that one."""
        self._owners: list[Any] = self.at(self.root["ParentTree"])["Nums"]
        """Number and owner by turns: first the pages, then the annotations."""
        self._pages: dict[bytes, list[bytes]] = dict(
            zip(pdf.page_references, self._owners[1::2], strict=False)
        )
        self._marks: dict[bytes, dict[int, int]] = {}

    def at(self, reference: bytes) -> Tag:
        """The object that a reference leads to."""
        return self.pdf.objects[int(reference.split()[0])]

    def kids(self, tag: Tag) -> list[Tag]:
        """The tags right under this one."""
        return [kid for _, kid in self.entries(tag) if kid is not None]

    def entries(self, tag: Tag) -> Iterator[tuple[Entry, Tag | None]]:
        """All that stands right under a tag, and the tag where it is one."""
        for entry in tag["K"]:
            kid = self.at(entry) if isinstance(entry, bytes) else None
            yield entry, kid if kid and kid["Type"] == "/StructElem" else None

    def walk(self, tag: Tag) -> Iterator[Tag]:
        """A tag and all under it, in reading order."""
        yield tag
        for kid in self.kids(tag):
            yield from self.walk(kid)

    def element(self, tag: Tag) -> Any:
        """The HTML element that a tag was made for, if any."""
        box = self.boxes.get(id(tag))
        return None if box is None else box.element

    def name(self, tag: Tag) -> str:
        """Name of that element; "li::marker" for what CSS adds to one, "" for none."""
        box = self.boxes.get(id(tag))
        return "" if box is None else box.element_tag

    def same(self, one: Tag, other: Tag) -> bool:
        """Whether two tags stand for pieces of one element."""
        element = self.element(one)
        return (
            element is not None
            and element is self.element(other)
            and (self.name(one), one["S"]) == (self.name(other), other["S"])
        )

    def make(self, kind: str, parent: Tag) -> Tag:
        """A new tag; it must still be put in its place under the parent."""
        tag = Dictionary(
            {
                "Type": "/StructElem",
                "S": kind,
                "K": Array(),
                "Pg": parent["Pg"],
                "P": parent.reference,
            }
        )
        self.pdf.add_object(tag)
        return tag

    def move(self, entries: Iterable[Entry], source: Tag, into: Tag) -> None:
        """Put what stands under one tag at the end of another; the caller clears the one."""
        for entry in entries:
            if isinstance(entry, int):
                self._pages[source["Pg"]][entry] = into.reference
                if source["Pg"] != into["Pg"]:
                    mark = {"Type": "/MCR", "Pg": source["Pg"], "MCID": entry}
                    entry = Dictionary(mark)
            elif isinstance(entry, dict):
                self._pages[entry["Pg"]][entry["MCID"]] = into.reference
            else:
                kid = self.at(entry)
                if kid["Type"] == "/OBJR":
                    self._owners[2 * self.at(kid["Obj"])["StructParent"] + 1] = into.reference
                else:
                    kid["P"] = into.reference
            into["K"].append(entry)

    def absorb(self, tag: Tag, into: Tag) -> None:
        """All of a tag goes to the end of another; the tag itself goes away."""
        self.move(tag["K"], tag, into)
        if "ID" in tag:
            self.renamed[tag["ID"].string] = into["ID"].string
        self.drop(tag)

    def drop(self, tag: Tag) -> None:
        """A tag that holds nothing any more goes away."""
        self.detach(tag)
        tag.clear()

    def detach(self, tag: Tag) -> None:
        """Take a tag from under its parent."""
        parent = self.at(tag["P"])
        parent["K"] = Array(entry for entry in parent["K"] if entry != tag.reference)

    def join(self, tag: Tag) -> None:
        """One tag for one element: the pieces on later lines and pages go into the first.

        The pieces of a row's cells lie apart, all others follow each other.
        """
        apart = tag["S"] in ("/Table", "/TR")
        wholes: list[Tag] = []
        for _, kid in list(self.entries(tag)):
            whole = next((each for each in wholes if kid and self.same(each, kid)), None)
            if whole is not None:
                self.absorb(kid, whole)
            elif apart:
                wholes += [kid] if kid else []
            else:
                wholes = [kid] if kid else []

    def shed(self, page: bytes, numbers: Iterable[int], kind: dict[str, str]) -> None:
        """Make marked content of a page an artifact: it is drawn, but it is not read."""
        stream = self.at(self.at(page)["Contents"]).stream
        if page not in self._marks:
            self._marks[page] = {
                stream[place - 1]["MCID"]: place
                for place, operator in enumerate(stream)
                if operator == b"BDC"
            }
        for number in numbers:
            place = self._marks[page][number]
            stream[place - 2 : place] = ["/Artifact", Dictionary(kind)]
            self._pages[page][number] = b"null"

    def strays(self) -> Iterator[tuple[bytes, list[int]]]:
        """Pages, and the content on each that belongs to no tag of the document."""
        reached = {id(tag) for tag in self.walk(self.document)}
        for page, owners in self._pages.items():
            yield page, [i for i, ref in enumerate(owners) if id(self.at(ref)) not in reached]

    @staticmethod
    def text(words: str) -> Any:
        """A string as PDF writes it."""
        return String(words)
