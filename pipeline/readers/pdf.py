"""PDF files: the text of each page with its place and size, as pdfminer.six finds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from pipeline.errors import ReadError
from pipeline.language import language_of
from pipeline.lexicon import for_language
from pipeline.model import Finding
from pipeline.readability import vocabulary
from pipeline.readers.flow import write
from pipeline.readers.layout import Draft, Layout, cut
from pipeline.readers.limits import CHARACTERS
from pipeline.readers.record import one_line
from pipeline.readers.sheet import Piece
from pipeline.readers.words import Words, safe_url

PAGES = 40
MISSING = (
    "a PDF needs pdfminer.six to be read: pip install 'posting-summary[pdf-in]'. "
    "Or save it as plain text, Markdown or HTML."
)
BROKEN = "this PDF is damaged. Save it again, or copy its text into a plain text file."
LOCKED = "this PDF is locked with a password. Save it without one, and try again."
PICTURES = (
    "this PDF holds pictures of pages and no text. Give the text, or a PDF that was made from it."
)
MOST_LINKS = 300
"""Of a page."""
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
UNKNOWN = re.compile(r"\(cid:\d+\)")
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
             0xFB05: "st", 0xFB06: "st"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Linked:
    """Where on a page a link stands, and where it leads."""

    left: float
    low: float
    right: float
    high: float
    url: str


def read_pdf(data: bytes, name: str = "") -> Layout:
    """The words of the pages in the order in which they are read."""
    try:
        from pdfminer.pdfdocument import PDFPasswordIncorrect  # an extra: who reads PDFs has it
    except ImportError:
        raise ReadError(name, MISSING) from None
    pages: list[list[Piece]] = []
    notes: list[Finding] = []
    size = 0
    try:
        for page, links in _pages(data):
            if len(pages) == PAGES or size > CHARACTERS:
                notes.append(
                    cut("length", f"The PDF is too long. We read {len(pages)} pages of it.")
                )
                break
            pages.append(list(_pieces(page, links)))
            size += sum(len(piece.text) for piece in pages[-1])
    except PDFPasswordIncorrect:
        raise ReadError(name, LOCKED) from None
    except RecursionError:
        raise ReadError(name, BROKEN) from None
    except Exception:  # a parser of damaged files raises whatever the damage leads it to
        if not any(pages):
            raise ReadError(name, BROKEN) from None
        notes.append(cut("damage", "A part of this PDF is damaged. We could not read all of it."))
    if not any(pages):
        raise ReadError(name, PICTURES)
    draft = Draft()
    draft.note(notes)
    write(draft, pages, _knowing(pages))
    return draft.layout()


def _knowing(pages: list[list[Piece]]) -> Callable[[str], bool]:
    """What tells if something is a word of the document's language, as far as we know it."""
    language = language_of(" ".join(piece.text for page in pages for piece in page))
    words = vocabulary(for_language(language).tables["language"].get("textstat", ""))
    if words is None:
        return lambda word: False
    return lambda word: words.zipf(word) > words.score["rare"]


def _pages(data: bytes) -> Iterator[tuple[Any, list[Linked]]]:
    """The layout of each page, and its links."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    # Boxes are ours to find: pdfminer's take quadratic time, and part the cells of a row.
    shared = PDFResourceManager()
    device = PDFPageAggregator(shared, laparams=LAParams(boxes_flow=None))
    interpreter = PDFPageInterpreter(shared, device)
    for page in PDFPage.get_pages(BytesIO(data), maxpages=PAGES + 1):
        interpreter.process_page(page)
        yield device.get_result(), list(islice(_links(page), MOST_LINKS))


def _links(page: Any) -> Iterator[Linked]:
    from pdfminer.pdftypes import resolve1

    annotations = resolve1(page.annots)
    for each in annotations if isinstance(annotations, list) else []:
        link = resolve1(each)
        action = resolve1(link.get("A")) if isinstance(link, dict) else None
        url = resolve1(action.get("URI")) if isinstance(action, dict) else None
        place = resolve1(link.get("Rect")) if isinstance(link, dict) else None
        if isinstance(url, bytes) and isinstance(place, list) and len(place) == 4:
            left, low, right, high = (float(resolve1(side)) for side in place)
            address = safe_url(url.decode("utf-8", "replace"))
            if address:
                yield Linked(min(left, right), min(low, high), max(left, right), max(low, high),
                             address)  # fmt: skip


def _pieces(page: Any, links: list[Linked]) -> Iterator[Piece]:
    """Every stretch of letters of a page, from its layout."""
    from pdfminer.layout import LTChar, LTTextContainer, LTTextLine

    todo = [page]
    while todo:
        thing = todo.pop()
        if isinstance(thing, LTTextLine):
            letters = [each for each in thing if isinstance(each, LTChar)]
            text = _clean(thing.get_text())
            if not letters or not text:
                continue
            bold = sum(bool(BOLD.search(each.fontname)) for each in letters)
            middle = (thing.y0 + thing.y1) / 2
            found = []
            for link in links:
                if link.low < middle < link.high:
                    inside = (e for e in letters if link.left <= (e.x0 + e.x1) / 2 <= link.right)
                    said = _clean("".join(each.get_text() for each in inside))
                    at = text.find(said) if said else -1
                    if at >= 0:
                        found.append((at, at + len(said), link.url))
            yield Piece(
                Words(text, ((0, len(text)),) if bold * 2 > len(letters) else (), tuple(found)),
                thing.x0,
                thing.x1,
                middle,
                round(max(each.size for each in letters), 1),
            )
        elif isinstance(thing, LTTextContainer) or thing is page:
            todo.extend(thing)


def _clean(text: str) -> str:
    return one_line(UNKNOWN.sub("•", text).translate(LIGATURES))
