"""Postings that do harm, for the tests of the batch: what a posting says happens to its worker.

A module of its own, since workers import it by name.
"""

from __future__ import annotations

import os
import re
import signal
import time

from pipeline.batch import Outcome, Task
from pipeline.batch.work import convert_one
from pipeline.inputs import Input


def harmful(source: Input, task: Task) -> Outcome:
    """Do what the name of the posting says, and otherwise convert it."""
    what, _, form = source.name.partition("-")
    if not form or form in task.formats:
        HARM.get(what, bool)()
    return convert_one(source, task)


def slow(source: Input, task: Task) -> Outcome:
    """Leave a sign that work has begun, and then take for ever."""
    (task.out / "started").touch()
    _hang()
    return convert_one(source, task)


def who(source: Input, task: Task) -> Outcome:
    """Say which process it was."""
    return Outcome(source, "failed", error=str(os.getpid()))


def _segfault() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _hang() -> None:
    time.sleep(1000)


def _hang_in_c() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")  # no signal handler of Python runs in there


def _allocate() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(50_000_000))


def _leave() -> None:
    os._exit(3)


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


HARM = {
    "segfault": _segfault, "hang": _hang, "hangc": _hang_in_c, "allocate": _allocate,
    "leave": _leave, "killed": _killed,
}  # fmt: skip
