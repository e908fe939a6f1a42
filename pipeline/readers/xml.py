"""XML with postings in it: the feed that Personio gives."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from pipeline.errors import ReadError
from pipeline.readers.boards.personio import personio
from pipeline.readers.html import add_html
from pipeline.readers.layout import Draft, Layout
from pipeline.readers.record import fields

POSITION = "position"
DEEPEST = 12
"""Levels of tags: a feed has five."""


def read_xml(raw: str, name: str = "") -> Layout:
    """The one position in a feed, its fields as lines with a label."""
    try:
        root: Element = fromstring(raw.lstrip())
    except DefusedXmlException:
        raise ReadError(
            name, "its XML declares entities, as no feed of postings does. Export it again."
        ) from None
    except (ParseError, ValueError) as error:
        raise ReadError(name, f"is not valid XML ({error}). Export the feed again.") from None
    found = _positions(root)
    if len(found) != 1:
        raise ReadError(
            name,
            f"the feed holds {len(found)} postings. Give it to the command as a .xml "
            "file, or to postings(): each gets a summary of its own."
            if found
            else "the XML is not of a kind that can be read; known is the feed of Personio. "
            "Save the posting as text or HTML instead.",
        )
    draft = Draft()
    record = personio(fields(_fields(found[0])))
    record.add_to(draft, add_html)
    return draft.layout(format=record.format, language=record.language)


def apart(data: bytes) -> list[tuple[str, bytes]]:
    """Every position of a feed with its number, each as a feed of its own."""
    if b"<position" not in data:
        return []
    try:
        root: Element = fromstring(data)
    except (DefusedXmlException, ParseError, ValueError, LookupError):
        return []
    pieces: list[tuple[str, bytes]] = []
    for position in _positions(root):
        feed = Element(root.tag)
        feed.append(position)
        pieces.append(((position.findtext("id") or "").strip(), tostring(feed, "utf-8")))
    return pieces


def _positions(root: Element) -> list[Element]:
    return [root] if root.tag == POSITION else root.findall(POSITION)


def _fields(element: Element, depth: int = 0) -> Any:
    """Tags as keys; a tag that comes again makes a list; without tags, its text."""
    if not len(element) or depth > DEEPEST:
        return "".join(element.itertext())
    found: dict[str, Any] = {}
    for child in element:
        value = _fields(child, depth + 1)
        if child.tag in found:
            before = found[child.tag]
            found[child.tag] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            found[child.tag] = value
    return found
