"""Many postings at once, each in a process that may die without harm to the others.

Pebble's process pool, which the field uses where one crashing worker must not take the
others with it. The pool is started with spawn: a forked child would share locks and fonts
that are half set up.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import replace

from pebble import ProcessExpired, ProcessPool

from pipeline.batch.enlist import NO_MEMORY, NO_TIME, Work, enlist, within_limits
from pipeline.batch.outcome import Outcome, Reason, failed
from pipeline.batch.task import Task
from pipeline.errors import PostingError
from pipeline.inputs import Input

AHEAD = 4
"""Postings handed out for each worker: enough to keep it busy, and no more in memory."""
RECYCLED = {"pdf": 100}
"""Postings after which a worker makes room for a fresh one: with WeasyPrint it grows by some
200 kB each. What the text path keeps has an end: 30 MB from the thousandth to the four
thousandth."""
RECYCLED_ELSE = 3000
PATIENCE = 5
"""How many times its limit a posting may take on the clock, on a machine that is busy."""
GRACE = 30
"""Seconds without any news, beyond that, after which the pool counts as stuck."""
ATTEMPTS = 3
"""How often a pool may break under a posting, or before it has done anything."""


def in_workers(
    inputs: Iterable[Input], task: Task, crew: Crew, work: Work
) -> Generator[Outcome, None, None]:
    """The outcome of every posting, as they come.

    A posting that took its worker with it is tried once more at the end: alone, and one
    format at a time, so that what can be had of it is written.
    """
    lost: list[Outcome] = []
    for outcome in crew.share(inputs, task, work):
        if outcome.reason in ("crash", "time", "memory"):
            lost.append(outcome)
        else:
            yield outcome
    for outcome in lost:
        yield _again(crew, outcome, task, work)


def _again(crew: Crew, lost: Outcome, task: Task, work: Work) -> Outcome:
    parts: list[Outcome] = []
    for form in task.formats:
        parts += crew.share([lost.source], replace(task, formats=(form,)), work)
        if len(parts) > 1 and not any(part.outputs for part in parts):
            break  # it is not the format
    seconds = lost.seconds + sum(part.seconds for part in parts)
    made = [part for part in parts if part.outputs]
    if not made:
        return replace(lost, seconds=seconds)
    bad = [part for part in parts if part.status == "failed"]
    return Outcome(
        lost.source,
        "failed" if bad else "converted",
        tuple(output for part in made for output in part.outputs),
        bad[0].reason if bad else "",
        "\n".join(part.error for part in bad),
        made[0].findings,
        seconds,
    )


def spell(task: Task) -> int:
    """How many postings a worker does before a fresh one takes its place."""
    return min((RECYCLED[form] for form in task.formats if form in RECYCLED), default=RECYCLED_ELSE)


class Crew:
    """Some workers, and fresh ones for those that die, or have done their ``spell``."""

    def __init__(self, task: Task, jobs: int, spell: int) -> None:
        self._task, self._jobs = task, jobs
        self.spell = spell
        self._pool: ProcessPool | None = None
        self._worked = False
        self._broken = 0

    def share(self, inputs: Iterable[Input], task: Task, work: Work) -> Iterator[Outcome]:
        """Hand the postings out, a few at a time."""
        coming, back = iter(inputs), deque[Input]()
        tries: Counter[Input] = Counter()
        running: dict[Future[Outcome], Input] = {}
        while True:
            intact = self._fill(running, back, coming, task, work)
            if not running and not back:
                return
            patience = PATIENCE * task.seconds + GRACE if intact else 0
            done, _ = wait(running, patience, FIRST_COMPLETED)
            intact = intact and bool(done)
            for future in done:
                source = running.pop(future)
                if isinstance(future.exception(), BrokenExecutor):
                    intact = False
                    back.append(source)
                else:
                    self._worked = True
                    yield _outcome(future, source, task)
            if not intact:
                self._renew()
                back += running.values()
                running.clear()
                tries.update(back)
                for source in [each for each in back if tries[each] >= ATTEMPTS]:
                    back.remove(source)
                    why = f"{source}: the workers died over it. Please report it."
                    yield failed(source, "crash", why)

    def dismiss(self) -> None:
        """End all workers, whatever they are at."""
        if self._pool:
            self._pool.stop()
            self._pool.join()
            self._pool = None

    def _fill(
        self,
        running: dict[Future[Outcome], Input],
        back: deque[Input],
        coming: Iterator[Input],
        task: Task,
        work: Work,
    ) -> bool:
        """Give every worker enough to do. False: the pool takes no more, it is broken."""
        while len(running) < AHEAD * self._jobs:
            source = back.popleft() if back else next(coming, None)
            if source is None:
                break
            try:
                running[self._give(source, task, work)] = source
            except RuntimeError:
                back.append(source)
                return False
        return True

    def _give(self, source: Input, task: Task, work: Work) -> Future[Outcome]:
        if not self._pool:
            self._pool = ProcessPool(
                max_workers=self._jobs,
                max_tasks=self.spell,
                initializer=enlist,
                initargs=(os.getpid(), self._task),
                context=multiprocessing.get_context("spawn"),
            )
        future: Future[Outcome] = self._pool.schedule(
            within_limits, (work, source, task.of(source)), timeout=PATIENCE * task.seconds
        )
        return future

    def _renew(self) -> None:
        self.dismiss()
        self._broken += 1
        if self._broken >= ATTEMPTS and not self._worked:
            raise PostingError(
                "The workers die before they have done anything: is there too little memory? "
                "Try --jobs 1."
            )


def _outcome(future: Future[Outcome], source: Input, task: Task) -> Outcome:
    error = future.exception()
    if error is None:
        return future.result()
    reason: Reason = "unforeseen"
    what = f"it ended its worker ({type(error).__name__}: {error}). Please report it."
    code = error.exitcode if isinstance(error, ProcessExpired) else 0
    if isinstance(error, TimeoutError) or (code and code == NO_TIME):
        reason, what = "time", f"it takes more than {task.seconds} seconds, and was given up."
    elif code == NO_MEMORY:
        reason, what = "memory", f"it needs more than {task.megabytes} MB of memory."
    elif code:
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        reason, what = "crash", f"the program crashed over it ({how}). Please report it."
    if len(task.formats) == 1:
        what = f"the {task.formats[0]} could not be made: {what}"
    seconds = float(task.seconds) if reason == "time" else 0.0
    return failed(source, reason, f"{source}: {what}", seconds)
