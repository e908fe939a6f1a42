"""The record of a folder: for each posting, which files were made and with which key.

JSON lines. One process writes: a line is added after each posting, and at the end of a run
the file is written anew, sorted, without lines that others have replaced. It can be read
after a run that was killed anywhere: what is no whole line counts as not there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from pipeline.batch.outcome import Outcome, Output
from pipeline.batch.place import Place, write
from pipeline.model import Finding, Span

HEAD = b'{"posting-summary manifest": 1}\n'
"""Another number: another shape of the lines, and all is made anew."""
LONGEST = 4_000_000
"""Bytes of a line; no posting has as many findings."""
FORM = re.compile(r"[a-z0-9]{1,20}\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """What was made of one posting, last time that it could be made."""

    name: str
    outputs: tuple[Output, ...]
    findings: tuple[Finding, ...]


class Manifest:
    """The entries of an output folder, by name, and the file that keeps them."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._file: BinaryIO | None = None
        self._changed = False
        try:
            data = place.manifest.read_bytes()
            self.written = place.manifest.stat().st_mtime_ns
        except OSError:
            data, self.written = b"", 0
        self._fresh = not data.startswith(HEAD)
        self._torn = not self._fresh and not data.endswith(b"\n")
        self.entries = {entry.name: entry for entry in _entries(data)}

    def add(self, outcome: Outcome) -> None:
        """Note what was made. Files in other formats, made before, are still known."""
        name = outcome.source.name
        made = {output.form for output in outcome.outputs}
        old = self.entries.get(name)
        kept = [each for each in (old.outputs if old else ()) if each.form not in made]
        outputs = tuple(sorted((*outcome.outputs, *kept), key=lambda output: output.form))
        self.entries[name] = Entry(name, outputs, outcome.findings)
        self._append(_line(self.entries[name]))

    def forget(self, gone: Iterable[Output]) -> None:
        """Note that files were removed."""
        for output in gone:
            entry = self.entries[output.name]
            left = tuple(each for each in entry.outputs if each.form != output.form)
            self.entries[output.name] = replace(entry, outputs=left)
            self._append(_line(self.entries[output.name]))

    def close(self, renew: bool = False) -> None:
        """Write the file anew if anything changed, or if its time is to be that of now."""
        self.leave()
        if self._changed or self._torn or (renew and self.entries):
            kept = sorted((name, each) for name, each in self.entries.items() if each.outputs)
            lines = b"".join(_line(entry) for _, entry in kept)
            write(self._place.manifest, HEAD + lines, self._place.half_made)
            self._changed = self._torn = False

    def leave(self) -> None:
        """Close the file as it is."""
        if self._file:
            self._file.close()
            self._file = None

    def _append(self, line: bytes) -> None:
        if not self._file:
            self._file = self._place.manifest.open("wb" if self._fresh else "ab", buffering=0)
            line = (HEAD if self._fresh else b"\n" if self._torn else b"") + line
            self._fresh = False
        self._changed = True
        rest = memoryview(line)
        while rest:  # a disk that is nearly full takes only a part
            rest = rest[self._file.write(rest) :]


def _line(entry: Entry) -> bytes:
    record = {
        "name": entry.name,
        "outputs": {each.form: [each.key, each.size, each.sha256] for each in entry.outputs},
        "findings": [
            [each.stage, each.rule, each.severity, each.message, each.suggestion]
            + ([each.span.start, each.span.end] if each.span else [])
            for each in entry.findings
        ],
    }
    return json.dumps(record, separators=(",", ":")).encode() + b"\n"


def _entries(data: bytes) -> Iterator[Entry]:
    if not data.startswith(HEAD):
        return
    for line in data[len(HEAD) :].split(b"\n"):
        if 0 < len(line) <= LONGEST:
            try:
                yield _entry(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                continue


def _entry(record: Any) -> Entry:
    name = record["name"]
    folders = PurePosixPath(name)
    if folders.is_absolute() or ".." in folders.parts[:-1] or "\0" in name:
        raise ValueError(name)
    outputs = []
    for form, (key, size, digest) in record["outputs"].items():
        if not (FORM.match(form) and isinstance(key, str) and isinstance(size, int)):
            raise ValueError(form)
        outputs.append(Output(name, form, key, size, str(digest)))
    findings = [
        Finding(stage, rule, severity, message, suggestion, Span(*span) if span else None)
        for stage, rule, severity, message, suggestion, *span in record["findings"]
    ]
    return Entry(name, tuple(outputs), tuple(findings))
