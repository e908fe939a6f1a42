"""An employer's theme: what it may say, what it changes, and what goes over it."""

from __future__ import annotations

import pickle
import re
import zlib
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from browser import Open, checker
from click.testing import CliRunner
from pages import rich
from test_checkers import AXE, everywhere

from pipeline import RenderError, SettingsError, Theme, read_theme, render, stylesheet
from pipeline.assets.tokens import colours
from pipeline.cli import app
from pipeline.renderers import Edition

LIGHT = {
    "ground": "#fffaf2", "paper": "#fff", "text": "#1b1024", "soft": "#3d3347", "link": "#7A003C",
    "visited": "#4b2a7b", "edge": "#6b5f73", "rule": "#e3d9ea", "accent": "#b4005a",
    "may": "#4a3000", "may-ground": "#fdf0d0",
    "calm": "#3a3244", "calm-ground": "#efeaf4", "easy": "#0e3b2c", "easy-ground": "#dcf3ea",
    "hard": "#611208", "hard-ground": "#fde5e0", "focus": "#ffffff", "focus-ground": "#003a5c",
    "focus-line": "#003a5c",
}  # fmt: skip
DARK = {
    "ground": "#120a1a", "paper": "#1d1328", "text": "#f6effc", "soft": "#cfc3da",
    "link": "#ffb3d6", "visited": "#d8c2ff", "edge": "#9a8ca8", "rule": "#40334d",
    "accent": "#ff8ac0", "focus-line": "#7fd0ff",
}  # fmt: skip
OURS = {"font": "Georgia, 'Times New Roman', serif", "light": LIGHT, "dark": DARK}
BRAND = Theme.of(OURS)
TOML = "font = 'Georgia, serif'\n[light]\nlink = '#7a003c'\n[dark]\nlink = '#ffb3d6'\n"


def theme_in(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "theme.toml").write_text(text, "utf-8")
    return folder


def test_every_colour_can_be_set() -> None:
    assert set(LIGHT) == set(colours("light"))
    for name, value in {**LIGHT, "paper": "#ffffff", "link": "#7a003c"}.items():
        assert f"--jps-{name}: {value};" in BRAND.rules


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Georgia", '"Georgia"'),
        ("Georgia,serif", '"Georgia", serif'),
        ("  'Source Sans 3' ,SANS-SERIF", '"Source Sans 3", sans-serif'),
        ('-apple-system, BlinkMacSystemFont, "Segoe UI"', '-apple-system, BlinkMacSystemFont, '
         '"Segoe UI"'),
        ("Größe, ヒラギノ角ゴ", '"Größe", "ヒラギノ角ゴ"'),
        ("inherit", '"inherit"'),
    ],
)  # fmt: skip
def test_a_list_of_fonts_stands_before_ours(said: str, written: str) -> None:
    rules = Theme.of({"font": said}).rules
    assert rules.startswith(f'.jps-root {{\n--jps-font: {written}, "Atkinson Hyperlegible Next"')


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"fonts": "Georgia"}, "there is no 'fonts'. Did you mean 'font'?"),
        ({"night": {}}, "there is no 'night'. Did you mean 'light'?"),
        ({"sizes": 3}, "there is no 'sizes'. Known are dark, font, light."),
        ({"link": "#000"}, "'link' must stand under [light] or [dark]."),
        ({"light": "#000"}, "light must be a table: [light]."),
        ({"light": {"lnik": "#000"}}, "[light] there is no colour 'lnik'. Did you mean 'link'?"),
        ({"dark": {"--jps-links": "#000"}}, "[dark] there is no colour '--jps-links'. "
         "Did you mean 'link'?"),
        ({"dark": {"may_ground": "#000"}}, "Did you mean 'may-ground'?"),
        ({"light": {"size": "#000"}}, "[light] there is no colour 'size'. Known are accent, "),
        ({"light": {"font": "Georgia"}}, "[light] there is no colour 'font'."),
        ({"light": {"link": 3}}, "[light] link is 3, but must be a colour such as '#0a4786'."),
        ({"font": ["Georgia"]}, "font is ['Georgia'], but must be a list of fonts such as "
         "'Georgia, serif'."),
    ],
)  # fmt: skip
def test_what_a_theme_cannot_say(said: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(message)):
        Theme.of(said)


