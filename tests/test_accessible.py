"""Every page can be used by everyone: structure, axe, small screens, large text, keyboards.

The checks of structure run everywhere. Those in a browser need Chromium on the path and
axe-core (``AXE_PATH``, or ``npm install --prefix .ci``); without them they are skipped.
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES

from pipeline import convert
from pipeline.assets import stylesheet
from pipeline.model import Block, Part, Posting, Source, Summary, Text
from pipeline.render import RenderOptions, render

RICH = runpy.run_path(str(Path(__file__).with_name("rich_summary.py")))
ROOT = Path(__file__).parents[1]
AXE = Path(os.environ.get("AXE_PATH", ROOT / ".ci/node_modules/axe-core/axe.min.js"))
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21aa", "wcag22aa", "best-practice"]
VOID = {"meta", "br"}
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

rich: Callable[[], Summary] = RICH["rich_summary"]
said = RICH["said"]


def bare() -> Summary:
    """A posting of which nothing is known."""
    posting = Posting(Source("bare", "Hi", "text"), "und", (Block("paragraph", Text.of("Hi")),))
    return replace(rich(), parts=(), subtitle=(), notices=(), glossary=(), comparisons=(),
                   left_out=(), posting=posting)  # fmt: skip


def long_words() -> Summary:
    """Words that no line can hold, wherever a word can stand."""
    row = f"{WORD} | 2 | {WORD} | 4 | 5 | 6 | 7 | 8"
    lines = (("row", "a | b | c | d | e | f | g | h"), ("row", row), ("paragraph", WORD * 4))
    source = Source("long", "\n".join(line for _, line in lines), "text")
    blocks = tuple(
        Block(kind, Text.of(line), header=line.startswith("a |"))  # type: ignore[arg-type]
        for kind, line in lines
    )
    parts = (
        Part(
            "required", WORD, (said(WORD, said(WORD, said(WORD))), said(WORD)), WORD, ordered=True
        ),
        Part(
            "pay", "Pay", pay=(RICH["pay"](WORD, "$1,000,000", "$2,000,000", WORD, "Base pay"),) * 2
        ),
    )
    facts = replace(rich().parts[0].key_facts[0], label=WORD, values=(said(WORD),))
    first = Part("key_facts", "Key facts", key_facts=(facts,))
    return replace(rich(), title=said(WORD), subtitle=(said(WORD),), parts=(first, *parts),
                   posting=Posting(source, "de", blocks))  # fmt: skip


PAGES: dict[str, Callable[[], Summary]] = {"rich": rich, "bare": bare, "long words": long_words}


class Outline(HTMLParser):
    """What a pure reading of the markup can tell."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: dict[int, str] = {}
        self.wrong: list[str] = []
        self.feed(page)
        self.wrong += [f"<{tag}> is not closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.open[-1] if self.open else ""
        if tag == "li" and parent not in ("ul", "ol"):
            self.wrong.append(f"<li> in <{parent}>")
        if parent in ("ul", "ol") and tag != "li":
            self.wrong.append(f"<{tag}> in <{parent}>")
        if parent == "dl" and tag not in ("dt", "dd"):
            self.wrong.append(f"<{tag}> in <dl>")
        if parent in ("p", "h1", "h2", "h3", "h4") and tag not in ("a", "strong", "span", "br"):
            self.wrong.append(f"<{tag}> in <{parent}>")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes another element")

    def handle_data(self, data: str) -> None:
        self.text[len(self.elements) - 1] = self.text.get(len(self.elements) - 1, "") + data

    def having(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


def problems(page: str) -> list[str]:
    """What is wrong with the structure of a whole page."""
    outline = Outline(page)
    found = list(outline.wrong)
    tags = [tag for tag, _ in outline.elements]
    for tag in ("html", "title", "header", "main", "footer", "h1"):
        if tags.count(tag) != 1:
            found.append(f"{tags.count(tag)} <{tag}>")
    if not outline.having("html")[0].get("lang"):
        found.append("no language")
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    found += [f"h{a} is followed by h{b}" for a, b in pairwise(levels) if b > a + 1]
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    found += [f"id {each} stands twice" for each in ids if ids.count(each) > 1]
    found += [f"#{link['href'][1:]} leads nowhere" for link in outline.having("a")
              if link["href"].startswith("#") and link["href"][1:] not in ids]  # fmt: skip
    found += ["a <th> without scope" for cell in outline.having("th") if not cell.get("scope")]
    if tags.count("table") > sum(1 for cell in outline.having("th") if cell.get("scope") == "row"):
        found.append("a table without row headers")
    for i, (tag, _) in enumerate(outline.elements):
        wordless = not outline.text.get(i, "").strip() and tags[i + 1 : i + 2] != ["a"]
        if wordless and tag in ("title", "summary", "caption", "th", "dt"):
            found.append(f"<{tag}> without words")
    viewport = [
        meta["content"] for meta in outline.having("meta") if meta.get("name") == "viewport"
    ]
    if viewport != ["width=device-width, initial-scale=1"]:
        found.append("a viewport that forbids to enlarge")
    return found


@pytest.mark.parametrize("name", PAGES)
def test_structure(name: str) -> None:
    assert problems(render(PAGES[name]()).decode()) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('<html lang="en"', "<html", "no language"),
        ("<h2>Key facts</h2>", "<h3>Key facts</h3>", "h1 is followed by h3"),
        ('id="pay"', 'id="main"', "id main stands twice"),
        ('href="#pay"', 'href="#pai"', "#pai leads nowhere"),
        (' scope="col"', "", "a <th> without scope"),
        ("</h1>", "</h1><h1>b</h1>", "2 <h1>"),
        ("<dt>Pay</dt>", "<div>Pay</div>", "<div> in <dl>"),
        ("initial-scale=1", "maximum-scale=1", "a viewport that forbids to enlarge"),
        ("<summary>Show the whole posting", "<summary>", "<summary> without words"),
    ],
)
def test_the_check_of_structure_finds(old: str, new: str, problem: str) -> None:
    page = render(rich()).decode()
    assert old in page
    assert problem in problems(page.replace(old, new, 1))


