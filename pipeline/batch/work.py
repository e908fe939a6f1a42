"""One posting to its files."""

from __future__ import annotations

import errno
import time
from hashlib import sha256

from pipeline.batch.keys import key
from pipeline.batch.outcome import Outcome, Output, Reason, failed
from pipeline.batch.place import Place
from pipeline.batch.task import Task
from pipeline.conversion import process, summarize
from pipeline.errors import ReadError, RenderError
from pipeline.inputs import Input
from pipeline.model import Summary
from pipeline.readers import read
from pipeline.renderers import render

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""Errors of the disk that every other posting would meet as well."""


class _NotMadeError(Exception):
    """What could not be written, and why."""

    def __init__(self, reason: Reason, error: str) -> None:
        self.reason, self.error = reason, error


def convert_one(source: Input, task: Task) -> Outcome:
    """Convert one posting to every format asked for. Never raises for a bad posting.

    A format that fails does not take the others with it.
    """
    began = time.perf_counter()
    try:
        data = source.read()
        now = key(source, data, task)  # of the bytes that are converted, whatever was planned
        summary = _summary(source, data, task)
    except Exception as error:  # the rest of the batch goes on
        why = _told(source, error)
        return failed(source, why.reason, why.error, time.perf_counter() - began)
    outputs: list[Output] = []
    errors: list[_NotMadeError] = []
    for form in task.formats:
        try:
            outputs.append(_made(source, form, now, summary, task))
        except _NotMadeError as error:
            errors.append(error)
    return Outcome(
        source,
        "failed" if errors else "converted",
        tuple(outputs),
        errors[0].reason if errors else "",
        "\n".join(each.error for each in errors),
        summary.posting.findings,
        time.perf_counter() - began,
    )


def _summary(source: Input, data: bytes, task: Task) -> Summary:
    posting = read(data, name=source.title, path=source.path_shown, format=task.reader)
    return summarize(process(posting, task.settings), task.settings)


def _made(source: Input, form: str, now: str, summary: Summary, task: Task) -> Output:
    """Render and write one format. Raises _NotMadeError."""
    try:
        data = render(summary, form, task.options)
    except (RenderError, RecursionError) as error:
        reason = f"{source}: the {form} could not be made: {error}"
        raise _NotMadeError("format", reason) from None
    except Exception as error:
        raise _told(source, error) from None
    output = Output(source.name, form, now, len(data), sha256(data).hexdigest())
    try:
        Place(task.out).write(output.path, data)
    except OSError as error:
        at = f"{error.filename or output.path}"
        if error.errno in FULL:
            raise _NotMadeError("disk", f"{at}: cannot be written: {error.strerror}.") from None
        raise _NotMadeError("output", f"{source}: cannot write {at}: {error.strerror}.") from None
    return output


def _told(source: Input, error: Exception) -> _NotMadeError:
    if isinstance(error, ReadError):
        return _NotMadeError("input", f"{source}: {error.reason}")
    if isinstance(error, OSError):
        return _NotMadeError("input", f"{source}: cannot be opened: {error.strerror}.")
    if isinstance(error, MemoryError):
        return _NotMadeError("memory", f"{source}: it needs too much memory.")
    what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    said = f"{source}: an error that we did not foresee ({what}). Please report it."
    return _NotMadeError("unforeseen", said)
