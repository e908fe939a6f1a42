"""The posting at the end of the page: its own words in its own layout."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model import Block, Link, Posting, Run, Source, Span, Summary, Text
from pipeline.renderers import render

RICH = runpy.run_path(str(Path(__file__).with_name("rich_summary.py")))


def shown(*blocks: Block) -> str:
    """What stands in the page for a posting of these blocks, without line breaks."""
    summary: Summary = RICH["rich_summary"]()
    source = Source("it", "\n".join(block.text.value for block in blocks), "text")
    page = render(replace(summary, posting=Posting(source, "en", blocks))).decode()
    inside = page.partition('<div class="jps-original-text">')[2].partition("</details>")[0]
    return re.sub(r"\n| role=\"[a-z]+\"", "", inside).removesuffix("</div></div>")


def item(text: str, level: int = 1, *, ordered: bool = False, marker: str = "") -> Block:
    return Block("item", Text.of(text), level, ordered=ordered, marker=marker)


def row(text: str, *, header: bool = False) -> Block:
    return Block("row", Text.of(text), header=header)


def test_items_nest_as_in_the_posting() -> None:
    assert shown(item("a"), item("b", 2), item("c", 3), item("d")) == (
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"
    )


def test_a_list_that_begins_deep() -> None:
    assert shown(item("a", 3), item("b")) == "<ul><li>a</li><li>b</li></ul>"


def test_depth_has_an_end() -> None:
    assert shown(*(item("x", level) for level in range(1, 200))).count("<ul>") == 5


def test_numbered_items() -> None:
    assert shown(item("a", ordered=True), item("b")) == ("<ol><li>a</li></ol><ul><li>b</li></ul>")


def test_the_postings_own_signs_are_kept() -> None:
    assert shown(item("x", ordered=True, marker="c)"), item("y", ordered=True, marker="e)")) == (
        '<ul class="jps-signed"><li>c) x</li><li>e) y</li></ul>'
    )


def test_headings_never_skip_a_level() -> None:
    blocks = [
        Block("heading", Text.of(text), level) for text, level in (("a", 5), ("b", 2), ("c", 5))
    ]
    assert shown(*blocks) == "<h3>a</h3><h3>b</h3><h4>c</h4>"


def test_rows_with_headers() -> None:
    table = shown(row("Place | Pay", header=True), row("York | £12"), row("Hull | "))
    assert table == (
        '<div class="jps-table"><table><thead><tr><th scope="col">Place</th>'
        '<th scope="col">Pay</th></tr></thead><tbody><tr><th scope="row">York</th>'
        '<td data-label="Pay">£12</td></tr><tr><th scope="row">Hull</th><td data-label="Pay">'
        "</td></tr></tbody></table></div>"
    )


def test_rows_without_headers_and_of_different_length() -> None:
    table = shown(row("Hours | 9 | 5"), row("Days | 4"))
    assert table.count('<th scope="row">') == 2
    assert [len(re.findall("<t[hd]", line)) for line in table.split("</tr>")[:2]] == [3, 3]


def test_a_single_column_is_no_table() -> None:
    assert shown(row("One"), row("Two")) == "<p>One</p><p>Two</p>"
    assert shown(row("One | Two", header=True)) == "<p>One | Two</p>"


def test_a_table_is_at_most_eight_wide() -> None:
    assert shown(row(" | ".join("abcdefghij")), row("x | y")).count("<td>h | i | j</td>") == 1


def test_links_and_bold_words() -> None:
    text = Text.of("We check records every year.")
    links, strong = (Link(Span(3, 16), "https://x.example"),), (Span(9, 27),)
    assert shown(Block("paragraph", text, strong=strong, links=links)) == (
        '<p>We <a href="https://x.example">check <strong>records</strong></a>'
        "<strong> every year</strong>.</p>"
    )


def test_links_where_the_source_is_written_otherwise() -> None:
    text = Text("R&D lab", (Run(0, 10, 11), Run(1, 11, 16), Run(2, 16, 21)))
    block = Block("paragraph", text, links=(Link(Span(10, 17), "https://x.example"),))
    assert shown(block) == '<p><a href="https://x.example">R&amp;D</a> lab</p>'


@pytest.mark.parametrize("span", [Span(90, 99), Span(3, 3)])
def test_a_link_that_points_nowhere_is_left_out(span: Span) -> None:
    block = Block("paragraph", Text.of("Bake bread."), links=(Link(span, "https://x.example"),))
    assert shown(block) == "<p>Bake bread.</p>"


def test_line_breaks_are_kept_and_empty_blocks_are_not() -> None:
    assert shown(Block("paragraph", Text.of("a\nb")), Block("paragraph", Text.of(" "))) == (
        "<p>a<br>b</p>"
    )
