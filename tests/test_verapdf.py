"""veraPDF, the reference checker, has nothing against our PDFs: PDF/UA-1 and PDF/UA-2."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from conftest import EXAMPLES
from pdf_samples import HARD, rich
from vera import failures

from pipeline import convert
from pipeline.errors import RenderError
from pipeline.renderers import Edition, RenderOptions, render
from pipeline.renderers.options import PdfStandard
from pipeline.renderers.pdf import check_libraries

try:
    check_libraries()
except RenderError as error:
    pytest.skip(str(error), allow_module_level=True)

STANDARDS = get_args(PdfStandard)


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example(path: Path, standard: PdfStandard) -> None:
    assert (
        failures(render(convert(path), "pdf", RenderOptions(pdf_standard=standard)), standard) == []
    )


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("name", HARD)
def test_a_hard_one(name: str, standard: PdfStandard) -> None:
    data = render(HARD[name](rich()), "pdf", RenderOptions(pdf_standard=standard))
    assert failures(data, standard) == []


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("edition", get_args(Edition)[1:])
def test_an_edition(edition: Edition, standard: PdfStandard) -> None:
    options = RenderOptions(edition=edition, pdf_standard=standard)
    assert failures(render(rich(), "pdf", options), standard) == []


def test_the_checker_can_find_something() -> None:
    from pipeline.renderers.pdf.press import press

    page = "<html><body><h1>a</h1><h3>b</h3></body></html>"
    assert len(failures(press("en", "A4").print(page, "ua-1"), "ua-1")) >= 2
    as_one = render(rich(), "pdf")
    assert failures(as_one, "ua-2")  # one standard's file is not the other's
