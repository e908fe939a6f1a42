"""What the style sheets cannot say of a PDF: its fonts, its paper, its running footer."""

from __future__ import annotations

from pipeline.assets import PLAIN, Theme, sheet, values
from pipeline.lexicon import load
from pipeline.renderers.pdf.glyphs import FONTS

FAMILY = '"Atkinson Hyperlegible Next", "JPS Fallback"'


def paper_style(language: str, page_size: str, theme: Theme = PLAIN) -> str:
    """The whole style of a PDF, but for what each element is by itself."""
    sheets = (values(theme), sheet("print"), sheet("editions"))
    return "\n".join((_faces(), *sheets, _page(language, page_size)))


def _faces() -> str:
    """The page's font in two cuts, and the one that has the letters it lacks."""
    regular, bold, fallback = FONTS
    face = '@font-face {{ font-family: "{}"; font-weight: {}; src: url("{}"); }}'
    return "\n".join(
        (
            face.format("Atkinson Hyperlegible Next", 400, regular),
            face.format("Atkinson Hyperlegible Next", 700, bold),
            face.format("JPS Fallback", 400, fallback),
        )
    )


def _page(language: str, page_size: str) -> str:
    """Paper, margins and the running footer, in the summary's language."""
    words = load(language).phrase("page.pdf_page", page="\0", pages="\1")
    number = " ".join(
        {"\0": "counter(page)", "\1": "counter(pages)"}.get(piece) or f'"{piece}"'
        for piece in words.replace("\0", "|\0|").replace("\1", "|\1|").split("|")
        if piece
    )
    return f"""
.jps, .jps-footer, .jps-page {{
  font-family: {FAMILY};
}}
.jps-title {{ string-set: title attr(data-running); }}
@page {{
  size: {page_size};
  font: 9pt/1.3 {FAMILY};
  @bottom-left {{ width: 75%; color: #464c54; content: string(title); }}
  @bottom-right {{ width: 25%; color: #464c54; content: {number}; }}
}}
"""
