"""What is kept: answers, for of the lines of many postings two in five have been met before."""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import TypeVar, cast

MOST = 8_000
"""Answers kept."""
LONGEST = 600
"""Characters. What is said of a longer text is not kept: it hardly comes again."""
SELDOM = 100_000
"""New objects, less those that went, before the next search for garbage; Python says 700."""
Ask = TypeVar("Ask", bound=Callable[..., object])


def remembering(ask: Ask) -> Ask:
    """The same function of a text, and maybe of more by place, which asks once for each."""
    known = lru_cache(MOST)(ask)

    def answer(text: str, *more: Hashable) -> object:
        return known(text, *more) if len(text) <= LONGEST else ask(text, *more)

    return cast(Ask, answer)


def search_seldom() -> None:
    """Let this process search for garbage less often: most of what it makes stays.

    Rules, patterns and remembered answers are looked through each time; that took a tenth of
    the time of a posting.
    """
    gc.set_threshold(SELDOM)
