"""Each page can be used by everyone: small and wide screens, large text, keyboard, paper.

Every check finds nothing on our pages, and something on a page made with that fault.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import layout
import pytest
from browser import Open, spoiled
from layout import CHECKS
from pages import PAGES

CHOSEN = ("rich", "bare", "long words", "right to left", "mirrored", "rich large", "rich contrast",
          "rich easy", "capital-bulletin", "two-pay-zones")  # fmt: skip
COVER = ".jps-page::after { content: ''; position: fixed; inset: 0; background: #fff }"
PICTURED = "main { background-image: url(data:image/gif;base64,R0lGODlhAQABAAAAADs) }"
UNPRINTED = "details::details-content { content-visibility: hidden !important }"
JUMPS = "@media print { .jps-jumps, .jps-jumps summary { display: block !important } }"
PICTURE = '<img alt="" src="https://example.invalid/a.png">'
FAULTS: tuple[tuple[Callable[[Any], list[str]], str, str], ...] = (
    (layout.reflow, "h1 { width: 600px }", ""),
    (layout.reflow, ".jps-part { white-space: nowrap; overflow: hidden }", ""),
    (layout.spacing, "li { height: 1.7em; overflow: hidden }", ""),
    (layout.spacing, "li { height: 1.7em }", ""),
    (layout.enlarged, ".jps { font-size: 18px }", ""),
    (layout.enlarged, ".jps-part { width: 900px }", ""),
    (layout.targets, ".jps-jumps :is(li, a) { margin: 0; padding: 0; line-height: 1 }", ""),
    (layout.order, "", '<p><a href="#pay" tabindex="3">Pay first</a></p>'),
    (layout.order, "", '<p tabindex="-1"><a href="#pay" tabindex="-1">Pay never</a></p>'),
    (layout.focus, "a:focus-visible { background: none; outline: none }", ""),
    (layout.focus, "summary:focus-visible { outline-color: #eee; background: none }", ""),
    (layout.focus, COVER, ""),
    (layout.focus, "a:focus-visible { color: #ffe }", ""),
    (layout.forced_colours, "p { forced-color-adjust: none; color: #888; background: #777 }", ""),
    (layout.forced_colours, PICTURED, ""),
    (layout.forced_colours, ".jps .jps-box { border: 0 }", ""),
    (layout.motion, "a { transition: color 1s }", ""),
    (layout.motion, "html { scroll-behavior: smooth }", ""),
    (layout.motion, "@keyframes a { to { top: 9px } } h1 { animation: a 9s }", ""),
    (layout.printed, UNPRINTED, ""),
    (layout.printed, JUMPS, ""),
    (layout.printed, "@media print { p { color: #999 !important } }", ""),
    (layout.lines, ".jps-page { --jps-measure: 100rem }", ""),
    (layout.outside, "", PICTURE),
)  # fmt: skip


@pytest.mark.parametrize("name", CHOSEN)
def test_nothing_is_wrong(view: Open, name: str) -> None:
    tab = view(PAGES[name]())
    found = {check.__name__: check(layout.restored(tab)) for check in CHECKS}
    assert {check: faults for check, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    ("check", "css", "html"), FAULTS, ids=[f"{f[0].__name__} {f[1] or f[2]}"[:50] for f in FAULTS]
)
def test_the_check_finds(
    view: Open, check: Callable[[Any], list[str]], css: str, html: str
) -> None:
    assert check(view(spoiled(PAGES["rich"](), css, html))) != []


def test_every_check_is_shown_to_find_something() -> None:
    assert {check for check, _, _ in FAULTS} == set(CHECKS)


def test_the_policy_forbids_what_is_smuggled_in(view: Open) -> None:
    page = PAGES["rich"]().replace(
        "</body>", f"{PICTURE}<script>document.title = 'x'</script></body>"
    )
    tab = view(page)
    assert layout.outside(tab) == []
    assert tab.title() != "x"
    tab = view(spoiled(page))  # so that the check can fail
    assert layout.outside(tab) != []
    assert tab.title() == "x"


def test_a_browser_prints_what_is_closed(view: Open) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    paper = view(PAGES["rich"]()).pdf()
    done = subprocess.run([tool, "-", "-"], input=paper, capture_output=True, check=True)
    shown = " ".join(done.stdout.decode().split())
    assert "We have fixed bicycles on the river" in shown
    assert "On this page" not in shown
    assert "Show the whole posting" not in shown


def test_nothing_in_large_print_is_smaller_than_18_points(view: Open) -> None:
    assert min(layout.run(view(PAGES["rich large"]()), "sizes")) >= 18 * 96 / 72
    assert min(layout.run(view(PAGES["rich"]()), "sizes")) < 18 * 96 / 72


def test_without_scripts_all_is_there(view: Open) -> None:
    def shown(page: str, **how: bool) -> str:
        text: str = view(page, **how).locator("body").inner_text()
        return text

    page = PAGES["rich"]()
    assert shown(page) == shown(page, java_script_enabled=False)
    written = spoiled(page, html="<script>document.body.append('one more')</script>")
    assert shown(written) != shown(written, java_script_enabled=False)


def test_a_stacked_table_is_still_a_table(view: Open) -> None:
    """What a screen reader is told does not change where the cells stand under each other."""
    told = []
    for width in (320, 1280):
        tab = view(PAGES["rich"](), width)
        nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
        told.append(
            [(node["role"]["value"], node.get("name", {}).get("value")) for node in nodes
             if node.get("role", {}).get("value") in ("table", "columnheader", "rowheader", "cell")]
        )  # fmt: skip
    assert told[0] == told[1]
    assert ("columnheader", "From") in told[0]
    assert ("rowheader", "Salem") in told[0]
    assert ("cell", "$22.75") in told[0]
