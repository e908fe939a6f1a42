"""A page carries the fonts that its words need, and no others."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pages import rich, said

from pipeline.assets import font, styles
from pipeline.renderers import render
from pipeline.renderers.typefaces import _BLANK, _set, page_style, typefaces

ttfont = pytest.importorskip("fontTools.ttLib", reason="fonttools is not installed").TTFont


def characters(file: str) -> set[int]:
    return set(ttfont(BytesIO(font(file))).getBestCmap())


def carried(words: str) -> list[str]:
    page = render(replace(rich(), title=said(words))).decode()
    style = page.partition("<style>")[2].partition("</style>")[0]
    data = re.findall(r"base64,([^\"]+)", style)
    return [face.file for face in typefaces() if face.rule().partition("base64,")[2][:90] in style
            ][: len(data)]  # fmt: skip


ALWAYS = ["AtkinsonHyperlegibleNext-Regular.woff2", "AtkinsonHyperlegibleNext-Bold.woff2"]
EXTENDED = [name.replace(".", "-Extended.") for name in ALWAYS]


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("Baker", []),
        ("Café – “crème”, £12 or €14…", []),
        ("no\u00a0break,\u202fthin,\u200bnone\u2028", []),
        ("Łódź", EXTENDED),
        ("Việt", ["DejaVuSans-latin.woff2"]),
        ("Пекарь", ["DejaVuSans-greek-cyrillic.woff2"]),
        ("خباز", ["DejaVuSans-hebrew-arabic.woff2"]),
        ("✓ done → next", ["DejaVuSans-signs.woff2"]),
        ("5 µg", ["DejaVuSans-signs.woff2"]),
        ("⚙", ["DejaVuSans-symbols.woff2"]),
        ("日本", []),  # no bundled font has these: the reader's own must
    ],
)
def test_a_page_carries_what_its_words_need(words: str, more: list[str]) -> None:
    assert carried(words) == ALWAYS + more


def test_each_font_has_the_characters_that_are_promised() -> None:
    base = characters(ALWAYS[0])
    for face in typefaces():
        if face.characters:
            promised = {c for c in range(0x11000) if _set(face.characters).match(chr(c))}
            assert promised == characters(face.file) - base, face.file


def test_pages_and_pdfs_have_the_same_characters() -> None:
    """What a PDF can set, a page carries as well."""
    carried = set().union(*(characters(face.file) for face in typefaces()))
    for file in ("AtkinsonHyperlegibleNext-Regular.ttf", "DejaVuSans-Subset.ttf"):
        without = {chr(c) for c in characters(file) - carried}
        assert not re.findall(rf"[^\xad{_BLANK}]", "".join(without))


def test_every_font_has_its_licence_and_is_named() -> None:
    folder = Path(str(styles())) / "fonts"
    readme = (folder / "README.md").read_text("utf-8")
    for file in (*folder.glob("*.woff2"), *folder.glob("*.ttf")):
        assert file.stem.split("-")[0] in readme
    assert (folder / "LICENSE-AtkinsonHyperlegibleNext.txt").is_file()
    assert (folder / "LICENSE-DejaVu.txt").is_file()


def test_the_same_fonts_are_put_together_once() -> None:
    assert page_style("Baker") is page_style("Cook")
