"""Markdown, and the HTML that stands in it."""

from __future__ import annotations

import pytest

from pipeline.model import Posting
from pipeline.readers import read


def markdown(text: str) -> Posting:
    return read(text.encode(), name="x", format="markdown")


def told(text: str) -> list[str]:
    return [
        {"heading": "#" * block.level, "item": "-" * block.level, "row": "|"}.get(block.kind, "")
        + block.text.value
        for block in markdown(text).blocks
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# Baker\n\nEarly hours", ["#Baker", "Early hours"]),
        ("### **About us**\n", ["###About us"]),
        ("Baker\n=====\n\nPay\n---\n$20", ["#Baker", "##Pay", "$20"]),
        ("#\n\n## ** **\n\nBaker", ["Baker"]),
        ("- Bake\n  - rye\n  - oat\n- Sell", ["-Bake", "--rye", "--oat", "-Sell"]),
        ("  * Bake\n\n  * Sell\n", ["-Bake", "-Sell"]),
        ("    * Bake\n    * Sell\n", ["-Bake", "-Sell"]),  # deep indents are no program code
        ("1. Bake\n2. Sell", ["-Bake", "-Sell"]),
        ("> Baker wanted", ["Baker wanted"]),
        ("Bake\n\n---\n\n***\n\nSell", ["Bake", "Sell"]),
        ("Bake  \nSell\\\nClean", ["Bake", "Sell", "Clean"]),
        ("• Bake\n• Sell", ["-Bake", "-Sell"]),
        ("\\- Bake\n\n\\- Sell", ["-Bake", "-Sell"]),
        ("· Bake  \n· Sell", ["-Bake", "-Sell"]),
        ("```\nBake\n```", ["Bake"]),
        ("| Shop | Pay |\n|---|---|\n| Rye | $20 |\n", ["|Shop | Pay", "|Rye | $20"]),
        ("Salt &amp; flour &amp;nbsp;&ndash; daily", ["Salt & flour – daily"]),
        ("![logo](logo.png) Baker", ["Baker"]),
        ("#hiring", ["#hiring"]),
        ("Bake<br>Sell<br/>Clean", ["Bake", "Sell", "Clean"]),
        ("<b>Bake</b> <i>and</i> <span>sell</span>", ["Bake and sell"]),
        ("Bake <span style='display: none'>not </span>bread<script>x()</script>", ["Bake bread"]),
        ("<div class=x>\n<p>Bake</p><ul><li>Sell</ul>\n</div>", ["Bake", "-Sell"]),
        ("<!-- secret -->\n\nBake <!-- too -->bread", ["Bake bread"]),
        ("**Bake", ["**Bake"]),  # broken marks are left: cleaning is another stage
    ],
)
def test_marks_become_blocks(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


def test_a_rule_below_long_text_does_not_make_it_a_heading() -> None:
    text = "You bake bread for forty shops, and you sell some of it yourself at the door. " * 2
    assert told(f"{text}\n---\n") == [text.strip()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Location\nToledo; Akron\n\nTeam\nOvens", ["Location", "Toledo; Akron", "Team", "Ovens"]),
        (
            "Location: Toledo\nPay: $20 an hour\nHours: 30",
            ["Location: Toledo", "Pay: $20 an hour", "Hours: 30"],
        ),
        ("**Location:**\nToledo (no remote work)", ["Location: Toledo (no remote work)"]),
        ("**About us:**\n" + "We bake. " * 20, ["About us:", ("We bake. " * 20).strip()]),
        ("You build\n: clean\nStock lists", ["You build: clean", "Stock lists"]),
        ("Skills\n• Bake\n• Sell", ["Skills", "-Bake", "-Sell"]),
    ],
)
def test_line_ends_that_mean_something_are_kept(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


def test_paragraphs_wrapped_by_hand_are_joined() -> None:
    text = (
        "We have baked bread at the harbour since 1921, and people come from as far as\n"
        "Newhaven to buy it. See [our history](https://bakery.example/history)\n"
        "[and our recipes](https://bakery.example/recipes) for more than\n"
        "you wanted to know.\n"
    )
    assert len(told(text)) == 1
    assert "as far as Newhaven" in told(text)[0]


def test_an_item_over_two_lines_is_one_item() -> None:
    text = "* Two years of work in a bakery or in a school kitchen,\n  or a diploma\n* Early hours"
    assert len(told(text)) == 2


def test_a_date_is_no_numbered_list() -> None:
    assert told("Apply by:\n\n12. March 2027") == ["Apply by:", "12. March 2027"]


def test_numbers_are_kept_as_marks() -> None:
    posting = markdown("3. Bake\n4. Sell\n")
    assert [(block.marker, block.ordered) for block in posting.blocks] == [
        ("3.", True),
        ("4.", True),
    ]
    assert posting.source.text == "3. Bake\n4. Sell"


def test_a_second_paragraph_of_an_item_is_no_item() -> None:
    assert told("- Bake\n\n  All night.\n- Sell") == ["-Bake", "All night.", "-Sell"]


def test_bold_and_links_are_known_by_their_place() -> None:
    posting = markdown(
        "We **really** want [you](https://a.example/x?a=1&b=2) or [me](/me), <mail@a.example>"
    )
    (block,) = posting.blocks
    assert [posting.quote(span) for span in block.strong] == ["really"]
    assert [(posting.quote(link.span), link.url) for link in block.links] == [
        ("you", "https://a.example/x?a=1&b=2"),
        ("mail@a.example", "mailto:mail@a.example"),
    ]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "irc://a", "//a.example", "#top", "vbscript:x"],
)
def test_no_link_leads_to_a_dangerous_place(url: str) -> None:
    for text in (f"[here]({url})", f'<a href="{url}">here</a>', f"[here][1]\n\n[1]: {url}"):
        assert all(not block.links for block in markdown(text).blocks)


def test_front_matter_gives_its_title_and_place() -> None:
    text = '---\ntitle: "Head Baker"\nlayout: job\nlocation: Saltby\n---\n\n# Welcome\n'
    posting = markdown(text)
    assert told(text) == ["Title: Head Baker", "Location: Saltby", "#Welcome"]
    assert posting.blocks[-1].line == 7


def test_blocks_know_their_line() -> None:
    posting = markdown("# Baker\n\nEarly hours\n\n- Bake\n- Sell\n")
    assert [block.line for block in posting.blocks] == [1, 3, 5, 6]


def test_a_blank_line_stands_before_headings() -> None:
    assert markdown("# Baker\n- Bake\n## Pay\n$20").source.text == "Baker\nBake\n\nPay\n$20"
