"""Five builders of sites take the summaries: each is run, and what it made is looked at."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from browser import checker, open_all
from click.testing import CliRunner
from conftest import EXAMPLES
from site_builds import OUTPUTS, Site, build, install, need, served
from structure import Outline
from test_checkers import AXE, axe

from pipeline import ReadError, convert, render, stylesheet
from pipeline.cli import app

AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AMOUNT = re.compile(r"[$£€][\d,.]*\d")
GROUND = "getComputedStyle(document.querySelector('.jps')).backgroundColor"
SPACE = re.compile(r"\s+")


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(wheel, tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module", params=OUTPUTS)
def site(
    request: pytest.FixtureRequest, installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> Site:
    return build(request.param, installed, tmp_path_factory.mktemp(request.param))


def words(page: Path) -> str:
    return words_of(page.read_text("utf-8"))


def words_of(markup: str) -> str:
    """All text of the page, without the spaces."""
    return SPACE.sub("", "".join(Outline(markup).text.values()))


@contextmanager
def opened(site: Site, chromium: Any) -> Iterator[Any]:
    """A tab at the site; at the end, nothing that a page asked for was missing."""
    with served(site.output) as address, chromium.new_context(base_url=address) as context:
        context.add_init_script(checker(AXE))
        tab = context.new_page()
        answers: list[Any] = []
        tab.on("response", lambda answer: answers.append(answer))
        yield tab
        assert [answer.url for answer in answers if answer.status >= 400] == []


def test_each_posting_has_its_page_with_its_pay_and_requirements(site: Site) -> None:
    for path in site.postings:
        summary = convert(path)
        shown = words(site.page(path.stem))
        assert words_of(render(summary, fragment=True, title=False).decode()) in shown
        made = json.loads(render(summary, "json"))
        lines = "\n".join(need["text"] for need in made["requirements"]).splitlines()
        amounts = [amount for pay in made["pay"] for amount in AMOUNT.findall(pay["text"])]
        assert lines, path
        assert amounts, path
        told = [SPACE.sub("", line.removeprefix("- ")) for line in (*lines, *amounts)]
        assert [line for line in told if line not in shown] == []


def test_each_page_has_its_title_once_as_its_only_h1(site: Site) -> None:
    for path in site.postings:
        page = site.page(path.stem).read_text("utf-8")
        titles = re.findall(r"<h1[^>]*>(.*?)</h1>", page)
        assert [unescape(title) for title in titles] == [convert(path).title.text]
        assert "<script>document" not in page
        assert [int(level) for level in re.findall("<h([1-6])", page)][:2] == [1, 2]
        assert Outline(page).having("html")[0]["lang"] == "en"


@pytest.mark.parametrize("site", ["hugo", "eleventy", "astro"], indirect=True)
def test_json_ld_comes_through_whole(site: Site) -> None:
    for path in site.postings:
        page = site.page(path.stem).read_text("utf-8")
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
        assert json.loads(found) == json.loads(render(convert(path), "jsonld"))


def test_every_link_leads_to_something_of_the_site(site: Site) -> None:
    followed = 0
    for page in site.pages():
        here = "/" + page.relative_to(site.output).as_posix().removesuffix("index.html")
        outline = Outline(page.read_text("utf-8"))
        for link in outline.having("a", "link"):
            address, anchor = urldefrag(urljoin(here, link.get("href", "")))
            if urlsplit(address).scheme:
                continue
            target = site.output / address.lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), (page, link["href"])
            if anchor:
                assert f'id="{anchor}"' in target.read_text("utf-8"), (page, link["href"])
            followed += 1
    assert followed > len(site.postings) * 3


def test_axe_finds_nothing(site: Site, chromium: Any) -> None:
    with opened(site, chromium) as tab:
        for page in site.pages():
            tab.goto(f"/{page.relative_to(site.output).as_posix()}")
            open_all(tab)
            assert axe(tab, runOnly=AA) == [], page
            if tab.query_selector(".jps"):  # the style sheet is there, and the site's wins
                assert tab.evaluate(GROUND) == "rgb(255, 255, 255)"


def test_the_list_names_each_job_once_by_title(site: Site) -> None:
    page = site.output / "index.html"
    titles = sorted(convert(path).title.text for path in site.postings)
    assert [title for title in titles if SPACE.sub("", title) not in words(page)] == []
    shown = re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", page.read_text("utf-8"))
    assert [unescape(title) for title in shown] == sorted(titles, key=str.casefold)


def test_the_list_says_employer_place_and_pay(site: Site) -> None:
    shown = words(site.output / "index.html")
    for path in site.postings:
        record = json.loads(render(convert(path), "data"))
        told = [record["employer"] or "", *record["locations"], *(
            amount for pay in record["summary"]["pay"] if pay["kind"] == "base"
            for amount in AMOUNT.findall(pay["text"])
        )]  # fmt: skip
        assert [each for each in told if SPACE.sub("", each) not in shown] == [], path


def test_a_theme_of_mkdocs_changes_nothing_of_a_summary(
    installed: Path, tmp_path: Path, chromium: Any
) -> None:
    own, theirs = "name: null\n  custom_dir: theme", "name: mkdocs"
    site = build("mkdocs", installed, tmp_path, lambda settings: settings.replace(own, theirs))
    with opened(site, chromium) as tab:
        assert "bootstrap" in tab.goto("/").text()
        for path in site.postings:
            tab.goto(f"/postings/{path.stem}/")
            open_all(tab)
            assert axe(tab, within=".jps", runOnly=AA) == [], path


def test_a_posting_that_cannot_be_read_is_told_by_mkdocs(installed: Path, tmp_path: Path) -> None:
    def spoil(settings: str) -> str:
        (tmp_path / "examples/postings/bad.txt").write_bytes(b"\x00\x01\x02" * 99)
        return settings

    with pytest.raises(
        AssertionError, match=r"1 warnings in strict mode(?s:.*)bad\.txt: this is a binary"
    ):
        build("mkdocs", installed, tmp_path, spoil)


def test_pelican_finds_the_plugin_by_itself(installed: Path) -> None:
    need("pelican")
    code = "from pelican.plugins._utils import get_namespace_plugins as g; print(*g())"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(installed)},
        cwd=installed, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "pelican.plugins.posting_summary" in done.stdout.split()


def test_pelican_takes_the_level_of_the_theme_and_says_what_is_wrong(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    need("pelican")
    from pipeline.sites.pelican import LEVEL, PostingReader

    path = tmp_path / "Baker & Co.posting"
    path.write_text("Baker wanted. Pay: $20 an hour.")
    html, said = PostingReader({LEVEL: 2}).read(str(path))
    assert "<h3>Key facts</h3>" in html
    assert not re.search("<h[12]", html)
    assert said["slug"] == "baker-co"
    assert "date" not in said
    path.write_text('[{"title": "Cook", "content": "a"}, {"title": "Baker", "content": "b"}]')
    with pytest.raises(ReadError):
        PostingReader({}).read(str(path))
    assert f"{path}: the JSON holds 2 postings" in caplog.text


def test_the_command_prints_the_style_sheet() -> None:
    for given, layer in (([], True), (["--no-layer"], False)):
        printed = CliRunner().invoke(app, ["stylesheet", *given])
        assert printed.output == stylesheet(layer=layer)


def test_the_filter_of_jinja_gives_markup_that_is_not_escaped_again() -> None:
    jinja2 = pytest.importorskip("jinja2", reason="jinja2 is not installed")
    from pipeline.sites.jinja import install as install_filter

    environment = jinja2.Environment(autoescape=True)
    install_filter(environment)
    template = environment.from_string("<h1>{{ a }}</h1>{{ a | posting_summary(heading_level=2) }}")
    made = template.render(a="Baker <b>wanted</b>. Pay: $20 an hour.")
    assert made.startswith("<h1>Baker &lt;b&gt;")
    assert '<h2 class="jps-title">' in made
    assert "$20 an hour" in made
    template = environment.from_string("{{ a | posting_summary(title=False) }}")
    assert template.render(a=convert(EXAMPLES[0])).startswith("<section")
    with pytest.raises(ReadError):
        template.render(a=b"")
