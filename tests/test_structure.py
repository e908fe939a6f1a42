"""The structure of every page, read from its markup: this runs where there is no browser."""

from __future__ import annotations

import pytest
from pages import GENERATED, PAGES
from structure import Outline, problems


@pytest.mark.parametrize("name", [*PAGES, *GENERATED])
def test_nothing_is_wrong(name: str) -> None:
    assert problems((PAGES | GENERATED)[name]()) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('<html lang="en"', "<html", "no language"),
        ("<h2>Key facts</h2>", "<h3>Key facts</h3>", "h1 is followed by h3"),
        ('id="pay"', 'id="main"', "id main stands twice"),
        ('href="#pay"', 'href="#pai"', "#pai leads nowhere"),
        ('href="#pay"', "", "a link without an address"),
        ('href="#main"', 'href="#pay"', "the first link does not lead to the summary"),
        (' scope="col"', "", "a <th> without scope"),
        ("</h1>", "</h1><h1>b</h1>", "2 <h1>"),
        ("</main>", "</main><main></main>", "2 <main>"),
        ("<dt>Pay</dt>", "</div><p>Pay</p><div>", "<p> in <dl>"),
        ("</h1>", "<p>b</p></h1>", "<p> in <h1>"),
        ("</main>", "<li>b</li></main>", "<li> in <main>"),
        ("</main>", "<script></script></main>", "<script> in a page without scripts"),
        ("initial-scale=1", "maximum-scale=1", "a viewport that forbids to enlarge"),
        ("default-src", "img-src", "no policy that forbids the rest"),
        ("<summary>Show the whole posting", "<summary>", "<summary> without words"),
    ],
)
def test_the_check_finds(old: str, new: str, problem: str) -> None:
    page = PAGES["rich"]()
    assert old in page
    assert problem in problems(page.replace(old, new, 1))


def test_the_generated_pages_differ_and_have_much_in_them() -> None:
    pages = [make() for make in GENERATED.values()]
    assert len(set(pages)) == len(pages) == 40
    tags = {tag for page in pages for tag, _ in Outline(page).elements}
    assert {"table", "ul", "dl", "details", "abbr", "strong", "nav", "h3"} <= tags
    assert sum(page.count('class="jps-notice"') for page in pages) > 0
