"""HTML: pieces of pages, whole pages, and what must not be read."""

from __future__ import annotations

import pytest

from pipeline.model import Posting
from pipeline.readers import read


def html(text: str) -> Posting:
    return read(text.encode(), name="x", format="html")


def told(text: str) -> list[str]:
    return [
        {"heading": "#" * block.level, "item": "-" * block.level, "row": "|"}.get(block.kind, "")
        + block.text.value
        for block in html(text).blocks
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<h2>Pay</h2><p>$20 <b>an\n hour</b></p>", ["##Pay", "$20 an hour"]),
        ("Baker | Saltby<p>Early hours<p>Pay: $20", ["Baker | Saltby", "Early hours", "Pay: $20"]),
        ("<p>Bake<br>Sell<br><br/>Clean", ["Bake", "Sell", "Clean"]),
        ("<div>Bake<div>Sell</div>Clean</div>", ["Bake", "Sell", "Clean"]),
        ("<span>Ba</span><i>ke</i><u> bread</u>", ["Bake bread"]),
        ("<ul><li>Bake<ul><li>rye</ul><li>Sell</ul>", ["-Bake", "--rye", "-Sell"]),
        ("<li>Bake</li><li>Sell</li>", ["-Bake", "-Sell"]),  # a job board leaves out the list
        ("<ul><li><p>Bake</p><p>All night</p></li></ul>", ["-Bake", "All night"]),
        ("<ul><li><h3>Pay</h3>$20</li></ul>", ["###Pay", "-$20"]),
        ("<ul>\n<li>\n  Bake\n  bread\n</li>\n</ul>", ["-Bake bread"]),
        ("<h1></h1><p></p><p>&nbsp;</p><ul><li></li></ul>Bake", ["Bake"]),
        ("Salt&nbsp;&amp;&#160;flour &amp;ndash; &amp;nbsp;daily", ["Salt & flour – daily"]),
        ("R&amp;D &copyright; AT&T;", ["R&D ©right; AT&T;"]),
        ("<dl><dt>Pay<dd>$20<dt>Hours:<dd>30<dd>or 40</dl>", ["Pay: $20", "Hours: 30", "or 40"]),
        ("<dl><dt>Duties</dt><dd><ul><li>Bake</ul></dd></dl>", ["Duties", "-Bake"]),
        ("<dl><dt>Pay</dt></dl>", ["Pay"]),
        ("<pre>Duties:\n  - Bake\n  - Sell\n</pre>", ["Duties:", "-Bake", "-Sell"]),
        ("<p>We ask for:\n- flour\n- early hours\n</p>", ["We ask for:", "-flour", "-early hours"]),
        ("<p>• Bake</p><p>• Sell</p>", ["-Bake", "-Sell"]),
        ("<p>Pay is $20\n - $25</p>", ["Pay is $20 - $25"]),
        ("<blockquote>Bake</blockquote>", ["Bake"]),
        ("<h2>Your<br>duties</h2>", ["##Your duties"]),
        ("<p role=heading aria-level=3>Pay</p>", ["###Pay"]),
        ("<p>a<wbr>b</p>", ["ab"]),
        ("<p><img alt=Logo>Bake</p>", ["Bake"]),
        ("&lt;p&gt;Bake&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Salt &amp;amp; rye", ["Bake", "-Salt & rye"]),
        ("&amp;lt;p&amp;gt;Bake &amp;amp;amp; sell", ["Bake & sell"]),
    ],
)  # fmt: skip
def test_elements_become_blocks(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>no()</script>",
        "<style>.no{}</style>",
        "<template><p>no</p></template>",
        "<noscript>no</noscript>",
        "<svg><text>no</text></svg>",
        "<p hidden>no</p>",
        "<p aria-hidden='true'>no</p>",
        "<div style='color:red; DISPLAY : none'><p>no</p></div>",
        "<span style='visibility:hidden'>no</span>",
        "<button>no</button>",
        "<select><option>no</option></select>",
        "<textarea>no</textarea>",
        "<!-- no -->",
        "<iframe>no</iframe>",
    ],
)
def test_what_is_not_seen_is_not_read(hidden: str) -> None:
    assert told(f"<p>Bake</p>{hidden}<p>Sell</p>") == ["Bake", "Sell"]


