"""The gate: what it writes, what it leaves out, and how it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from conftest import ROOT

from pipeline.cli import app

AD = "# Baker\n\nBe a bread ninja. Full-time, on-site. Apply by May 3, 2027.\n"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    Path("ad.md").write_text(AD)
    Path("good.md").write_text(AD.replace("Be a bread ninja", "$20 an hour"))

    def command(*arguments: str, stdin: str = "") -> Result:
        return CliRunner().invoke(app, arguments, input=stdin)

    return command


def codes(text: str) -> list[str]:
    return re.findall(r"^\S+:\d+:\d+: \w+ ([A-Z]{3}\d{3}) ", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("good.md",), 0),
        (("ad.md",), 1),
        (("ad.md", "--fail-on", "error"), 0),
        (("ad.md", "--ignore", "PAY"), 0),
        (("ad.md", "--ignore", "PAY", "--fail-on", "info"), 1),
        (("nowhere.md", "good.md"), 2),
        (("ad.md", "--select", "QQQ"), 2),
        (("ad.md", "--fail-on", "disaster"), 2),
        (("ad.md", "--format", "xml"), 2),
        (("ad.md", "--baseline", "nowhere.json"), 2),
        ((), 2),
    ],
)
def test_how_it_ends(run: Run, arguments: tuple[str, ...], code: int) -> None:
    assert run("check", *arguments).exit_code == code


def test_text(run: Run) -> None:
    done = run("check", "ad.md", "good.md")
    assert codes(done.stdout) == ["PAY001", "INC006"]
    assert "ad.md:3:12: info INC006 “ninja”" in done.stdout
    assert done.stdout.endswith("2 postings checked: 1 warning, 1 info.\n")


def test_what_cannot_be_read_is_named_and_the_rest_is_checked(run: Run) -> None:
    done = run("check", "nowhere.md", "ad.md")
    assert "nowhere.md: there is no such file" in done.stderr
    assert codes(done.stdout) == ["PAY001", "INC006"]


def test_stdin(run: Run) -> None:
    assert codes(run("check", "-", stdin=AD).stdout) == ["PAY001", "INC006"]


@pytest.mark.parametrize(
    ("arguments", "left"),
    [
        (("--select", "INC"), ["INC006"]),
        (("--select", "PAY001,INC006", "--ignore", "INC"), ["PAY001"]),
        (("--ignore", "PAY,INC"), []),
    ],
)
def test_codes_are_chosen(run: Run, arguments: tuple[str, ...], left: list[str]) -> None:
    assert codes(run("check", "ad.md", *arguments).stdout) == left


def test_an_unknown_code_names_the_nearest(run: Run) -> None:
    assert "Did you mean PAY001?" in run("check", "ad.md", "--select", "PAY011").stderr


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("<!-- posting-summary: ignore INC006 -->", ["PAY001"]),
        ("<!-- posting-summary: ignore INC -->\n", ["PAY001"]),
        ("<!-- posting-summary: ignore -->", ["PAY001"]),
        ("<!-- posting-summary: ignore PAY001 -->", ["PAY001", "INC006"]),
        ("<!-- posting-summary: ignore-file PAY001, INC006 -->", []),
        ("<!-- posting-summary: ignore REA001 -->", ["PAY001", "INC006"]),
    ],
)
def test_comments_in_the_file(run: Run, tmp_path: Path, comment: str, left: list[str]) -> None:
    (tmp_path / "ad.md").write_text(AD.replace("Be a", f"{comment}\nBe a"))
    assert codes(run("check", "ad.md").stdout) == left


def test_a_baseline_holds_until_the_words_change(run: Run, tmp_path: Path) -> None:
    assert run("check", "ad.md", "--baseline", "old.json", "--write-baseline").exit_code == 0
    (tmp_path / "ad.md").write_text(AD.replace("Be a", "Bake rolls.\n\nBe a"))
    assert run("check", "ad.md", "--baseline", "old.json").exit_code == 0
    (tmp_path / "ad.md").write_text(AD.replace("ninja", "guru"))
    assert codes(run("check", "ad.md", "--baseline", "old.json").stdout) == ["INC006"]


def test_what_is_no_baseline_is_said(run: Run, tmp_path: Path) -> None:
    for text in ("{", "[]", '{"version": 9}', '{"version": 1, "findings": 3}'):
        (tmp_path / "old.json").write_text(text)
        done = run("check", "ad.md", "--baseline", "old.json")
        assert (done.exit_code, "old.json: is no baseline" in done.stderr) == (2, True)


def test_json(run: Run) -> None:
    made = json.loads(run("check", "ad.md", "good.md", "nowhere.md", "--format", "json").stdout)
    assert [file["path"] for file in made["files"]] == ["ad.md", "good.md", "nowhere.md"]
    assert made["files"][2]["error"]
    ninja = made["files"][0]["findings"][1]
    assert (ninja["code"], ninja["rule"], ninja["line"]) == ("INC006", "flags.hero_words", 3)
    assert ninja["quote"] == "ninja"


def test_sarif_is_valid(run: Run) -> None:
    done = run("check", "ad.md", "good.md", "nowhere.md", "--format", "sarif")
    made = json.loads(done.stdout)
    schema = json.loads((ROOT / "tests/schemas/sarif-2.1.0-rtm.5.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(made)
    (one,) = made["runs"]
    rules = one["tool"]["driver"]["rules"]
    assert [rules[r["ruleIndex"]]["id"] for r in one["results"]] == ["PAY001", "INC006"]
    assert [result["level"] for result in one["results"]] == ["warning", "note"]
    assert not one["invocations"][0]["executionSuccessful"]
    region = one["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 12, 17)


def test_github(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a,b.md").write_text(AD)
    lines = run("check", "a,b.md", "--format", "github").stdout.splitlines()
    assert lines[0].startswith("::warning file=a%2Cb.md,line=1,col=1,title=PAY001::The posting")
    assert lines[1].startswith("::notice file=a%2Cb.md,line=3,col=12,endColumn=17,title=INC006::")


def test_a_rule_is_explained(run: Run) -> None:
    done = run("rule", "pay001")
    assert done.exit_code == 0
    assert "PAY001" in done.stdout
    assert "Source: https://" in done.stdout
    assert len(run("rule").stdout.splitlines()) > 35
    assert run("rule", "PAY9").exit_code == 2
    assert "{" not in run("rule", "REA001").stdout


def test_the_hook_names_a_command_that_is_there() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert "entry: posting-summary check\n" in hook
    pattern = re.search(r"files: (.*)\n", hook)
    assert pattern is not None
    assert re.search(pattern[1], "jobs/baker.html")
    assert not re.search(pattern[1], "jobs/baker.py")
