"""One run at a time may write to an output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import BusyError, SettingsError


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock. The system frees it when the process ends, in whatever way.

    Raises BusyError at once where another run holds it.
    """
    from filelock import FileLock, Timeout  # a single posting in Python needs no lock

    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(
            f"{path.parents[1]}: another run is writing there. Wait until it has ended."
        ) from None
    except OSError as error:
        raise SettingsError(
            f"{path}: cannot be written: {error.strerror}. Choose another folder with --out."
        ) from None
    try:
        yield
    finally:
        lock.release()
