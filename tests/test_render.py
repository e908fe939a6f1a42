"""What a page shows of a summary, and that nothing of a posting can act as markup."""

from __future__ import annotations

import re
import runpy
from base64 import b64encode
from dataclasses import fields, replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.errors import RenderError
from pipeline.model import (
    Block,
    Fold,
    KeyFact,
    LeftOut,
    Link,
    Part,
    Posting,
    Source,
    Span,
    Statement,
    Summary,
    Text,
)  # fmt: skip
from pipeline.renderers import RENDERERS, RenderOptions, render
from pipeline.renderers.html import printed
from pipeline.renderers.options import Choices

RICH = runpy.run_path(str(Path(__file__).with_name("rich_summary.py")))


@pytest.fixture
def summary() -> Summary:
    made: Summary = RICH["rich_summary"]()
    return made


def html(summary: Summary, **options: object) -> str:
    return render(summary, "html", RenderOptions(**options)).decode()  # type: ignore[arg-type]


def words(page: str) -> str:
    """The text of a page with single spaces."""
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    plain = re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:a|abbr|strong|span)\b[^>]*>", "", body))
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'")):
        plain = plain.replace(name, sign)
    return " ".join(plain.replace("&amp;", "&").split())


def one_part(summary: Summary, *statements: Statement, **more: object) -> Summary:
    part = Part("duties", "Duties", statements, **more)  # type: ignore[arg-type]
    return replace(summary, parts=(part,), glossary=(), comparisons=(), left_out=())


def said(text: str, *ways: Statement) -> Statement:
    return Statement(text, "test.rule", (Span(0, 1),), ways)


def original(summary: Summary, *blocks: Block) -> str:
    """The page's copy of a posting that consists of these blocks."""
    source = Source("it", "\n".join(block.text.value for block in blocks), "text")
    page = html(replace(summary, posting=Posting(source, "en", blocks)))
    return page.rpartition("data-original><summary>")[2]


def test_everything_that_the_summary_says_is_shown(summary: Summary) -> None:
    shown = words(html(summary))
    for part in summary.parts:
        assert part.title in shown
        assert part.intro in shown
        for fact in part.key_facts:
            assert fact.label in shown
            assert all(value.text in shown for value in fact.values)
        pending = list(part.statements)
        while pending:
            statement = pending.pop()
            assert statement.text.rstrip(":") in shown
            pending += getattr(statement, "ways", ())
        for row in part.pay:
            assert all(cell in shown for cell in (row.scope, row.low, row.high, row.per, row.kind))
    for term in summary.glossary:
        assert term.term in shown
        assert term.origin == "unknown" or term.meaning in shown
    assert all(line.text in shown and line.reason in shown for line in summary.left_out)
    assert all(notice.text in shown for notice in summary.notices)
    assert all(block.text.value.split(" | ")[0] in shown for block in summary.posting.blocks)


def test_the_parts_keep_their_order(summary: Summary) -> None:
    page = html(summary)
    places = [page.index(f">{part.title}</h2>") for part in summary.parts]
    assert places == sorted(places)
    assert page.index("jps-notice") < places[0]
    assert page.index(">The whole posting</h2>") > places[-1]


def test_a_page_has_no_number_of_its_own(summary: Summary) -> None:
    main = html(summary).partition("<main")[2].partition("</main>")[0]
    mine = set(re.findall(r"\d+", words(main)))
    everything = repr(summary.parts) + repr(summary.posting.source.text)
    assert {number for number in mine if number not in everything} == set()


@pytest.mark.parametrize("form", ["html", "json"])
def test_the_same_summary_gives_the_same_bytes(summary: Summary, form: str) -> None:
    assert render(summary, form) == render(summary, form)


def test_an_unknown_format_names_the_known_ones(summary: Summary) -> None:
    with pytest.raises(RenderError, match=r"'docx'.*html, pdf, json"):
        render(summary, "docx")
    assert tuple(RENDERERS) == ("html", "pdf", "json", "data", "jsonld")


@pytest.mark.parametrize("wrong", [{"heading_level": 0}, {"heading_level": 7}, {"page_size": "A3"}])
def test_options_that_cannot_be(wrong: dict[str, object]) -> None:
    with pytest.raises(RenderError, match=next(iter(wrong))):
        RenderOptions(**wrong)  # type: ignore[arg-type]


