"""Summaries as parts of somebody else's page, whatever that page does to its elements."""

from __future__ import annotations

import json
import re
from typing import Any

import layout
import pytest
from browser import Open, checker
from conftest import EXAMPLES
from pages import long_words, rich
from test_checkers import AXE, everywhere

from pipeline import convert, render, stylesheet

RESET = """
* { margin: 0; padding: 0; border: 0; outline: none; font: 11px/1 serif; color: #aaa;
    background: #eee; list-style: none; text-decoration: none; text-align: center;
    text-transform: uppercase; letter-spacing: -1px; word-spacing: -1px; white-space: nowrap;
    overflow: hidden; text-indent: -99px; box-sizing: content-box; max-width: 40px;
    text-shadow: 1px 1px red; position: relative; float: left; visibility: visible }
html, body { display: block; background: #222; color: #fff; font-size: 9px; max-width: none;
    visibility: visible; font-variant: small-caps; direction: ltr; word-break: break-all }
main { display: block; max-width: none; text-indent: 0; float: none }
h1, h2, h3, h4, p, li, td, th, dt, dd, a, strong { display: inline; font-weight: 100 }
article h2 { font-size: 8px; color: #ddd } table, tr, td { display: block; width: 20px }
ul li a { color: #ccc; display: none } main p { line-height: 0.8 } summary { display: none }
a:focus, summary:focus { outline: none; background: none; color: #ddd }
*::before, *::after { content: "!"; font-size: 40px } ::marker { color: red; font-size: 40px }
"""
CALM = "body { background: #fff; color: #111 }"
HEAD = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
OWN_IDS = '<p id="pay">Pay</p><p id="key-facts">Facts</p><p id="required">Needs</p>'
SHAPE = "main { box-sizing: border-box; width: 1000px; padding: 0; position: static; clear: both }"
LOOKS = """() => JSON.stringify(
    [...document.querySelectorAll('.jps, .jps :not(svg *)')].map(each => {
    const style = getComputedStyle(each), told = {tag: each.tagName};
    for (const name of style) if (!name.startsWith('--')) told[name] = style[name];
    return told; }))"""


def fragments() -> str:
    """Three summaries, one of them twice as long as a line can be."""
    summaries = (rich(), convert(EXAMPLES[0]), long_words())
    return "".join(
        render(each, fragment=True, heading_level=2, id_prefix=f"job{n}-").decode()
        for n, each in enumerate(summaries)
    )


def host(own: str, *, layer: bool = False, theme: str = "") -> str:
    """A page of a site. Its own rules stand before ours and after them."""
    return (
        f'<!doctype html><html lang="en"><head>{HEAD}<title>Jobs</title><style>{own}</style>'
        f"<style>{stylesheet(layer=layer)}</style><style>{own}{theme}</style></head>"
        f'<body><main id="main"><h1>Jobs</h1>{OWN_IDS}{fragments()}</main></body></html>'
    )


def looks(tab: Any) -> list[dict[str, str]]:
    tab.evaluate("document.querySelectorAll('main > :not(.jps)').forEach(each => each.remove())")
    found: list[dict[str, str]] = json.loads(tab.evaluate(LOOKS))
    return found


def test_a_hostile_page_changes_nothing(view: Open) -> None:
    plain = looks(view(host(CALM + SHAPE)))
    hostile = looks(view(host(RESET + SHAPE)))
    differ = [
        (one["tag"], name, one[name], other[name])
        for one, other in zip(plain, hostile, strict=True)
        for name in one
        if one[name] != other[name]
    ]
    assert len(plain) > 200
    assert differ == []


def test_the_page_would_change_much(view: Open) -> None:
    """So that the test above can fail: without our first rules it does."""
    page = host(RESET).replace("all: initial", "").replace("all: revert", "")
    case = "getComputedStyle(document.querySelector('.jps dt')).textTransform"
    assert view(page).evaluate(case) == "uppercase"
    assert view(host(RESET)).evaluate(case) == "none"


@pytest.mark.parametrize("own", [CALM, RESET], ids=["calm", "hostile"])
def test_axe_finds_nothing_in_three_fragments(view: Open, own: str) -> None:
    page = host(own).replace("<h1>", '<h1 style="all: initial; color: #fff; background: #000">')
    page = page.replace('<p id="', '<p style="all: initial; background: #fff" id="')
    assert everywhere(view(page, script=checker(AXE))) == []


def test_it_reflows_and_can_be_used_with_a_keyboard(view: Open) -> None:
    tab = view(host(RESET + "html, body, main { overflow: visible }"))
    tab.evaluate("document.querySelectorAll('main > :not(.jps)').forEach(each => each.remove())")
    for check in (layout.reflow, layout.targets, layout.order, layout.focus, layout.motion):
        assert check(layout.restored(tab)) == [], check.__name__


@pytest.mark.parametrize("layer", [True, False])
def test_a_site_themes_it_without_a_fork(view: Open, layer: bool) -> None:
    theme = ".jps-root { --jps-link: #7a003c; --jps-ground: #ffffff } .jps-title { color: #00420b }"
    tab = view(host(CALM, layer=layer, theme=theme))
    seen = tab.evaluate(
        "['.jps a', '.jps-title'].map(each => getComputedStyle(document.querySelector(each)).color)"
    )
    assert seen == ["rgb(122, 0, 60)", "rgb(0, 66, 11)"] if layer else seen[0] == "rgb(122, 0, 60)"


def test_it_turns_dark_where_the_site_says_so(view: Open) -> None:
    ground = "getComputedStyle(document.querySelector('.jps')).backgroundColor"
    page = host(CALM)
    assert view(page, color_scheme="dark").evaluate(ground) == "rgb(246, 244, 239)"
    page = page.replace("<body>", '<body class="jps-auto">')
    tab = view(page)
    tab.emulate_media(color_scheme="dark")
    assert tab.evaluate(ground) == "rgb(20, 23, 26)"


def test_its_title_can_be_left_to_the_page() -> None:
    whole = render(rich(), fragment=True, heading_level=2).decode()
    rest = render(rich(), fragment=True, heading_level=2, title=False).decode()
    title = re.search(r'<h2 [^>]*class="jps-title".*?</h2>\n?', whole)
    assert title
    assert rest == whole.replace(title[0], "")
    assert render(rich(), title=False) == render(rich())  # a page has its own