def test_the_skip_link_is_first_and_leads_to_the_summary() -> None:
    links = Outline(render(rich()).decode()).having("a")
    assert links[0]["href"] == "#main"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


Open = Callable[..., Any]


@pytest.fixture
def view(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a page as a reader does; a request to anywhere fails the test."""
    contexts = []
    asked: list[str] = []

    def shown(page: str, width: int = 1280, height: int = 900, **settings: Any) -> Any:
        file = tmp_path / "page.html"
        file.write_text(page, "utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: asked.append(message.text))
        tab.goto(file.as_uri())
        return tab

    yield shown
    for context in contexts:
        context.close()
    assert [each for each in asked if not each.startswith(("file:", "data:font/woff2"))] == []


def open_all(tab: Any) -> None:
    tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def axe(tab: Any) -> list[str]:
    if not AXE.is_file():
        pytest.skip(f"axe-core is not in {AXE} (npm install --prefix .ci)")
    tab.evaluate(AXE.read_text("utf-8"))
    result = tab.evaluate("rules => axe.run({runOnly: rules})", RULES)
    return [f"{rule['id']}: {node['html'][:120]}" for rule in result["violations"]
            for node in rule["nodes"]]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(view: Open, name: str, scheme: str) -> None:
    tab = view(render(PAGES[name]()).decode(), color_scheme=scheme, bypass_csp=True)
    open_all(tab)
    assert axe(tab) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_axe_finds_nothing_in_an_example(view: Open, path: Path, scheme: str) -> None:
    tab = view(render(convert(path)).decode(), color_scheme=scheme, bypass_csp=True)
    open_all(tab)
    assert axe(tab) == []


def test_axe_can_find_something(view: Open) -> None:
    page = render(rich()).decode().replace("--jps-soft: #464c54", "--jps-soft: #a0a0a0")
    tab = view(page, color_scheme="light", bypass_csp=True)
    assert any(each.startswith("color-contrast") for each in axe(tab))


def test_axe_finds_nothing_in_a_fragment(view: Open) -> None:
    options = RenderOptions(fragment=True, heading_level=2)
    part = render(rich(), "html", options).decode()
    page = (
        '<!doctype html><html lang="en"><head><title>Jobs</title><style>*{margin:0;padding:0}'
        f"body{{background:#222;color:#fff}}</style><style>{stylesheet(layer=False)}</style></head>"
        f"<body><main><h1>Jobs</h1>{part}</main></body></html>"
    )
    tab = view(page, color_scheme="dark")
    open_all(tab)
    assert axe(tab) == []


WIDER = """() => [...document.querySelectorAll('body *')].filter(each => {
    const box = each.getBoundingClientRect(), style = getComputedStyle(each);
    return box.right > innerWidth + 1 && box.width > 1 && style.position !== 'absolute';
}).map(each => each.outerHTML.slice(0, 80))"""
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"""


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 500, 768, 1000])
def test_nothing_sticks_out(view: Open, name: str, width: int) -> None:
    tab = view(render(PAGES[name]()).decode(), width, 256, bypass_csp=True)
    open_all(tab)
    assert tab.evaluate(WIDER) == []
    tab.add_style_tag(content=SPACED)  # what WCAG 1.4.12 lets a reader set
    assert tab.evaluate(WIDER) == []
    tab.add_style_tag(content="html { font-size: 200% }")
    assert tab.evaluate(WIDER) == []
    tab.add_style_tag(content="h1 { width: 5000px }")
    assert tab.evaluate(WIDER) != []  # so that the check can fail


