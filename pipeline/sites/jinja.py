"""A filter for Jinja: a raw posting becomes its summary where a template shows it.

>>> install(environment)
... # then, in a template: {{ job.text | posting_summary(heading_level=2) }}
"""

from __future__ import annotations

from typing import Unpack

from jinja2 import Environment
from markupsafe import Markup

from pipeline.conversion import convert
from pipeline.model import Summary
from pipeline.renderers import render
from pipeline.renderers.options import Choices


def posting_summary(source: str | bytes | Summary, **choices: Unpack[Choices]) -> Markup:
    """The summary of a posting as a fragment, safe to stand in a page as it is.

    Raises ReadError for what cannot be read.
    """
    summary = source if isinstance(source, Summary) else convert(source)
    choices["fragment"] = True
    return Markup(render(summary, "html", **choices).decode())


def install(environment: Environment) -> None:
    """Give the templates of this environment the filter ``posting_summary``."""
    environment.filters["posting_summary"] = posting_summary
