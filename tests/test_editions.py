"""The editions of a page and a PDF: large print, high contrast, easy reading."""

from __future__ import annotations

import re
import runpy
import zlib
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from pipeline.assets import sheet
from pipeline.cli import app
from pipeline.errors import RenderError
from pipeline.model import Block, Posting, Source, Text
from pipeline.renderers import Edition, RenderOptions, render
from pipeline.renderers.html import printed

RICH = runpy.run_path(str(Path(__file__).with_name("rich_summary.py")))
SUMMARY = RICH["rich_summary"]()
OTHERS = [edition for edition in get_args(Edition) if edition != "standard"]


def pdf(**options: str) -> bytes:
    try:
        return render(SUMMARY, "pdf", RenderOptions(**options))  # type: ignore[arg-type]
    except RenderError as error:
        pytest.skip(str(error))


@pytest.mark.parametrize("edition", OTHERS)
def test_an_edition_is_a_class_that_the_styles_know(edition: str) -> None:
    page = render(SUMMARY, "html", RenderOptions(edition=edition)).decode()  # type: ignore[arg-type]
    assert f'<body class="jps-root jps-{edition} jps-page">' in page
    options = RenderOptions(edition=edition, fragment=True)  # type: ignore[arg-type]
    part = render(SUMMARY, "html", options).decode()
    assert part.startswith(f'<section class="jps-root jps-{edition} jps"')
    assert f".jps-{edition} {{" in sheet("editions")
    assert f"jps-{edition} " not in render(SUMMARY).decode().partition("<body")[2]


@pytest.mark.parametrize("edition", get_args(Edition))
def test_every_edition_is_pdf_ua(edition: str) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    report = page.validate_pdf_bytes(pdf(edition=edition), profile="ua1")
    assert report.is_compliant, report.failures


def test_nothing_in_large_print_is_smaller_than_18_points() -> None:
    def sizes(data: bytes) -> set[float]:
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
        drawn = (zlib.decompress(each) for each in streams if each[:1] == b"\x78")
        return {float(size) for each in drawn for size in re.findall(rb" ([\d.]+) Tf\b", each)}

    pixels = 96 / 72
    assert min(sizes(pdf(edition="large"))) >= 18 * pixels
    assert min(sizes(pdf())) < 18 * pixels  # so that the check can fail


@pytest.mark.parametrize(("edition", "tables"), [("standard", 3), ("large", 1), ("easy", 2)])
def test_tables_that_do_not_fit_become_lists_on_paper(edition: Edition, tables: int) -> None:
    options = RenderOptions(edition=edition)
    wide = Block("row", Text.of("a | b | c | d"))
    posting = Posting(Source("wide", "a | b | c | d", "text"), "en", (wide,))
    summary = replace(SUMMARY, posting=posting)
    paper = printed(summary, options)
    assert paper.count("<table") == tables
    assert "$24.50" in paper
    assert ("<dt>Who or where</dt>\n<dd>Portland</dd>" in paper) == (edition != "standard")
    assert ("<p>a | b | c | d</p>" in paper) == (edition == "large")
    assert render(summary, "html", options).decode().count("<table") == 3


def test_the_command_knows_the_editions(tmp_path: Path) -> None:
    posting = tmp_path / "ad.txt"
    posting.write_text("Baker wanted. $20 an hour.", "utf-8")
    command = ["convert", str(posting), "-o", str(tmp_path), "--to", "html", "--edition"]
    assert CliRunner().invoke(app, [*command, "large"]).exit_code == 0
    assert "jps-large jps-page" in (tmp_path / "ad.html").read_text("utf-8")
    assert CliRunner().invoke(app, [*command, "tiny"]).exit_code == 2
