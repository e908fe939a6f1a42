"""The warm renderer: fonts and style sheets are read once, then many PDFs are printed."""

from __future__ import annotations

import atexit
import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any
from xml.etree import ElementTree

import weasyprint
from cssselect2 import ElementWrapper
from weasyprint.pdf import tags
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from pipeline.assets import PLAIN, Theme, font, sheet
from pipeline.renderers.pdf.data import associate, attachment
from pipeline.renderers.pdf.finisher import finish
from pipeline.renderers.pdf.glyphs import FONTS
from pipeline.renderers.pdf.paper import paper_style
from pipeline.renderers.pdf.watch import Watch

BASE = "https://bundled.invalid/"
"""Never contacted: the fetcher knows the bundled fonts by addresses under it."""
_VOID = re.compile("<(br|meta[^>]*)>")
_ONE_AT_A_TIME = Lock()
"""The shared fonts are not made for several threads."""


class Bundled(URLFetcher):  # type: ignore[misc]
    """Gives the bundled fonts and refuses everything else."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        name = url.removeprefix(BASE)
        if name not in FONTS:
            raise ValueError("Only bundled fonts are read.")
        return URLFetcherResponse(url, font(name), {"Content-Type": "font/ttf"})


class _Page(weasyprint.HTML):  # type: ignore[misc]
    """A page of ours, read as XML, which it nearly is: that takes a tenth of the time.

    With our short sheet in the place of WeasyPrint's long one it is no promised door. Should
    that one close, the long sheet is used again; a page that is no XML is read as HTML.
    """

    def __init__(self, html: str, fetcher: Bundled) -> None:
        try:
            root = ElementTree.fromstring(_as_xml(html))
        except ElementTree.ParseError:
            super().__init__(string=html, base_url=BASE, url_fetcher=fetcher)
            return
        self.base_url, self.url_fetcher, self.media_type = BASE, fetcher, "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def _as_xml(html: str) -> str:
    """The few marks of HTML that our own pages have, as XML writes them."""
    html = html.removeprefix("<!doctype html>\n").replace(" data-original>", ' data-original="">')
    return _VOID.sub(r"<\1/>", html).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')


@dataclass(frozen=True, slots=True)
class Press:
    """What every PDF of one language, paper size and theme shares."""

    page: Any
    """What reads our HTML, with our short sheet in the place of WeasyPrint's own."""
    fonts: Any
    style: Any
    fetcher: Bundled

    def print(self, html: str, standard: str, json: bytes = b"", said: str = "") -> bytes:
        """A PDF of this page, with the data that ``said`` tells of attached to it."""
        with _ONE_AT_A_TIME, _collecting_once():
            return self._printed(html, standard, json, said)  # when it returns, all of it can go

    def _printed(self, html: str, standard: str, json: bytes, said: str) -> bytes:
        watch = Watch()
        attached = [attachment(json, said)] if json else []

        def finisher(document: object, pdf: Any) -> None:
            finish(pdf, watch)
            if attached:
                associate(pdf)

        with watch.over(tags):
            page = self.page(html, self.fetcher)
            data: bytes = page.write_pdf(
                stylesheets=[self.style],
                font_config=self.fonts,
                pdf_variant=f"pdf/{standard}",
                attachments=attached,
                finisher=finisher,
            )
        return data


@contextmanager
def _collecting_once() -> Iterator[None]:
    """Python looks for garbage once, at the end: a PDF keeps nearly all that it makes till then.

    To search it again and again while it grows takes a tenth of the time. Without the search
    at the end a worker would grow by a sixth.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        gc.enable()


@cache
def press(language: str, page_size: str, theme: Theme = PLAIN) -> Press:
    """The press of a language, a paper size and a theme, set up once a process."""
    fonts, fetcher = FontConfiguration(), Bundled()
    atexit.register(press.cache_clear)  # its folder of fonts goes while Python still works

    def parsed(text: str) -> Any:
        return weasyprint.CSS(string=text, base_url=BASE, url_fetcher=fetcher, font_config=fonts)

    elements = parsed(sheet("paper"))

    class Page(_Page):
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [elements]

    return Press(Page, fonts, parsed(paper_style(language, page_size, theme)), fetcher)
