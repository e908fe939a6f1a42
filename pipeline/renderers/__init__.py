"""From a summary to bytes: a web page, a PDF, JSON, JSON-LD."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Unpack

from pipeline.errors import RenderError
from pipeline.late import late
from pipeline.model import Summary
from pipeline.renderers.options import Choices, Edition, RenderOptions

__all__ = [
    "RENDERERS",
    "Edition",
    "RenderOptions",
    "check_formats",
    "check_means",
    "render",
]

Renderer = Callable[[Summary, RenderOptions], bytes]
_json = late("pipeline.renderers.json:to_json")
_jsonld = late("pipeline.renderers.jsonld:to_jsonld")

RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {
        "html": late("pipeline.renderers.html:to_html"),
        "pdf": late("pipeline.renderers.pdf:to_pdf"),
        "json": lambda summary, options: _json(summary),
        "data": late("pipeline.renderers.data:to_data"),
        "jsonld": lambda summary, options: _jsonld(summary),
    }
)
"""Every format that can be written. A new one is one function and one line here."""


def render(
    summary: Summary,
    to: str = "html",
    options: RenderOptions | None = None,
    **choices: Unpack[Choices],
) -> bytes:
    """The summary in one of the formats of ``RENDERERS``.

    What ``options`` may hold can be given by name as well, as in ``render(summary,
    fragment=True)``; such a choice goes over the options.

    Raises RenderError, naming the known formats, for any other.
    """
    check_formats((to,))
    return RENDERERS[to](summary, replace(options or RenderOptions(), **choices))


def check_formats(formats: Iterable[str]) -> None:
    """Raise RenderError, naming the known formats, where one of these is not among them."""
    for each in formats:
        if each not in RENDERERS:
            known = ", ".join(RENDERERS)
            raise RenderError(f"There is no format {each!r}. Known formats are {known}.")


def check_means(formats: Iterable[str]) -> None:
    """Raise RenderError, saying what to install, where one of these cannot be made here."""
    if "pdf" in formats:
        late("pipeline.renderers.pdf:check_libraries")()
