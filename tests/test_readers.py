"""What holds for every reader, and how a reader is chosen."""

from __future__ import annotations

import hashlib
import html
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import convert, render
from pipeline.errors import ReadError
from pipeline.model import Posting
from pipeline.readers import ENDINGS, FILES, READERS, choose, file_format, read
from pipeline.readers.limits import BLOCKS, CHARACTERS

PIECES = st.sampled_from(
    [
        "Baker", " wanted", "\n", "\n\n", "- ", "* ", "• ", "1. ", "2) ", "a. ", "**", "# ", "| ",
        "<p>", "</p>", "<ul><li>", "</ul>", "<br>", "<b>", "</b>", "<table><tr><td>", "</table>",
        "<a href='https://a.example'>", "</a>", "<div hidden>", "</div>", "&amp;nbsp;", "&#x202e;",
        "$20", " - $25", ":", ".", ",", "  ", "    ", "\t", "é", "\u0301", "\ufeff", "<!--", "-->",
        "---\n", "===\n", "```\n", "> ", "[x](javascript:x)", "<script>", "</script>", "<html>",
        '{"title": "x"}', "\\", "_", "<h2>", "</h2>", "<dl><dt>", "<dd>", "</dl>", "<pre>", "o ",
    ]
)  # fmt: skip
SOUP = st.lists(PIECES, max_size=40).map("".join)


def held(posting: Posting) -> None:
    """Every block stands in the text, in order, and so does what is bold or linked."""
    text = posting.source.text
    last = 0
    for block in posting.blocks:
        value, span = block.text.value, block.text.span
        assert value
        assert last <= span.start < span.end <= len(text)
        last = span.end
        for part in (*block.strong, *(link.span for link in block.links)):
            assert span.start <= part.start < part.end <= span.end
        for link in block.links:
            assert link.url.lower().startswith(("http://", "https://", "mailto:", "tel:"))
        assert (block.kind == "heading") == (block.kind != "item" and block.level > 0)
        assert block.kind == "item" or not block.marker


@pytest.mark.parametrize("format", [*READERS, *FILES])
@settings(max_examples=150, deadline=None, derandomize=True)
@given(soup=SOUP)
def test_anything_is_read_or_refused(format: str, soup: str) -> None:
    try:
        posting = read(soup.encode("utf-8", "replace"), name="soup", format=format)
    except ReadError:
        return
    held(posting)
    if format != "text":
        for block in posting.blocks:
            assert posting.quote(block.text.span) == block.text.value


@settings(max_examples=200, deadline=None, derandomize=True)
@given(soup=SOUP)
def test_plain_text_loses_no_character(soup: str) -> None:
    try:
        posting = read(soup.encode(), name="soup", format="text")
    except ReadError:
        return
    kept = "".join(block.marker + block.text.value for block in posting.blocks)
    assert "".join(kept.split()) == "".join(posting.source.text.split())


def test_the_table_and_the_endings_agree() -> None:
    assert set(ENDINGS.values()) == {*READERS, *FILES}


@pytest.mark.parametrize(
    ("path", "text", "format"),
    [
        ("cook.txt", "Cook wanted", "text"),
        ("cook.MD", "Cook wanted", "markdown"),
        ("cook.htm", "Cook wanted", "html"),
        ("cook.json", '{"title": "Cook"}', "json"),
        ("cook.txt", "<!DOCTYPE html><title>Cook</title>", "html"),
        ("cook.md", "\n<html lang=en><p>Cook", "html"),
        ("cook.txt", "<?xml version='1.0'?>\n<!-- saved -->\n<html><p>Cook", "html"),
        ("cook.txt", '{"title": "Cook", "content": "<p>Cook"}', "json"),
        ("cook.txt", "We use <b>bold</b> and <p> tags", "text"),
        ("cook.md", "{curly} words", "markdown"),
        ("", '[{"title": "Cook"}]', "json"),
        ("", "<p>Cook</p><p>wanted</p>", "html"),
        ("page.asp", "<div>Cook</div>", "html"),
        ("", "# Cook\n\n**Pay**\n\n$20", "markdown"),
        ("", "Cook wanted\n- $20 an hour", "text"),
        ("", "{not json}", "text"),
    ],
)
def test_ending_and_content_choose_the_reader(path: str, text: str, format: str) -> None:
    assert choose(text, path) == format


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"\n%PDF-1.4", "pdf"),
        (b"PK\x03\x04..word/document.xml", "docx"),
        (b"PK\x03\x04..xl/workbook.xml", ""),
        (b"Cook wanted", ""),
    ],
)
def test_files_that_are_no_text_are_known_by_their_first_bytes(data: bytes, format: str) -> None:
    assert file_format(data) == format


def test_a_format_that_is_asked_for_is_used() -> None:
    page = b"<html><p>Cook</p></html>"
    assert read(page, name="x", format="text").source.text == page.decode()
    assert read(page, name="x").source.text == "Cook"
    with pytest.raises(ReadError, match="known are text, markdown, html, json, xml, docx, pdf"):
        read(page, name="x", format="rtf")


