"""Each short form on a page is explained there, spelt out, or named as one that nobody explains."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import EXAMPLES

from pipeline import Summary, convert, render
from pipeline.lexicon import load

LISTS = ("hours", "place_codes", "plain_acronyms")
KNOWN = {word for key in LISTS for word in load("en").tables["language"][key].split()}
SHORT = re.compile(r"(?<![\w@#&./:-])[A-Z]{2,6}(?=s?(?![\w@&.:/-]))")
LINES = {
    "ours, theirs and nobody's": ("MVR and ZQX", "Keep the Dry Goods Register (DGR)", "Sort DGRs"),
    "used before it is spelt out": ("Sort DGRs", "Keep the Dry Goods Register (DGR)"),
    "many of one meaning": ("CISSP or CISM", "HTML, CSS, PHP", "EST or EDT", "401(k) and IRA"),
    "more than stand open": ("SQL, API, SDK, HTML, OSHA, JSON, URL, DHCP", "NASA, GPU, CPU, LLVM",
                             "VPN, PTO, CUDA, XSLT, GIS maps, SOX audit, SLA"),
}  # fmt: skip


class Reader(HTMLParser):
    """The words of a page's summary: those that its glossary explains, and the others."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tag = ""
        self.inside = False
        self.explained: set[str] = set()
        self.shown: set[str] = set()
        summary = page.partition("<main")[2].partition("</main>")[0]
        self.feed("<main" + re.sub(r"<(\w+)[^>]* data-original.*?</\1>", "", summary, flags=re.S))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag = tag
        self.inside |= ("id", "glossary") in attrs

    def handle_endtag(self, tag: str) -> None:
        self.tag = ""

    def handle_data(self, data: str) -> None:
        if self.tag == "abbr" or (self.inside and self.tag != "dd"):
            self.explained |= set(re.findall(r"\w+?(?=s?\b)", data))
        elif not self.inside:
            self.shown |= set(SHORT.findall(data))


def unexplained(made: Summary) -> set[str]:
    page = Reader(render(made, "html").decode())
    employer = {word for fact in made.posting.details("employer") for word in fact.value.split()}
    return page.shown - page.explained - KNOWN - employer


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples(path: Path) -> None:
    assert unexplained(convert(path)) == set()


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_lines(lines: tuple[str, ...]) -> None:
    text = "Knot Clerk\n\nRequirements:\n" + "".join(f"- {line}\n" for line in lines)
    assert unexplained(convert(text, name="clerk")) == set()


def test_a_title() -> None:
    made = convert("ZQX Clerk, OSHA desk\n\nRequirements:\n- Sort ropes\n", name="clerk")
    assert [(term.term, term.origin) for term in made.glossary] == [
        ("OSHA", "glossary"),
        ("ZQX", "unknown"),
    ]
