"""What is wrong with the structure of a page, as far as its markup tells. No test module."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "br"}
PHRASING = {"a", "abbr", "strong", "span", "br"}
LINES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"}
ONCE = ("html", "title", "header", "main", "footer", "h1")


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
        parent, above = ["", "", *self.open][-1], ["", "", *self.open][-2]
        fits = {
            "li": parent in ("ul", "ol"),
            "dt": "dl" in (parent, above),
            "dd": "dl" in (parent, above),
            "summary": parent == "details",
            "caption": parent == "table",
            "tr": parent in ("thead", "tbody"),
        }.get(tag, True)
        if parent in ("ul", "ol"):
            fits = tag == "li"
        elif parent == "dl":
            fits = tag in ("dt", "dd", "div")
        elif parent in LINES:
            fits = tag in PHRASING
        if not fits:
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
    found += [f"{tags.count(tag)} <{tag}>" for tag in ONCE if tags.count(tag) != 1]
    found += [f"<{tag}> in a page without scripts" for tag in ("script", "iframe") if tag in tags]
    if not outline.having("html")[0].get("lang"):
        found.append("no language")
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    found += [f"h{a} is followed by h{b}" for a, b in pairwise(levels) if b > a + 1]
    ids = [attributes["id"] for _, attributes in outline.elements if "id" in attributes]
    found += [f"id {each} stands twice" for each in ids if ids.count(each) > 1]
    links = outline.having("a")
    if not links or links[0].get("href") != "#main":
        found.append("the first link does not lead to the summary")
    found += [f"#{link['href'][1:]} leads nowhere" for link in links
              if link.get("href", "").startswith("#") and link["href"][1:] not in ids]  # fmt: skip
    found += ["a link without an address" for link in links if not link.get("href")]
    found += ["a <th> without scope" for cell in outline.having("th") if not cell.get("scope")]
    if tags.count("table") > sum(1 for cell in outline.having("th") if cell.get("scope") == "row"):
        found.append("a table without row headers")
    for i, (tag, _) in enumerate(outline.elements):
        wordless = not outline.text.get(i, "").strip() and tags[i + 1 : i + 2] != ["a"]
        if wordless and tag in ("title", "summary", "caption", "th", "dt"):
            found.append(f"<{tag}> without words")
    metas = {meta.get("name") or meta.get("http-equiv"): meta for meta in outline.having("meta")}
    if metas["viewport"]["content"] != "width=device-width, initial-scale=1":
        found.append("a viewport that forbids to enlarge")
    if "default-src 'none'" not in metas.get("Content-Security-Policy", {}).get("content", ""):
        found.append("no policy that forbids the rest")
    return found
