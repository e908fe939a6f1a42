"""Word files as people make them: lists in the structure, tables, headers, hidden words."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from pipeline import Detail, Posting, convert
from pipeline.errors import ReadError
from pipeline.readers import read
from pipeline.readers.docx import UNPACKED
from pipeline.readers.numbering import letters, roman, written


def saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def posting(document: Any) -> Posting:
    return read(saved(document), name="job")


def shape(document: Any) -> list[tuple[str, int, str, str]]:
    return [(b.kind, b.level, b.marker, b.text.value) for b in posting(document).blocks]


def lists(document: Any, *levels: tuple[str, str]) -> None:
    """Define list 77, with the form and the text of each of its levels."""
    inside = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    for xml in (
        f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>',
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{inside}</w:abstractNum>',
    ):
        root.append(parse_xml(xml))


def item(document: Any, text: str, depth: int = 0, style: str | None = None) -> Any:
    paragraph = document.add_paragraph(text, style)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>'
    ))  # fmt: skip
    return paragraph


def test_headings_paragraphs_and_the_lists_of_the_styles() -> None:
    document = docx.Document()
    document.add_heading("Kiln Keeper", 0)
    document.add_heading("Duties", 2)
    document.add_paragraph("You fire pots.")
    document.add_paragraph("Mind the kiln", "List Bullet")
    document.add_paragraph("Sweep", "List Number")
    document.add_paragraph("Lock up", "List Number")
    assert shape(document) == [
        ("heading", 1, "", "Kiln Keeper"),
        ("heading", 2, "", "Duties"),
        ("paragraph", 0, "", "You fire pots."),
        ("item", 1, "", "Mind the kiln"),
        ("item", 1, "1.", "Sweep"),
        ("item", 1, "2.", "Lock up"),
    ]
    assert posting(document).source.format == "docx"


def test_numbers_come_from_the_structure_and_begin_again_below() -> None:
    document = docx.Document()
    lists(document, ("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%1.%2.%3"))
    for text, depth in (("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 0), ("f", 1)):
        item(document, text, depth)
    assert [(b.marker, b.level) for b in posting(document).blocks] == [
        ("1.", 1), ("a)", 2), ("b)", 2), ("1.b.i", 3), ("2.", 1), ("a)", 2),
    ]  # fmt: skip


def test_a_numbered_heading_keeps_its_number() -> None:
    document = docx.Document()
    lists(document, ("upperRoman", "%1."))
    item(document, "Duties", style="Heading 1")
    item(document, "Pay", style="Heading 1")
    assert [b.text.value for b in posting(document).blocks] == ["I. Duties", "II. Pay"]


def test_bullets_that_were_typed_and_those_of_an_old_font() -> None:
    document = docx.Document()
    document.add_paragraph("\uf0b7\tMind the kiln")
    paragraph = document.add_paragraph()
    paragraph._p.append(parse_xml(
        f'<w:r {nsdecls("w")}><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:t>Sweep</w:t></w:r>'
    ))  # fmt: skip
    assert [(b.kind, b.text.value) for b in posting(document).blocks] == [
        ("item", "Mind the kiln"),
        ("item", "Sweep"),
    ]


def test_deleted_and_hidden_words_are_not_read_and_inserted_ones_are() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Pay is ")
    for xml in (
        "<w:del><w:r><w:delText>$10</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>$20</w:t></w:r></w:ins>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> (not really)</w:t></w:r>",
        "<w:r><w:t xml:space='preserve'> an</w:t><w:br/><w:t>hour</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))
    assert [b.text.value for b in posting(document).blocks] == ["Pay is $20 an", "hour"]


def test_a_table_of_labels_and_values_says_them_line_by_line() -> None:
    document = docx.Document()
    table = document.add_table(3, 2)
    rows = (("Job Title", "Kiln Keeper"), ("Location:", "Saltby, Kent"), ("Duties", "Fire\nSweep"))
    for row, (label, value) in zip(table.rows, rows, strict=True):
        row.cells[0].text = label
        first, *more = value.split("\n")
        row.cells[1].text = first
        for each in more:
            row.cells[1].add_paragraph(each, "List Bullet")
    said = [b.text.value for b in posting(document).blocks]
    assert said == ["Job Title: Kiln Keeper", "Location: Saltby, Kent", "Duties", "Fire", "Sweep"]
    facts = convert(saved(document)).posting.having(Detail)
    assert {"title": "Kiln Keeper", "location": "Saltby, Kent"}.items() <= {
        fact.topic: fact.value for fact in facts
    }.items()


def test_a_table_with_a_head_keeps_its_rows() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table.rows[0].cells, ("Job Title", "Grade"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    table.rows[1].cells[0].text, table.rows[1].cells[1].text = "Kiln Keeper", "7"
    blocks = posting(document).blocks
    assert [(b.kind, b.header, b.text.value) for b in blocks] == [
        ("row", True, "Job Title | Grade"),
        ("row", False, "Kiln Keeper | 7"),
    ]


def test_cells_that_hold_paragraphs_are_layout() -> None:
    document = docx.Document()
    table = document.add_table(1, 1)
    table.rows[0].cells[0].text = "We fire pots."
    table.rows[0].cells[0].add_table(1, 2).rows[0].cells[0].text = "You fire pots."
    assert [b.text.value for b in posting(document).blocks] == ["We fire pots.", "You fire pots."]


def test_headers_and_footers_are_read_once_without_page_numbers() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Saltby Kilns, Job 4711"
    footer = document.sections[0].footer
    footer.paragraphs[0].text = "12"
    footer.add_paragraph("Saltby Kilns is an equal opportunity employer.")
    footer.add_paragraph("You fire pots.")
    document.add_paragraph("You fire pots.")
    document.add_section()
    assert [b.text.value for b in posting(document).blocks] == [
        "You fire pots.",
        "Saltby Kilns, Job 4711",
        "Saltby Kilns is an equal opportunity employer.",
    ]


def test_links_and_bold_words() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Apply ")
    paragraph.add_run("now").bold = True
    for url in ("https://kiln.example/4711", "javascript:alert(1)"):
        key = document.part.relate_to(url, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True)
        link = parse_xml(
            f'<w:hyperlink {nsdecls("w")}><w:r><w:t xml:space="preserve"> here</w:t></w:r>'
            "</w:hyperlink>"
        )
        link.set(qn("r:id"), key)
        paragraph._p.append(link)
    found = posting(document)
    (block,) = found.blocks
    assert block.text.value == "Apply now here here"
    assert [found.quote(span) for span in block.strong] == ["now"]
    assert [(found.quote(link.span), link.url) for link in block.links] == [
        ("here", "https://kiln.example/4711")
    ]


def test_controls_and_text_boxes_are_read() -> None:
    document = docx.Document()
    body = document.element.body
    words = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    body.insert(0, parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtContent>{words.format("In a control")}</w:sdtContent></w:sdt>'
    ))  # fmt: skip
    body.insert(1, parse_xml(
        f'<w:p {nsdecls("w")}><w:r><w:t>Beside</w:t><w:pict><w:txbxContent>'
        f'{words.format("In a box")}</w:txbxContent></w:pict></w:r></w:p>'
    ))  # fmt: skip
    assert [b.text.value for b in posting(document).blocks] == [
        "In a control",
        "Beside",
        "In a box",
    ]


def packed(**files: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04word/ and no more", "damaged"),
        (packed(word__document="<w:document"), "damaged"),
        (packed(word__document="0" * (UNPACKED + 1)), "too large when it is unpacked"),
        (saved(docx.Document()), "no words"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_is_refused_with_advice(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read(data, name="x", format="docx")


def test_entities_are_not_expanded() -> None:
    document = docx.Document()
    document.add_paragraph("Cook wanted")
    source, out = BytesIO(saved(document)), BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                at = data.index(b"<w:document")
                bomb = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                data = data[:at] + bomb + data[at:].replace(b"Cook", b"&e;Cook")
            new.writestr(name, data)
    assert read(out.getvalue(), name="x").source.text == "&e;Cook wanted"


def test_without_the_library_the_error_says_what_to_install(monkeypatch: Any) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ReadError, match=r"pip install 'posting-summary\[docx\]'"):
        read(b"PK\x03\x04word/", name="x")


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [(4, "decimal", "4"), (4, "decimalZero", "04"), (28, "lowerLetter", "bb"),
     (3, "upperLetter", "C"),
     (14, "lowerRoman", "xiv"), (9, "upperRoman", "IX"), (5, "chicago", "5")],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(number: int, form: str, said: str) -> None:
    assert written(number, form) == said


def test_odd_numbers_do_no_harm() -> None:
    assert (letters(0), roman(0), letters(10_000)[:1]) == ("", "", "p")
