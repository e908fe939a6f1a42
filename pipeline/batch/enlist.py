"""What goes on in a worker process, around the postings that it converts.

It ends with its parent, has everything loaded that all postings share (knowledge, styles,
fonts), and takes no more time and memory over one of them than it may.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread

from pipeline.batch.outcome import Outcome
from pipeline.batch.task import Task
from pipeline.conversion import convert
from pipeline.inputs import Input
from pipeline.lexicon import for_language
from pipeline.memory import search_seldom
from pipeline.renderers import render

_DEATH_OF_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
NO_TIME = -getattr(signal, "SIGPROF", 0)
NO_MEMORY = 12
"""How a worker ends that went over a limit, as the parent sees it."""
Work = Callable[[Input, Task], Outcome]


def enlist(parent: int, task: Task) -> None:
    """Get a worker ready. ``parent`` is the process that it works for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    end_with(parent)
    warm(task)
    limit(task.megabytes)


def end_with(parent: int) -> None:
    """Never outlive the parent, even where it is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL, 0, 0, 0)
    elif process := multiprocessing.parent_process():
        Thread(target=_watch, args=(process.sentinel,), daemon=True).start()
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def warm(task: Task) -> None:
    """Load what every posting needs, so that none pays for it or is blamed for its memory."""
    with suppress(Exception):  # the first posting will say what is wrong
        words = for_language("und").tables["phrases"].values()
        summary = convert("\n\n".join(words), settings=task.settings)
        for form in task.formats:
            with suppress(Exception):
                render(summary, form, task.options)
    search_seldom()
    gc.collect()
    gc.freeze()  # all this stays: no later search for garbage need look at it


def within_limits(work: Work, source: Input, task: Task) -> Outcome:
    """Do the work, or end the process: nobody knows in which state it would be left.

    The time is that of the processor, so that a busy machine fails no posting; and it is
    the system that ends the process, whatever it is at.
    """
    timer = getattr(signal, "setitimer", None)  # Windows has none: there only the clock counts
    if timer:
        timer(signal.ITIMER_PROF, task.seconds)
    try:
        outcome = work(source, task)
    except MemoryError:
        os._exit(NO_MEMORY)
    if outcome.reason == "memory":
        os._exit(NO_MEMORY)
    if timer:
        timer(signal.ITIMER_PROF, 0)
    return outcome


def limit(megabytes: int) -> None:
    """Bound the memory that can be taken from now on, and leave no core dump behind."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = _address_space() + megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with suppress(ValueError, OSError):  # macOS refuses it
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _address_space() -> int:
    """Bytes of address space taken so far, most of it by libraries; 0 where unknown."""
    try:
        pages = Path("/proc/self/statm").read_text().split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
