"""Reads the structure tree of a PDF as a screen reader meets it: tags, words, attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

_CODES = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")


@dataclass
class Node:
    """One tag: what it is, what stands in it, on which pages."""

    kind: str
    raw: Any
    kids: list[Node | str] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)

    @property
    def text(self) -> str:
        """Its words, those of the tags in it too."""
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def get(self, key: str) -> str:
        """An entry of the tag itself, such as ``/Lang``."""
        return str(self.raw.get(key, ""))

    def attribute(self, key: str) -> str:
        """An entry of its attributes, such as ``/Scope``."""
        return str(self.raw.get("/A", {}).get(key, ""))

    def every(self, *kinds: str) -> list[Node]:
        """All tags of these kinds in it, itself too, in reading order."""
        return [node for node in self.walk() if node.kind in kinds or not kinds]

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree as indented lines, to look at."""
        own = "".join(kid for kid in self.kids if isinstance(kid, str))
        yield f"{'  ' * depth}{self.kind} {sorted(self.pages)} {own!r}"
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.lines(depth + 1)


class Tagged:
    """A tagged PDF."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(BytesIO(data))
        self.catalog = self.reader.root_object
        self.pages = self.reader.pages
        self._numbers = {page.indirect_reference.idnum: i for i, page in enumerate(self.pages)}
        self._marked = [dict(_marked(page, self.reader)) for page in self.pages]
        self._held: set[tuple[int, int]] = set()
        (document,) = self.catalog["/StructTreeRoot"]["/K"]
        self.root = self._node(document.get_object(), None)
        """The tag of the whole document."""

    def artifacts(self, page: int) -> dict[str, str]:
        """The words that stand on a page and in no tag, and what kind of artifact they are."""
        shed = self._marked[page].items()
        return {words: key.split()[-1] for key, words in shed if isinstance(key, str) and words}

    def kinds(self, page: int) -> set[str]:
        """The kinds of all that is drawn on a page and stands in no tag."""
        return {key.split()[-1] for key in self._marked[page] if isinstance(key, str)}

    def untagged(self) -> list[str]:
        """Words that are marked as content and that no tag holds."""
        return [words for number, marked in enumerate(self._marked)
                for key, words in marked.items()
                if isinstance(key, int) and (number, key) not in self._held]  # fmt: skip

    def _node(self, raw: Any, page: Any) -> Node:
        page = raw.raw_get("/Pg") if "/Pg" in raw else page
        node = Node(str(raw["/S"])[1:], raw)
        kids = raw.get("/K", [])
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            kid = kid.get_object()
            if not isinstance(kid, DictionaryObject):
                node.kids.append(self._words(node, page, int(kid)))
            elif kid.get("/Type") == "/MCR":
                node.kids.append(self._words(node, kid.raw_get("/Pg"), int(kid["/MCID"])))
            elif kid.get("/Type") != "/OBJR":
                below = self._node(kid, page)
                assert kid["/P"] == raw, "a tag names another parent"
                node.kids.append(below)
                node.pages |= below.pages
        return node

    def _words(self, node: Node, page: Any, mcid: int) -> str:
        number = self._numbers[page.idnum]
        node.pages.add(number)
        assert (number, mcid) not in self._held, "two tags hold the same words"
        self._held.add((number, mcid))
        return self._marked[number][mcid]


def _marked(page: Any, reader: PdfReader) -> Iterator[tuple[int | str, str]]:
    """Each stretch of marked content: its number, or "artifact 3", and its words."""
    letters = {
        name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()
    }
    stack: list[int | str] = []
    words: dict[int | str, str] = {}
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page["/Contents"].get_object(), reader).operations:
        match operator:
            case b"BDC" | b"BMC":
                inside = operands[1] if operator == b"BDC" else {}
                key = inside["/MCID"] if "/MCID" in inside else f"artifact {len(words)}"
                kind = f"{inside.get('/Type', '')}{inside.get('/Subtype', '')}"
                stack.append(key if isinstance(key, int) else f"{key} {kind}")
                words[stack[-1]] = ""
            case b"EMC":
                stack.pop()
            case b"Tf":
                font = letters[operands[0]]
            case b"TJ" | b"Tj":
                pieces = operands[0] if operator == b"TJ" else operands
                for piece in pieces:
                    if isinstance(piece, (bytes, str)):
                        raw = getattr(piece, "original_bytes", piece)
                        codes = zip(raw[::2], raw[1::2], strict=True)
                        said = "".join(font.get(a * 256 + b, "") for a, b in codes)
                        assert stack, f"words that are neither content nor artifact: {said}"
                        words[stack[-1]] += said
    yield from words.items()


def _letters(font: Any) -> dict[int, str]:
    """What each code of a font stands for."""
    table = font["/ToUnicode"].get_object().get_data()
    return {
        int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for code, letters in _CODES.findall(table)
    }
