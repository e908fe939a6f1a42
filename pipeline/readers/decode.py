"""Bytes to text: which encoding they are in, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import webencodings  # type: ignore[import-untyped]

from pipeline.errors import ReadError

BYTES = 5_000_000
CHARACTERS = 2_000_000
MARKS = (  # the longer mark first: UTF-32 begins as UTF-16 does
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
KNOWN_BINARY = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word file, another office file or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word file or another office file"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{2,40})"""
    rb"""|^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
SAVE_AS = "Save it as plain text, Markdown or HTML, and try again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and how sure we are of its characters."""

    text: str
    encoding: str
    guessed: bool = False
    unreadable: int = 0
    """Bytes that stand for no character in this encoding."""


def within(data: bytes, name: str, most: int = BYTES) -> bytes:
    """The bytes, where there are some and not too many. Raises ReadError otherwise."""
    if not data.strip():
        raise ReadError(name, "the file is empty. Give a file that holds one job posting.")
    if len(data) > most:
        size = f"{len(data) / 1e6:.1f} MB"
        raise ReadError(
            name,
            f"the file is too large ({size}; at most {most // 1_000_000} MB). "
            "Give one posting a file.",
        )
    return data


def decode(data: bytes, name: str) -> Decoded:
    """The text behind the bytes.

    In this order: byte-order mark, UTF-16 by its NULs, declared charset, UTF-8, cp1252.
    Raises ReadError for a file that is empty, too large, or not text.
    """
    within(data, name)
    decoded = _decoded(data, name)
    if len(decoded.text) > CHARACTERS:
        raise ReadError(
            name,
            f"the file is too large ({len(decoded.text):,} characters; at most "
            f"{CHARACTERS:,}). Give one posting a file.",
        )
    return decoded


def _decoded(data: bytes, name: str) -> Decoded:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], encoding)
    for magic, kind in KNOWN_BINARY:
        if data.startswith(magic):
            raise ReadError(name, f"this is {kind}, not text. {SAVE_AS}")
    if encoding := _utf_16(data):
        return _replacing(data, encoding)
    if _binary(data):
        raise ReadError(name, f"this is a binary file, not text. {SAVE_AS}")
    if encoding := _declared(data):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            pass  # the declaration lies, as many do
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    # A cut or damaged UTF-8 file has few bad bytes and many good letters; cp1252 has the reverse.
    # (Lone surrogates pass: text given as a string may hold them.)
    damaged = _replacing(data, "utf-8", "surrogatepass")
    good = sum(character > "\x7f" for character in damaged.text) - damaged.unreadable
    if good > 4 * damaged.unreadable:
        return damaged
    text = data.decode("cp1252", "replace")
    return Decoded(text, "cp1252", guessed=True, unreadable=text.count("\ufffd"))


def _replacing(data: bytes, encoding: str, first: str = "strict") -> Decoded:
    try:
        return Decoded(data.decode(encoding, first), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        already = data.count("\ufffd".encode(encoding))
        return Decoded(text, encoding, unreadable=text.count("\ufffd") - already)


def _utf_16(data: bytes) -> str:
    """UTF-16 without a mark: in Western text every other byte is NUL."""
    head = data[:2000]
    pairs = len(head) // 2
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return ""


def _binary(data: bytes) -> bool:
    head = data[:8000]
    controls = len(head) - len(head.translate(None, CONTROLS))
    return controls > len(head) * (0.01 if b"\x00" in head else 0.1)


def _declared(data: bytes) -> str:
    """The encoding that a page names for itself, by the labels of the web ("latin1" is cp1252)."""
    head = data[:4096]
    if not any(word in head.lower() for word in (b"charset", b"encoding")):
        return ""  # the expression takes far longer to find nothing
    match = DECLARED.search(head)
    if not match:
        return ""
    found = webencodings.lookup((match[1] or match[2]).decode("ascii", "ignore"))
    if found is None or found.name in ("x-user-defined", "replacement"):
        return ""
    # A page that could be read far enough to find this is not in UTF-16, whatever it says.
    return "utf-8" if found.name.startswith("utf-16") else str(found.codec_info.name)
