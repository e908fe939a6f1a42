"""Characters made fit to be read: one form of newline, no invisible controls, NFC."""

from __future__ import annotations

import re
import unicodedata

COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
MOST_MARKS = 8
"""Combining marks that one letter may carry: more only serve to hide other lines."""
CONTROLS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufeff"
BIDI = "\u202a-\u202e\u2066-\u2069"
"""These can show 01,000 as 000,10."""
NEWLINES = "\x0b\x0c\x1c-\x1e\x85\u2028\u2029"

TAGS = "\U000e0000-\U000e007f"
"""Letters that nobody sees but a machine. They stand in a few flags, after a black one."""

ODD = re.compile(f"[\r{CONTROLS}{BIDI}{NEWLINES}{COMBINING}{TAGS}\ud800-\udfff]")
NEWLINE = re.compile(f"\r\n?|[{NEWLINES}]")
UNWANTED = re.compile(f"[{CONTROLS}{BIDI}]|(?<![\U0001f3f4{TAGS}])[{TAGS}]+")
SURROGATE = re.compile("[\ud800-\udfff]")
STACKED = re.compile(f"([{COMBINING}]{{{MOST_MARKS}}})[{COMBINING}]+")
TWICE = re.compile("[\xc2-\xf4][^\x00-\x7f]{0,2}?[\x81\x8d\x8f\x90\x9d][^\x00-\x7f]?")
"""UTF-8 that was once taken for cp1252, where one of its bytes has no character there."""


def fit(text: str) -> tuple[str, int]:
    """The text as it may be shown, and how many characters were taken out or replaced.

    Changed newlines and composed letters do not count: nothing is lost by them.
    """
    if not ODD.search(text):
        return unicodedata.normalize("NFC", text), 0
    text, broken = SURROGATE.subn("\ufffd", text)
    text = TWICE.sub(_meant, text)
    text = NEWLINE.sub("\n", text)
    text, dropped = UNWANTED.subn("", text)
    text = unicodedata.normalize("NFC", text)
    text, stacked = STACKED.subn(r"\1", text)
    return text, broken + dropped + stacked


def _meant(match: re.Match[str]) -> str:
    """The one character that was meant, where the match is one; else the match as it was."""
    found = match[0]
    for end in (len(found), len(found) - 1):
        try:
            meant = b"".join(map(_byte, found[:end])).decode("utf-8")
        except UnicodeError:
            continue
        return meant + found[end:]
    return found


def _byte(letter: str) -> bytes:
    return bytes([ord(letter)]) if "\x7f" < letter < "\xa0" else letter.encode("cp1252")
