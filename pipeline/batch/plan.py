"""What a run has to do: which postings are new or changed, and which need no work."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pipeline.batch.keys import key
from pipeline.batch.manifest import Entry, Manifest
from pipeline.batch.outcome import Outcome, Output
from pipeline.batch.place import Place
from pipeline.batch.task import Task
from pipeline.inputs import Input

Why = Literal["new", "changed", "its outputs are not all there", "an output was changed"]


@dataclass(frozen=True, slots=True)
class Plan:
    """The work of a run, decided before any posting is converted."""

    unchanged: tuple[Outcome, ...]
    todo: Mapping[Input, Why]
    keys: Mapping[str, str]
    """The key of each posting that could be read, by its name."""
    slow: bool
    """Some outputs had to be read whole, since they are younger than the manifest."""


def make_plan(
    inputs: Iterable[Input], task: Task, manifest: Manifest, thorough: bool = False
) -> Plan:
    """Compare each posting with what is known of its last conversion.

    An output that was not touched since the manifest was written is taken to be whole when
    its size is right. ``thorough`` reads every one.
    """
    look = _Look(Place(task.out), 0 if thorough else manifest.written)
    unchanged: list[Outcome] = []
    todo: dict[Input, Why] = {}
    keys: dict[str, str] = {}
    for source in inputs:
        entry = manifest.entries.get(source.name)
        try:
            keys[source.name] = key(source, source.read(), task)
        except OSError:  # the conversion will say so
            todo[source] = "changed" if entry else "new"
            continue
        why = _why(entry, keys[source.name], task.formats, look)
        if why:
            todo[source] = why
        elif entry:
            outputs = tuple(each for each in entry.outputs if each.form in task.formats)
            unchanged.append(Outcome(source, "unchanged", outputs, findings=entry.findings))
    return Plan(tuple(unchanged), todo, keys, look.slow)


def stale(
    manifest: Manifest, keys: Mapping[str, str], outcomes: Iterable[Outcome] = ()
) -> tuple[Output, ...]:
    """Files of ours that no posting of this run stands behind: it is gone, or it changed.

    ``keys`` are those of the plan; what was converted since has the key that it got then.
    """
    now = dict(keys)
    for outcome in outcomes:
        now |= {output.name: output.key for output in outcome.outputs}
    entries = (entry for _, entry in sorted(manifest.entries.items()))
    return tuple(
        output
        for entry in entries
        for output in entry.outputs
        if output.key != now.get(output.name)
    )


class _Look:
    """Whether outputs are whole, with as little reading as is safe."""

    def __init__(self, place: Place, written: int) -> None:
        self.out, self.written = str(place.out), written
        self.slow = False

    def whole(self, output: Output) -> Why | None:
        path = f"{self.out}/{output.path}"
        try:
            found = os.lstat(path)
            if not stat.S_ISREG(found.st_mode):
                return "its outputs are not all there"
            if found.st_size != output.size:
                return "an output was changed"
            if found.st_mtime_ns < self.written:
                return None
            self.slow = True
            same = sha256(Path(path).read_bytes()).hexdigest() == output.sha256
            return None if same else "an output was changed"
        except OSError:
            return "its outputs are not all there"


def _why(entry: Entry | None, now: str, formats: tuple[str, ...], look: _Look) -> Why | None:
    if entry is None or not entry.outputs:
        return "new"
    made = {output.form: output for output in entry.outputs}
    for form in formats:
        if form not in made:
            return "its outputs are not all there"
        if made[form].key != now:
            return "changed"
        if damage := look.whole(made[form]):
            return damage
    return None


def same_as_written(output: Output, place: Place) -> bool:
    """Whether a file is still as we wrote it: what a person has changed is theirs."""
    look = _Look(place, 0)
    return look.whole(output) is None