def test_the_policy_allows_this_style_and_nothing_else(summary: Summary) -> None:
    page = html(summary)
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{digest}&#x27;" in page
    for word in ("<script", "<link", "<img", "@import", " style=", " onclick"):
        assert word not in page
    assert set(re.findall(r"url\(.{0,6}", style)) == {'url("data:'}


EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}


def test_markup_in_a_posting_is_shown_not_followed(summary: Summary) -> None:
    text = Text.of(EVIL)
    block = Block("paragraph", text, links=(Link(Span(0, 5), f"https://x.example/{EVIL}"),))
    evil = replace(
        summary,
        title=said(EVIL),
        subtitle=(said(EVIL),),
        parts=(
            Part("duties", EVIL, (said(EVIL, said(EVIL)), said(EVIL)), EVIL),
            Part("key_facts", EVIL, key_facts=(KeyFact(EVIL, (said(EVIL),)),)),
            Part("pay", EVIL, pay=tuple(RICH["pay"](EVIL, EVIL, EVIL, EVIL, EVIL) for _ in "ab")),
        ),
        left_out=(LeftOut(EVIL, EVIL, (Span(0, 1),)),),
        posting=Posting(Source(EVIL, EVIL, "text"), "en", (block, replace(block, kind="row"))),
    )
    for options in ({}, {"fragment": True, "id_prefix": "x"}):
        page = html(evil, **options)
        assert EVIL in words(page)
        found = Tags(page)
        assert not found.tags & {"script", "img"}
        assert "onerror" not in found.names


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://x.example/a?b=1&c=2", True),
        ("HTTP://x.example", True),
        ("mailto:a@x.example", True),
        ("tel:+15550100", True),
        ("javascript:alert(1)", False),
        ("java\x01script:alert(1)", False),
        ("data:text/html,hi", False),
        ("file:///etc/passwd", False),
        ("//x.example", False),
        ("vbscript:x", False),
        ("", False),
    ],
)
def test_only_safe_addresses_are_followed(summary: Summary, url: str, kept: bool) -> None:
    block = Block("paragraph", Text.of("Apply here now."), links=(Link(Span(6, 10), url),))
    shown = original(summary, block)
    assert "Apply" in shown
    assert (">here</a>" in shown) is kept


@pytest.mark.parametrize(
    ("text", "hrefs"),
    [
        ("Go to https://x.example/jobs?a=1.", ["https://x.example/jobs?a=1"]),
        ("(see https://x.example/a)", ["https://x.example/a"]),
        ("Write to a.b+c@x.co.example, please.", ["mailto:a.b+c@x.co.example"]),
        ("Follow @baker or a@b", []),
        ("ftp://x.example is old", []),
        ("https:// is no address", []),
    ],
)
def test_addresses_in_a_sentence_become_links(
    summary: Summary, text: str, hrefs: list[str]
) -> None:
    page = html(one_part(summary, said(text), said("x"))).partition("<main")[2].partition("<nav")[0]
    part = page.partition('id="duties"')[2].partition("</section>")[0]
    assert re.findall(r'<a href="([^"]+)"', part) == hrefs
    assert text in words(part)


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x08", "\x1b", "\x85", "\u202e", "\u2067", "\ud800", "\ufdd0", "\U0001ffff"],
)
def test_characters_that_garble_a_page_are_taken_out(summary: Summary, character: str) -> None:
    page = html(one_part(summary, said(f"pay{character}day"), said("x")))
    assert "payday" in page
    assert character not in page


def test_ways_stand_under_their_requirement(summary: Summary) -> None:
    page = html(summary)
    need = page.partition('id="required"')[2].partition("</section>")[0]
    assert need.index("<ol>") < need.index("One of these is enough") < need.index("<ul>")
    assert need.index("You can lift 50 lb.") > need.index("</ul>")


def test_own_headings_become_headings_only_at_the_end(summary: Summary) -> None:
    group, plain = RICH["heading"]("For Salem:", said("A license.")), said("A plain line.")
    last = html(one_part(summary, plain, group))
    assert re.search(r"<h3>For Salem</h3>\s*<p>A license.</p>", last)
    first = html(one_part(summary, group, plain))
    assert "<h3>" not in first.partition("data-original>")[0]
    assert re.search(r"<li>For Salem:<ul>", first)


