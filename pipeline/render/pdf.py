"""The summary as a tagged PDF (PDF/UA-1), laid out by WeasyPrint: the door to it.

WeasyPrint is loaded on the first PDF, not before: who writes only HTML never needs it.
Fonts and style sheets are read once a process. The same summary gives the same bytes.
"""

from __future__ import annotations

import atexit
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from pipeline.assets import font, sheet
from pipeline.errors import RenderError
from pipeline.lexicon import load
from pipeline.model import Summary
from pipeline.render.finisher import Watch, finish
from pipeline.render.glyphs import FONTS, fitted
from pipeline.render.html import printed
from pipeline.render.options import RenderOptions

BASE = "https://bundled.invalid/"
"""Never contacted: the fetcher knows the bundled fonts by addresses under it."""
LONGEST = 200_000
"""Characters of HTML; what is longer would keep the layout busy for minutes."""
MISSING = (
    "A PDF needs the libraries Pango and HarfBuzz, which are not installed. On Debian or "
    "Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "On macOS: brew install pango."
)
_ONE_AT_A_TIME = Lock()
"""The shared fonts are not made for several threads."""


def to_pdf(summary: Summary, options: RenderOptions) -> bytes:
    """A PDF with tags, bookmarks and page numbers.

    Raises RenderError where the system's libraries are missing or the summary is far too
    long; the HTML can be written all the same.
    """
    lexicon = load(summary.language)
    not_shown = lexicon.phrase("page.pdf_not_shown")
    html, lost = fitted(printed(summary, options), not_shown)
    if lost:
        notice = lexicon.phrase("page.pdf_notice")
        html, _ = fitted(printed(summary, options, (notice,)), not_shown)
    if len(html) > LONGEST:
        raise RenderError("This summary is too long for a PDF. Write it as HTML instead.")
    with _ONE_AT_A_TIME:
        return _press(summary.language, options.page_size).print(html)


@dataclass(frozen=True, slots=True)
class _Press:
    """What every PDF of one language and paper size shares."""

    page: Any
    """WeasyPrint's HTML class, with our short sheet in the place of its own."""
    fonts: Any
    sheets: tuple[Any, ...]
    fetcher: Any

    def print(self, html: str) -> bytes:
        from weasyprint.pdf import tags  # type: ignore[import-untyped]

        watch = Watch()
        page = self.page(string=html, base_url=BASE, url_fetcher=self.fetcher)
        with watch.over(tags):
            data: bytes = page.write_pdf(
                stylesheets=self.sheets,
                font_config=self.fonts,
                pdf_variant="pdf/ua-1",
                finisher=lambda document, pdf: finish(pdf, watch),
            )
        return data


@cache
def _press(language: str, page_size: str) -> _Press:
    try:
        import weasyprint  # type: ignore[import-untyped]
        from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
        from weasyprint.urls import (  # type: ignore[import-untyped]
            URLFetcher,
            URLFetcherResponse,
        )
    except (ImportError, OSError):
        raise RenderError(MISSING) from None

    class Bundled(URLFetcher):  # type: ignore[misc]
        """Gives the bundled fonts and refuses everything else."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=(), allow_redirects=False)

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            name = url.removeprefix(BASE)
            if name not in FONTS:
                raise ValueError("Only bundled fonts are read.")
            return URLFetcherResponse(url, font(name), {"Content-Type": "font/ttf"})

    fonts, fetcher = FontConfiguration(), Bundled()
    atexit.register(_press.cache_clear)  # its folder of fonts goes while Python still works

    def parsed(text: str) -> Any:
        return weasyprint.CSS(string=text, base_url=BASE, url_fetcher=fetcher, font_config=fonts)

    elements = parsed(sheet("paper"))

    class Page(weasyprint.HTML):  # type: ignore[misc]
        """Not a promised door: should it close, WeasyPrint's own long sheet is used again."""

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [elements]

    own = "\n".join((_faces(), _sheets(), _paper(language, page_size)))
    return _Press(Page, fonts, (parsed(own),), fetcher)


def _sheets() -> str:
    return "\n".join(map(sheet, ("tokens", "print", "editions")))


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


def _paper(language: str, page_size: str) -> str:
    """Paper, margins and the running footer, in the summary's language."""
    words = load(language).phrase("page.pdf_page", page="\0", pages="\1")
    number = " ".join(
        {"\0": "counter(page)", "\1": "counter(pages)"}.get(piece) or f'"{piece}"'
        for piece in words.replace("\0", "|\0|").replace("\1", "|\1|").split("|")
        if piece
    )
    return f"""
.jps, .jps-footer, .jps-page {{
  font-family: "Atkinson Hyperlegible Next", "JPS Fallback";
}}
.jps-title {{ string-set: title attr(data-running); }}
@page {{
  size: {page_size};
  margin: 18mm 20mm 22mm;
  font: 9pt/1.3 "Atkinson Hyperlegible Next", "JPS Fallback";
  @bottom-left {{ width: 75%; color: #464c54; content: string(title); }}
  @bottom-right {{ width: 25%; color: #464c54; content: {number}; }}
}}
"""