def test_the_source_says_where_it_came_from() -> None:
    data = "Köchin\n".encode("cp1252")
    source = read(data, name="koechin", path="in/koechin.txt").source
    assert (source.name, source.path) == ("koechin", "in/koechin.txt")
    assert (source.format, source.encoding) == ("text", "cp1252")
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><div id=root></div><script>start()</script></body></html>",
        b"--- *** ---",
        b"<!-- Cook wanted -->",
    ],
)
def test_a_file_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="no words"):
        read(data, name="x", format="html")


DEEP = "<div>" * 300 + "Cook"


@pytest.mark.parametrize(
    ("page", "cut"),
    [
        (DEEP, "nesting"),
        ("<ul><li>" * 300 + "Cook", "nesting"),
        ("".join(f"<font size={size}>" for size in range(300)) + "Cook", "nesting"),
        ("<div></b>" * 300 + "Cook", "nesting"),  # an end without a beginning ends nothing
        ("<svg><p>" + "<x/>" * 300 + "Cook", "nesting"),  # only in a drawing "/>" ends a tag
        ("<p>Cook</p><svg><style>" + "<div>" * 300, "nesting"),
        ("<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">Cook", "tag"),
        ('<p x=">" ' + "y " * 40_000 + ">Cook", "tag"),
        ("<p>Cook <b>is" * 5_001, "length"),
        ("<p>Cook " + "Cook " * 50_000, "length"),
    ],
    ids=lambda value: value[:20],
)
def test_hostile_markup_keeps_its_words_and_the_cut_is_told(page: str, cut: str) -> None:
    posting = read(page.encode(), name="x", format="html")
    assert "Cook" in posting.source.text
    found = [finding.rule for finding in posting.findings]
    assert f"read.cut_{cut}" in found
    assert len(found) == len(set(found))


def test_no_word_of_a_page_that_is_too_deep_is_lost() -> None:
    page = "".join(f"<div>word{number} </div><section>" for number in range(500))
    text = read(page.encode(), name="x", format="html").source.text
    assert text.split() == [f"word{number}" for number in range(500)]


def test_bold_that_is_never_ended_does_not_multiply() -> None:
    fonts = "".join(f"<font size={size}>" for size in range(150))
    page = f"<p>{fonts}Cook</p>" + "<p>a</p>" * 4_000
    began = time.process_time()
    assert len(read(page.encode(), name="x", format="html").blocks) == 4_001
    assert time.process_time() - began < 2  # it was 300 times as long


@pytest.mark.parametrize("format", READERS)
def test_a_posting_without_end_is_cut_and_says_so(format: str) -> None:
    text = "Cook wanted. We pay well.\n\n" * 20_000
    around = {
        "json": '{"title": "Cook", "content": "%s"}',
        "xml": "<workzag-jobs><position><jobDescriptions><jobDescription><value>%s</value>"
        "</jobDescription></jobDescriptions></position></workzag-jobs>",
    }
    whole = around.get(format, "%s") % text
    posting = read(whole.encode(), name="x", format=format)
    held(posting)
    assert len(posting.source.text) <= CHARACTERS
    assert len(posting.blocks) <= BLOCKS
    finding = posting.findings[-1]
    assert (finding.rule, finding.severity) == ("read.cut_length", "warning")
    assert "begin with “" in finding.message


@pytest.mark.parametrize("around", ['{"title": "Cook", "content": "%s"}', "# Cook\n\n%s"])
def test_hostile_markup_inside_of_other_formats_is_made_flat(around: str) -> None:
    posting = read((around % DEEP).encode(), name="x")
    assert [finding.rule for finding in posting.findings] == ["read.cut_nesting"]
    assert posting.blocks[-1].text.value == "Cook"


def test_the_json_may_stand_in_a_script_element() -> None:
    said = "Cook </script><!-- <script> wanted"
    data = render(convert(said, format="text", name=said), "json").decode()
    assert "<" not in data
    assert json.loads(data)["source"]["text"] == said


def test_what_was_cut_stands_on_the_page_and_in_the_json() -> None:
    summary = convert(DEEP, format="html")
    (told,) = [finding.message for finding in summary.posting.findings]
    assert told in html.unescape(render(summary, "html").decode())
    assert told in {found["message"] for found in json.loads(render(summary, "json"))["findings"]}


@pytest.mark.parametrize(
    "page",
    [
        "<p>Cook " * 1000,
        "<ul>" + "<li>Cook" * 1000,
        "<svg>" + "<path d='M0'/>" * 1000 + "</svg><p>Cook",
        "<table>" + "<tr><td>Cook<td>Baker" * 500,
        "<p>Cook</p>" + "<!-- " * 50_000,
        "<script>" + "if (a<b) {}" * 500 + "</script><p>Cook",
        "<" * 100_000 + " Cook",
        "<select>" + "<option>x" * 20_000 + "</select>Cook",
    ],
    ids=lambda value: value[:20],
)
def test_sloppy_markup_is_read_as_it_is(page: str) -> None:
    posting = read(page.encode(), name="x", format="html")
    assert "Cook" in posting.source.text
    assert not posting.findings