TABLES = {
    "facts": (
        "<table><tr><th></th><th>From</th><th>To</th></tr>"
        "<tr><th>Rye</th><td>$20</td><td>$25</td></tr><tr><td>Oat</td><td></td><td>$30</td></tr>"
        "<tr><td></td></tr></table>",
        ["|From | To", "|Rye | $20 | $25", "|Oat |  | $30"],
    ),
    "labels": ("<table><tr><th>Pay<td>$20<tr><th>Hours:<td>30</table>", ["Pay: $20", "Hours: 30"]),
    "layout": (
        "<table><tr><td><h2>Duties</h2><ul><li>Bake</ul></td><td><p>Pay</p></td></tr></table>",
        ["##Duties", "-Bake", "Pay"],
    ),
    "one column": ("<table><tr><td>Bake</td></tr><tr><td>Sell</td></tr></table>", ["Bake", "Sell"]),
    "long cells": (
        "<table><tr><td><b>Duties</b></td><td>• Bake<br>• Sell</td></tr></table>",
        ["Duties", "-Bake", "-Sell"],
    ),
}


@pytest.mark.parametrize("kind", TABLES)
def test_tables(kind: str) -> None:
    text, wanted = TABLES[kind]
    assert told(text) == wanted


def test_header_rows_are_known() -> None:
    rows = html("<table><tr><th>Shop<th>Pay<tr><td>Rye<td>$20</table>").blocks
    assert [row.header for row in rows] == [True, False]


def test_numbers_of_a_list_stand_in_the_text() -> None:
    posting = html("<ol start=3><li>Bake<ol><li>rye</ol><li>Sell</ol>")
    assert [block.marker for block in posting.blocks] == ["3.", "1.", "4."]
    assert posting.source.text == "3. Bake\n1. rye\n4. Sell"
    assert [posting.quote(block.text.span) for block in posting.blocks] == ["Bake", "rye", "Sell"]


def test_bold_and_links_are_known_by_their_place() -> None:
    posting = html(
        "<p>Now <b>very</b> <strong>early</strong>, "
        "see <a href=' https://a.example/?a=1&amp;b=2 '>the "
        "<i>shop</i></a>, <a href='tel:+1555'>call</a> or <span style='font-weight:700'>come</span>"
    )
    (block,) = posting.blocks
    assert [posting.quote(span) for span in block.strong] == ["very early", "come"]
    assert [(posting.quote(link.span), link.url) for link in block.links] == [
        ("the shop", "https://a.example/?a=1&b=2"),
        ("call", "tel:+1555"),
    ]


@pytest.mark.parametrize(
    "url",
    ["javascript:x", "JavaScript:x", "\u2028javascript:x", "&nbsp;javascript:x",
     "\x01java\x03script:x", "data:text/html,x", "//a.example", "/jobs", "#top", "ftp://a.example",
     "https://a.example/a b",
     "https://a.example/" + "x" * 3000],
    ids=lambda url: url[:20],
)  # fmt: skip
def test_no_link_leads_to_a_dangerous_place(url: str) -> None:
    assert html(f'<a href="{url}">here</a>').blocks[0].links == ()


def test_lines_typed_into_a_box_are_lines() -> None:
    text = (
        "Saltby Bakery | Baker | ONSITE\nPay: $20\n<p>We have baked at the harbour for one hundred "
        "years and we will\ngo on.\n- Early hours\n- A diploma"
    )
    assert told(text)[:2] == ["Saltby Bakery | Baker | ONSITE", "Pay: $20"]
    assert told(text)[2].endswith("we will go on.")
    assert told(text)[3:] == ["-Early hours", "-A diploma"]


POSTING = "<p>" + "We bake bread for forty shops between Saltby and Newhaven. " * 8 + "</p>"


