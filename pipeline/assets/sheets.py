"""The style sheets put together."""

from __future__ import annotations

from functools import cache

from pipeline.assets.files import sheet
from pipeline.assets.theme import PLAIN, Theme

SCREEN = ("page", "text", "parts", "tables")
"""The style sheets of a screen, in their order."""


@cache
def stylesheet(*, layer: bool = True, theme: Theme = PLAIN) -> str:
    """All that a summary needs on a page of yours; it touches only classes ``jps``.

    Everything stands in the cascade layer ``jps``, so that your own rules win without a
    fight. Where your page resets every margin outside a layer, that reset would win as
    well: ask for the rules without the layer then. A ``theme`` sets colours and font.
    """
    screen = "\n".join(map(sheet, SCREEN))
    media = f"@media screen {{\n{screen}\n}}\n@media print {{\n{sheet('print')}\n}}"
    rules = "\n".join((sheet("reset"), values(theme), media, sheet("editions"), ""))
    return f"@layer jps {{\n{rules}}}\n" if layer else rules


def values(theme: Theme) -> str:
    """The values that hold before an edition sets its own: ours, and the theme's over them."""
    return "\n".join(filter(None, (sheet("tokens"), theme.rules)))
