"""The record of a run: a report of every posting, and the failures, to be fed back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.batch.outcome import Outcome, Output
from pipeline.batch.place import may_write, write
from pipeline.errors import ReadError, SettingsError
from pipeline.inputs import Input, gather
from pipeline.model import Finding


def check_record(path: Path) -> None:
    """Raises SettingsError, before any work is done, where the file could not be written."""
    if path.is_dir() or not may_write(path.parent):
        raise SettingsError(f"{path}: cannot be written. Choose another file.")


def write_report(
    path: Path,
    outcomes: Sequence[Outcome],
    missing: Iterable[ReadError] = (),
    stale: Iterable[Output] = (),
    seconds: float = 0.0,
) -> None:
    """One JSON object: counts, every posting in the order of the input, what is stale."""
    rows = [*map(_missing, missing), *map(_row, outcomes)]
    counts = Counter(row["outcome"] for row in rows)
    record = {
        "counts": dict(sorted(counts.items())),
        "seconds": round(seconds, 2),
        "postings": rows,
        "stale": [each.path for each in stale],
    }
    _write(path, json.dumps(record, indent=1) + "\n")


def write_failures(
    path: Path, outcomes: Iterable[Outcome], missing: Iterable[ReadError] = ()
) -> None:
    """JSON lines: each posting that failed or was not tried, in a form that can be fed back."""
    rows = [{"source": each.name, "error": str(each)} for each in missing]
    rows += [
        {"source": str(each.source.path or "-"), "name": each.source.name, "error": each.error}
        for each in outcomes
        if each.status in ("failed", "not tried")
    ]
    _write(path, "".join(json.dumps(row) + "\n" for row in rows))


def read_failures(path: Path, out: Path) -> Iterator[Input | ReadError]:
    """The postings of a failures file, to be written where they would have been.

    Raises SettingsError where it is no such file.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise SettingsError(f"{path}: cannot be read: {reason}.") from None
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            source, name = str(record["source"]), str(record.get("name", ""))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise SettingsError(
                f"{path}: line {number} names no posting. Give a file that --failures wrote."
            ) from None
        folders = Path(name)
        if folders.is_absolute() or ".." in folders.parts[:-1] or "\0" in source + name:
            raise SettingsError(f"{path}: line {number} would write outside of --out.")
        if name and Path(source).is_file():
            yield Input(Path(source), name)
        else:
            yield from gather([source], out)


def _row(outcome: Outcome) -> dict[str, Any]:
    row: dict[str, Any] = {"source": str(outcome.source), "outcome": outcome.status}
    if outcome.error:
        row |= {"reason": outcome.reason, "error": outcome.error}
    row["seconds"] = round(outcome.seconds, 3)
    row["outputs"] = [output.path for output in outcome.outputs]
    row["findings"] = [_finding(finding) for finding in outcome.findings]
    return row


def _missing(error: ReadError) -> dict[str, Any]:
    return {"source": error.name, "outcome": "failed", "reason": "input", "error": str(error)}


def _finding(finding: Finding) -> dict[str, Any]:
    row: dict[str, Any] = {
        "rule": finding.rule, "severity": finding.severity, "message": finding.message,
    }  # fmt: skip
    if finding.suggestion:
        row["suggestion"] = finding.suggestion
    if finding.span:
        row["span"] = [finding.span.start, finding.span.end]
    return row


def _write(path: Path, text: str) -> None:
    try:
        write(path, text.encode())
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {error.strerror}.") from None
