"""The command as a user runs it: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import EXAMPLES

from pipeline import ReadError, SettingsError, terminal
from pipeline.batch.place import Place
from pipeline.inputs import gather

AD = "Baker wanted. $20 an hour, full-time, in Salem. Two years of experience required."
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def command(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pipeline", *arguments],
            capture_output=True, text=True, input=stdin, cwd=tmp_path, check=False,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        )  # fmt: skip

    return command


def test_convert_a_folder(run: Run, tmp_path: Path) -> None:
    done = run("convert", str(EXAMPLES[0].parent), "--out", "out", "--to", "html,json")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "out").glob("[!.]*")}
    assert names == {f"{path.stem}.{form}" for path in EXAMPLES for form in ("html", "json")}
    assert "converted" in done.stderr


def test_stdin(run: Run, tmp_path: Path) -> None:
    done = run("convert", "-", "--out", "out", "--to", "json", stdin=AD)
    assert done.returncode == 0, done.stderr
    assert '"min": 20' in (tmp_path / "out" / "stdin.json").read_text("utf-8")


def test_a_board_from_stdin_is_many_postings(run: Run, tmp_path: Path) -> None:
    jobs = [{"id": key, "text": key, "lists": [], "additional": AD} for key in ("a1", "../b2")]
    jobs.append({"id": "bad", "text": "", "lists": []})
    done = run("convert", "-", "--out", "out", "--to", "json", stdin=json.dumps({"jobs": jobs}))
    assert done.returncode == 1
    names = {path.name for path in (tmp_path / "out").glob("[!.]*")}
    assert names == {"stdin-a1.json", "stdin-b2.json"}
    assert "stdin (stdin-bad): no words" in done.stderr


def test_a_pattern_and_another_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.posting").write_text("## Baker\n\n* two years of experience\n")
    done = run("convert", "*.posting", "--out", "out", "--to", "json", "--from", "markdown")
    assert done.returncode == 0, done.stderr
    assert '"format": "markdown"' in (tmp_path / "out" / "a.json").read_text("utf-8")


def test_same_bytes_twice_and_with_more_jobs(run: Run, tmp_path: Path) -> None:
    for out, jobs in (("one", "1"), ("two", "2")):
        done = run(
            "convert", str(EXAMPLES[0].parent), "--out", out, "--to", "html,json", "--jobs", jobs
        )
        assert done.returncode == 0, done.stderr
    for path in (tmp_path / "one").rglob("*.*"):
        if path.is_file():
            other = tmp_path / "two" / path.relative_to(tmp_path / "one")
            assert path.read_bytes() == other.read_bytes()


BAD = {
    "empty.txt": (b"", "empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary"),
    "large.txt": (b"work " * 4_000_000, "large"),
    "blank.html": (b"<html><body><script>1</script></body></html>", "no words"),
}


def test_bad_input_fails_alone_with_a_clear_sentence(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(AD)
    (folder / "wide.txt").write_bytes(AD.encode("utf-16"))
    (folder / "broken.html").write_text(f"<div><p>{AD}<ul><li>Bake</div></li><b>")
    done = run("convert", "in", "missing.txt", "none/*.txt", "--out", "out", "--to", "json")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    said = done.stderr.lower()
    for name, (_, word) in BAD.items():
        line = next(line for line in said.splitlines() if name in line)
        assert word in line
    assert "missing.txt: there is no such file" in said
    assert "none/*.txt: no file" in said
    assert {path.stem for path in (tmp_path / "out").glob("[!.]*")} == {"good", "wide", "broken"}


def test_two_inputs_for_one_output_are_refused_before_anything_is_written(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(AD)
    (tmp_path / "a.md").write_text(AD)
    done = run("convert", "a.txt", "a.md", "--out", "out")
    assert done.returncode == 2
    assert "a.txt and a.md would both write 'a'" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_nightly_build(run: Run, tmp_path: Path) -> None:
    """What is told, recorded, fed back and cleared away, from one night to the next."""
    for name in ("baker", "cook", "clerk"):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{name}.txt").write_text(AD)
    command = ("convert", "in", "--out", "out", "--to", "json", "--jobs", "1")
    records = ("--report", "report.json", "--failures", "failures.jsonl")
    assert run(*command).returncode == 0
    (tmp_path / "in" / "cook.txt").write_bytes(b"")
    (tmp_path / "in" / "clerk.txt").unlink()

    told = run(*command, "--check")
    assert told.returncode == 1
    assert told.stdout.splitlines() == [
        "convert in/cook.txt (changed)", "stale clerk.json",
        "1 unchanged, 1 to convert, 1 stale",
    ]  # fmt: skip

    done = run(*command, *records)
    assert done.returncode == 1
    assert "FAILED in/cook.txt: the file is empty" in done.stderr
    assert "STALE clerk.json" in done.stderr
    assert "--prune removes them" in done.stderr
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["counts"] == {"failed": 1, "unchanged": 1}
    assert report["stale"] == ["clerk.json", "cook.json"]

    (tmp_path / "in" / "cook.txt").write_text(AD + " Salem.")
    again = ("convert", "--retry", "failures.jsonl", "--out", "out", "--to", "json")
    assert run(*again, "--prune").returncode == 2
    assert run(*again, *records).returncode == 0
    assert (tmp_path / "failures.jsonl").read_bytes() == b""
    assert "Salem" in (tmp_path / "out" / "cook.json").read_text("utf-8")

    assert run(*command, "--prune").returncode == 0
    assert {path.name for path in (tmp_path / "out").glob("*.*") if path.is_file()} == {
        "baker.json", "cook.json",
    }  # fmt: skip
    assert run(*command, "--check").returncode == 0


def test_progress_without_a_terminal_is_plain_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "EVERY", 0.0)
    with terminal.Bar(2) as bar:
        bar.advance()
        bar.advance()
    first, second = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"1 of 2 postings, [\d.]+ a second", first)
    assert re.fullmatch(r"2 of 2 postings, [\d.]+ a second, 0 seconds left", second)


def test_progress_on_a_terminal_is_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with terminal.Bar(2) as bar:
        bar.advance()
        bar.advance()
    shown = capsys.readouterr().err
    assert "Converting" in shown
    assert "2/2" in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--to", "docx"), "docx"),
        (("--from", "fax"), "fax"),
        (("--out", "a.txt/deeper"), "cannot be made"),
        (("--report", "none/report.json"), "none/report.json: cannot be written"),
        (("--failures", "."), "cannot be written"),
        (("--retry", "none.jsonl"), "none.jsonl: cannot be read"),
    ],
)
def test_wrong_use_is_told(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    (tmp_path / "a.txt").write_text(AD)
    done = run("convert", "a.txt", "--out", "out", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def without_rights(tmp_path: Path) -> Iterator[None]:
    """As a user who owns nothing here. Modules load as root: the package may be closed to it."""
    if os.geteuid() != 0:
        pytest.skip("needs root, to give its rights away")
    for place in (tmp_path, *tmp_path.parents):  # the other user must get as far as here
        if "pytest-" in str(place):
            place.chmod(0o755)
    for name, mode in (("closed", 0o700), ("sealed", 0o755)):
        (tmp_path / name).mkdir(mode=mode)
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.mark.usefixtures("without_rights")
def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (error,) = gather([str(tmp_path / "closed")])
    assert isinstance(error, ReadError)
    assert "closed: the folder cannot be opened" in str(error)


@pytest.mark.usefixtures("without_rights")
def test_a_file_in_a_closed_folder_is_named(tmp_path: Path) -> None:
    (error,) = gather([str(tmp_path / "closed" / "a.txt")])
    assert isinstance(error, ReadError)
    assert "a.txt: cannot be opened" in str(error)


@pytest.mark.usefixtures("without_rights")
def test_an_output_folder_that_cannot_be_written_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="sealed: cannot be written to"):
        Place(tmp_path / "sealed").open()


def test_explain(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(AD + "\n#LI-Remote\n")
    done = run("explain", "a.txt")
    assert done.returncode == 0, done.stderr
    assert "“$20 an hour" in done.stdout
    assert "Left out" in done.stdout
    assert "#LI-Remote" in done.stdout
