"""Many postings: one that fails costs one, and what is written is written whole."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.convert import convert
from pipeline.errors import PostingError, RenderError
from pipeline.inputs import Input
from pipeline.render import RenderOptions, render
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Task:
    """How every posting of a batch is converted. Picklable: workers get it whole."""

    out: Path
    formats: tuple[str, ...]
    reader: str | None = None
    settings: Settings = field(default_factory=Settings)
    options: RenderOptions = field(default_factory=RenderOptions)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one posting."""

    source: str
    status: Literal["converted", "failed"]
    outputs: tuple[Path, ...] = ()
    error: str = ""
    """For a failed posting: a sentence that names it and says what to do."""
    findings: int = 0
    seconds: float = 0.0


def run_batch(inputs: Iterable[Input], task: Task, jobs: int = 1) -> Iterator[Outcome]:
    """The outcome of every posting, in the order of the inputs.

    More than one job: pebble's process pool, which the field uses where one crashing
    worker must not take the others with it.
    """
    if jobs <= 1:
        for each in inputs:
            yield convert_one(each, task)
        return
    import multiprocessing  # a single posting does not pay for a pool

    from pebble import ProcessPool

    # spawn: a forked child would share locks and fonts that are half set up
    context = multiprocessing.get_context("spawn")
    pool = ProcessPool(max_workers=jobs, context=context)
    with pool:
        futures = [(each, pool.schedule(convert_one, args=(each, task))) for each in inputs]
        try:
            for each, future in futures:
                try:
                    yield future.result()
                except Exception as error:  # the worker died: any way it can
                    yield Outcome(str(each), "failed", error=_unforeseen(each, error))
        except BaseException:
            pool.stop()
            raise


def convert_one(source: Input, task: Task) -> Outcome:
    """Convert one posting to every format asked for. Never raises for a bad posting.

    A format that fails does not take the others with it.
    """
    began = time.perf_counter()
    errors: list[str] = []
    outputs: list[Path] = []
    findings = 0
    try:
        raw = sys.stdin.buffer.read() if source.path is None else source.path
        summary = convert(raw, name=source.name, format=task.reader, settings=task.settings)
        findings = len(summary.posting.findings)
        for form in task.formats:
            path = task.out / f"{source.name}.{form}"
            try:
                write(path, render(summary, form, task.options))
                outputs.append(path)
            except (RenderError, RecursionError) as error:
                errors.append(f"{source}: the {form} could not be made: {error}")
    except PostingError as error:
        errors.append(str(error))
    except OSError as error:
        errors.append(f"{error.filename or source}: {error.strerror or error}.")
    except Exception as error:  # the rest of the batch goes on
        errors.append(_unforeseen(source, error))
    return Outcome(
        str(source),
        "failed" if errors else "converted",
        tuple(outputs),
        "\n".join(errors),
        findings,
        time.perf_counter() - began,
    )


def _unforeseen(source: Input, error: Exception) -> str:
    what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return f"{source}: an error that we did not foresee ({what}). Please report it."


def write(path: Path, data: bytes) -> None:
    """Write under another name, then rename: a reader never sees half a file.

    Raises OSError, and leaves nothing behind, where that cannot be done.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".posting-summary-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)  # mkstemp makes files that only their owner reads
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
