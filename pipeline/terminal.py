"""What the command shows on the terminal: a bar while it works, a table at the end.

Both go to stderr; stdout is for data. Without a terminal there are plain lines, now and then.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.batch import Outcome, Output, Plan
    from pipeline.errors import ReadError

EVERY = 10.0
"""Seconds between two plain lines."""
NAMED = 10
"""Stale files that are named; the report has them all."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Names of files may hold what steers a terminal: it is shown, not sent."""
    return CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


class Bar:
    """Progress, with rate and remaining time: a bar on a terminal, else plain lines."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._bar: Any = None
        self._said, self._then = time.monotonic(), 0
        """When the last line was said, and how many were done then."""

    def __enter__(self) -> Bar:
        if sys.stderr.isatty() and self._total > 1:
            from rich.console import Console  # a tenth of the time that a single posting takes
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                ProgressColumn,
                Task,
                TimeRemainingColumn,
            )
            from rich.text import Text

            class Rate(ProgressColumn):
                """Postings a second, of late."""

                def render(self, task: Task) -> Text:
                    return Text(f"{task.speed:.0f}/s" if task.speed else "")

            columns = ("Converting", BarColumn(), MofNCompleteColumn(), Rate())
            self._bar = Progress(
                *columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True
            )
            self._bar.add_task("", total=self._total)
            self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self) -> None:
        """One posting more is done."""
        self._done += 1
        passed = time.monotonic() - self._said
        if self._bar:
            self._bar.advance(self._bar.task_ids[0])
        elif passed >= EVERY:
            rate = (self._done - self._then) / passed  # of late: the first is always slow
            left = (self._total - self._done) / rate
            print(
                f"{self._done} of {self._total} postings, {rate:.1f} a second"
                + (f", {left:.0f} seconds left" if self._then else ""),
                file=sys.stderr,
                flush=True,
            )
            self._said, self._then = time.monotonic(), self._done


def show_check(
    plan: Plan, stale: Sequence[Output], missing: Sequence[ReadError], prune: bool
) -> None:
    """What a run would do, a line each; on stdout, for it is what was asked for."""
    for error in missing:
        print(plain(f"fail {error}"))
    for source, why in plan.todo.items():
        print(plain(f"convert {source} ({why})"))
    for output in stale:
        print(plain(f"{'remove' if prune else 'stale'} {output.path}"))
    print(f"{len(plan.unchanged)} unchanged, {len(plan.todo)} to convert, {len(stale)} stale")


def show_end(
    outcomes: Sequence[Outcome],
    missing: Sequence[ReadError],
    stale: Sequence[Output],
    pruned: bool,
    out: Path,
) -> None:
    """Each failure with its reason, then a table of how many ended how."""

    def say(text: str) -> None:
        print(plain(text), file=sys.stderr)

    of = {status: [each for each in outcomes if each.status == status] for status in STATUSES}
    for error in missing:
        say(f"FAILED {error}")
    for outcome in of["failed"]:
        for line in outcome.error.split("\n"):
            say(f"FAILED {line}")
    if of["not tried"]:
        full = any(outcome.reason == "disk" for outcome in of["failed"])
        say("Stopped: the disk takes no more. Make room." if full else "Stopped.")
        say("Run the same command again to go on: what is done is kept.")
    if stale:
        _say_stale(say, stale, pruned)
    rows = {
        "converted": len(of["converted"]),
        "unchanged": len(of["unchanged"]),
        "with findings": sum(bool(outcome.findings) for outcome in outcomes),
        "failed": len(of["failed"]) + len(missing),
        "not tried": len(of["not tried"]),
    }
    say(f"Summaries in {out}")
    for name, count in rows.items():
        if count or name != "not tried":
            say(f"  {name:13} {count:6}")


STATUSES = ("converted", "unchanged", "failed", "not tried")


def _say_stale(say: Any, stale: Sequence[Output], pruned: bool) -> None:
    what = "1 file is" if len(stale) == 1 else f"{len(stale)} files are"
    if pruned:
        say(f"{what} stale but cannot be removed, or not as we wrote it.")
    else:
        say(f"{what} stale: made of postings that are gone or changed. --prune removes them.")
    for output in stale[:NAMED]:
        say(f"STALE {output.path}")
    if len(stale) > NAMED:
        say(f"... and {len(stale) - NAMED} more")
