"""Runs of the whole program, each in processes of its own: cold starts, batches, memory."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from pipeline import PostingError, RenderOptions, Settings, convert, render
from pipeline.batch import Task
from pipeline.batch.enlist import warm

Row = tuple[str, str]
ROOT = Path(__file__).parents[2]
STARTS = 10
FREE = 0.95
"""Share of two cores that a batch must have got for its time by the clock to tell anything."""
RUN = """
import resource, sys
from pipeline.cli import app
try:
    app(sys.argv[1:])
finally:
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        print("spent", sum(resource.getrusage(who)[:2]))
"""


@dataclass(frozen=True)
class Spent:
    """Seconds that a run took."""

    clock: float
    parent: float
    """CPU time of the process that was started."""
    workers: float
    """CPU time of those that it started."""

    @property
    def cpu(self) -> float:
        """CPU time of all."""
        return self.parent + self.workers


def spent(*arguments: str) -> Spent:
    """Run the program from its start to its end."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False,
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    clock = time.perf_counter() - began
    told = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("spent ")]
    return Spent(clock, *map(float, told))


def start(paths: list[Path]) -> Iterator[Row]:
    """From a cold start to the end of the program."""
    with tempfile.TemporaryDirectory() as folder:
        for name, arguments in {
            "--version": ("--version",),
            "--help": ("--help",),
            "one posting to HTML": ("convert", str(paths[0].resolve()), "--to", "html"),
            "one posting to PDF": ("convert", str(paths[0].resolve()), "--to", "pdf"),
        }.items():
            out = ("--out", folder + "/{}") if "convert" in arguments else ()
            runs = [
                spent(*arguments, *(each.format(f"{name}{turn}") for each in out))
                for turn in range(STARTS)
            ]
            clock, cpu = ([getattr(run, kind) for run in runs] for kind in ("clock", "cpu"))
            yield (
                f"{name}, from a cold start",
                f"{min(clock):.2f} s, median {statistics.median(clock):.2f} s; "
                f"CPU {min(cpu):.2f} s, median {statistics.median(cpu):.2f} s",
            )


def batch(paths: list[Path], formats: str) -> Iterator[Row]:
    """A batch with one process and with two workers, and once more when nothing has changed.

    By the clock it tells something only where nobody else uses the machine. CPU time tells
    more: what two workers compute beside what one process does, and how much of it the
    parent does, counted as if nobody else could work meanwhile.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "postings")
        files.mkdir()
        for path in paths:
            (files / path.name).write_bytes(path.read_bytes())
        run = ("convert", str(files), "--to", formats, "--out")
        one, two = (spent(*run, f"{folder}/{jobs}", "--jobs", jobs) for jobs in ("1", "2"))
        again = min(spent(*run, f"{folder}/1", "--jobs", "1").clock for _ in range(3))
    count, had = len(paths), two.cpu / two.clock
    yield (
        f"{count} postings to {formats}: two workers",
        f"{one.clock / two.clock:.2f} x one ({one.clock:.1f} s, {two.clock:.1f} s by the clock)",
    )
    enough = "" if had >= 2 * FREE else ": the machine was busy, the clock tells little"
    yield "  cores that they got", f"{had:.2f}{enough}"
    yield (
        "  by CPU time, with two cores of their own",
        f"{one.cpu / (two.parent + two.workers / 2):.2f} x one at least "
        f"({one.cpu:.1f} s; {two.workers:.1f} s and {two.parent:.1f} s in the parent)",
    )
    yield (
        "  the parent, a posting",
        f"{two.parent / count * 1000:.1f} ms CPU, {two.parent / two.cpu:.1%} of all",
    )
    yield "  once more, unchanged", f"{again:.2f} s"


def memory(paths: list[Path], count: int) -> Iterator[Row]:
    """Memory of a worker that nobody recycles, in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        ready, early, late, most = pool.apply(megabytes, (paths, count))
    yield "memory of a worker, ready", f"{ready:.0f} MB"
    yield f"  {EARLY} postings to HTML, PDF and JSON", f"{early:.0f} MB"
    yield f"  {count} postings", f"{late:.0f} MB: {late / early - 1:+.0%}; at most {most:.0f} MB"


EARLY = 25


def megabytes(paths: list[Path], count: int) -> tuple[float, float, float, float]:
    """Resident memory when ready, after a few postings and at the end; and the most there was."""
    formats = ("html", "pdf", "json")
    warm(Task(Path(), formats, settings=Settings(), options=RenderOptions()))
    ready = early = _resident()
    for turn in range(count):
        try:
            summary = convert(paths[turn % len(paths)])
            for form in formats:
                render(summary, form)
        except PostingError:
            continue
        if turn + 1 == EARLY:
            early = _resident()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return ready, early, _resident(), most / (1e6 if sys.platform == "darwin" else 1e3)


def _resident() -> float:
    """Megabytes now; where the system does not tell, the most there was."""
    try:
        pages = Path("/proc/self/statm").read_text().split()[1]
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return int(pages) * resource.getpagesize() / 1e6
