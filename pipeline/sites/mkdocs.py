"""A plugin for MkDocs: each posting of a folder becomes a page, made anew with every build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from pipeline.assets import stylesheet
from pipeline.batch.collect import slug
from pipeline.conversion import convert
from pipeline.errors import ReadError
from pipeline.inputs import gather
from pipeline.model import Summary
from pipeline.renderers import render
from pipeline.sites.metadata import metadata

SHEET = "assets/posting-summary.css"
log = get_plugin_logger("posting-summary")


class Choice(Config):
    """What ``mkdocs.yml`` may say."""

    folder = config_options.Dir(default="postings", exists=True)
    """The postings, beside ``docs``; its name is the pages' place in the site as well."""


class PostingSummary(BasePlugin[Choice]):
    """The pages' metadata and content; a posting that cannot be read is a warning."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if SHEET not in config.extra_css:
            config.extra_css.append(SHEET)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """A page for each posting: it has no Markdown, so nothing of it can be read as such."""
        folder = Path(self.config.folder)
        self.summaries: dict[str, Summary] = {}
        taken: set[str] = set()
        for each in gather((str(folder),)):
            if isinstance(each, ReadError):
                log.warning("%s", each)
                continue
            try:
                summary = convert(each.read(), name=each.title)
            except ReadError as error:
                log.warning("%s: %s", each, error.reason)
                continue
            place = f"{folder.name}/{slug(each.name, taken)}.md"
            self.summaries[place] = summary
            files.append(File.generated(config, place, content=""))
        # Without the cascade layer: themes reset elements outside of any, and would win.
        files.append(File.generated(config, SHEET, content=stylesheet(layer=False)))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> str:
        summary = self.summaries.get(page.file.src_uri)
        if summary:
            page.meta.update(metadata(summary))
        return markdown

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        summary = self.summaries.get(page.file.src_uri)
        return render(summary, "html", fragment=True).decode() if summary else html

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        server.watch(self.config.folder)
        return server