@pytest.mark.parametrize(
    "value",
    [
        "red", "#12", "#1234", "#12345", "#12345678", "#ggg", " #123456", "#123456\n", "123456",
        "#１２３", "#000;", "#000}", "rgb(0 0 0)", "var(--jps-text)", "url(https://a.invalid)",
        "#000</style><script>", "#000/**/", "",
    ],
)  # fmt: skip
def test_only_plain_colours_are_taken(value: str) -> None:
    with pytest.raises(SettingsError, match=r"\[light\] text is .*, but must be a colour"):
        Theme.of({"light": {"text": value}})


@pytest.mark.parametrize(
    "value",
    [
        "a;b", "a}b", "a{b", "</style>", "<b", "@import", "a/b", "url(x)", "a\\3b", "'a", "\"a'",
        "a,", ",a", "a\nb", "a\0b", "9a", "a:b", "a!important", "a'b", "x" * 81, " , ",
    ],
)  # fmt: skip
def test_only_lists_of_fonts_are_taken(value: str) -> None:
    with pytest.raises(SettingsError, match="must be a list of fonts"):
        Theme.of({"font": value})


@pytest.mark.parametrize(
    ("light", "dark", "messages"),
    [
        ({"link": "#777"}, {}, [
            "[light] link #777777 on ground #f6f4ef has a contrast of 4.07 to 1; it must reach "
            "7 to 1.",
            "[light] link #777777 on paper #ffffff has a contrast of 4.47 to 1; it must reach "
            "7 to 1.",
            "[light] link #777777 on white paper #ffffff has a contrast of 4.47 to 1; it must "
            "reach 7 to 1.",
        ]),
        ({}, {"soft": "#808080"}, [
            "[dark] soft #808080 on ground #14171a has a contrast of 4.55 to 1; it must reach "
            "7 to 1.",
            "[dark] soft #808080 on paper #1e2226 has a contrast of 4.05 to 1; it must reach "
            "7 to 1.",
        ]),
        ({"accent": "#ffd0a0"}, {}, [
            "[light] accent #ffd0a0 on ground #f6f4ef has a contrast of 1.29 to 1; it must reach "
            "3 to 1.",
            "[light] accent #ffd0a0 on paper #ffffff has a contrast of 1.42 to 1; it must reach "
            "3 to 1.",
            "[light] accent #ffd0a0 on white paper #ffffff has a contrast of 1.42 to 1; it must "
            "reach 3 to 1.",
        ]),
    ],
)  # fmt: skip
def test_what_is_too_faint_is_told_pair_by_pair(
    light: dict[str, str], dark: dict[str, str], messages: list[str]
) -> None:
    with pytest.raises(SettingsError) as error:
        Theme.of({"light": light, "dark": dark})
    assert str(error.value).splitlines() == messages


@pytest.mark.parametrize(
    ("light", "dark", "part"),
    [
        ({"ground": "#888888"}, {}, "soft #464c54 on ground #888888"),  # our own text on it
        ({"may-ground": "#523a00"}, {}, "may #523a00 on may-ground #523a00 has a contrast of "
         "1.00"),
        ({"focus-ground": "#ffffff", "focus": "#000"}, {"focus": "#eee"},
         "[dark] focus #eeeeee on focus-ground #ffffff"),  # the night has the day's ground
        ({"may": "#fff", "may-ground": "#000"}, {}, "may #ffffff on white paper"),
        ({"focus-line": "#ffdd00"}, {}, "focus-line #ffdd00 on ground"),
    ],
)  # fmt: skip
def test_colours_are_judged_together_with_ours(
    light: dict[str, str], dark: dict[str, str], part: str
) -> None:
    with pytest.raises(SettingsError) as error:
        Theme.of({"light": light, "dark": dark})
    assert part in str(error.value)


def test_seven_to_one_is_enough_and_nothing_less() -> None:
    """On white, #595959 has 7.005 to 1, and the next grey 6.898."""
    Theme.of({"light": {"text": "#595959", "ground": "#ffffff"}})
    with pytest.raises(SettingsError, match=r"a contrast of 6\.89 to 1"):
        Theme.of({"light": {"text": "#5a5a5a", "ground": "#ffffff"}})


def test_a_theme_is_written_in_one_way() -> None:
    other = {"dark": dict(reversed(DARK.items())), "light": {**LIGHT, "paper": "#FFFFFF"}}
    again = Theme.of({**other, "font": 'Georgia, "Times New Roman",  Serif'})
    assert again == BRAND
    assert hash(again) == hash(BRAND)
    assert pickle.loads(pickle.dumps(BRAND)) == BRAND
    assert render(rich(), theme=again) == render(rich(), theme=BRAND) != render(rich())
    with pytest.raises(SettingsError, match=r"Theme\.of"):
        Theme(light=(("link", "#7A003C"),))


