"""The style sheets: contrast computed from the colours, and rules that must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import get_args

import pytest

from pipeline.assets import PAIRS, SCREEN, contrast, sheet, styles, stylesheet
from pipeline.renderers import Edition

TOKEN = re.compile(r"--jps-([a-z-]+): ([^;]+);(?: /\* ([^*]*)\*/)?")
BLOCK = re.compile(r"([^{};]*)\{|\}|--jps-.*\n")
NOTE = re.compile(r"([\d.]+) on ([a-z-]+)")
TONES = ("may", "calm", "easy", "hard", "focus")
DARK = "(prefers-color-scheme: dark)"
Colours = dict[str, str]


def tokens(name: str, selector: str, condition: str = "") -> Iterator[tuple[str, str, str]]:
    """Name, value and note of each token that a sheet sets for a selector."""
    text = (styles() / f"{name}.css").read_text("utf-8")
    around: list[str] = []
    for match in BLOCK.finditer(re.sub(r"^ */\*.*?\*/", "", text, flags=re.DOTALL | re.MULTILINE)):
        if match[1] is not None:
            around.append(" ".join(match[1].split()))
        elif match[0] == "}":
            around.pop()
        elif selector in around[-1].split(", ") and (token := TOKEN.match(match[0])):
            outer = " ".join(around[:-1])
            if condition in outer and bool(condition) == bool(outer):
                yield token[1], token[2], token[3] or ""


def theme(edition: str, scheme: str) -> tuple[Colours, list[tuple[str, str]]]:
    """The colours that hold in an edition by day or night, and the notes beside its own."""
    layers = [tokens("tokens", ".jps-root")]
    if scheme == "dark":
        layers.append(tokens("tokens", ".jps-page", DARK))
    if edition != "standard":
        layers.append(tokens("editions", f".jps-{edition}"))
        if scheme == "dark":
            layers.append(tokens("editions", f".jps-page.jps-{edition}", DARK))
    values: Colours = {}
    noted: dict[str, str] = {}
    for layer in layers:
        for name, value, note in layer:
            values[name], noted[name] = value, note
    for name, value in values.items():
        while value.startswith("var(--jps-"):
            value = values[value[10:-1]]
        values[name] = value
    return values, list(noted.items())


THEMES = [(edition, scheme) for edition in get_args(Edition) for scheme in ("light", "dark")]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21), ("#ffffff", "#000000", 21), ("#0a4786", "#0a4786", 1),
        ("#777777", "#ffffff", 4.48), ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59), ("#ffff00", "#ffffff", 1.07), ("#0a0a0a", "#000000", 1.06),
    ],
)  # fmt: skip
def test_the_formula(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.006)


@pytest.mark.parametrize(("edition", "scheme"), THEMES)
def test_text_and_links_have_aaa_contrast(edition: str, scheme: str) -> None:
    colours, _ = theme(edition, scheme)
    for name, ground, least in PAIRS:
        wanted = 12 if edition == "contrast" and least == 7 else least
        assert contrast(colours[name], colours[ground]) >= wanted, (name, ground)


def test_every_colour_has_to_be_told_apart_from_its_ground() -> None:
    text = {name for name, _, least in PAIRS if least == 7}
    assert text == {"text", "soft", "link", "visited", *TONES}
    paired = {each for pair in PAIRS for each in pair[:2]}
    hues = {name for name, value in theme("standard", "light")[0].items() if value[0] == "#"}
    assert hues - paired == {"rule"}  # it only pleases the eye
    assert {name for name, _ in theme("standard", "dark")[1]} >= hues


@pytest.mark.parametrize(("edition", "scheme"), THEMES)
def test_the_contrast_noted_beside_each_colour_is_right(edition: str, scheme: str) -> None:
    colours, notes = theme(edition, scheme)
    checked = 0
    for name, note in notes:
        for value, ground in NOTE.findall(note):
            checked += 1
            found = contrast(colours[name], colours[ground])
            assert found == pytest.approx(float(value), abs=0.06), (name, ground)
    assert checked >= 15


def test_a_dark_page_and_each_edition_change_something() -> None:
    found = [theme(*each)[0] for each in THEMES]
    assert all(one != other for one, other in combinations(found, 2) if one is not other)
    assert theme("large", "light")[0]["paper-size"] == "18pt"


@pytest.mark.parametrize("name", ["reset", *SCREEN, "print", "tokens", "editions"])
def test_each_rule_touches_only_our_classes(name: str) -> None:
    text = re.sub(r"@(?:media|container|supports|page jps-)[^{]*\{", "", sheet(name))
    for selectors in re.findall(r"([^{}]+)\{", text):
        for selector in re.split(r",(?![^(]*\))", selectors):
            assert selector.strip().startswith(".jps"), selector


def test_paper_has_no_colours_of_its_own() -> None:
    """White paper is a better ground than any token: what holds on those holds on paper."""
    assert "#" not in sheet("print")


def test_nothing_moves_and_nothing_is_fetched() -> None:
    for name in (*SCREEN, "print", "tokens", "editions", "paper"):
        assert not re.search(r"transition|animation|scroll-behavior|@import|url\(", sheet(name))


def test_paper_needs_no_slow_layout() -> None:
    assert not re.search(r"\b(?:grid|flex|float)\b", sheet("print") + sheet("paper"))


def test_the_layer_can_be_left_out() -> None:
    assert stylesheet().startswith("@layer jps {")
    bare = stylesheet(layer=False)
    assert "@layer" not in bare
    assert bare.count("{") == bare.count("}")
