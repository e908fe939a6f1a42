"""The summary as a tagged PDF (PDF/UA), laid out by WeasyPrint: the door to it.

WeasyPrint is loaded on the first PDF, not before: who writes only HTML never needs it.
The same summary gives the same bytes.
"""

from __future__ import annotations

from pipeline.errors import RenderError
from pipeline.lexicon import load
from pipeline.model import Summary
from pipeline.renderers.html import printed
from pipeline.renderers.json import to_json
from pipeline.renderers.options import RenderOptions
from pipeline.renderers.pdf.glyphs import fitted
from pipeline.renderers.pdf.libraries import check_libraries, load_weasyprint

__all__ = ["check_libraries", "to_pdf"]

LONGEST = 200_000
"""Characters of HTML; what is longer would keep the layout busy for minutes."""


def to_pdf(summary: Summary, options: RenderOptions) -> bytes:
    """A PDF with tags, bookmarks and page numbers, and the JSON attached to it.

    Raises RenderError where the system's libraries are missing or the summary is far too
    long; the HTML can be written all the same.
    """
    load_weasyprint()
    from pipeline.renderers.pdf.press import press  # only now: it needs WeasyPrint

    lexicon = load(summary.language)
    not_shown = lexicon.phrase("page.pdf_not_shown")
    html, lost = fitted(printed(summary, options), not_shown)
    if lost:
        notice = lexicon.phrase("page.pdf_notice")
        html, _ = fitted(printed(summary, options, (notice,)), not_shown)
    if len(html) > LONGEST:
        raise RenderError("This summary is too long for a PDF. Write it as HTML instead.")
    return press(summary.language, options.page_size, options.theme).print(
        html, options.pdf_standard, to_json(summary), lexicon.phrase("page.pdf_data")
    )
