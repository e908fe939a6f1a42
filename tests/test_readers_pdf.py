"""PDFs as people keep them: running heads, columns, tables, broken words, old bullets."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest

from pipeline.errors import ReadError
from pipeline.model import Block
from pipeline.readers import read
from pipeline.readers.flow import Mend, write
from pipeline.readers.layout import Draft
from pipeline.readers.pdf import PAGES
from pipeline.readers.sheet import Piece
from pipeline.readers.words import Words

PROSE = (
    "The studio fires pots for the whole coast and has done so since the harbour was built. "
    "You look after the kiln, you keep its book, and you teach those who are new to the work. "
)


def prose(number: int) -> str:
    """Other words for each number: what is the same on each page runs there."""
    name = "".join(chr(97 + (number * step) % 26) for step in (3, 5, 7, 11)).title()
    return " ".join(f"{word} {name}" if word == "the" else word for word in PROSE.split())


@cache
def pdf(body: str, style: str = "") -> bytes:
    weasyprint = pytest.importorskip("weasyprint")
    page = f"<html lang=en><style>body {{ font: 11pt serif }} {style}</style><body>{body}"
    made: bytes = weasyprint.HTML(string=page).write_pdf()
    return made


def blocks(body: str, style: str = "") -> list[Block]:
    posting = read(pdf(body, style), name="job")
    assert posting.source.format == "pdf"
    return list(posting.blocks)


def said(found: Iterable[Block]) -> list[str]:
    return [block.text.value for block in found]


def test_headings_lists_and_wrapped_paragraphs() -> None:
    found = blocks(
        f"<h1>Kiln Keeper</h1><p>{PROSE}</p><h2>Duties</h2><ul><li>Mind the kiln<li>{PROSE}</ul>"
        "<p><b>Pay</b></p><p>$20 an hour</p><ol><li>Write<li>Call</ol>"
    )
    assert [(block.kind, block.marker, block.text.value) for block in found] == [
        ("heading", "", "Kiln Keeper"),
        ("paragraph", "", PROSE.strip()),
        ("heading", "", "Duties"),
        ("item", "•", "Mind the kiln"),
        ("item", "•", PROSE.strip()),
        ("paragraph", "", "Pay"),
        ("paragraph", "", "$20 an hour"),
        ("item", "1.", "Write"),
        ("item", "2.", "Call"),
    ]
    assert found[5].strong


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    words = "Responsibilities include administration, communication and documentation. " * 3
    found = blocks(f"<p>{words}</p>", "p { hyphens: auto; width: 52mm; text-align: justify }")
    assert said(found) == [words.strip()]


def test_a_table_of_two_columns() -> None:
    found = blocks(
        "<table><tr><td>Job Title<td>Kiln Keeper<tr><td>Location:<td>Saltby, Kent</table>"
        "<table><tr><th>Job Title<th>Grade<th>Pay<tr><td>Kiln Keeper<td>7<td>$20</table>",
        "td, th { padding: 2pt 30pt; text-align: left }",
    )
    assert [(block.kind, block.header, block.text.value) for block in found] == [
        ("paragraph", False, "Job Title: Kiln Keeper"),
        ("paragraph", False, "Location: Saltby, Kent"),
        ("row", True, "Job Title | Grade | Pay"),
        ("row", False, "Kiln Keeper | 7 | $20"),
    ]


RUNNING = (
    '@page { size: A5; @top-left { content: "Saltby Kilns, Job 4711" } '
    '@bottom-right { content: "Page " counter(page) " of " counter(pages) } '
    '@bottom-left { content: "We treat all alike." } }'
)


def test_what_runs_at_the_top_and_foot_is_read_once_and_page_numbers_are_not() -> None:
    body = "".join(f"<p>{prose(number)}</p>" for number in range(20))
    found = said(blocks(body, RUNNING))
    assert found[-2:] == ["Saltby Kilns, Job 4711", "We treat all alike."]
    assert found[:-2] == [prose(number) for number in range(20)]


def test_figures_that_do_not_count_the_pages_are_kept() -> None:
    sheets = [
        [Piece(Words(f"Grade {grade}"), 50, 100, 700, 11), Piece(Words(PROSE), 50, 500, 600, 11)]
        for grade in (7, 9, 4)
    ]
    text = drafted(sheets)
    assert all(f"Grade {grade}" in text for grade in (7, 9, 4))


def test_two_columns_are_read_one_after_the_other() -> None:
    left = "".join(f"<p>Left {number}. {PROSE}</p>" for number in range(4))
    right = "".join(f"<p>Right {number}. {PROSE}</p>" for number in range(4))
    found = said(
        blocks(
            f"<h1>Kiln Keeper</h1><div class=two><div>{left}</div><div>{right}</div></div>",
            ".two { columns: 2; column-gap: 12mm } .two div { break-inside: avoid } "
            ".two div + div { break-before: column }",
        )
    )
    assert [line.split(".")[0] for line in found] == [
        "Kiln Keeper",
        *(f"{side} {number}" for side in ("Left", "Right") for number in range(4)),
    ]


def drafted(pages: list[list[Piece]]) -> list[str]:
    draft = Draft()
    write(draft, pages, lambda word: False)
    return [block.text.value for block in draft.layout().blocks]


def test_bullets_of_an_old_font_that_stand_apart() -> None:
    page = [
        Piece(Words("\uf0b7"), 50, 55, 700, 11),
        Piece(Words("Mind the kiln"), 80, 150, 700, 11),
        Piece(Words("\uf0a7"), 50, 55, 686, 11),
        Piece(Words("Sweep"), 80, 110, 686, 11),
    ]
    draft = Draft()
    write(draft, [page], lambda word: False)
    assert [(b.kind, b.text.value) for b in draft.layout().blocks] == [
        ("item", "Mind the kiln"),
        ("item", "Sweep"),
    ]


def test_links_stay_links_and_only_safe_ones() -> None:
    body = (
        "<p>Send your letter <a href='https://kiln.example/4711'>to the studio</a> by "
        "<a href='javascript:alert(1)'>Friday</a>.</p>"
    )
    posting = read(pdf(body), name="x")
    (block,) = posting.blocks
    assert block.text.value == "Send your letter to the studio by Friday."
    assert [(posting.quote(link.span), link.url) for link in block.links] == [
        ("to the studio", "https://kiln.example/4711")
    ]


WORDS = frozenset(["information", "full", "time", "self", "motivated", "cross"])


@pytest.mark.parametrize(
    ("line", "after", "whole"),
    [
        ("Read the infor-", "mation sheet", "Read the information sheet"),
        ("This is a full-", "time job", "This is a full-time job"),
        ("Use Kuber-", "netes", "Use Kubernetes"),  # no part of it is a word
        ("You are self-", "motivated", "You are self-motivated"),
        ("A pre-", "IPO firm", "A pre-IPO firm"),
        ("The co\u00ad", "operation", "The cooperation"),
        ("From $20 -", "$25 an hour", "From $20 - $25 an hour"),
        ("A hand-", "made pot", "A handmade pot"),  # the document has it elsewhere
    ],
)
def test_a_hyphen_at_the_end_of_a_line(line: str, after: str, whole: str) -> None:
    mend = Mend(frozenset({"handmade"}), WORDS.__contains__)
    assert mend.joined(Words(line), Words(after)).value == whole


def test_a_long_pdf_is_cut_and_says_so() -> None:
    body = "".join(f"<p>{prose(number)}</p>" for number in range(PAGES + 3))
    posting = read(pdf(body, "p { break-after: page }"), name="x")
    assert [found.rule for found in posting.findings] == ["read.cut_length"]
    assert posting.source.text.endswith(prose(PAGES - 1))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n", "damaged|pictures"),
        (b"%PDF-1.7\n1 0 obj << /Type /Catalog >>", "damaged|pictures"),
        (b"no pdf", "damaged|pictures"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read(data, name="x", format="pdf")


def test_a_pdf_of_pictures_says_so() -> None:
    with pytest.raises(ReadError, match="pictures of pages"):
        read(pdf("<svg width=9 height=9><rect width=9 height=9 /></svg>"), name="x")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_pdf_cut_short_never_breaks_the_program(share: float) -> None:
    whole = pdf(f"<p>{PROSE}</p>")
    try:
        assert "kiln" in read(whole[: int(len(whole) * share)], name="x").source.text
    except ReadError as error:
        assert "PDF" in str(error)  # noqa: PT017 - either is right


def test_without_the_library_the_error_says_what_to_install(monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "pdfminer.pdfdocument", None)
    with pytest.raises(ReadError, match=r"pip install 'posting-summary\[pdf-in\]'"):
        read(b"%PDF-1.7", name="x")
