"""Word files: paragraphs, lists, tables, and what stands in headers and footers, once."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pipeline.errors import ReadError
from pipeline.readers.layout import Draft, Layout
from pipeline.readers.numbering import Mark, Numbering, W, value
from pipeline.readers.words import HARD, Inline, Words, safe_url

Element = Any
"""An element of lxml, as python-docx gives it."""
UNPACKED = 60_000_000
"""Bytes that a file may have when it is unpacked: more is a bomb."""
MISSING = (
    "a Word file needs python-docx to be read: pip install 'posting-summary[docx]'. "
    "Or save it as plain text, Markdown or HTML."
)
BROKEN = "this Word file is damaged. Open it in Word, save it again, and try again."
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNSEEN = frozenset({
    W + name for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "rt", "sectPr")
} | {FALLBACK})  # fmt: skip
HEADING = re.compile(r"heading ?([1-6])$", re.IGNORECASE)
LABEL = 60
"""Characters of a cell that may be the label of the one beside it."""


def read_docx(data: bytes, name: str = "") -> Layout:
    """The document as its reader sees it: without deleted and hidden words."""
    try:
        from docx import Document  # an extra: only who reads Word files has it
        from docx.opc.exceptions import PackageNotFoundError
        from lxml.etree import LxmlError  # type: ignore[import-untyped]
    except ImportError:
        raise ReadError(name, MISSING) from None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
                raise ReadError(name, "this Word file is too large when it is unpacked.")
        document = Document(BytesIO(data))
        return _Reading(document).layout()
    except ReadError:
        raise
    except (
        zipfile.BadZipFile, PackageNotFoundError, LxmlError, KeyError, ValueError, OSError,
        AttributeError, NotImplementedError, RecursionError,
    ):  # fmt: skip
        raise ReadError(name, BROKEN) from None


class _Reading:
    """Goes through the document once and adds its blocks to a draft."""

    def __init__(self, document: Any) -> None:
        self._document, self._part = document, document.part
        self._draft = Draft()
        self._styles = {
            style.get(W + "styleId"): style for style in document.styles.element.iter(W + "style")
        }
        try:
            self._numbering = Numbering.of(self._part.numbering_part.element)
        except (KeyError, NotImplementedError):
            self._numbering = Numbering()

    def layout(self) -> Layout:
        """The blocks of the whole document."""
        body = self._document.element.body
        said = {_bare(paragraph) for paragraph in body.iter(W + "p")}
        self._blocks(body)
        self._margin(said, "header")  # behind the posting, whose title comes first
        self._margin(said, "footer")
        return self._draft.layout()

    def _margin(self, said: set[str], kind: str) -> None:
        """What stands at the top or foot of the pages, each line once, without page numbers."""
        for section in self._document.sections:
            for which in ("", "first_page_", "even_page_"):
                margin = getattr(section, which + kind)
                if margin.is_linked_to_previous:
                    continue
                for paragraph in margin._element.iter(W + "p"):
                    bare = _bare(paragraph)
                    if bare and bare not in said and re.search(r"[^\W\d_]{3}", bare):
                        said.add(bare)
                        self._paragraph(paragraph)

    def _blocks(self, parent: Element) -> None:
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
                self._blocks(child)

    def _paragraph(self, paragraph: Element) -> None:
        inline = Inline()
        self._words(paragraph, inline)
        lines = inline.take()
        level = self._heading(paragraph)
        mark = self._mark(paragraph)
        for words in lines:
            if level:
                if mark and mark.text:
                    words = Words(mark.text).followed_by(words)
                self._draft.add("heading", words, level=level)
            elif mark:
                self._draft.add("item", words, level=mark.depth, marker=mark.text)
                mark = None
            else:
                self._draft.add("paragraph", words)
        for box in paragraph.iter(W + "txbxContent"):
            if not any(above.tag == FALLBACK for above in box.iterancestors()):
                self._blocks(box)

    def _words(self, element: Element, inline: Inline, bold: bool = False, url: str = "") -> None:
        for child in element:
            tag = child.tag
            if tag in UNSEEN or not isinstance(tag, str) or tag == W + "txbxContent":
                continue
            if tag == W + "t":
                inline.write("".join(child.itertext()), bold, url)
            elif tag in (W + "tab", W + "ptab"):
                inline.write(" ")
            elif tag in (W + "br", W + "cr"):
                inline.write(HARD)
            elif tag == W + "noBreakHyphen":
                inline.write("-", bold, url)
            elif tag == W + "sym":
                inline.write(_symbol(child.get(W + "char") or ""), bold, url)
            elif tag == W + "hyperlink":
                relation = self._part.rels.get(child.get(LINK) or "")
                self._words(child, inline, bold, safe_url(getattr(relation, "_target", None))
                            if getattr(relation, "is_external", False) else "")  # fmt: skip
            elif tag == W + "r":
                shape = child.find(W + "rPr")
                if shape is None or not _on(shape, "vanish"):
                    strong = shape is not None and _on(shape, "b")
                    self._words(child, inline, strong, url)
            else:
                self._words(child, inline, bold, url)

    def _shapes(self, paragraph: Element) -> Iterator[Element]:
        """The properties of a paragraph, then those of its style and of what that is based on."""
        shape = paragraph.find(W + "pPr")
        style = self._styles.get(value(shape, "pStyle")) if shape is not None else None
        if shape is not None:
            yield shape
        for _ in range(12):
            if style is None:
                return
            if (own := style.find(W + "pPr")) is not None:
                yield own
            style = self._styles.get(value(style, "basedOn"))

    def _heading(self, paragraph: Element) -> int:
        shape = paragraph.find(W + "pPr")
        style = self._styles.get(value(shape, "pStyle")) if shape is not None else None
        name = value(style, "name") if style is not None else ""
        if name.lower() == "title":
            return 1
        if match := HEADING.match(name):
            return int(match[1])
        for own in self._shapes(paragraph):
            level = value(own, "outlineLvl")
            if level.isdigit():
                return int(level) + 1 if int(level) < 6 else 0
        return 0

    def _mark(self, paragraph: Element) -> Mark | None:
        number, depth = "", ""
        for own in self._shapes(paragraph):
            listed = own.find(W + "numPr")
            if listed is not None:
                number = number or value(listed, "numId")
                depth = depth or value(listed, "ilvl")
        if not number or number == "0":
            return None
        return self._numbering.next(number, int(depth) if depth.isdigit() else 0)

    def _table(self, table: Element) -> None:
        rows = [row for row in table if row.tag == W + "tr"]
        for place, row in enumerate(rows):
            cells = list(_cells(row))
            if len(cells) == 1 or any(_is_layout(cell) for cell in cells):
                label = self._line(cells[0]) if len(cells) == 2 else None
                if label and not _is_layout(cells[0]) and len(label.value) <= LABEL:
                    self._draft.add("paragraph", label)
                    cells = cells[1:]
                for cell in cells:
                    self._blocks(cell)
                continue
            lines = [self._line(cell) for cell in cells]
            while lines and lines[-1] is None:
                lines.pop()
            if not lines:
                continue
            head = place == 0 and len(rows) > 1 and _is_head(row, cells)
            first = lines[0] or Words("")
            pairs = len(lines) == 2 and not (head or _is_head(rows[0], list(_cells(rows[0]))))
            if pairs and first.value and len(first.value) <= LABEL and lines[1]:
                self._draft.add("paragraph", _labelled(first, lines[1]))
                continue
            for other in lines[1:]:
                first = first.followed_by(other or Words(""), " | ")
            self._draft.add("row", first, header=head)

    def _line(self, cell: Element) -> Words | None:
        """The words of a cell on one line."""
        inline = Inline()
        for paragraph in cell.iter(W + "p"):
            self._words(paragraph, inline)
            inline.write("\n")
        lines = inline.take()
        words = lines[0] if lines else None
        for other in lines[1:]:
            words = words.followed_by(other) if words else other
        return words


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row; one that goes on from the row above holds nothing."""
    for cell in row.iter(W + "tc"):
        if cell.getparent() is row or cell.getparent().tag == W + "sdtContent":
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is None or merged.get(W + "val") == "restart":
                yield cell


def _is_layout(cell: Element) -> bool:
    """True for a cell that holds more than a value: lists, tables, several paragraphs."""
    full = sum(bool(_bare(paragraph)) for paragraph in cell.iter(W + "p"))
    return full > 1 or next(cell.iter(W + "tbl"), None) is not None


def _is_head(row: Element, cells: list[Element]) -> bool:
    """True for a row that names the columns: marked so, or all of it bold."""
    if row.find(f"{W}trPr/{W}tblHeader") is not None:
        return True
    runs = [run for cell in cells for run in cell.iter(W + "r") if _bare(run)]
    return len(cells) > 1 and bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: Element) -> bool:
    shape = run.find(W + "rPr")
    return shape is not None and _on(shape, "b")


def _on(shape: Element, tag: str) -> bool:
    found = shape.find(W + tag)
    return found is not None and found.get(W + "val") not in ("0", "false", "off", "none")


def _bare(element: Element) -> str:
    return " ".join("".join(text.text or "" for text in element.iter(W + "t")).split())


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _labelled(label: Words, words: Words) -> Words:
    return label.followed_by(words, " " if label.value.endswith(":") else ": ")