def test_every_control_is_reached_shown_and_large_enough(view: Open) -> None:
    tab = view(render(rich()).decode(), 320, 640)
    count = tab.evaluate("document.querySelectorAll('a, summary').length")
    closed = tab.evaluate("document.querySelectorAll('details a').length")
    for _ in range(count - closed):
        tab.keyboard.press("Tab")
        style = tab.evaluate(
            "(s => [s.outlineStyle, s.outlineWidth, s.backgroundColor])"
            "(getComputedStyle(document.activeElement))"
        )
        assert style == ["solid", "3px", "rgb(255, 221, 0)"]
        box = tab.evaluate(
            "(b => [b.top, b.height])(document.activeElement.getBoundingClientRect())"
        )
        assert -1 <= box[0] < 640
        assert box[1] >= 24
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.querySelector('details[data-original]').open")


def test_no_motion(view: Open) -> None:
    tab = view(render(rich()).decode(), reduced_motion="reduce")
    assert tab.evaluate("document.getAnimations().length") == 0
    assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_boxes_and_badges(view: Open, scheme: str) -> None:
    tab = view(render(rich()).decode(), forced_colors="active", color_scheme=scheme)
    for name in (".jps-box", ".jps-badge", ".jps-notice"):
        colour, width, text = tab.evaluate(
            f"(s => [s.borderInlineStartColor, s.borderInlineStartWidth, s.color])"
            f"(getComputedStyle(document.querySelector('{name}')))"
        )
        assert colour == text
        assert float(width[:-2]) >= 1


def test_a_browser_prints_what_is_closed(view: Open) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    tab = view(render(rich()).decode())
    done = subprocess.run([tool, "-", "-"], input=tab.pdf(), capture_output=True, check=True)
    shown = " ".join(done.stdout.decode().split())
    assert "We have fixed bicycles on the river" in shown
    assert "On this page" not in shown
    assert "Show the whole posting" not in shown


def test_without_scripts_all_is_there(view: Open) -> None:
    tab = view(render(rich()).decode(), java_script_enabled=False)
    assert tab.locator("main").inner_text().count("Bicycle") >= 1


def test_a_stacked_table_is_still_a_table(view: Open) -> None:
    """What a screen reader is told does not change where the cells stand under each other."""
    told = []
    for width in (320, 1280):
        tab = view(render(rich()).decode(), width)
        nodes = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")["nodes"]
        told.append(
            [(node["role"]["value"], node.get("name", {}).get("value")) for node in nodes
             if node.get("role", {}).get("value") in ("table", "columnheader", "rowheader", "cell")]
        )  # fmt: skip
    assert told[0] == told[1]
    assert ("columnheader", "From") in told[0]
    assert ("rowheader", "Salem") in told[0]
    assert ("cell", "$22.75") in told[0]
