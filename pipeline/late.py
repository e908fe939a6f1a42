"""What is loaded when it is first used: a table names more than one run needs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


def late(place: str) -> Callable[..., Any]:
    """A function that stands at a place such as ``pipeline.readers.html:read_html``."""
    module, _, name = place.partition(":")

    def call(*given: Any) -> Any:
        return getattr(import_module(module), name)(*given)

    return call