def test_a_theme_that_says_nothing_changes_nothing(tmp_path: Path) -> None:
    for nothing in (Theme(), read_theme(), read_theme(tmp_path), Theme.of({"light": {}})):
        assert render(rich(), theme=nothing) == render(rich())
        assert stylesheet(theme=nothing) == stylesheet()


def test_only_the_style_of_a_page_is_another() -> None:
    page, plain = render(rich(), theme=BRAND).decode(), render(rich()).decode()
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src &#x27;sha256-{digest}&#x27;" in page
    varies = re.compile(r"<style>.*?</style>|sha256-[^&]+", re.DOTALL)
    assert varies.sub("", page) == varies.sub("", plain)
    assert render(rich(), fragment=True, theme=BRAND) == render(rich(), fragment=True)
    assert BRAND.rules in stylesheet(theme=BRAND)


def test_of_several_folders_the_later_goes_over_the_others(tmp_path: Path) -> None:
    group = theme_in(tmp_path / "group", TOML)
    brand = theme_in(tmp_path / "brand", "[light]\nlink = '#004a2f'\n")
    found = read_theme(group, tmp_path, brand)
    assert found == Theme.of(
        {"font": "Georgia, serif", "light": {"link": "#004a2f"}, "dark": {"link": "#ffb3d6"}}
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("theme.toml", "[light", "theme.toml: is not valid TOML"),
        ("theme.toml", "[light]\nlnik = '#000'", "theme.toml: [light] there is no colour 'lnik'"),
        ("theme.toml", "[light]\nlink = '#777'", "theme.toml: [light] link #777777 on paper"),
        ("themes.toml", TOML, "themes.toml: is no file that we know. Did you mean 'theme.toml'?"),
    ],
)
def test_a_mistake_ends_the_run_before_it_begins(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    ours = theme_in(tmp_path / "ours", TOML)
    (ours / name).write_text(text, "utf-8")
    done = converted(tmp_path)
    assert done.exit_code == 2
    assert f"{ours / message.partition(':')[0]}:{message.partition(':')[2]}" in done.stderr
    assert not (tmp_path / "out").exists()


def converted(folder: Path) -> Any:
    (folder / "ad.txt").write_text("Baker wanted. $20 an hour.", "utf-8")
    return CliRunner().invoke(
        app,
        ["convert", str(folder / "ad.txt"), "-o", str(folder / "out"), "--to", "html,json",
         "--jobs", "1", "--employer", str(folder / "ours")],
    )  # fmt: skip


def became(done: Any) -> str:
    """What became of the one posting."""
    found = re.search(r"(\w+) +1$", done.output, re.MULTILINE)
    assert found is not None, done.output
    return found[1]


def test_a_batch_is_converted_again_when_its_theme_is_another(tmp_path: Path) -> None:
    theme_in(tmp_path / "ours", TOML)
    page = tmp_path / "out" / "ad.html"
    assert became(converted(tmp_path)) == "converted"
    assert "--jps-link: #7a003c;" in (first := page.read_text("utf-8"))
    assert became(converted(tmp_path)) == "unchanged"
    theme_in(tmp_path / "ours", TOML.replace("#7a003c", "#004a2f"))
    assert became(converted(tmp_path)) == "converted"
    assert "--jps-link: #004a2f;" in page.read_text("utf-8")
    theme_in(tmp_path / "ours", TOML)
    converted(tmp_path)
    assert page.read_text("utf-8") == first


def drawn(**options: Any) -> set[str]:
    """The colours that a PDF fills with."""
    try:
        data = render(rich(), "pdf", **options)
    except RenderError as error:
        pytest.skip(str(error))
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    pages = b"\n".join(zlib.decompress(each) for each in streams if each[:1] == b"\x78")
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg\b", pages)
    return {"#" + "".join(f"{round(float(each) * 255):02x}" for each in rgb) for rgb in found}


def test_a_pdf_has_the_light_colours() -> None:
    themed, plain = drawn(theme=BRAND), drawn()
    day = {LIGHT["text"], LIGHT["link"].lower(), LIGHT["soft"], LIGHT["may-ground"]}
    assert day <= themed
    assert not day & plain
    assert not {DARK["text"], DARK["link"]} & themed
    assert render(rich(), "pdf", theme=replace(BRAND, font="")) == render(
        rich(), "pdf", theme=BRAND
    )


def test_the_contrast_edition_keeps_its_colours_on_paper() -> None:
    assert drawn(edition="contrast", theme=BRAND) == drawn(edition="contrast")
    assert LIGHT["text"] in drawn(edition="large", theme=BRAND)


def test_the_command_prints_a_style_sheet_with_the_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = theme_in(tmp_path / "ours", TOML)
    given = CliRunner().invoke(app, ["stylesheet", "--no-layer", "--employer", str(ours)])
    assert given.output == stylesheet(layer=False, theme=read_theme(ours))
    (tmp_path / "posting-summary.toml").write_text("employer = ['ours']", "utf-8")
    monkeypatch.chdir(tmp_path)
    configured = CliRunner().invoke(app, ["stylesheet"])
    assert configured.output == stylesheet(theme=read_theme(ours))
    done = CliRunner().invoke(app, ["stylesheet", "--employer", str(tmp_path / "none")])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "none: is not a folder" in done.stderr


SEEN = """() => JSON.stringify(['.jps', '.jps-title', '.jps a', '.jps-badge', '.jps-notice']
    .map(each => getComputedStyle(document.querySelector(each)))
    .map(style => [style.color, style.backgroundColor]))"""


def seen(view: Open, page: str, **media: str) -> str:
    tab = view(page)
    tab.emulate_media(**media)
    found: str = tab.evaluate(SEEN)
    return found


def themed(edition: Edition = "standard", theme: Theme = BRAND) -> str:
    return render(rich(), theme=theme, edition=edition).decode()


def test_axe_finds_nothing_on_a_page_with_a_theme(view: Open) -> None:
    assert everywhere(view(themed(), script=checker(AXE))) == []


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


@pytest.mark.parametrize(("scheme", "said"), [("light", LIGHT), ("dark", DARK)])
def test_a_page_has_the_colours_of_day_and_night(
    view: Open, scheme: str, said: dict[str, str]
) -> None:
    assert rgb(said["ground"]) in (shown := seen(view, themed(), color_scheme=scheme))
    assert rgb(said["text"]) in shown
    assert rgb(said["link"]) in shown


def values(view: Open, page: str, scheme: str) -> dict[str, str]:
    """The value of each colour that holds on a page."""
    tab = view(page)
    tab.emulate_media(color_scheme=scheme)
    script = """names => Object.fromEntries(names.map(name => [name,
        getComputedStyle(document.querySelector('.jps')).getPropertyValue(`--jps-${name}`)]))"""
    found: dict[str, str] = tab.evaluate(script, [*colours("light")])
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_goes_over_a_theme(view: Open, scheme: str) -> None:
    bare = Theme()
    contrast = [values(view, themed("contrast", each), scheme) for each in (BRAND, bare)]
    assert contrast[0] == contrast[1]
    part = render(rich(), fragment=True, edition="contrast").decode()
    auto = [
        f"<style>{stylesheet(theme=each)}</style><div class='jps-auto'>{part}</div>"
        for each in (BRAND, bare)
    ]
    assert values(view, auto[0], scheme) == values(view, auto[1], scheme)
    assert values(view, themed(), scheme)["focus-ground"] == LIGHT["focus-ground"]
    forced = {"color_scheme": scheme, "forced_colors": "active"}
    assert seen(view, themed(), **forced) == seen(view, themed(theme=bare), **forced)
    assert seen(view, themed(), color_scheme=scheme) != seen(
        view, themed(theme=bare), color_scheme=scheme
    )


def test_what_only_the_day_has_is_ours_by_night(view: Open) -> None:
    day = Theme.of({"light": LIGHT})
    night = seen(view, themed(theme=day), color_scheme="dark")
    assert night == seen(view, themed(theme=Theme()), color_scheme="dark")


def test_fragments_are_themed_and_a_site_goes_over_it(view: Open) -> None:
    def host(own: str = "", around: str = "") -> str:
        style = f"<style>{own}</style><style>{stylesheet(theme=BRAND)}</style>"
        return f"{style}<div class='{around}'>{render(rich(), fragment=True).decode()}</div>"

    assert rgb(LIGHT["link"]) in seen(view, host(), color_scheme="dark")
    assert rgb(DARK["link"]) in seen(view, host(around="jps-auto"), color_scheme="dark")
    own = ".jps-root { --jps-link: #004a2f }"
    assert rgb("#004a2f") in seen(view, host(own), color_scheme="light")
