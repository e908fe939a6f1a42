"""Postings that do harm cost themselves only, and no worker outlives its batch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from faults import harmful, who

from pipeline.batch import Hands, Outcome, Task, workers
from pipeline.batch.place import Place
from pipeline.inputs import Input

AD = "We are looking for a baker ({}) to work with us in the shop. The pay is $20 an hour."
TESTS = ROOT / "tests"

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and prctl")


def postings(folder: Path, *names: str) -> list[Input]:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / f"{name}.txt").write_text(AD.format(name))
    return [Input(folder / f"{name}.txt", name) for name in names]


def outcomes(tmp_path: Path, *names: str, to: tuple[str, ...]) -> dict[str, Outcome]:
    task = Task(tmp_path / "out", to, seconds=2, megabytes=300)
    Place(task.out).open()
    with Hands(task, 2) as hands:
        found = list(hands.do(harmful, postings(tmp_path / "in", *names), task))
    return {each.source.name: each for each in found}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 2)


GOOD = tuple(f"good{number}" for number in range(12))


def test_each_fault_costs_one_posting(tmp_path: Path) -> None:
    bad = {
        "segfault": ("crash", "signal 11"),
        "leave": ("crash", "exit code 3"),
        "killed": ("crash", "signal 9"),
        "hang": ("time", "more than 2 seconds"),
        "hangc": ("time", "more than 2 seconds"),
        "allocate": ("memory", "memory"),
    }
    names = [*GOOD[:4], *bad, *GOOD[4:]]
    found = outcomes(tmp_path, *names, to=("html",))
    assert set(found) == set(names)
    for name, (reason, words) in bad.items():
        assert (found[name].status, found[name].reason) == ("failed", reason), name
        assert words in found[name].error
        assert f"{name}.txt" in found[name].error
    assert {found[name].status for name in GOOD} == {"converted"}
    assert len(list((tmp_path / "out").glob("good*.*"))) == len(GOOD)
    assert not list(Place(tmp_path / "out").half_made.iterdir())


def test_the_other_formats_of_a_harmful_posting_are_written(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "good", "segfault-json", "hang-html", to=("html", "json"))
    assert found["good"].status == "converted"
    for name, form, other in (("segfault-json", "json", "html"), ("hang-html", "html", "json")):
        assert found[name].status == "failed"
        assert f"the {form} could not be made" in found[name].error
        assert [output.form for output in found[name].outputs] == [other]
        assert (tmp_path / "out" / f"{name}.{other}").exists()


def test_a_worker_that_is_killed_once_does_not_fail_its_posting(tmp_path: Path) -> None:
    """The system ends a process when memory is short, whatever it was at."""
    task = Task(tmp_path / "out", ("json",), seconds=30)
    Place(task.out).open()
    found, killed = [], False
    with Hands(task, 2) as hands:
        for outcome in hands.do(harmful, postings(tmp_path / "in", *GOOD * 4), task):
            found.append(outcome)
            if not killed:
                os.kill(children(os.getpid())[-1], signal.SIGKILL)
                killed = True
    assert {each.status for each in found} == {"converted"}
    assert len(found) == 4 * len(GOOD)


def test_a_worker_makes_room_before_it_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "RECYCLED", {"json": 5})
    task = Task(tmp_path / "out", ("json",))
    with Hands(task, "auto") as hands:  # so few postings get one worker
        found = list(hands.do(who, postings(tmp_path / "in", *GOOD), task))
    assert sorted(Counter(each.error for each in found).values()) == [2, 5, 5]


def children(parent: int) -> list[int]:
    """The workers of a process; not the tracker that Python starts for itself."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            ppid = int(place.joinpath("stat").read_text().rpartition(")")[2].split()[1])
            command = place.joinpath("cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        if ppid == parent and b"spawn_main" in command:
            found.append(int(place.name))
    return found


@pytest.fixture
def batch(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A batch of which every worker hangs."""
    postings(tmp_path / "in", *GOOD)
    script = tmp_path / "run.py"
    script.write_text(
        "import faults, pipeline.batch as batch, pipeline.cli as cli\n"
        "if __name__ == '__main__':\n"
        "    batch.convert_one = faults.slow\n"
        "    cli.main()\n"
    )
    command = [sys.executable, str(script), "convert", "in", "--out", "out", "--to", "json"]
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{TESTS}"}
    process = subprocess.Popen(
        [*command, "--jobs", "2"], cwd=tmp_path, env=environment, stderr=subprocess.PIPE
    )
    limit = time.monotonic() + 60
    while not (tmp_path / "out" / "started").exists() and time.monotonic() < limit:
        time.sleep(0.05)
    yield process
    process.kill()
    process.wait()


@needs_linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_worker_outlives_its_batch(
    batch: subprocess.Popen[bytes], tmp_path: Path, number: signal.Signals
) -> None:
    crew = children(batch.pid)
    assert len(crew) == 2
    batch.send_signal(number)
    assert batch.wait(20) == (-9 if number == signal.SIGKILL else 128 + number)
    limit = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in crew):
        assert time.monotonic() < limit, "a worker lives on"
        time.sleep(0.05)
    if number != signal.SIGKILL:
        assert batch.stderr is not None
        said = batch.stderr.read().decode()
        assert "Traceback" not in said
        assert "not tried" in said
    assert not list(Place(tmp_path / "out").half_made.iterdir())


def test_a_second_run_at_once_is_told_to_wait(
    batch: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "convert", "in", "--out", "out"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 75
    assert done.stderr == "out: another run is writing there. Wait until it has ended.\n"
