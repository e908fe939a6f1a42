"""Characters and marks that carry no words: what copying and converting left behind."""

from __future__ import annotations

import html
import re

from pipeline.model import Text
from pipeline.stages.clean import mojibake

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!&<>~|$\"':;,%@^=/?-])(?!\\\w)")
_CODE = re.compile(r"-(LRB|RRB|LSB|RSB|LCB|RCB)-(?=(\w?))")
_CODES = {"LRB": "(", "RRB": ")", "LSB": "[", "RSB": "]", "LCB": "{", "RCB": "}"}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""Word's bullets, of a font that nobody else has."""
_LOST_HYPHEN = re.compile(
    "(?<=[^\\W\\d_])(?<!\xad[a-z]{2})(?<!\xad[a-z]{3})\xad(?=[^\\W\\d_]{2})(?![a-z]{1,4}\xad)"
)
"""A soft hyphen alone in its word: converters write one where a real hyphen stood."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb]"
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"  # but they join emoji
)
_SPACES = re.compile(r"\s{2,}|[^\S ]")
_LEADER = re.compile(r" ?(?:(?:\. ){3,}\.*|\.{8,}|…{2,}) ?")
_GLUED_LINK = re.compile(r"(?<=[\w:;,.!?)\]])(?=https?://)(?<![/=][:\w.])")
_GLUED_COLON = re.compile(r"(?<=[a-z]{3}:)(?=[A-Z][a-z]+\s)")
_LOOSE = re.compile(r" (?=[,.](?: |$))")
_LINE = "-=_~*–— "
"""What a line before or after the words is drawn with."""
_DRAWN = _LINE + "#>"
_QUOTED = re.compile(r"(?:>{1,9} |#{1,6} )+")
_KEPT = r"(?P<kept>(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S+)"
"""Addresses are never changed."""
_STARS = re.compile(
    rf"{_KEPT}|(?P<between>(?<=[a-z.:!?)])\*{{2,}}(?=[A-Z]))|(?<!\d)\*{{2,}}|\*{{2,}}(?!\d)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<inner>[^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])"
    r"|(?<=\s)\*(?=\s)(?!\s\d)|(?<=\s)\*$"
)
_BARS = re.compile(rf"{_KEPT}|(?<![^\W_])_+|_+(?![^\W_])")


def mended(text: Text) -> Text:
    """Put the text's characters right. What it says is never changed."""
    if not text.value.isascii() and mojibake.suspicious(text.value):
        text = mojibake.mended(text)
    for _ in range(2):  # escaped twice
        if "&" in text.value:
            text = text.sub(_ENTITY, lambda match: html.unescape(match[0]))
    if not text.value.isprintable():
        text = text.sub(_PRIVATE, "•").sub(_LOST_HYPHEN, "-").sub(_INVISIBLE, "")
    text = _spaced(text)  # the expressions below count on it
    value = text.value
    if "\\" in value:
        text = text.sub(_ESCAPE, "")
    if "B-" in value:
        text = text.sub(_CODE, lambda match: _CODES[match[1]])
    if "*" in value:
        text = text.sub(_STARS, _unstarred)
    if "_" in value:
        text = text.sub(_BARS, lambda match: match["kept"] or "")
    if "...." in value or ". ." in value or "……" in value:
        text = text.sub(_LEADER, _led)
    if ":" in value:
        text = text.sub(_GLUED_LINK, " ").sub(_GLUED_COLON, " ")
    text = _spaced(text)
    if " ," in text.value or " ." in text.value:
        text = text.sub(_LOOSE, "")
    return _unruled(text.strip())


def _spaced(text: Text) -> Text:
    value = text.value
    return text.sub(_SPACES, " ") if "  " in value or not value.isprintable() else text


def _unruled(text: Text) -> Text:
    """Cut off the line that is drawn before or after the words ("=== Pay ===")."""
    value = text.value
    if not value or not (value[0] in _DRAWN or value[-1] in _LINE):
        return text
    if quoted := _QUOTED.match(value):
        return _unruled(text[quoted.end() :])
    left, right = len(value.lstrip(_LINE)), len(value.rstrip(_LINE))
    start = len(value) - left if len(value[: len(value) - left].strip()) > 1 else 0
    return text[start : right if len(value[right:].strip()) > 1 else len(value)].strip()


def _unstarred(match: re.Match[str]) -> str:
    if match["between"]:
        return " "  # two runs of bold text that only their marks kept apart
    return match["kept"] or match["inner"] or ""


def _led(match: re.Match[str]) -> str:
    """Put a colon for the dots that lead the eye from a label to its value."""
    value, start, end = match.string, match.start(), match.end()
    if end == len(value):
        return ""
    return " " if start == 0 or value[start - 1] in ":.!?;," else ": "
