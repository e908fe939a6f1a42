"""What a caller may choose about how a summary is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.errors import RenderError

PAGE_SIZES = ("A4", "letter")


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Options of every renderer; each takes what concerns it."""

    fragment: bool = False
    """HTML: only the summary, to stand in a page of your own; no head, no style."""
    heading_level: int = 1
    """HTML: level of the summary's title, where the page around it has headings."""
    id_prefix: str = ""
    """HTML: put before every id. A fragment without one takes the posting's name."""
    page_size: Literal["A4", "letter"] = "A4"
    """PDF: the paper."""

    def __post_init__(self) -> None:
        if not 1 <= self.heading_level <= 6:
            raise RenderError(f"heading_level is {self.heading_level}; it can be 1 to 6.")
        if self.page_size not in PAGE_SIZES:
            known = " or ".join(PAGE_SIZES)
            raise RenderError(f"page_size is {self.page_size!r}; it can be {known}.")
