"""What a user chose: nearest file, command line over file, and errors that say what to do."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline import SettingsError
from pipeline.cli import app
from pipeline.configuration import choose, table


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    deep = tmp_path / "site" / "jobs"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def test_without_a_file_the_defaults_hold() -> None:
    assert choose({}).options.to == ("html", "pdf", "json")
    assert choose({}).origins == {}


def test_the_nearest_file_wins_and_a_pyproject_without_our_table_is_passed_by(
    folder: Path,
) -> None:
    write(folder / "posting-summary.toml", 'jobs = 2\nout = "far"')
    write(folder / "site" / "posting-summary.toml", 'out = "near"')
    write(folder / "site" / "jobs" / "pyproject.toml", '[project]\nname = "site"')
    options = choose({}).options
    assert options.out == folder / "site" / "near"
    assert options.jobs == "auto", "files are not merged"


def test_pyproject_has_a_table(folder: Path) -> None:
    write(folder / "site/pyproject.toml", '[tool.posting-summary]\nfrom = "html"\njobs = 3')
    assert choose({}).options.reader == "html"
    assert choose({"jobs": "4"}).options.jobs == 4
    assert choose({"jobs": "4"}).origins == {
        "from": str(folder / "site/pyproject.toml"), "jobs": "command line",
    }  # fmt: skip


def test_another_file_can_be_named(folder: Path) -> None:
    write(folder / "posting-summary.toml", "jobs = 2")
    write(folder / "other.toml", 'to = ["json"]')
    assert choose({}, folder / "other.toml").options.to == ("json",)
    assert choose({}, folder / "other.toml").options.jobs == "auto"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("page_size = 'A4'", "posting-summary.toml: there is no option 'page_size'. Did you mean"),
        ("job = 2", "Did you mean 'jobs'?"),
        ("zebra = 2", "Known are"),
        ("jobs = 0", 'jobs is 0, but must be "auto" or a whole number of 1 or more'),
        ("jobs = 'many'", "jobs is 'many', but must be \"auto\" or a whole number"),
        ("jobs = true", 'must be "auto" or a whole number'),
        ("page-size = 'A3'", '"A4" or "letter"'),
        ("to = 3", "to is 3, but must be a list of texts"),
        ("out = [1]", "must be a path"),
        ("jobs = = 1", "posting-summary.toml: is not valid TOML"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_what_to_do(
    folder: Path, text: str, message: str
) -> None:
    write(folder / "posting-summary.toml", text)
    with pytest.raises(SettingsError) as error:
        choose({})
    assert message in str(error.value)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(SettingsError, match=r"none\.toml: cannot be opened"):
        choose({}, Path("none.toml"))


def test_our_table_must_be_a_table(folder: Path) -> None:
    write(folder / "pyproject.toml", "tool.posting-summary = 1")
    with pytest.raises(SettingsError, match="must be a table"):
        choose({})


def test_what_is_shown_is_a_file_that_chooses_the_same(folder: Path) -> None:
    shown = str(choose({"to": "html, json", "out": "deep", "page-size": "LETTER"}))
    assert 'out = "deep"  # command line' in shown
    write(folder / "again.toml", shown)
    again = choose({}, folder / "again.toml").options
    assert (again.to, again.page_size) == (("html", "json"), "letter")
    assert tomllib.loads(shown)["jobs"] == "auto"


def test_show_config_needs_no_postings(folder: Path) -> None:
    write(folder / "posting-summary.toml", "jobs = 2")
    done = CliRunner().invoke(app, ["convert", "--show-config"])
    assert done.exit_code == 0
    assert f"jobs = 2  # {folder / 'posting-summary.toml'}" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("convert", "--out", "o"), "Say which postings"),
        (("convert", "a.txt"), "Say where to write: --out"),
        (("explain",), "Say which posting"),
        (("convert", "a.txt", "--out", "o", "--jobs", "0"), "command line: jobs is '0'"),
        (("convert", "a.txt", "--config", "none.toml"), "none.toml: cannot be opened"),
    ],
)
def test_wrong_use_ends_with_two(arguments: tuple[str, ...], message: str) -> None:
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2
    assert message in done.stderr


OURS = {
    "screening": "[forklift]\nkind = 'forklift'\nsays = 'They test how you drive a forklift.'\n"
    "match = ['forklift (?:test|exam)']\nexamples = ['A forklift test comes first.']\n",
    "headings": "[ours]\nsection = 'screening'\nmatch = ['^what we look at$']\n"
    "examples = ['What we look at']\n",
    "glossary": 'HBX = "our own oven program."\n',
    "phrases": "[part]\npay = 'Money'\n[check]\nforklift = 'forklift test'\n",
    "boilerplate": "[pears]\nsection = ['about_employer']\nsays = 'They tell of their pears.'\n"
    "match = ['\\bpear trees?\\b']\nexamples = ['The pear tree is old.']\nweight = 9\n",
}


def test_the_folder_of_an_employer_from_the_configuration(folder: Path) -> None:
    (folder / "ours" / "en").mkdir(parents=True)
    for name, text in OURS.items():
        write(folder / "ours/en" / f"{name}.toml", text)
    write(folder / "posting-summary.toml", 'employer = ["ours"]\nto = "json,html"\njobs = 1')
    write(
        Path("a.md"),
        "# Baker\n\n## About us\n\nHarbor Bakery is a chain of four shops on the coast.\n\n"
        "In the yard of the old mill stands a pear tree that the first miller planted there, "
        "and each autumn the whole house picks its pears.\n\n## What we look at\n\n"
        "A forklift test comes first. Know HBX.\n\n## Pay\n\n$20 an hour, and free bread.\n",
    )
    done = CliRunner().invoke(app, ["convert", "a.md", "--out", "o"])
    assert done.exit_code == 0, done.output
    page = Path("o/a.html").read_text("utf-8")
    for words in (
        "They test how you drive a forklift.", "forklift test", "<h2>Money</h2>",
        "our own oven program.", "They tell of their pears.",
    ):  # fmt: skip
        assert words in page, words


@pytest.mark.parametrize(
    ("make", "message"),
    [
        ((), "none: is not a folder"),
        (("ours/",), "ours: holds nothing that we know; put en/ or theme.toml there"),
        (("ours/", "ours/en/", "ours/en/glosary.toml"), "Did you mean 'glossary.toml'?"),
    ],
)
def test_a_folder_with_a_mistake_ends_with_two(
    folder: Path, make: tuple[str, ...], message: str
) -> None:
    write(folder / "a.txt", "Baker wanted.")
    for name in make:
        path = folder / name
        path.mkdir() if name.endswith("/") else path.touch()
    employer = str(folder / ("ours" if make else "none"))
    command = ["convert", str(folder / "a.txt"), "--out", "o", "--employer", employer]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 2
    assert message in done.stderr
    assert not (folder / "o").exists()


@pytest.mark.parametrize("command", ["convert", "explain", "learn", "check", "stylesheet"])
def test_help_names_every_option_of_the_command(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).stdout
    for option in table().values():
        if (command, option.name) == ("learn", "out"):  # a file, of the command alone
            continue
        assert (f"--{option.name} " in shown) == (command in option.says.commands), option.name
