"""What a screen reader meets in the PDF: the structure tree, read back from the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pdf_samples import HARD, LONG, holding, paragraph, part, posting, rich, said

from pipeline.errors import RenderError
from pipeline.model import Block, Summary, Term, Text
from pipeline.renderers import RenderOptions, render
from pipeline.renderers.pdf import check_libraries

pytest.importorskip("pypdf", reason="pypdf is not installed")
from pdf_tree import Node, Tagged

try:
    check_libraries()
except RenderError as error:
    pytest.skip(str(error), allow_module_level=True)

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def tagged(summary: Summary, **options: Any) -> Tagged:
    return Tagged(render(summary, "pdf", RenderOptions(**options)))


@pytest.fixture(scope="module")
def pdf() -> Tagged:
    return tagged(rich())


def only(nodes: list[Node]) -> Node:
    (node,) = nodes
    return node


def holder(pdf: Tagged, kind: str, text: str) -> Node:
    """The one tag of a kind whose words begin like this."""
    return only([node for node in pdf.root.every(kind) if node.text.strip().startswith(text)])


@pytest.mark.parametrize("name", HARD)
def test_all_words_are_tagged_and_each_once(name: str) -> None:
    pdf = tagged(HARD[name](rich()))  # reading it fails where two tags hold the same words
    assert pdf.untagged() == []


def test_what_stands_in_the_margins_is_no_content(pdf: Tagged) -> None:
    assert len(pdf.pages) > 2
    for number in range(len(pdf.pages)):
        words = pdf.artifacts(number)
        assert f"Page {number + 1} of {len(pdf.pages)}" in words
        assert "Bicycle Mechanic, Lead" in words
        assert words["Bicycle Mechanic, Lead"] == "/Pagination/Footer"
    assert "Page 1 of" not in pdf.root.text


def test_what_is_only_for_the_eye_is_no_content(pdf: Tagged) -> None:
    assert pdf.root.every("Figure") == []  # the bars beside the grades
    assert "/Layout" in {kind for page in range(len(pdf.pages)) for kind in pdf.kinds(page)}


def torn(kind: str, data: Tagged) -> list[Node]:
    return [node for node in data.root.every(kind) if len(node.pages) > 1]


def test_one_tag_for_one_element_over_pages() -> None:
    items = tagged(holding(part(rich(), *(said(f"{n} {LONG}") for n in range(30)))))
    listing = only(torn("L", items))
    assert len(listing.pages) >= 3
    assert [kid.text.split()[0] for kid in listing.every("LBody")] == [str(n) for n in range(30)]

    item = tagged(HARD["an item over pages"](rich()))
    deep = [node for node in item.root.every("LI") if len(node.pages) > 1]
    assert len(deep) == 2  # the outer one and the one in it
    assert deep[1] in deep[0].every("LI")
    assert deep[1].text.count("word") == 70 * 40

    prose = tagged(holding(rich(), paragraph(LONG * 40)))
    assert only(torn("P", prose)).text.count("word") == 2800


def resolved(kid: Any) -> Any:
    """What stands under a tag; nothing for a plain number."""
    kid = kid.get_object()
    return kid if hasattr(kid, "keys") else {}


def test_one_tag_for_the_lines_of_a_link(pdf: Tagged) -> None:
    url = "https://harborwheels.example/jobs/lead-mechanic?from=board&lang=en"
    links = [link for link in pdf.root.every("Link") if link.text.startswith("https")]
    assert [link.text for link in links] == [url, url]
    parts = [kid for kid in map(resolved, links[0].raw["/K"]) if "/Obj" in kid]
    assert len(parts) == 2  # one for each line
    numbers = pdf.catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for each in parts:
        annotation = each["/Obj"]
        assert owners[annotation["/StructParent"]].get_object() == links[0].raw
        assert (annotation["/Contents"], annotation["/F"]) == (url, 4)


def test_links_are_named_by_their_words(pdf: Tagged) -> None:
    annotations = [each.get_object() for page in pdf.pages for each in page.get("/Annots", [])]
    named = {each["/Contents"]: each["/A"]["/URI"] for each in annotations}
    assert named["background check"] == "https://harborwheels.example/checks"
    assert named["jobs@harborwheels.example"] == "mailto:jobs@harborwheels.example"


def rows(*lines: str) -> list[Block]:
    return [Block("row", Text.of(line), header=n == 0) for n, line in enumerate(lines)]


def test_a_table_over_pages_is_one_table_with_one_header() -> None:
    lines = [f"Shop {n} | {LONG} | {n} dollars" for n in range(14)]
    pdf = tagged(holding(rich(), *rows("Where | Which | Pay", *lines)))
    table = next(node for node in pdf.root.every("Table") if "Where" in node.text)
    assert len(table.pages) >= 3
    assert [kid.kind for kid in table.kids] == ["THead", "TBody"]
    assert table.text.count("Which") == 1
    for page in sorted(table.pages)[1:]:  # drawn on each page, read once
        assert pdf.artifacts(page)["Which"] == "/Pagination"
    body = [row for row in table.every("TR") if row.every("TD")]
    assert [row.kids[0].text for row in body] == [f"Shop {n}" for n in range(14)]
    assert all([cell.kind for cell in row.kids] == ["TH", "TD", "TD"] for row in body)


def test_a_row_over_pages_is_one_row() -> None:
    pdf = tagged(holding(rich(), *rows("a | b", f"left | {LONG * 30}")))
    row = only([row for row in pdf.root.every("TR") if row.text.startswith("left")])
    assert len(row.pages) > 1
    assert [cell.kind for cell in row.kids] == ["TH", "TD"]
    assert row.kids[1].text.count("word") == 2100


@pytest.mark.parametrize("name", ["everything", "a table over pages"])
def test_each_cell_names_its_headers(name: str) -> None:
    pdf = tagged(HARD[name](rich()))
    names = pdf.catalog["/StructTreeRoot"]["/IDTree"]["/Names"]
    assert list(names[::2]) == sorted(names[::2])
    named = dict(zip(names[::2], (each.get_object() for each in names[1::2]), strict=True))
    heads = pdf.root.every("TH")
    assert {head.get("/ID") for head in heads} == set(named)
    for table in pdf.root.every("Table"):
        columns = [head.raw for head in table.every("TH") if head.attribute("/Scope") == "/Column"]
        for row in table.every("TR"):
            for place, cell in enumerate(row.kids):
                assert isinstance(cell, Node)
                scope = cell.attribute("/Scope")
                assert scope in {"TD": [""], "TH": ["/Row", "/Column"]}[cell.kind]
                if cell.kind == "TD":
                    told = [named[each] for each in cell.raw["/A"]["/Headers"]]
                    first = row.kids[0]
                    assert isinstance(first, Node)
                    own = [first.raw] if first.kind == "TH" else []
                    assert told == [*own, *columns[place : place + 1]]


def test_nested_lists_stand_in_their_item(pdf: Tagged) -> None:
    outer = holder(pdf, "LBody", "One of these is enough:")
    inner = only(outer.every("L"))
    assert len(inner.every("LI")) == 2
    for listing in pdf.root.every("L"):
        assert {kid.kind for kid in listing.kids if isinstance(kid, Node)} == {"LI"}
    for item in pdf.root.every("LI"):
        assert [kid.kind for kid in item.kids if isinstance(kid, Node)][-1] == "LBody"
        assert len(item.kids) <= 2


def test_a_term_is_the_label_of_its_meaning(pdf: Tagged) -> None:
    facts = pdf.root.every("L")[0]
    pairs = [(item.kids[0], item.kids[1]) for item in facts.every("LI")]
    assert {(a.kind, b.kind) for a, b in pairs if isinstance(a, Node) and isinstance(b, Node)} == {
        ("Lbl", "LBody")
    }
    shown = {a.text: [each.text for each in b.every("P")] or b.text for a, b in pairs}  # type: ignore[union-attr]
    assert shown["Pay"] == ["$24.50 to $31.00 an hour (Portland)", "from $22.75 an hour (Salem)"]
    assert shown["Apply by"] == "March 30, 2027"


@pytest.mark.parametrize(("standard", "terms"), [("ua-1", "/None"), ("ua-2", "/Description")])
def test_lists_say_how_they_are_numbered(standard: str, terms: str) -> None:
    pdf = tagged(rich(), pdf_standard=standard)
    lists = {node.text: node.attribute("/ListNumbering") for node in pdf.root.every("L")}
    assert all(lists.values())
    assert next(kind for text, kind in lists.items() if text.startswith("Pay$24.50")) == terms
    assert next(kind for text, kind in lists.items() if text.startswith("1. One")) == "/Decimal"
    assert next(kind for text, kind in lists.items() if text.startswith("• Repair")) == "/Disc"


def test_other_languages_are_told(pdf: Tagged) -> None:
    told = [
        (node.kind, node.get("/Lang"), node.text) for node in pdf.root.walk() if node.get("/Lang")
    ]
    assert told == [("LI", "fr", "• Le vélo de service est à vous.")]
    facts = rich().parts[0].key_facts[0]
    values = (said("Lundi", lang="fr"), said("Monday"))
    first = replace(rich().parts[0], key_facts=(replace(facts, values=values),))
    title = said("Boulanger", lang="fr")
    pdf = tagged(
        replace(rich(), title=title, parts=(first,), posting=posting(), comparisons=()),
    )
    told = [(node.kind, node.text) for node in pdf.root.walk() if node.get("/Lang") == "fr"]
    assert told == [("H1", "Boulanger"), ("P", "Lundi")]


def test_short_forms_are_spelt_out() -> None:
    terms = (Term("PTO", "paid time off", "posting"),)
    pdf = tagged(
        replace(part(rich(), said("You get PTO."), said("More PTO later.")), glossary=terms)
    )
    spelt = [(node.kind, node.text, node.get("/E")) for node in pdf.root.walk() if node.get("/E")]
    assert spelt == [("Span", "PTO", "paid time off")]


def test_words_stand_in_their_paragraph_without_a_tag_for_each_line(pdf: Tagged) -> None:
    made = holder(pdf, "P", "A program made this summary from the words")
    assert made.every("Span") == []
    for kind in ("P", "LBody", *HEADINGS, "TH", "TD", "Lbl"):
        for node in pdf.root.every(kind):
            for kid in node.kids:
                assert isinstance(kid, str) or kid.kind != "NonStruct"
                assert isinstance(kid, str) or kid.text or kid.kids


def test_strong_words_are_strong_where_pdf_can_say_so() -> None:
    strong = tagged(rich(), pdf_standard="ua-2").root.every("Strong")
    assert "every two years" in [node.text for node in strong]
    assert tagged(rich()).root.every("Strong") == []


def outline(items: Any) -> Iterator[str]:
    for each in items:
        if isinstance(each, list):
            yield from outline(each)
        else:
            yield each.title


def test_bookmarks_are_the_headings_of_the_summary(pdf: Tagged) -> None:
    shown = list(outline(pdf.reader.outline))
    own = [node.text for node in pdf.root.every("H1", "H2", "H3")]
    assert (
        shown
        == [text for text in own if text != "Bicycle Mechanic, Lead" or text == shown[0]][
            : len(shown)
        ]
    )
    assert shown[0] == "Bicycle Mechanic, Lead"
    for each in ("Key facts", "What you need", "Pay", "The whole posting"):
        assert each in shown
    assert "Nice to have" not in shown  # a heading of the posting's own


def test_in_ua_2_bookmarks_and_places_lead_to_tags() -> None:
    pdf = tagged(rich(), pdf_standard="ua-2")
    item, seen = pdf.catalog["/Outlines"]["/First"]["/First"], []
    while True:
        tag = item["/Dest"][0].get_object()
        seen.append((item["/Title"], str(tag["/S"])))
        if "/Next" not in item:
            break
        item = item["/Next"]
    kinds = {node.text: node.kind for node in pdf.root.every("H1", "H2")}
    assert len(seen) > 8
    assert seen == [(title, f"/{kinds[title]}") for title, _ in seen]
    names = pdf.catalog["/Names"]["/Dests"]["/Names"]
    places = dict(zip(names[::2], (each.get_object() for each in names[1::2]), strict=True))
    assert places["pay"]["/SD"][0].get_object()["/S"] == "/Sect"
    assert places["pay"]["/D"][0].get_object()["/Type"] == "/Page"


def test_what_the_document_says_of_itself(pdf: Tagged) -> None:
    title = "Bicycle Mechanic, Lead, Harbor Wheels Cooperative: job posting in plain words"
    assert pdf.catalog["/Lang"] == "en"
    assert pdf.catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.catalog["/MarkInfo"]["/Marked"]
    info = pdf.reader.metadata
    assert info is not None
    assert info.title == title
    assert info.creator == "posting-summary"
    assert info.subject is not None
    assert info.subject.startswith("A program made this summary")
    assert {"/CreationDate", "/ModDate"}.isdisjoint(info)  # the day of the run says nothing
    xmp = pdf.catalog["/Metadata"].get_object().get_data().decode()
    assert title in xmp
    assert 'pdfuaid:part="1"' in xmp


@pytest.mark.parametrize("standard", ["ua-1", "ua-2"])
def test_the_json_is_attached_as_data_of_the_document(standard: str) -> None:
    pdf = tagged(rich(), pdf_standard=standard)
    file = only_file(pdf)
    assert (file["/F"], file["/UF"]) == ("summary.json", "summary.json")
    assert (file["/AFRelationship"], file["/Type"]) == ("/Data", "/Filespec")
    assert file["/Desc"]
    assert [each.get_object() for each in pdf.catalog["/AF"]] == [file]
    stream = file["/EF"]["/F"].get_object()
    assert stream["/Subtype"] == "/application/json"
    assert stream.get_data() == render(rich(), "json")
    assert {stream["/Params"][key] for key in ("/CreationDate", "/ModDate")} == {
        "D:20000101000000Z"
    }


def only_file(pdf: Tagged) -> Any:
    _, file = pdf.catalog["/Names"]["/EmbeddedFiles"]["/Names"]
    return file.get_object()


@pytest.mark.parametrize(("size", "box"), [("A4", (595, 842)), ("letter", (612, 792))])
def test_paper(size: str, box: tuple[int, int]) -> None:
    for page in tagged(rich(), page_size=size).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == box


@pytest.mark.parametrize("lines", range(18, 42, 2))
def test_no_heading_or_term_or_caption_ends_a_page(lines: int) -> None:
    filler = [paragraph(f"Line {n}.") for n in range(lines)]
    table = rows("a | b", "c | d", "e | f")
    blocks = [*filler, Block("heading", Text.of("Tasks"), 2), paragraph(LONG), *table]
    duties = part(rich(), *(said(f"Task {n}.") for n in range(lines)), said("Pay.")).parts
    whole = replace(rich().posting, blocks=tuple(blocks))
    pdf = tagged(replace(rich(), parts=(*duties, *rich().parts), posting=whole))
    last: dict[int, Node] = {}
    for node in pdf.root.walk():
        if any(isinstance(kid, str) for kid in node.kids):
            for page in node.pages:
                last[page] = node
    ends = [node for page, node in last.items() if page + 1 < len(pdf.pages)]
    assert ends
    for node in ends:
        assert all(node not in head.walk() for head in pdf.root.every("THead"))
        assert node.kind not in (*HEADINGS, "Caption", "Lbl"), node.text
        assert not re.match("(You must have|What the posting says about)", node.text)
