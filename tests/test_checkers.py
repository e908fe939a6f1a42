"""The real checkers find nothing: axe, IBM Equal Access, vnu and html-validate.

They come with ``npm install --prefix .ci --ignore-scripts``; vnu needs Java. What is not there
is skipped and says what to install.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from browser import MODULES, Open, checker, open_all, spoiled
from pages import GENERATED, PAGES

AXE = "axe-core/axe.min.js"
IBM = "accessibility-checker-engine/ace.js"
RULES = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "color-contrast-enhanced"]
# Of vnu, which knows neither container queries nor hashes in a policy.
KNOWN = re.compile("container-type|@container|Inline style violates Content Security Policy")
PALE = ".jps { --jps-soft: #a0a0a0 }"


def axe(tab: Any, within: str = "html", **choice: Any) -> list[str]:
    choice |= {"resultTypes": ["violations"]}
    result = tab.evaluate("([within, choice]) => axe.run(within, choice)", [within, choice])
    return [f"{rule['id']}: {node['html'][:120]}" for rule in result["violations"]
            for node in rule["nodes"]]  # fmt: skip


def everywhere(tab: Any) -> list[str]:
    """What axe finds by day, and of colours by night."""
    open_all(tab)
    found = axe(tab, runOnly=RULES)
    tab.emulate_media(color_scheme="dark")
    return found + [f"dark: {each}" for each in axe(tab, runOnly=COLOURS)]


def engine() -> str:
    return f"{checker(IBM)}\nglobalThis.ace = ace"


def ibm(tab: Any) -> list[str]:
    """What IBM's engine is sure of; the rest of what it says are questions to a person."""
    open_all(tab)
    results = tab.evaluate(
        "async () => (await new ace.Checker().check(document, ['WCAG_2_2'])).results"
    )
    return [f"{each['ruleId']}: {each['message']} {each['snippet'][:120]}" for each in results
            if each["value"] == ["VIOLATION", "FAIL"]]  # fmt: skip


@pytest.mark.parametrize("name", [*PAGES, *GENERATED])
def test_axe_finds_nothing(view: Open, name: str) -> None:
    assert everywhere(view((PAGES | GENERATED)[name](), script=checker(AXE))) == []


@pytest.mark.parametrize("name", PAGES)
def test_equal_access_finds_nothing(view: Open, name: str) -> None:
    assert ibm(view(PAGES[name](), script=engine())) == []


def test_axe_can_find_something(view: Open) -> None:
    page = PAGES["rich"]()
    found = everywhere(view(spoiled(page, PALE), script=checker(AXE)))
    assert any(each.startswith("color-contrast: ") for each in found)
    night = "@media (prefers-color-scheme: dark) { .jps-page { --jps-soft: #606060 } }"
    found = everywhere(view(spoiled(page, night), script=checker(AXE)))
    assert {each.partition(": ")[0] for each in found} == {"dark"}


def test_equal_access_can_find_something(view: Open) -> None:
    bad = spoiled(PAGES["rich"](), html='<img src="data:image/gif;base64,R0lGODlhAQABAAAAADs">')
    assert any(each.startswith("img_alt") for each in ibm(view(bad, script=engine())))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every page in a file of its own, and last one with faults."""
    folder = tmp_path_factory.mktemp("files")
    paths = []
    everything = PAGES | GENERATED
    bad = PAGES["rich"]().replace("</main>", '<b id="pay"></main>')
    for name, page in [*((name, make()) for name, make in everything.items()), ("bad", bad)]:
        paths.append(folder / f"{name.replace(' ', '-')}.html")
        paths[-1].write_text(page, "utf-8")
    return paths


def by_file(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        if match := re.search(r"([\w-]+)\.html\W", line):
            found.setdefault(match[1], []).append(line)
    return found


def test_vnu_finds_nothing(files: list[Path]) -> None:
    jar = MODULES / "vnu-jar/build/dist/vnu.jar"
    java = shutil.which("java")
    if java is None or not jar.is_file():
        pytest.skip("vnu needs java (apt-get install default-jre-headless) and npm's vnu-jar")
    done = subprocess.run(
        [java, "-jar", str(jar), "--format", "gnu", *map(str, files)],
        capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    found = by_file([line for line in done.stderr.splitlines() if not KNOWN.search(line)])
    assert "bad" in found, done.stderr[:500]
    assert set(found) == {"bad"}, found


def test_html_validate_finds_nothing(files: list[Path]) -> None:
    tool = MODULES / ".bin/html-validate"
    if not tool.is_file() or shutil.which("node") is None:
        pytest.skip("html-validate is not there (npm install --prefix .ci --ignore-scripts)")
    done = subprocess.run(
        [str(tool), "--preset", "standard,a11y,document", "--formatter", "text",
         *map(str, files)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = by_file(done.stdout.splitlines())
    assert "bad" in found, done.stdout + done.stderr
    assert set(found) == {"bad"}, found
