"""Readers: the bytes of one posting to its readable text and its blocks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import PurePath

from pipeline.errors import ReadError
from pipeline.language import language_of
from pipeline.late import late
from pipeline.model import Finding, Posting, Source
from pipeline.readers.boards import SHAPES
from pipeline.readers.characters import fit
from pipeline.readers.decode import Decoded, decode, within
from pipeline.readers.guard import ESCAPED
from pipeline.readers.layout import Layout
from pipeline.readers.limits import fitting
from pipeline.readers.many import postings

__all__ = ["ENDINGS", "FORMATS", "READERS", "choose", "file_format", "postings", "read"]

Reader = Callable[..., Layout]
"""Takes the decoded file and the posting's name (for errors); that of JSON the board's, too."""

READERS: dict[str, Reader] = {
    "text": late("pipeline.readers.plain:read_text"),
    "markdown": late("pipeline.readers.markdown:read_markdown"),
    "html": late("pipeline.readers.html:read_html"),
    "json": late("pipeline.readers.json:read_json"),
    "xml": late("pipeline.readers.xml:read_xml"),
}
FILES: dict[str, Callable[[bytes, str], Layout]] = {
    "docx": late("pipeline.readers.docx:read_docx"),
    "pdf": late("pipeline.readers.pdf:read_pdf"),
}
"""Readers of files that are no text; each asks for an extra of the package."""
LARGEST_FILE = 20_000_000
"""Bytes of such a file: pictures in it take room."""
BOARDS = {board: "xml" if board == "personio" else "json" for board in SHAPES}
"""A board's own format, and the reader that knows it."""
FORMATS = (*READERS, *FILES, *BOARDS)
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonld": "json",
    ".jsonl": "json",
    ".xml": "xml",
    ".docx": "docx",
    ".pdf": "pdf",
}
WHOLE_PAGE = re.compile(
    r"\s{0,999}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--[^>]{0,999}-->\s{0,99})?"
    r"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
FEED = re.compile(r"\s{0,999}(?:<\?xml[^>]{0,200}>\s{0,99})?<(?:workzag-jobs|position)\b")
TAGS = re.compile(r"</?(?:p|div|ul|ol|li|br|h[1-6]|span|strong|table)\b[^<>]{0,500}>", re.I)
MARKS = re.compile(r"^(?:#{1,6} +\S|\s{0,3}\*\*[^*\n]{2,80}\*\*\s*$|[-*] +\*\*)", re.MULTILINE)
LETTER = re.compile(r"[^\W_]")


def read(data: bytes, *, name: str, path: str = "", format: str | None = None) -> Posting:
    """The posting in a file, as a reader of the page would see it.

    ``format`` is one of FORMATS; None lets the ending of ``path`` and the content decide.
    Raises ReadError, with a sentence that says what to do, for what cannot be read.
    """
    if format is not None and format not in FORMATS:
        raise ReadError(
            name, f"{format!r} is not a format that can be read; known are {', '.join(FORMATS)}."
        )
    decoded = Decoded("", "binary")
    touched = 0
    chosen = format if format in FILES else "" if format else file_format(data)
    if chosen:
        layout = FILES[chosen](within(data, name, LARGEST_FILE), name)
    else:
        decoded = decode(data, name)
        text, touched = fit(decoded.text)
        chosen = format or choose(text, path)
        reader = READERS[BOARDS.get(chosen, chosen)]
        board = (chosen,) if BOARDS.get(chosen) == "json" else ()
        layout = reader(text, name, *board)
    layout = fitting(layout)
    if not any(LETTER.search(block.text.value) for block in layout.blocks):
        raise ReadError(
            name,
            "no words of a posting were found in it. Where the page needs a browser to show its "
            "text, copy that text into a plain text file and give that.",
        )
    source = Source(
        name,
        layout.text,
        layout.format or chosen,
        path,
        hashlib.sha256(data).hexdigest(),
        decoded.encoding,
    )
    language = language_of(layout.text, layout.language)
    findings = (*_findings(decoded, touched), *layout.findings)
    return Posting(source, language, layout.blocks, findings=findings)


def file_format(data: bytes) -> str:
    """The format of a file that is no text, by its first bytes; "" for any other."""
    if data.lstrip()[:5] == b"%PDF-":
        return "pdf"
    return "docx" if data.startswith(b"PK\x03\x04") and b"word/" in data else ""


def choose(text: str, path: str = "") -> str:
    """The format, by the ending of the path and by what the text looks like."""
    named = ENDINGS.get(PurePath(path).suffix.lower())
    if named != "html" and WHOLE_PAGE.match(text):
        return "html"
    if named in ("markdown", "html", "json", "xml"):
        return named
    if FEED.match(text):
        return "xml"
    if text.lstrip()[:1] in ("{", "[") and text.rstrip()[-1:] in ("}", "]") and '"' in text:
        return "json"
    if named == "text":
        return named
    if len(TAGS.findall(text, 0, 20_000)) >= 2 or ESCAPED.match(text.lstrip()):
        return "html"
    return "markdown" if len(MARKS.findall(text, 0, 20_000)) >= 2 else "text"


def _findings(decoded: Decoded, touched: int) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if decoded.guessed:
        found.append(
            Finding(
                "read",
                "read.encoding_guessed",
                "info",
                f"The file does not say how its characters are coded: read as {decoded.encoding}.",
                "Save the posting as UTF-8.",
            )
        )
    if decoded.unreadable:
        found.append(
            Finding(
                "read",
                "read.unreadable_characters",
                "warning",
                f"{_characters(decoded.unreadable)} could not be read and stand as � in the text.",
                "Save the posting as UTF-8 from the program that it was written in.",
            )
        )
    if touched:
        found.append(
            Finding(
                "read",
                "read.control_characters",
                "info",
                f"{_characters(touched)} that cannot be seen were taken out of the text.",
            )
        )
    return tuple(found)


def _characters(count: int) -> str:
    return "1 character" if count == 1 else f"{count:,} characters"
