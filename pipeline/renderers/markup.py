"""Builds HTML from plain text: everything is escaped unless this file made it.

A renderer never writes a tag by hand. It calls :func:`element`, and what goes in as
``str`` comes out escaped; only :class:`Markup`, which nothing else makes, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape

VOID = frozenset({"br", "meta"})
"""Elements that have no end tag."""
INLINE = frozenset({"a", "abbr", "br", "rect", "span", "strong", "svg"})
"""Elements within a line. Each other one ends its line of the file, so that files differ
line by line."""

UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and new line
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the reading direction
    "\ud800-\udfff"  # halves of characters, which no encoding can write
    "\ufdd0-\ufdef\ufffe\uffff]"
    "|["
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(65536, 0x110000, 65536)
    )
    + "]"
)
"""Characters that can garble a page, hide words or stop it from being written."""

_BARE = re.compile(
    r"""https?://[^\s<>"'`|\\]{1,400}[^\s<>"'`|\\.,;:!?)\]}*_]"""
    r"|(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,20}"
)
_HREF = re.compile(r"(?:https?://|mailto:|tel:)[^\s\\]+", re.IGNORECASE)
_SPECIAL = re.compile(r"[&<>\"']")


class Markup(str):
    """Text that is HTML already. Only this file may make one."""

    __slots__ = ()


EMPTY = Markup()


def element(tag: str, *children: str, **attributes: str | None) -> Markup:
    """An element. A trailing ``_`` of an attribute's name is dropped, ``_`` means ``-``.

    An attribute that is ``None`` is left out, one that is ``""`` stands by its name alone.
    """
    start = _start(tag, *attributes.items()) if attributes else f"<{tag}>"
    end = "" if tag in INLINE else "\n"
    if tag in VOID:
        return Markup(start + end)
    return Markup(f"{start}{join(children)}</{tag}>{end}")


@lru_cache(maxsize=1_000)  # most tags of a page are those of every page
def _start(tag: str, *attributes: tuple[str, str | None]) -> str:
    start = f"<{tag}"
    for name, value in attributes:
        if value is not None:
            named = name.rstrip("_").replace("_", "-")
            start += f' {named}="{_escaped(value)}"' if value else f" {named}"
    return f"{start}>"


def join(children: Iterable[str]) -> Markup:
    """The children one after another; plain text among them is escaped."""
    return Markup(
        "".join([child if type(child) is Markup else _escaped(child) for child in children])
    )


def _escaped(text: str) -> str:
    """The text without unsafe characters, and with those of markup written as references."""
    text = text if text.isprintable() else UNSAFE.sub("", text)
    return escape(text) if _SPECIAL.search(text) else text


def raw(trusted: str) -> Markup:
    """Our own style sheet, which must not be escaped. Never for words of a posting."""
    return Markup(trusted)


def safe_href(url: str) -> str | None:
    """The address if it is of a kind that is safe to follow, else None."""
    url = UNSAFE.sub("", url).strip()
    return url if _HREF.fullmatch(url) and len(url) <= 2000 else None


def link(words: str, url: str) -> Markup:
    """The words as a link; just the words where the address is not safe."""
    href = safe_href(url)
    return join((words,)) if href is None else element("a", words, href=href)


def linked(text: str) -> Markup:
    """The text with the web and mail addresses in it made into links."""
    if "@" not in text and "://" not in text:
        return join((text,))
    pieces: list[str] = []
    last = 0
    for match in _BARE.finditer(text):
        url = match[0] if "://" in match[0] else f"mailto:{match[0]}"
        pieces += (text[last : match.start()], link(match[0], url))
        last = match.end()
    return join((*pieces, text[last:]))


def broken(words: Markup) -> Markup:
    """The words with their line breaks kept; only for markup within a line."""
    return Markup(words.replace("\n", "<br>")) if "\n" in words else words
