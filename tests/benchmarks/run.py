# ruff: noqa: E402 - a script finds its neighbours before it imports them
"""How fast the program is on this machine, in one table.

    python tests/benchmarks/run.py [FOLDER] [--postings N] [--pdfs N] [--only text,long,...]

Without a folder it draws postings by lot. Whatever fits into one process is CPU time, the best
of some rounds, so that what else the machine does counts little; of the rest both are shown.
Nothing here is a test: a machine that is busy is no mistake in the program.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import pdf
import runs
from generated import posting

from pipeline import PostingError, Summary, convert, render
from pipeline.lexicon import for_language
from pipeline.readers import read
from pipeline.stages import STAGES
from pipeline.summary import compose

Row = runs.Row
Stages = dict[str, float]
ROUNDS = 3
BATCH = 10
"""A batch has so many times the postings that are measured singly: no two alike."""


def stages(path: Path) -> Stages:
    """CPU seconds of each stage on the way to JSON and HTML."""
    spent: Stages = {}
    began = time.process_time()

    def lap(name: str) -> None:
        nonlocal began
        now = time.process_time()
        spent[name], began = now - began, now

    found = read(path.read_bytes(), name=path.stem)
    lexicon = for_language(found.language)
    lap("read")
    for stage in STAGES:
        found = stage(found, lexicon)
        lap(getattr(stage, "__name__", "stage"))
    summary = compose(found, lexicon)
    lap("summarize")
    for form in ("html", "json"):
        render(summary, form)
        lap(form)
    return spent


def best(path: Path) -> Stages:
    """The quickest of some rounds; raises PostingError for what cannot be read."""
    return min((stages(path) for _ in range(ROUNDS)), key=lambda spent: sum(spent.values()))


def readable(paths: list[Path]) -> list[Path]:
    """The files that are postings."""

    def reads(path: Path) -> bool:
        try:
            read(path.read_bytes(), name=path.stem)
        except PostingError:
            return False
        return True

    return [path for path in paths if reads(path)]


def text(paths: list[Path]) -> Iterator[Row]:
    """Postings a second on one core to JSON and HTML, and where the time goes.

    Every other posting warms up; the rest is measured when it is met for the first time, for
    sentences that were met before are remembered.
    """
    for path in paths[::2]:
        stages(path)
    rounds = [stages(path) for path in paths[1::2]]
    each = sum(sum(spent.values()) for spent in rounds) / len(rounds)
    middle = statistics.median(sum(spent.values()) for spent in rounds)
    size = statistics.median(path.stat().st_size for path in paths)
    yield (
        f"to JSON and HTML, {len(rounds)} postings, median {size / 1000:.1f} kB",
        (f"{1 / each:.0f} postings/s/core, {each * 1000:.1f} ms; median {middle * 1000:.1f} ms"),
    )
    for name in rounds[0]:
        spent = sum(stage[name] for stage in rounds) / len(rounds)
        yield f"  {name}", f"{spent / each:4.0%}  {spent * 1000:6.2f} ms"


def long(paths: list[Path]) -> Iterator[Row]:
    """Ten postings in one against ten postings."""
    with tempfile.TemporaryDirectory() as folder:
        singly = whole = 0.0
        for run in range(3):
            texts = [posting(10 * run + seed) for seed in range(10)]
            files = [Path(folder, f"{run}-{seed}.md") for seed in range(11)]
            for file, content in zip(files, [*texts, "\n".join(texts)], strict=True):
                file.write_text(content, "utf-8")
            times = [sum(best(file).values()) for file in readable(files)]
            singly, whole = singly + statistics.fmean(times[:-1]), whole + times[-1]
    yield "ten times the text", f"{whole / singly:.1f} times the time"


def pdfs(paths: list[Path]) -> Iterator[Row]:
    """PDFs a second, beside WeasyPrint used plainly on the same page in the same run."""
    summaries = [convert(path) for path in paths]
    makes: list[Callable[[Summary], bytes]] = [pdf.ours, pdf.naive]
    for make in makes:
        make(summaries[0])
    ours, naive = map(sum, zip(*(pdf.seconds(makes, each, 2) for each in summaries), strict=True))
    yield f"to PDF, {len(paths)} postings", f"{len(paths) / ours:.2f} PDFs/s"
    yield "  WeasyPrint used plainly", f"{len(paths) / naive:.2f} PDFs/s: ours {naive / ours:.2f} x"


def drawn(folder: Path, count: int) -> list[Path]:
    """Postings drawn by lot."""
    for seed in range(count):
        folder.joinpath(f"{seed:04}.md").write_text(posting(seed), "utf-8")
    return sorted(folder.iterdir())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--postings", type=int, default=100, metavar="N")
    parser.add_argument("--pdfs", type=int, default=100, metavar="N")
    parser.add_argument("--only", default="text,long,pdf,start,batch,memory")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = (
            sorted(path for path in chosen.folder.iterdir() if path.is_file())
            if chosen.folder
            else drawn(Path(folder), BATCH * chosen.postings)
        )
        every = max(1, len(found) // (BATCH * chosen.postings))
        many = found[::every][: BATCH * chosen.postings]
        paths = readable(many[: chosen.postings])
        parts: dict[str, Callable[[], Iterator[Row]]] = {
            "text": lambda: text(paths),
            "long": lambda: long(paths),
            "pdf": lambda: pdfs(paths[:12]),
            "start": lambda: runs.start(paths),
            "batch": lambda: chain(
                runs.batch(many, "html,json"),
                runs.batch(many[: 2 * chosen.postings], "html,pdf,json"),
            ),
            "memory": lambda: runs.memory(paths, chosen.pdfs),
        }
        for name in chosen.only.split(","):
            for what, figure in parts[name]():
                print(f"{what:58} {figure}", flush=True)


if __name__ == "__main__":
    main()
