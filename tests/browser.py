"""One Chromium for all tests, and the way in which they open a page. No test module.

A machine without it skips those tests and says what to install.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
MODULES = Path(__file__).parents[1] / ".ci" / "node_modules"
OWN = ("file:", "data:font/woff2", "about:")

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def view(chromium: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Opens a page as a reader does, its policy in force. What it asks for is in ``asked``.

    A tab serves all pages that are opened with the same settings, one after another.
    """
    tabs: dict[str, Any] = {}
    file = tmp_path_factory.mktemp("pages") / "page.html"

    def shown(page: str, width: int = 1280, height: int = 900, script: str = "", **how: Any) -> Any:
        file.write_text(page, "utf-8")
        key = repr((hash(script), sorted(how.items())))
        if key not in tabs:
            context = chromium.new_context(**how)
            context.add_init_script(script)
            tab = tabs[key] = context.new_page()
            tab.on("request", lambda request: tab.asked.append(request.url))
            tab.on("requestfailed", lambda request: _forgive(tab, request))
        tab = tabs[key]
        tab.asked = []
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(media="null", color_scheme="light", forced_colors="none",
                          reduced_motion="no-preference")  # fmt: skip
        tab.goto(file.as_uri())
        return tab

    yield shown
    for tab in tabs.values():
        tab.context.close()


def _forgive(tab: Any, request: Any) -> None:
    """What the page's own policy stopped was never sent."""
    if request.failure == "csp":
        tab.asked.remove(request.url)


def checker(path: str) -> str:
    """The source of a checker that runs in the page."""
    file = MODULES / path
    if not file.is_file():
        pytest.skip(f"{file} is not there (npm install --prefix .ci --ignore-scripts)")
    return file.read_text("utf-8")


def open_all(tab: Any) -> None:
    tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def styled(tab: Any, css: str) -> None:
    """A reader's own style, which no policy of the page forbids."""
    tab.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }",
        css,
    )


def spoiled(page: str, css: str = "", html: str = "") -> str:
    """The page with a fault, and without the policy that would forbid some of them."""
    page = re.sub(r"<meta http-equiv=[^>]*>", "", page)
    return page.replace("</style>", f"{css}</style>").replace("</body>", f"{html}</body>")
