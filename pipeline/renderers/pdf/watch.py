"""Learns which tag of a PDF stands for which element, while WeasyPrint writes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

Tag = Any
"""A structure element: one of pydyf's dictionaries, which have no types of their own."""


class Watch:
    """The layout box behind each tag of one PDF."""

    def __init__(self) -> None:
        self.boxes: dict[int, Any] = {}
        """Identity of a tag -> the box that it was made for."""

    @contextmanager
    def over(self, tags: ModuleType) -> Iterator[None]:
        """Listen to ``weasyprint.pdf.tags`` as long as the context lasts.

        The function inside it is not a promised one: the version is pinned, and
        tests/test_pdf_tags.py fails if it changes.
        """
        build = tags._build_box_tree

        def listening(box: Any, *rest: Any) -> Iterator[Tag]:
            box = getattr(box, "_box", box)
            for tag in build(box, *rest):
                if box.element is not None:
                    self.boxes.setdefault(id(tag), box)  # the innermost box comes first
                yield tag

        tags._build_box_tree = listening  # type: ignore[attr-defined]
        try:
            yield
        finally:
            tags._build_box_tree = build  # type: ignore[attr-defined]
