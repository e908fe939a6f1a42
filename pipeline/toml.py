"""TOML files that people write: what they hold, or in a sentence what is wrong with them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from typing import Any

from pipeline.errors import PostingError


def parsed(file: Traversable, wrong: Callable[[str], PostingError]) -> dict[str, Any]:
    """All that a file holds. Raises what ``wrong`` makes of the reason ("is not valid TOML")."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise wrong(f"cannot be opened: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise wrong(f"is not valid TOML: {error}") from None


def hint(name: str, known: Iterable[str]) -> str:
    """For a name that nobody knows: the nearest known one, or all of them."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known are {', '.join(names)}."
