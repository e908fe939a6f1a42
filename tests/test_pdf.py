"""The PDF: PDF/UA-1 for any content, the same bytes each time, nothing from outside."""

from __future__ import annotations

import gc
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES
from pdf_samples import HARD, holding, paragraph, part, rich, said

from pipeline import convert
from pipeline.assets import font
from pipeline.errors import RenderError
from pipeline.model import Block, Summary, Text
from pipeline.renderers import RenderOptions, render
from pipeline.renderers.html import printed
from pipeline.renderers.pdf import check_libraries
from pipeline.renderers.pdf.glyphs import FONTS, LONGEST_WORD, fitted

try:
    check_libraries()
except RenderError as error:
    pytest.skip(str(error), allow_module_level=True)
import weasyprint

from pipeline.renderers.pdf.press import BASE, press

page = pytest.importorskip("page", reason="page-validation is not installed")


@pytest.fixture
def summary() -> Summary:
    return rich()


def problems(data: bytes) -> list[str]:
    """What PDF/UA-1 has against a file."""
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert report.is_compliant == (not report.failures)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("name", HARD)
def test_pdf_ua(summary: Summary, name: str) -> None:
    assert problems(render(HARD[name](summary), "pdf")) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_pdf_ua_of_an_example(path: Path) -> None:
    assert problems(render(convert(path), "pdf")) == []


def test_the_checker_can_find_something(summary: Summary) -> None:
    data = press("en", "A4").print("<html><body><h1>a</h1><h3>b</h3></body></html>", "ua-1")
    assert len(problems(data)) >= 2


def test_the_same_bytes_in_every_process(summary: Summary) -> None:
    code = (
        "import runpy, sys; from hashlib import sha256; from pipeline.renderers import render;"
        "s = runpy.run_path(sys.argv[1])['rich_summary']();"
        "print(sha256(render(s, 'pdf')).hexdigest(), sha256(render(s, 'pdf')).hexdigest())"
    )
    sample = str(Path(__file__).with_name("rich_summary.py"))
    sums = {
        word
        for seed in ("1", "2")
        for word in subprocess.run(
            [sys.executable, "-c", code, sample], capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(sys.path)},
        ).stdout.split()
    }  # fmt: skip
    assert len(sums) == 1


def test_all_words_are_in_it(summary: Summary) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    done = subprocess.run(
        [tool, "-layout", "-", "-"], input=render(summary, "pdf"), capture_output=True, check=True
    )
    shown = " ".join(done.stdout.decode().split())
    assert re.search(r"Page 1 of \d", shown)
    assert "Show the whole posting" not in shown
    for each in summary.parts:
        assert each.title in shown
        assert all(row.low in shown and row.high in shown for row in each.pay)
        assert all(fact.values[0].text in shown for fact in each.key_facts)
    for term in summary.glossary:
        assert term.term in shown
    assert "Save this job" in shown


def test_nothing_but_the_bundled_fonts_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    for url in ("file:///etc/passwd", (tmp_path / "secret.svg").as_uri(), "http://127.0.0.1/",
                "data:text/plain,x", BASE, f"{BASE}../tokens.css"):  # fmt: skip
        with pytest.raises(ValueError, match="bundled"):
            press("en", "A4").fetcher.fetch(url)
    for name in FONTS:
        assert press("en", "A4").fetcher.fetch(BASE + name).read() == font(name)


