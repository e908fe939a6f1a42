"""The style sheets: contrast computed from the colours, and rules that must hold."""

from __future__ import annotations

import re

import pytest

from pipeline.assets import sheet, styles, stylesheet

LINE = re.compile(r"--jps-([a-z-]+): (#[0-9a-f]{6});(?: /\* ([^*]*)\*/)?")
NOTE = re.compile(r"([\d.]+) on ([a-z-]+)")
TEXT = ("text", "soft", "link", "visited")
TONES = ("need", "may", "calm", "easy", "hard", "focus")


def themes() -> dict[str, dict[str, tuple[str, str]]]:
    """Light and dark: name of the colour -> the colour and what is noted beside it."""
    text = (styles() / "tokens.css").read_text("utf-8")
    light, _, dark = text.partition("prefers-color-scheme: dark")
    found = {
        name: {match[1]: (match[2], match[3] or "") for match in LINE.finditer(part)}
        for name, part in (("light", light), ("dark", dark))
    }
    found["dark"] = found["light"] | found["dark"]
    return found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_links_have_aaa_contrast(theme: str) -> None:
    colours = {name: colour for name, (colour, _) in themes()[theme].items()}
    for name in TEXT:
        for ground in ("ground", "paper"):
            assert contrast(colours[name], colours[ground]) >= 7, (name, ground)
    for tone in TONES:
        assert contrast(colours[tone], colours[f"{tone}-ground"]) >= 7, tone
    for name in ("edge", "accent"):  # lines that carry meaning
        assert contrast(colours[name], colours["ground"]) >= 3, name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_contrast_noted_beside_each_colour_is_right(theme: str) -> None:
    colours = themes()[theme]
    notes = 0
    for name, (colour, note) in colours.items():
        for value, ground in NOTE.findall(note):
            notes += 1
            assert contrast(colour, colours[ground][0]) == pytest.approx(float(value), abs=0.06), (
                name
            )
    assert notes >= 15


@pytest.mark.parametrize("name", ["page", "print", "tokens"])
def test_each_rule_touches_only_our_classes(name: str) -> None:
    text = re.sub(r"@(?:media|container)[^{]*\{", "", sheet(name))
    for selectors in re.findall(r"([^{}]+)\{", text):
        for selector in re.split(r",(?![^(]*\))", selectors):
            assert selector.strip().startswith(".jps"), selector


def test_paper_colours_have_aaa_contrast() -> None:
    for colour, ground in (("#1d2126", "#ffffff"), ("#464c54", "#ffffff"), ("#0a4786", "#ffffff"),
                           ("#523a00", "#fcefcd")):  # fmt: skip
        assert colour in sheet("print")
        assert contrast(colour, ground) >= 7


def test_nothing_moves_and_nothing_is_fetched() -> None:
    for name in ("page", "print", "tokens", "paper"):
        assert not re.search(r"transition|animation|scroll-behavior|@import|url\(", sheet(name))


def test_paper_needs_no_slow_layout() -> None:
    assert not re.search(r"\b(?:grid|flex|float)\b", sheet("print") + sheet("paper"))


def test_the_layer_can_be_left_out() -> None:
    assert stylesheet().startswith("@layer jps {")
    bare = stylesheet(layer=False)
    assert "@layer" not in bare
    assert bare.count("{") == bare.count("}")
