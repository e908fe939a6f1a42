"""Makes the fonts of the web page from those of the PDF, and styles/fonts/faces.toml.

    python .ci/make_fonts.py

A page carries its fonts within itself, so they are cut by script: a page gets a piece only
where it has one of the piece's characters.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import main as subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "styles" / "fonts"
OWN, FALLBACK = "AtkinsonHyperlegibleNext", "DejaVuSans"
WEIGHTS = {"Regular": 400, "Bold": 700}
BLANK = {0xAD, *range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070)}
"""Spaces and marks that show nothing: every font will do for them."""
COMMON = """
b5 2010-2012 2015-2017 201b 201f 2020-2027 2030-205e 2070-20cf 2100-2149 2150-215f 2190-2199
21d0-21d4 2200-220f 2211-2214 2216-221f 2248 2260-2265 2460-2473 25a0-25ff 2605-2606 2610-2612
2660-2667 2713-2718 2794 2799-27a4 fffd
"""
"""The signs that postings use."""
HEAD = """\
# The fonts of a page, as CSS wants them: one without characters is in every page, another only
# where a page has one of its characters. Made by .ci/make_fonts.py.
"""


def characters(file: str) -> set[int]:
    """What a font can show."""
    return set(TTFont(FONTS / file).getBestCmap())


def spelt(ranges: str) -> set[int]:
    """The code points of ranges such as 2010-2012."""
    ends = (run.split("-") for run in ranges.split())
    return {c for run in ends for c in range(int(run[0], 16), int(run[-1], 16) + 1)}


def ranges(points: Iterable[int]) -> list[str]:
    """The code points as CSS writes them."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return [f"U+{low:X}" if low == high else f"U+{low:X}-{high:X}" for low, high in runs]


def face(file: str, family: str, weight: int, points: Iterable[int] = ()) -> str:
    """One entry of the list."""
    lines = textwrap.wrap(", ".join(ranges(points)), 96, break_on_hyphens=False)
    only = 'characters = """\\\n' + " \\\n".join(lines) + '"""\n' if lines else ""
    return f'\n[[face]]\nfile = "{file}"\nfamily = "{family}"\nweight = {weight}\n{only}'


def cut(source: str, target: str, points: Iterable[int]) -> None:
    """A font with these characters alone."""
    subset(
        [str(FONTS / source), f"--unicodes={','.join(f'{point:x}' for point in sorted(points))}",
         "--layout-features=*", "--flavor=woff2", f"--output-file={FONTS / target}"]
    )  # fmt: skip


def main() -> None:
    """Cut the fonts and write the list."""
    family = "Atkinson Hyperlegible Next"
    base, whole = characters(f"{OWN}-Regular.woff2"), characters(f"{OWN}-Regular.ttf")
    faces = [face(f"{OWN}-{cut_}.woff2", family, weight) for cut_, weight in WEIGHTS.items()]
    for name, weight in WEIGHTS.items():
        file = f"{OWN}-{name}-Extended.woff2"
        cut(f"{OWN}-{name}.ttf", file, whole - base)
        faces.append(face(file, family, weight, whole - base))
    rest = characters(f"{FALLBACK}-Subset.ttf") - whole - BLANK
    common = spelt(COMMON) & rest
    pieces = {
        "signs": common,
        "greek-cyrillic": rest & spelt("370-52f"),
        "hebrew-arabic": rest & spelt("590-6ff fb1d-fdff fe70-fefc"),
        "latin": {c for c in rest - common if c < 0x370 or 0x1E00 <= c < 0x1F00},
        "symbols": {c for c in rest - common if 0x2000 <= c < 0x3000},
    }
    assert set().union(*pieces.values()) == rest
    for name, points in pieces.items():
        file = f"{FALLBACK}-{name}.woff2"
        cut(f"{FALLBACK}-Subset.ttf", file, points)
        faces.append(face(file, "JPS Fallback", 400, points))
    (FONTS / "faces.toml").write_text(HEAD + "".join(faces), "utf-8")


if __name__ == "__main__":
    main()