def page(body: str, head: str = "") -> list[str]:
    """What is read of a whole page, without its long paragraph."""
    text = f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"
    return [line for line in told(text) if not line.startswith("We bake bread for forty")]


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href=/>Home</a></nav>",
        "<header><p>Saltby Jobs</p></header>",
        "<footer>All rights reserved</footer>",
        "<aside><h2>Similar jobs</h2><p>Porter</p></aside>",
        "<div role=navigation>Home</div>",
        "<div role=dialog>Sign up</div>",
        "<div id=onetrust-banner>We use cookies</div>",
        "<div class='x cookie-bar'>We use cookies <button>Fine</button></div>",
        "<form>Your name <input name=n></form>",
        "<div class='job-social-share'><a href=/x>X</a><a href=/in>in</a></div>",
        "<ol class=breadcrumb><li><a href=/>Home</a><li><a href=/jobs>Jobs</a></ol>",
        "<div class=similar-jobs><a href=/p>Porter</a> <a href=/c>Cook</a></div>",
        "<ul>" + "<li><a href=/j>Another job of ours</a></li>" * 6 + "</ul>",
    ],
)
@pytest.mark.parametrize(
    "frame", ["{0}<main><h1>Baker</h1>{1}</main>", "{0}<div><h1>Baker</h1>{1}</div>"]
)
def test_furniture_of_a_page_is_left_out(furniture: str, frame: str) -> None:
    assert page(frame.format(furniture, POSTING)) == ["#Baker"]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (f"<header><h1>Baker</h1></header>{POSTING}", ["#Baker"]),
        (f"<main><header>Saltby</header>{POSTING}<aside>$20</aside></main>", ["Saltby", "$20"]),
        (f"<form><div>{POSTING}<p>$20</p></div><input></form>", ["$20"]),  # around the whole page
        (f"<article>{POSTING}</article><article><p>Another job</p></article>", []),
        (f"<main><p>Menu</p></main>{POSTING}<p>$20</p>", ["Menu", "$20"]),  # main is not the bulk
        (f"{POSTING}<p class=cookie>Bake cookies</p><p>Sell</p>", ["Sell"]),
        (f"{POSTING}<ul><li><a href=/a>Saltby</a><li><a href=/b>Rye</a></ul>", ["-Saltby", "-Rye"]),
        (f"<div class=consent>{POSTING}</div>", []),
        (f"{POSTING}<div class=social-links><a href=/apply/4>Apply now</a></div>", ["Apply now"]),
        (f"{POSTING}<p class=profit-share>A share of $5</p>", ["A share of $5"]),
        (f"{POSTING}<p class=social>Write to <a href='mailto:a@b.example'>us</a> at any time",
         ["Write to us at any time"]),
    ],
)  # fmt: skip
def test_the_posting_itself_is_never_furniture(body: str, wanted: list[str]) -> None:
    assert page(body) == wanted


def test_a_page_that_would_be_left_empty_is_read_whole() -> None:
    body = "<nav>Bake bread at night, sell it by day.</nav>" * 8 + "<p>Baker</p>"
    assert len(page(body)) == 9


@pytest.mark.parametrize(
    ("head", "body", "first"),
    [
        ("<title>Baker | Saltby Jobs</title>", POSTING, "#Baker | Saltby Jobs"),
        ("<title>Jobs</title><meta property='og:title' content='Baker'>", POSTING, "#Baker"),
        ("<title>Jobs</title>", f"<h1>Baker</h1>{POSTING}", "#Baker"),
        ("<title>Jobs portal</title>", f"<h2>Baker</h2>{POSTING}", "##Baker"),
        ("<meta property='og:title' content='Baker'>", f"<p><b>BAKER</b></p>{POSTING}", "BAKER"),
    ],
)
def test_a_page_without_a_title_of_its_own_gets_one(head: str, body: str, first: str) -> None:
    assert page(body, head)[0] == first


def test_a_class_that_the_page_hides_is_not_read() -> None:
    rules = ".is-hidden, .x {display:none} .tab {display:none} @media print {.hide {display: none}}"
    body = f"<p class='a is-hidden'>Secret</p><p class=tab>Pay</p><p class=hide>Hours</p>{POSTING}"
    assert page(body, f"<style>{rules}</style>") == ["Pay", "Hours"]


def test_neighbours_that_only_style_parts_are_parted() -> None:
    body = "<p><span>Country</span><span>India</span></p><p><b>Years</b><i>3</i></p>"
    assert page(f"{body}<p><b>B</b>aker</p>{POSTING}") == ["Country India", "Years 3", "Baker"]


JOB = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{}, {
"@type": "JobPosting", "title": "Baker", "hiringOrganization": {"name": "Saltby Bakery"},
"description": "&lt;p&gt;You bake bread at night.&lt;/p&gt;"}]}</script>"""


def test_a_page_that_shows_nothing_is_read_from_its_data() -> None:
    posting = html(
        f"<html lang=en-IE><head>{JOB}</head><body><div id=app>Loading</div></body></html>"
    )
    assert posting.source.text == "Baker\nEmployer: Saltby Bakery\nYou bake bread at night."
    assert posting.source.format == "jobposting"


def test_data_gives_way_to_what_the_page_shows() -> None:
    assert page(POSTING, JOB)[0] == "#Baker"
    assert html(f"<html>{JOB}{POSTING}</html>").source.format == "html"


def test_the_declared_language_is_used() -> None:
    assert html(f"<html lang=en-NZ>{POSTING}</html>").language == "en-NZ"