@pytest.mark.parametrize(("more", "opening", "own"), [
    (True, '<details class="jps-more" data-original><summary>All say so.<', "<ul><li>"),
    (False, '<details class="jps-more"><summary>All say so.<', "<ul data-original><li>"),
])  # fmt: skip
def test_lines_left_to_the_posting_open_in_place(
    summary: Summary, more: bool, opening: str, own: str
) -> None:
    """The words of the page itself are no original, but for those that say nothing else."""
    here = Span(0, 20)
    folded = Statement("All say so.", "test", (here,), fold=Fold("test", "All say so.", (), more))
    one, quote = one_part(summary, said("One."), folded, said("Two.")), summary.posting.quote(here)
    part = html(one).partition("</details>")[0]
    assert part.index("Two.") < part.index(opening) < part.index(f"{own}{quote}</li>")
    paper = printed(one, RenderOptions()).partition("</section>")[0]
    assert "<p>All say so.</p>" in paper
    assert f">{quote}<" not in paper


def test_pay_columns_that_say_nothing_are_left_out(summary: Summary) -> None:
    pay = RICH["pay"]
    rows = tuple(pay("", amount, amount, "an hour", "Base pay") for amount in ("$20", "$22"))
    page = html(replace(summary, parts=(Part("pay", "Pay", pay=rows),)))
    part = page.partition('id="pay"')[2].partition("</section>")[0]
    assert re.findall(r'scope="col"[^>]*>([^<]+)', part) == ["Kind", "Amount", "For"]
    single = html(replace(summary, parts=(Part("pay", "Pay", pay=rows[:1]),)))
    part = single.partition('id="pay"')[2].partition("</section>")[0]
    assert "<table" not in part
    assert rows[0].line.text in part


def test_an_open_end_of_pay_is_said_in_words(summary: Summary) -> None:
    part = html(summary).partition('id="pay"')[2].partition("</section>")[0]
    row = part.partition(">Salem</th>")[2].partition("</tr>")[0]
    assert re.findall(r">([^<\n]+)</td>", row) == ["Base pay", "$22.75", "not said", "an hour"]


def test_other_languages_are_marked(summary: Summary) -> None:
    assert '<li lang="fr" dir="auto">Le vélo' in html(summary)
    assert '<div class="jps-original-text" lang="fr" dir="auto">' in html(
        replace(summary, posting=replace(summary.posting, language="fr"))
    )
    assert 'lang="und"' not in html(
        replace(summary, posting=replace(summary.posting, language="und"))
    )


def test_a_fragment_fits_into_a_page(summary: Summary) -> None:
    one = html(summary, fragment=True, heading_level=3)
    assert one.startswith('<section class="jps-root jps" lang="en" dir="ltr">')
    for tag in ("<html", "<head", "<body", "<style", "<main", "<header", "<nav", "<h1", "<h2"):
        assert tag not in one
    assert "<h3 " in one
    assert not re.findall(r" (?:id|href|for|aria-labelledby)=\"#?[\w-]*\"", one)
    ids = re.findall(r' id="([^"]+)"', html(summary, fragment=True, id_prefix="a-"))
    assert ids
    assert all(each.startswith("a-") for each in ids)
    assert all(name.startswith("jps") for list_ in re.findall(r'class="([^"]+)"', one)
               for name in list_.split())  # fmt: skip


def test_choices_can_be_given_by_name(summary: Summary) -> None:
    assert set(Choices.__annotations__) == {field.name for field in fields(RenderOptions)}
    options = RenderOptions(heading_level=2, id_prefix="a-")
    one = render(summary, "html", options, fragment=True, id_prefix="b-").decode()
    assert one == html(summary, fragment=True, heading_level=2, id_prefix="b-")
    with pytest.raises(RenderError, match="id_prefix"):
        render(summary, id_prefix='a b">')


def test_deep_fragments_stop_at_the_sixth_heading(summary: Summary) -> None:
    assert not re.search(r"<h[7-9]", html(summary, fragment=True, heading_level=6))


def test_few_parts_need_no_links_to_them(summary: Summary) -> None:
    assert "<nav" in html(summary)
    assert "<nav" not in html(one_part(summary, said("Bake.")))
