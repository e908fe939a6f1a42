"""A batch does what has to be done, once, and knows what it did."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline import RenderOptions, Settings, SettingsError
from pipeline.batch import Outcome, Task, check_batch, cores, open_batch
from pipeline.batch.keys import LIBRARIES, stamp
from pipeline.batch.manifest import Manifest
from pipeline.batch.place import Place
from pipeline.batch.report import read_failures, write_failures, write_report
from pipeline.inputs import Input, gather

AD = "{}. ${} an hour, full-time. Two years of experience required."


@pytest.fixture
def jobs(tmp_path: Path) -> Path:
    folder = tmp_path / "jobs"
    (folder / "deep").mkdir(parents=True)
    for number, name in enumerate(("baker", "cook", "deep/clerk")):
        (folder / f"{name}.txt").write_text(AD.format(name, 20 + number))
    return folder


@pytest.fixture
def task(tmp_path: Path) -> Task:
    return Task(tmp_path / "out", ("html", "json"))


def given(folder: Path) -> list[Input]:
    return [each for each in gather([str(folder)]) if isinstance(each, Input)]


def run(folder: Path, task: Task, prune: bool = False) -> tuple[dict[str, str], list[str]]:
    """What became of each posting, and the paths that are stale at the end."""
    with open_batch(task) as batch:
        plan = batch.plan(given(folder))
        outcomes = list(batch.convert(plan))
        stale = batch.stale(plan, outcomes)
        left = batch.prune(stale, plan) if prune else stale
    return {each.source.name: each.status for each in outcomes}, [each.path for each in left]


def files(out: Path) -> set[str]:
    every = (path for path in out.rglob("*") if path.is_file())
    return {str(path.relative_to(out)) for path in every if ".posting-summary" not in path.parts}


ALL = {f"{name}.{form}" for name in ("baker", "cook", "deep/clerk") for form in ("html", "json")}
UNCHANGED = dict.fromkeys(("baker", "cook", "deep/clerk"), "unchanged")


def test_the_second_run_has_nothing_to_do(jobs: Path, task: Task) -> None:
    assert set(run(jobs, task)[0].values()) == {"converted"}
    assert files(task.out) == ALL
    before = {path: path.stat().st_mtime_ns for path in task.out.rglob("*.*")}
    assert run(jobs, task) == (UNCHANGED, [])
    assert {path: path.stat().st_mtime_ns for path in task.out.rglob("*.*")} == before


def test_what_changed_is_converted_again(jobs: Path, task: Task) -> None:
    run(jobs, task)
    (jobs / "cook.txt").write_text(AD.format("cook", 99))
    assert run(jobs, task) == (UNCHANGED | {"cook": "converted"}, [])
    assert "$99" in (task.out / "cook.html").read_text("utf-8")


def test_each_posting_of_a_board_is_an_item_of_its_own(jobs: Path, task: Task) -> None:
    board = [{"id": key, "text": "Baker", "lists": [], "additional": AD} for key in ("a1", "b2")]
    (jobs / "deep" / "board.json").write_text(json.dumps(board))
    assert run(jobs, task)[0] | UNCHANGED == UNCHANGED | {
        "deep/board-a1": "converted",
        "deep/board-b2": "converted",
    }
    assert json.loads((task.out / "deep/board-a1.json").read_text())["source"]["id"] == "board-a1"
    (jobs / "deep" / "board.json").write_text(json.dumps([board[0], board[1] | {"id": "c3"}]))
    became, stale = run(jobs, task)
    assert became == UNCHANGED | {"deep/board-a1": "unchanged", "deep/board-c3": "converted"}
    assert stale == ["deep/board-b2.html", "deep/board-b2.json"]


CHANGES = {
    "settings": {"settings": Settings(language="en")},
    "options": {"options": RenderOptions(heading_level=2)},
    "reader": {"reader": "text"},
    "formats": {"formats": ("html", "json", "pdf")},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_setting_converts_all(jobs: Path, task: Task, change: dict[str, object]) -> None:
    run(jobs, task)
    other = replace(task, **change)  # type: ignore[arg-type]
    with open_batch(other) as batch:
        assert len(batch.plan(given(jobs)).todo) == 3


def test_limits_are_no_reason_to_convert(jobs: Path, task: Task) -> None:
    run(jobs, task)
    assert run(jobs, replace(task, seconds=1, megabytes=64))[0] == UNCHANGED


def test_own_knowledge_counts_by_what_it_says_not_by_where_it_stands(
    tmp_path: Path, task: Task
) -> None:
    stamps = []
    for place, line in (("one", ""), ("two", ""), ("three", "# a remark\n")):
        folder = tmp_path / place
        (folder / "en").mkdir(parents=True)
        (folder / "en" / "plain.toml").write_text(line)
        stamps.append(stamp(replace(task, settings=Settings(lexicon_folders=(folder,)))))
    assert stamps[0] == stamps[1] != stamps[2]


def test_every_library_that_may_change_the_bytes_is_in_the_key() -> None:
    lines = (ROOT / "pyproject.toml").read_text("utf-8").split("dependencies = [")[1].split("]")[0]
    needed = {line.strip(' ",').split(">")[0] for line in lines.splitlines() if line.strip()}
    assert needed - set(LIBRARIES) == {
        "click", "filelock", "lazy-loader", "pebble", "pyahocorasick", "rich",
    }  # fmt: skip


def _remove(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _edit(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"$20", b"$90"))


def _link(path: Path) -> None:
    path.rename(path.with_name("other"))
    path.symlink_to("other")


@pytest.mark.parametrize("harm", [_remove, _cut, _edit, _link])
def test_an_output_that_is_not_whole_is_made_again(jobs: Path, task: Task, harm) -> None:  # type: ignore[no-untyped-def]
    run(jobs, task)
    whole = (task.out / "baker.html").read_bytes()
    harm(task.out / "baker.html")
    assert run(jobs, task) == (UNCHANGED | {"baker": "converted"}, [])
    assert (task.out / "baker.html").read_bytes() == whole
    assert not (task.out / "baker.html").is_symlink()


def test_a_copy_is_read_once_and_then_trusted(jobs: Path, task: Task, tmp_path: Path) -> None:
    run(jobs, task)
    copy = replace(task, out=tmp_path / "copy")
    shutil.copytree(task.out, copy.out)
    for path in copy.out.rglob("*.html"):
        path.touch()
    with open_batch(copy) as batch:
        assert batch.plan(given(jobs)).slow
    assert run(jobs, copy)[0] == UNCHANGED
    with open_batch(copy) as batch:
        assert not batch.plan(given(jobs)).slow


def test_an_edit_that_hides_its_time_is_found_by_check(jobs: Path, task: Task) -> None:
    run(jobs, task)
    path = task.out / "baker.html"
    _edit(path)
    os.utime(path, (0, 0))
    assert run(jobs, task)[0] == UNCHANGED
    plan, _ = check_batch(given(jobs), task)
    assert [str(source.path) for source in plan.todo] == [str(jobs / "baker.txt")]


def test_what_is_gone_is_stale_and_removed_when_asked(jobs: Path, task: Task) -> None:
    run(jobs, task)
    (jobs / "deep" / "clerk.txt").unlink()
    (jobs / "cook.txt").write_bytes(b"")  # cannot be read any more
    gone = ["cook.html", "cook.json", "deep/clerk.html", "deep/clerk.json"]
    statuses = {"baker": "unchanged", "cook": "failed"}
    for _ in range(2):
        assert run(jobs, task) == (statuses, gone)
        assert files(task.out) == ALL
    assert run(jobs, task, prune=True) == (statuses, [])
    assert files(task.out) == {"baker.html", "baker.json"}
    assert not (task.out / "deep").exists()
    assert run(jobs, task) == (statuses, [])


def test_a_format_that_is_not_asked_for_is_stale_only_when_it_is_out_of_date(
    jobs: Path, task: Task
) -> None:
    run(jobs, task)
    assert run(jobs, replace(task, formats=("html",))) == (UNCHANGED, [])
    (jobs / "cook.txt").write_text(AD.format("cook", 99))
    assert run(jobs, replace(task, formats=("html",)))[1] == ["cook.json"]


def test_prune_leaves_what_is_not_ours(jobs: Path, task: Task) -> None:
    run(jobs, task)
    (jobs / "cook.txt").unlink()
    (task.out / "cook.html").write_text("written by hand")
    (task.out / "index.html").write_text("the site's own")
    assert run(jobs, task, prune=True)[1] == ["cook.html"]
    assert {"cook.html", "index.html"} <= files(task.out)
    assert "cook.json" not in files(task.out)


def test_prune_knows_a_disk_that_does_not_tell_capitals(jobs: Path, task: Task) -> None:
    run(jobs, task)
    (jobs / "baker.txt").rename(jobs / "Baker.txt")
    run(jobs, task)
    for form in ("html", "json"):  # as such a disk would have it: two names, one file
        (task.out / f"baker.{form}").unlink()
        (task.out / f"baker.{form}").hardlink_to(task.out / f"Baker.{form}")
    assert run(jobs, task, prune=True)[1] == []
    assert {"baker.html", "Baker.html"} <= files(task.out), "the name was not removed"
    assert "baker" not in Manifest(Place(task.out)).entries


def test_check_says_what_would_change_and_writes_nothing(jobs: Path, task: Task) -> None:
    plan, stale = check_batch(given(jobs), task)
    assert set(plan.todo.values()) == {"new"}
    assert not task.out.exists()
    run(jobs, task)
    (jobs / "baker.txt").unlink()
    (jobs / "cook.txt").write_text(AD.format("cook", 99))
    (task.out / "deep" / "clerk.html").unlink()
    before = {path: path.stat().st_mtime_ns for path in task.out.rglob("*")}
    plan, stale = check_batch(given(jobs), task)
    assert {source.name: why for source, why in plan.todo.items()} == {
        "cook": "changed", "deep/clerk": "its outputs are not all there",
    }  # fmt: skip
    assert [each.path for each in stale] == ["baker.html", "baker.json"]
    assert {path: path.stat().st_mtime_ns for path in task.out.rglob("*")} == before


def test_a_posting_that_changes_during_the_run_has_the_key_of_what_was_read(
    jobs: Path, task: Task
) -> None:
    with open_batch(task) as batch:
        plan = batch.plan(given(jobs))
        (jobs / "baker.txt").write_text(AD.format("baker", 77))
        outcomes = list(batch.convert(plan))
        assert batch.stale(plan, outcomes) == ()
    assert "$77" in (task.out / "baker.html").read_text("utf-8")
    assert run(jobs, task)[0] == UNCHANGED


def test_the_report_holds_every_posting_and_its_findings(
    jobs: Path, task: Task, tmp_path: Path
) -> None:
    (jobs / "bad.txt").write_bytes(b"")
    (jobs / "cook.txt").write_bytes("Café cook. $20 an hour, in shifts.".encode("cp1252"))
    report = tmp_path / "report.json"
    for outcome in ("converted", "unchanged"):
        write_report(report, _outcomes(jobs, task), seconds=1.5)
        told = json.loads(report.read_text("utf-8"))
        assert told["counts"] == {outcome: 3, "failed": 1}
        (bad,) = (row for row in told["postings"] if row["outcome"] == "failed")
        assert bad["reason"] == "input"
        assert "empty" in bad["error"]
        (cook,) = (row for row in told["postings"] if "cook" in row["source"])
        assert cook["outputs"] == ["cook.html", "cook.json"]
        assert "read.encoding_guessed" in {finding["rule"] for finding in cook["findings"]}


def _outcomes(folder: Path, task: Task) -> Sequence[Outcome]:
    with open_batch(task) as batch:
        return list(batch.convert(batch.plan(given(folder))))


def test_failures_can_be_fed_back(jobs: Path, task: Task, tmp_path: Path) -> None:
    (jobs / "deep" / "clerk.txt").write_bytes(b"")
    path = tmp_path / "failures.jsonl"
    write_failures(path, _outcomes(jobs, task))
    (source,) = read_failures(path, task.out)
    assert source == Input(jobs / "deep" / "clerk.txt", "deep/clerk")


@pytest.mark.parametrize(
    "line",
    ['{"source": "a.txt", "name": "../a"}', '{"source": "a.txt", "name": "/etc/a"}', "[1]", "{"],
)
def test_a_failures_file_cannot_lead_out_of_the_folder(tmp_path: Path, line: str) -> None:
    path = tmp_path / "failures.jsonl"
    path.write_text(line)
    with pytest.raises(SettingsError, match="line 1"):
        list(read_failures(path, tmp_path / "out"))


def test_the_manifest_loads_after_every_truncation_and_heals(jobs: Path, task: Task) -> None:
    (jobs / "cook.txt").write_bytes("Café cook. $20 an hour.".encode("cp1252"))  # has a finding
    run(jobs, task)
    place = Place(task.out)
    whole = place.manifest.read_bytes()
    entries = Manifest(place).entries
    assert len(entries) == 3
    lines = [0, *(at + 1 for at, byte in enumerate(whole) if byte == 10)]
    for end in range(len(whole)):
        place.manifest.write_bytes(whole[:end])
        loaded = Manifest(place).entries
        assert loaded.items() <= entries.items()
        # a line without its end of line is whole as well
        assert len(loaded) == max(0, sum(line <= end + 1 for line in lines) - 2), end
    for end in (*lines, 3, len(whole) // 2, len(whole) - 1):
        place.manifest.write_bytes(whole[:end])
        run(jobs, task)
        assert place.manifest.read_bytes() == whole, end


@pytest.mark.parametrize(
    "line",
    [
        b'{"name":"../../etc/x","outputs":{"html":["k",1,"h"]},"findings":[]}',
        b'{"name":"/etc/x","outputs":{"html":["k",1,"h"]},"findings":[]}',
        b'{"name":"x","outputs":{"../html":["k",1,"h"]},"findings":[]}',
        b'{"name":"x","outputs":{"html":["k","1","h"]},"findings":[]}',
        b'{"name":1,"outputs":{},"findings":[]}',
        b'{"name":"x"}',
        b"[]",
        b"null",
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"name":"' + b"x" * 5_000_000 + b'","outputs":{},"findings":[]}',
    ],
)
def test_a_line_that_is_none_is_passed_by(jobs: Path, task: Task, line: bytes) -> None:
    run(jobs, task)
    place = Place(task.out)
    whole = place.manifest.read_bytes()
    place.manifest.write_bytes(whole + line + b"\n")
    assert set(Manifest(place).entries) == set(UNCHANGED)


def test_the_last_line_for_a_name_counts(jobs: Path, task: Task) -> None:
    run(jobs, task)
    place = Place(task.out)
    whole = place.manifest.read_bytes()
    first = whole.splitlines(keepends=True)[1]
    place.manifest.write_bytes(whole + first.replace(b'"html":["', b'"html":["old '))
    assert run(jobs, task)[0] == UNCHANGED | {"baker": "converted"}
    assert place.manifest.read_bytes() == whole, "and the file is written anew without it"


def test_a_manifest_of_another_version_starts_over(jobs: Path, task: Task) -> None:
    run(jobs, task)
    place = Place(task.out)
    whole = place.manifest.read_bytes()
    place.manifest.write_bytes(whole.replace(b'manifest": 1', b'manifest": 9'))
    assert set(run(jobs, task)[0].values()) == {"converted"}
    assert place.manifest.read_bytes() == whole


@pytest.mark.parametrize(
    ("jobs", "postings", "size"),
    [
        ("auto", 1, 0), ("auto", 2, 1), ("auto", 30, 2), ("auto", 9000, 4),
        (1, 9000, 0), (3, 9000, 3), (3, 2, 2), (3, 0, 1),
    ],
)  # fmt: skip
def test_how_many_workers(
    monkeypatch: pytest.MonkeyPatch, jobs: int | str, postings: int, size: int
) -> None:
    monkeypatch.setattr(cores, "cores", lambda: 4)
    assert cores.crew_size(jobs, postings) == size


@pytest.mark.parametrize(
    ("quota", "count"), [("max 100000", 8), ("250000 100000", 2), ("50000 100000", 1), ("", 8)]
)
def test_a_container_has_the_processors_of_its_quota(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, quota: str, count: int
) -> None:
    (tmp_path / "cpu.max").write_text(quota)
    monkeypatch.setattr(cores, "QUOTA", tmp_path / "cpu.max")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(8), raising=False)
    assert cores.cores() == count
