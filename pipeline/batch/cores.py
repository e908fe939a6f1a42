"""How many workers ``--jobs auto`` means."""

from __future__ import annotations

import os
from pathlib import Path

WORTH_STARTING = 20
"""Postings that are converted in the time that a worker needs to get ready."""
QUOTA = Path("/sys/fs/cgroup/cpu.max")


def crew_size(jobs: int | str, postings: int) -> int:
    """The number of workers; 0: no worker, the postings are converted in this process.

    ``auto``: one for each processor, if there is work for them; and a worker, so that no
    posting can harm the others, wherever there is more than one posting.
    """
    if jobs == "auto":
        return 0 if postings <= 1 else min(cores(), 1 + postings // WORTH_STARTING)
    return 0 if jobs == 1 else min(int(jobs), max(postings, 1))


def cores() -> int:
    """Processors that we may use: of the machine, of this process, of its container."""
    usable = getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count() or 1))
    count = len(usable(0))
    try:
        quota, period = QUOTA.read_text().split()
        return max(1, min(count, round(int(quota) / int(period))))
    except (OSError, ValueError):  # no container, or one without a quota ("max")
        return count
