"""How well colours are told apart (WCAG), and which pairs of them have to be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

TEXT, LINE = 7.0, 3.0
"""What text must reach (WCAG 1.4.6, AAA), and a line that carries meaning (1.4.11)."""
PAPER = ("white paper", "#ffffff")
"""A page is printed in its light colours, and without its grounds."""

GROUNDS = ("ground", "paper")
TONES = ("may", "calm", "easy", "hard", "focus")
"""Each has a ground of its own."""
PAIRS = (
    *((name, on, TEXT) for name in ("text", "soft", "link", "visited") for on in GROUNDS),
    *((tone, f"{tone}-ground", TEXT) for tone in TONES),
    *((name, on, LINE) for name in ("edge", "accent", "focus-line") for on in GROUNDS),
)
"""A colour, what it stands on, and the least contrast of the two."""
PRINTED = (
    *((name, PAPER[0], TEXT) for name in ("text", "soft", "link", "may")),
    *((name, PAPER[0], LINE) for name in ("edge", "accent", "calm")),
)
"""The same for light colours that are printed."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as ``#0a4786``, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_faint(colours: Mapping[str, str], *, printed: bool) -> Iterator[str]:
    """Say of each pair that cannot be told apart well what it has and what it must reach."""
    seen = {**colours, PAPER[0]: PAPER[1]}
    for name, on, least in (*PAIRS, *(PRINTED if printed else ())):
        found = contrast(seen[name], seen[on])
        if found < least:
            shown = math.floor(found * 100) / 100  # 6.999 does not reach 7
            yield (
                f"{name} {seen[name]} on {on} {seen[on]} has a contrast of {shown:.2f} to 1; "
                f"it must reach {least:g} to 1"
            )


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
