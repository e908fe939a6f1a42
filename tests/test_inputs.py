"""Hostile names of files: an error or a summary, and nothing outside of the output folder."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from pipeline import ReadError, SettingsError
from pipeline.batch import Outcome, Task, open_batch
from pipeline.inputs import Input, gather, refuse_clashes
from pipeline.terminal import plain

AD = "We are looking for a baker to work with us in the shop. The pay is $20 an hour."
TO = ("html", "json")


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    folder = tmp_path / "jobs"
    folder.mkdir()
    return folder


def write(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(AD)
    return path


def found(*arguments: Path, out: Path | None = None) -> list[Input]:
    return [each for each in gather(map(str, arguments), out) if isinstance(each, Input)]


def errors(*arguments: Path, out: Path | None = None) -> list[str]:
    return [str(each) for each in gather(map(str, arguments), out) if isinstance(each, ReadError)]


def converted(folder: Path, out: Path) -> list[Outcome]:
    with open_batch(Task(out, TO)) as batch:
        return list(batch.convert(batch.plan(found(folder, out=out))))


ODD = ["-rf", "x..", "a b", "a\nb", "\x1b[2J", "50%", "a'b\"c", "$(touch x)", "*", "名前", "a.b.c"]


@pytest.mark.parametrize("name", [*ODD, os.fsdecode(b"caf\xe9"), "x" * 250])
def test_odd_names_are_names(jobs: Path, tmp_path: Path, name: str) -> None:
    write(jobs / "deep" / f"{name}.txt")
    before = {*tmp_path.rglob("*")}
    (outcome,) = converted(jobs, tmp_path / "out")
    assert outcome.status == "converted", outcome.error
    assert {path.name for path in (tmp_path / "out" / "deep").iterdir()} == {
        f"{name}.{form}" for form in TO
    }
    assert all(
        (tmp_path / "out") in (new, *new.parents) for new in set(tmp_path.rglob("*")) - before
    )
    assert "\\" in plain("\x1b[2J\n")
    (outcome,) = converted(jobs, tmp_path / "out")
    assert outcome.status == "unchanged"


def test_a_name_that_grows_too_long_is_told(jobs: Path, tmp_path: Path) -> None:
    write(jobs / f"{'x' * 251}.txt")
    (outcome,) = converted(jobs, tmp_path / "out")
    assert (outcome.status, outcome.reason) == ("failed", "output")
    assert "File name too long" in outcome.error


def test_a_file_in_the_place_of_a_folder_fails_its_postings_only(
    jobs: Path, tmp_path: Path
) -> None:
    write(jobs / "a.txt")
    write(jobs / "deep" / "b.txt")
    write(tmp_path / "out" / "deep")
    first, second = converted(jobs, tmp_path / "out")
    assert first.status == "converted"
    assert (second.status, second.reason) == ("failed", "output")
    assert str(second.source) in second.error
    assert (tmp_path / "out" / "deep").read_text() == AD


def test_a_link_that_leads_out_is_not_followed(jobs: Path, tmp_path: Path) -> None:
    write(jobs / "deep" / "a.txt")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "deep").symlink_to(tmp_path / "elsewhere")
    (outcome,) = converted(jobs, tmp_path / "out")
    assert (outcome.status, outcome.reason) == ("failed", "output")
    assert "out of the output folder" in outcome.error
    assert not list((tmp_path / "elsewhere").iterdir())


def test_an_output_that_is_a_link_is_replaced_not_followed(jobs: Path, tmp_path: Path) -> None:
    write(jobs / "a.txt")
    (tmp_path / "out").mkdir()
    other = write(tmp_path / "precious")
    (tmp_path / "out" / "a.html").symlink_to(other)
    assert [each.status for each in converted(jobs, tmp_path / "out")] == ["converted"]
    assert other.read_text() == AD
    assert not (tmp_path / "out" / "a.html").is_symlink()


CLASHES = {
    "case": ("a.txt", "A.txt"),
    "ending": ("a.txt", "a.md"),
    "accents": (unicodedata.normalize("NFC", "é.txt"), unicodedata.normalize("NFD", "é.txt")),
    "a folder": ("a.txt", "a.html/b.txt"),
    "a folder, case": ("a.txt", "A.HTML/deep/b.txt"),
}


@pytest.mark.parametrize("names", CLASHES.values(), ids=CLASHES)
def test_clashes_are_refused(jobs: Path, tmp_path: Path, names: tuple[str, str]) -> None:
    for name in names:
        write(jobs / name)
    inputs = found(jobs)
    assert len(inputs) == 2
    with pytest.raises(SettingsError, match="Rename one of them"):
        refuse_clashes(inputs, TO, tmp_path / "out")


def test_no_posting_is_written_over_by_its_summary(jobs: Path, tmp_path: Path) -> None:
    write(jobs / "a.html")
    with pytest.raises(SettingsError, match="written over by its own summary"):
        refuse_clashes(found(jobs / "a.html"), TO, jobs)
    refuse_clashes(found(jobs / "a.html"), ("json",), jobs)
    refuse_clashes(found(jobs / "a.html"), TO, tmp_path / "out")


def test_summaries_are_not_taken_for_postings(jobs: Path) -> None:
    write(jobs / "a.txt")
    write(jobs / "site" / "out" / "b.html")
    assert [each.name for each in found(jobs, out=jobs / "site" / "out")] == ["a"]
    assert found(jobs, out=jobs) == []
    assert "is the output folder as well" in errors(jobs, out=jobs)[0]


def test_only_files_are_opened(jobs: Path, tmp_path: Path) -> None:
    write(jobs / "a.txt")
    os.mkfifo(jobs / "pipe.txt")
    (jobs / "broken.txt").symlink_to("nowhere")
    (jobs / "endless.txt").symlink_to("/dev/zero")
    assert [each.name for each in found(jobs)] == ["a"]
    assert [error.split(": ")[1] for error in errors(jobs)] == [
        "is not a file. Remove it, or name it by itself."
    ] * 3


def test_a_huge_file_is_not_read_whole(jobs: Path, tmp_path: Path) -> None:
    with (jobs / "huge.txt").open("wb") as file:
        file.truncate(2**40)  # a hole: it takes no room
    (outcome,) = converted(jobs, tmp_path / "out")
    assert (outcome.status, outcome.reason) == ("failed", "input")
    assert "too large" in outcome.error


def test_a_pipe_named_by_itself_is_read_once(jobs: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, AD.encode())
    os.close(writing)
    (source,) = found(Path(f"/dev/fd/{reading}"))
    assert source.read() == source.read() == AD.encode()
    os.close(reading)