def test_without_the_libraries_it_says_what_to_install(
    summary: Summary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(RenderError, match=r"apt-get install .* brew install pango"):
        render(summary, "pdf")


def test_far_too_long_is_refused_and_the_page_is_not(summary: Summary) -> None:
    long = part(summary, *(said("Bake bread every day. " * 20) for _ in range(500)))
    with pytest.raises(RenderError, match="too long for a PDF"):
        render(long, "pdf")
    assert len(render(long, "html")) > 200_000


@pytest.mark.parametrize(
    "blocks",
    [
        [paragraph("word " * 20)] * 5000,
        [Block("row", Text.of(" | ".join("abcdefghijkl")))] * 2000,
        [Block("item", Text.of("x"), n % 40 + 1) for n in range(3000)],
        [paragraph("x" * 200_000)],
    ],
    ids=["paragraphs", "rows", "items", "word"],
)
def test_a_huge_posting_is_cut_and_says_so(summary: Summary, blocks: list[Block]) -> None:
    began = time.process_time()
    data = render(holding(summary, *blocks), "pdf")
    assert time.process_time() - began < 30
    assert problems(data) == []
    tool = shutil.which("pdftotext")
    if tool:
        done = subprocess.run([tool, "-", "-"], input=data, capture_output=True, check=True)
        assert "The posting goes on." in " ".join(done.stdout.decode().split())


@pytest.mark.parametrize(
    ("text", "shown", "lost"),
    [
        ("café ½ €5 – “x”", "café ½ €5 – “x”", False),
        ("Да, είναι, שלום, نعم", "Да, είναι, שלום, نعم", False),
        ("✅ Done", "✓ Done", False),
        ("Join us 🚀 now", "Join us  now", False),
        ("ﬁt Ｗ 𝐛 ㎏", "fit W b kg", False),
        ("＜b＞ ＆", "&lt;b&gt; &amp;", False),
        ("日本語 is 5", "? is 5", True),
        ("日本 語", "?", True),
        ("月 𝟮𝟬 ① 日", "? 20 ① ?", True),
    ],
)
def test_characters_that_the_fonts_lack(text: str, shown: str, lost: bool) -> None:
    assert fitted(f"<p>{text}</p>", "?") == (f"<p>{shown}</p>", lost)


def test_lost_words_are_told_at_the_top(summary: Summary) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    data = render(holding(summary, paragraph("経験 5")), "pdf")
    done = subprocess.run([tool, "-l", "1", "-", "-"], input=data, capture_output=True, check=True)
    assert "a script that this file cannot show" in " ".join(done.stdout.decode().split())


def test_long_words_get_places_to_break() -> None:
    text, _ = fitted(f"<a href='{'u' * 500}'>{'x' * 500}</a><p>{'&amp;' * 300}</p>", "?")
    assert "u" * 500 in text
    assert max(map(len, re.findall("x+", text))) == LONGEST_WORD
    assert text.count("&amp;") == 300


def test_the_coverage_file_is_what_the_fonts_have() -> None:
    fonts = pytest.importorskip("fontTools.ttLib")
    regular, bold, fallback = (
        set(fonts.TTFont(BytesIO(font(name))).getBestCmap()) for name in FONTS
    )
    has = (regular & bold) | fallback

    def ranges() -> Iterator[str]:
        start = None
        for code in range(max(has) + 2):
            if code in has and start is None:
                start = code
            elif code not in has and start is not None:
                yield f"{start:04X}" if start == code - 1 else f"{start:04X}-{code - 1:04X}"
                start = None

    assert list(ranges()) == font("coverage.txt").decode().split()


def told(element: Any) -> tuple[str, dict[str, str], str, str]:
    """What an element says; white space around the body is no one's."""
    texts = ((element.text or "").strip("\n"), (element.tail or "").strip("\n"))
    return (element.tag, dict(element.attrib), *texts)


def test_a_pdf_leaves_nothing_behind(summary: Summary) -> None:
    """What it was made of goes at once: a worker makes hundreds."""
    render(summary, "pdf")
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(3):
        render(summary, "pdf")
    assert len(gc.get_objects()) - before < 500


def test_pages_are_read_as_xml_and_others_as_html(summary: Summary) -> None:
    fetcher = press("en", "A4").fetcher
    for make in HARD.values():
        html = fitted(printed(make(summary), RenderOptions()), "?")[0]
        fast = press("en", "A4").page(html, fetcher)
        slow = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetcher)
        assert list(map(told, fast.etree_element.iter())) == list(
            map(told, slow.etree_element.iter())
        )
    odd = press("en", "A4").page("<p hidden>a<p>b", fetcher)
    assert [each.tag for each in odd.etree_element.iter()] == ["html", "head", "body", "p", "p"]
