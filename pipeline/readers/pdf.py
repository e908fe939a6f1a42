"""PDF files: the text of each page with its place and size, as pdfminer.six finds it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from pipeline.errors import ReadError
from pipeline.language import language_of
from pipeline.lexicon import for_language
from pipeline.model import Finding
from pipeline.readability import vocabulary
from pipeline.readers.flow import write
from pipeline.readers.layout import Draft, Layout, cut
from pipeline.readers.limits import CHARACTERS
from pipeline.readers.sheet import Piece

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
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
UNKNOWN = re.compile(r"\(cid:\d+\)")
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
             0xFB05: "st", 0xFB06: "st"}  # fmt: skip


def read_pdf(data: bytes, name: str = "") -> Layout:
    """The words of the pages in the order in which they are read."""
    try:
        from pdfminer.high_level import extract_pages  # an extra: only who reads PDFs has it
        from pdfminer.layout import LAParams
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError:
        raise ReadError(name, MISSING) from None
    # Boxes are ours to find: pdfminer's take quadratic time, and part the cells of a row.
    found = extract_pages(BytesIO(data), maxpages=PAGES + 1, laparams=LAParams(boxes_flow=None))
    pages: list[list[Piece]] = []
    notes: list[Finding] = []
    size = 0
    try:
        for page in found:
            if len(pages) == PAGES or size > CHARACTERS:
                notes.append(
                    cut("length", f"The PDF is too long. We read {len(pages)} pages of it.")
                )
                break
            pages.append(list(_pieces(page)))
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


def _pieces(page: Any) -> Iterator[Piece]:
    """Every stretch of letters of a page, from its layout."""
    from pdfminer.layout import LTChar, LTTextContainer, LTTextLine

    todo = [page]
    while todo:
        thing = todo.pop()
        if isinstance(thing, LTTextLine):
            letters = [each for each in thing if isinstance(each, LTChar)]
            text = UNKNOWN.sub("•", thing.get_text()).translate(LIGATURES).replace("\xa0", " ")
            if not letters or not text.strip():
                continue
            bold = sum(bool(BOLD.search(each.fontname)) for each in letters)
            yield Piece(
                " ".join(text.split()),
                thing.x0,
                thing.x1,
                (thing.y0 + thing.y1) / 2,
                round(max(each.size for each in letters), 1),
                bold * 2 > len(letters),
            )
        elif isinstance(thing, LTTextContainer) or thing is page:
            todo.extend(thing)
