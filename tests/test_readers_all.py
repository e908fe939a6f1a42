"""What holds for every format: the same facts, traced; the right reader; no harm from junk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import (
    DATA,
    DUTIES,
    EMPLOYER,
    FORMATS,
    HIGH,
    JSON,
    LAST_DAY,
    LOW,
    PLACE,
    READ_BY,
    TITLE,
    URL,
    sample,
)

from pipeline import (
    Detail,
    Pay,
    PostingError,
    Requirement,
    Screening,
    convert,
    render,
)
from pipeline.readers import file_format, read


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_says_the_same(name: str) -> None:
    posting = convert(sample(name)).posting
    facts = {fact.topic: fact.value for fact in posting.having(Detail)}
    assert (facts["title"], facts["location"]) == (TITLE, PLACE)
    assert facts["apply_by"] == LAST_DAY
    assert facts["employer"] == EMPLOYER
    (pay,) = posting.having(Pay)
    assert (pay.min, pay.max, pay.currency) == (LOW, HIGH, "USD")
    assert pay.period == "hour"
    needs = posting.having(Requirement)
    assert {(need.min_years, need.degree) for need in needs} >= {(2, None), (None, "high_school")}
    assert ("background_check", "required") in {
        (fact.kind, fact.status) for fact in posting.having(Screening)
    }
    assert not [found for found in posting.findings if found.stage in ("read", "extract")]


@pytest.mark.parametrize("name", FORMATS)
def test_the_content_tells_the_format_and_the_json_names_it(name: str) -> None:
    assert read(sample(name), name="x").source.format == name
    assert read(sample(name), name="x", format=READ_BY.get(name, name)).source.format == name
    assert read(sample(name), name="x", format=name).source.format == name


@pytest.mark.parametrize("name", FORMATS)
def test_each_statement_stands_in_the_source(name: str) -> None:
    summary = convert(sample(name))
    source = summary.posting.source.text
    for block in summary.posting.blocks:
        assert source[block.text.span.start : block.text.span.end] == block.text.value
    for statement in summary.said():
        quoted = " ".join(source[span.start : span.end] for span in statement.evidence)
        assert quoted.strip(), statement
        if not statement.rule.startswith("summary."):
            figures = re.findall(r"\d+", re.sub(r"\.00\b", "", statement.text))
            assert set(figures) <= set(re.findall(r"\d+", quoted)) | {"14"}, statement
    links = {url for said in summary.said() for _, url in said.links}
    assert all(url.startswith(URL) for url in links)


ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title></script><svg onload=alert(1)>",
    '"><iframe src="javascript:alert(1)">',
    "[x](javascript:alert(1)) <a href='java\nscript:alert(1)'>x</a>",
)
ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|img|form|input)\b|<[^>]*\son[a-z]+=|href=\"(?!https?:|#)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", DATA)
def test_no_markup_of_a_posting_gets_through(name: str, attack: str) -> None:
    text = json.dumps(attack)[1:-1] if name in JSON else attack
    for words in (TITLE, EMPLOYER, DUTIES[0], URL):
        if words not in DATA[name]:
            continue
        try:
            summary = convert(DATA[name].replace(words, f"{words} {text}"))
        except PostingError:  # XML that is none any more
            continue
        page = render(summary, "html").decode()
        assert not ACTIVE.search(page[page.index("<body") :])
        assert b"<" not in render(summary, "json")


JUNK = (b"", b"\0", b"\xff\xfe", b"<", b">", b'"', b"{", b"}", b"]]>", b"</", b"\\u0000",
        b"9" * 40, b"<b>" * 300, b"\xe2\x80\xae", b"&#0;", b",", b"[[", b"null", b"\r",
        b"PK\x03\x04")  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=40)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    whole = bytearray(sample(name))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole)))
        cut = data.draw(st.integers(0, 30))
        whole[at : at + cut] = data.draw(st.sampled_from(JUNK))
    try:
        posting = read(bytes(whole), name="x", format=data.draw(st.sampled_from((None, name))))
    except PostingError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either is right
        return
    for block in posting.blocks:
        assert posting.quote(block.text.span)


ODD: tuple[Any, ...] = (None, True, 0, -1, 1e400, "", "x", "<b>x", [], {}, [None], [[]], {"a": 1},
                        {"name": []}, ["x", 3, None], "\ud800", "9" * 400)  # fmt: skip


def changed(thing: Any, odd: Any) -> Iterator[Any]:
    """The thing with each of its parts, in turn, in the place of the odd one."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            yield thing | {key: odd}
            yield {other: said for other, said in thing.items() if other != key}
            yield from (thing | {key: each} for each in changed(value, odd))
    elif isinstance(thing, list):
        for place, value in enumerate(thing):
            yield from ([*thing[:place], each, *thing[place + 1 :]] for each in changed(value, odd))


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize("odd", ODD, ids=lambda odd: repr(odd)[:12])
def test_a_field_of_any_kind_does_no_harm(name: str, odd: Any) -> None:
    for job in changed(JSON[name], odd):
        try:
            read(json.dumps(job).encode("utf-8", "surrogatepass"), name="x", format="json")
        except PostingError as error:
            assert str(error).endswith(".")  # noqa: PT017 - either is right


def test_no_sample_is_taken_for_a_file_of_another_kind() -> None:
    assert {name for name in FORMATS if file_format(sample(name))} == {"docx", "pdf"}
