"""What can be wrong with how a page is laid out and used: one function a check. No test module.

Each takes a tab of Chromium and gives a line for every fault. tests/test_layout.py shows that
each finds nothing on our pages, and something on a page made with that fault.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from browser import OWN, open_all, styled

SCRIPT = Path(__file__).with_name("layout.js").read_text("utf-8")
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"""
NARROW, MEDIUM, USUAL, WIDE = (320, 256), (640, 450), (1280, 900), (2560, 1440)


def run(tab: Any, name: str) -> Any:
    """What a function of layout.js finds in the page."""
    return tab.evaluate(f"() => {{ {SCRIPT}; return layout.{name}(); }}")


def restored(tab: Any) -> Any:
    """The tab as if its page had just been opened."""
    tab.evaluate(
        "document.adoptedStyleSheets = [];"
        "document.querySelectorAll('details').forEach(each => each.open = false);"
        "document.body.tabIndex = -1; document.body.focus(); document.body.blur();"
        "document.body.removeAttribute('tabindex'); scrollTo(0, 0)"
    )
    _sized(tab, USUAL)
    return tab


def _sized(tab: Any, size: tuple[int, int]) -> None:
    tab.set_viewport_size({"width": size[0], "height": size[1]})


def _faults(tab: Any) -> list[str]:
    return [fault for name in ("stickingOut", "cut", "overlapping") for fault in run(tab, name)]


def reflow(tab: Any) -> list[str]:
    """1.4.10: at 320 by 256 pixels nothing is cut and nobody scrolls sideways."""
    open_all(tab)
    _sized(tab, NARROW)
    return _faults(tab)


def spacing(tab: Any) -> list[str]:
    """1.4.12: a reader may widen lines, paragraphs, words and letters."""
    open_all(tab)
    styled(tab, SPACED)
    found = []
    for size in (NARROW, USUAL):
        _sized(tab, size)
        found += _faults(tab)
    return found


def enlarged(tab: Any) -> list[str]:
    """1.4.4: text at 200 % grows, all of it, and nothing is lost."""
    open_all(tab)
    found = []
    for size in (MEDIUM, USUAL):
        _sized(tab, size)
        before = run(tab, "sizes")
        styled(tab, "html { font-size: 200% }")
        after = run(tab, "sizes")
        grown = all(new >= 1.95 * old for old, new in zip(before, after, strict=True))
        found += _faults(tab) + ([] if grown else ["text does not grow"])
        styled(tab, "html { font-size: 100% }")
    return found


def targets(tab: Any) -> list[str]:
    """2.5.8: what is clicked is 24 pixels large, stands alone, or stands in a sentence."""
    open_all(tab)
    found = []
    for size in (NARROW, USUAL):
        _sized(tab, size)
        found += run(tab, "small")
    return found


def order(tab: Any) -> list[str]:
    """2.1.1, 2.4.3: the Tab key reaches each control once, in the order of the page."""
    expected = run(tab, "controls")
    reached = []
    for _ in expected:
        tab.keyboard.press("Tab")
        reached.append(run(tab, "focused"))
    return [f"{got} in the place of {due}"
            for got, due in zip(reached, expected, strict=True) if got != due]  # fmt: skip


def focus(tab: Any) -> list[str]:
    """2.4.7, 2.4.11, 2.4.13: what has the focus is marked well, and nothing covers it."""
    found = []
    for _ in run(tab, "controls"):
        tab.keyboard.press("Tab")
        look = run(tab, "look")
        marked = (look["outline"] >= 2 and look["line"] >= 3) or look["fill"] >= 3
        if not marked:
            found.append(f"no mark: {look['name']}")
        if look["text"] < 4.5:
            found.append(f"cannot be read: {look['name']}")
        if not look["free"]:
            found.append(f"covered: {look['name']}")
    return found


def forced_colours(tab: Any) -> list[str]:
    """A reader's own colours hold, and boxes and badges keep their edges."""
    open_all(tab)
    found = []
    for scheme in ("light", "dark"):
        tab.emulate_media(forced_colors="active", color_scheme=scheme)
        found += run(tab, "forced") + run(tab, "edgeless")
    tab.emulate_media(forced_colors="none", color_scheme="light")
    return found


def motion(tab: Any) -> list[str]:
    """2.3.3: nothing moves, whether the reader asks for it or not."""
    found = []
    for wish in ("reduce", "no-preference"):
        tab.emulate_media(reduced_motion=wish)
        found += run(tab, "moving")
    return found


def printed(tab: Any) -> list[str]:
    """On paper stands all that can be opened, and nothing that only a screen can use."""
    closed = run(tab, "closed")
    tab.emulate_media(media="print")
    shown = set(run(tab, "words"))
    found = [f"is not printed: {words}" for words in closed if words not in shown]
    found += run(tab, "useless") + run(tab, "pale")
    tab.emulate_media(media="null")
    return found


def lines(tab: Any) -> list[str]:
    """1.4.8: on a wide screen no line holds more than some 80 characters."""
    open_all(tab)
    _sized(tab, WIDE)
    return list(run(tab, "long"))


def outside(tab: Any) -> list[str]:
    """A page asks nobody for anything, not even when it is opened up."""
    open_all(tab)
    tab.wait_for_load_state("load")
    return [url for url in tab.asked if not url.startswith(OWN)]


CHECKS = (reflow, spacing, enlarged, targets, order, focus, forced_colours, motion, printed,
          lines, outside)  # fmt: skip
