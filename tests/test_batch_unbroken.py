"""Whatever stops a batch, the next run ends where an unbroken one would have."""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline.batch.place import CORNER

AD = "We are looking for a baker ({}) to work with us in the shop. The pay is ${} an hour."
POSTINGS = 24
KILLS = int(os.environ.get("KILLS", "3"))
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT)}


def command(out: Path, jobs: int) -> list[str]:
    to = ["--out", str(out), "--to", "html,json", "--jobs", str(jobs)]
    return [sys.executable, "-m", "pipeline", "convert", "in", *to]


def tree(out: Path) -> dict[str, str]:
    """Every file below a folder and what is in it; the manifest too."""
    every = (path for path in out.rglob("*") if path.is_file())
    return {
        str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in every
    }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with postings, and what an unbroken run makes of them."""
    folder = tmp_path_factory.mktemp("unbroken")
    for number in range(POSTINGS):
        posting = folder / "in" / f"team{number % 3}" / f"{number}.txt"
        posting.parent.mkdir(parents=True, exist_ok=True)
        posting.write_text(AD.format(number, 20 + number))
    subprocess.run(command(folder / "whole", 1), cwd=folder, env=ENVIRONMENT, check=True)
    assert len(tree(folder / "whole")) == 2 * POSTINGS + 3  # the manifest, the surveys, the lock
    return folder


def run(place: Path, out: Path, jobs: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(out, jobs), cwd=place, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_anywhere(place: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    out, jobs = tmp_path / "out", 1 + seed % 2
    with subprocess.Popen(
        command(out, jobs), cwd=place, env=ENVIRONMENT, stderr=subprocess.DEVNULL
    ) as process:
        after, until = chance.randrange(2 * POSTINGS), time.monotonic() + 60
        while len(list(out.glob("team*/*"))) < after and process.poll() is None:
            assert time.monotonic() < until
        time.sleep(chance.random() * 0.02)
        process.send_signal(signal.SIGKILL)
    for path in (path for path in out.glob("team*/*") if path.is_file()):
        assert path.read_bytes() == (place / "whole" / path.relative_to(out)).read_bytes()
    done = run(place, out, 3 - jobs)
    assert done.returncode == 0, done.stderr
    assert tree(out) == tree(place / "whole")


def test_a_file_that_may_not_grow_is_not_half_written(place: Path, tmp_path: Path) -> None:
    sizes = {path.stat().st_size for path in (place / "whole").rglob("*.html")}
    smallest = min(sizes) - 1
    done = subprocess.run(
        command(tmp_path / "out", 1),
        cwd=place, env=ENVIRONMENT, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (smallest, smallest)),
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "File too large" in done.stderr
    assert not list((tmp_path / "out").rglob("*.html"))
    assert not list((tmp_path / "out" / CORNER / "half-made").iterdir())
    assert run(place, tmp_path / "out", 1).returncode == 0
    assert tree(tmp_path / "out") == tree(place / "whole")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk(place: Path, small_disk: Path, jobs: int) -> None:
    out = small_disk / "out"
    done = run(place, out, jobs)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "No space left on device" in done.stderr
    assert "what is done is kept" in done.stderr
    assert "not tried" in done.stderr
    for path in (path for path in out.glob("team*/*") if path.is_file()):
        assert path.read_bytes() == (place / "whole" / path.relative_to(out)).read_bytes()
    assert not list((out / CORNER / "half-made").iterdir())
    subprocess.run(["mount", "-o", "remount,size=50m", str(small_disk)], check=True)
    again = run(place, out, jobs)
    assert again.returncode == 0, again.stderr
    assert tree(out) == tree(place / "whole")
