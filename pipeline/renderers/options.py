"""What a caller may choose about how a summary is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypedDict, get_args

from pipeline.assets import PLAIN, Theme
from pipeline.errors import RenderError

_PREFIX = re.compile(r"(?:[A-Za-z][\w-]*)?", re.ASCII)

PageSize = Literal["A4", "letter"]
PdfStandard = Literal["ua-1", "ua-2"]
Edition = Literal["standard", "large", "contrast", "easy"]


class Choices(TypedDict, total=False):
    """The fields of RenderOptions, for callers who name only what they choose."""

    fragment: bool
    title: bool
    heading_level: int
    id_prefix: str
    edition: Edition
    theme: Theme
    page_size: PageSize
    pdf_standard: PdfStandard


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Options of every renderer; each takes what concerns it."""

    fragment: bool = False
    """HTML: only the summary, to stand in a page of your own; no head, no style."""
    title: bool = True
    """HTML fragment: with its title; false where the page around it has that as a heading."""
    heading_level: int = 1
    """HTML: level of the summary's title, where the page around it has headings."""
    id_prefix: str = ""
    """HTML: put before every id. A fragment without one has no ids, so none can clash."""
    edition: Edition = "standard"
    """HTML and PDF: large print, high contrast, or wide spacing for easy reading."""
    theme: Theme = PLAIN
    """HTML and PDF: colours of your own, and for HTML a font. High contrast goes over it."""
    page_size: PageSize = "A4"
    """PDF: the paper."""
    pdf_standard: PdfStandard = "ua-1"
    """PDF: which PDF/UA. The first is the one that today's readers and checkers know."""

    def __post_init__(self) -> None:
        if not 1 <= self.heading_level <= 6:
            raise RenderError(f"heading_level is {self.heading_level}; it can be 1 to 6.")
        if not _PREFIX.fullmatch(self.id_prefix):
            raise RenderError(
                f"id_prefix is {self.id_prefix!r}; it can be letters, digits, - and _."
            )
        for name, known in (
            ("edition", Edition),
            ("page_size", PageSize),
            ("pdf_standard", PdfStandard),
        ):
            if (value := getattr(self, name)) not in get_args(known):
                choices = " or ".join(get_args(known))
                raise RenderError(f"{name} is {value!r}; it can be {choices}.")
