"""A plugin for Pelican: each ``.posting`` file of the content becomes an article.

Its content decides how it is read, so a saved page, an answer of a job board or a Word file
may have that ending. A posting has no date of its own: set Pelican's ``DEFAULT_DATE``.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.readers import BaseReader

from pipeline.assets import stylesheet
from pipeline.batch.collect import slug
from pipeline.conversion import convert
from pipeline.errors import ReadError
from pipeline.renderers import render
from pipeline.sites.metadata import metadata

LEVEL = "POSTING_SUMMARY_HEADING_LEVEL"
"""Setting: at which level the theme writes an article's title; 1 where it is not set."""
SHEET = "posting-summary.css"
"""Where the style sheet stands in the site."""
log = logging.getLogger(__name__)


class PostingReader(BaseReader):  # type: ignore[misc]  # ships no types
    """Reads a posting as an article. The theme writes its title, the summary what follows."""

    file_extensions = ("posting",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The fragment, and what the posting says as the article's metadata."""
        path = Path(source_path)
        try:
            summary = convert(path.read_bytes(), name=path.stem)
        except ReadError as error:  # of which Pelican tells no more than the file
            log.error("%s: %s", path, error.reason)
            raise
        level = self.settings.get(LEVEL, 1)
        html = render(summary, "html", fragment=True, title=False, heading_level=level)
        said = metadata(summary) | {"slug": slug(path.stem, set())}
        return html.decode(), {
            key: self.process_metadata(key, value) for key, value in said.items()
        }


def register() -> None:
    """What Pelican calls when it loads the plugin."""
    signals.readers_init.connect(_add_reader)
    signals.finalized.connect(_write_sheet)


def _add_reader(readers: Any) -> None:
    for ending in PostingReader.file_extensions:
        readers.reader_classes[ending] = PostingReader


def _write_sheet(pelican: Any) -> None:
    """Without the cascade layer: themes reset elements outside of any, and would win."""
    Path(pelican.output_path, SHEET).write_text(stylesheet(layer=False), "utf-8")
