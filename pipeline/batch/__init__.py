"""Many postings: one that fails costs one, what is written is written whole, once.

    with open_batch(task) as batch:
        batch.learn(inputs)
        plan = batch.plan(inputs)
        outcomes = list(batch.convert(plan))
        left_over = batch.stale(plan, outcomes)

The first pass over all postings is optional. What it learns belongs to the settings, and so
to the key of every posting.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace

from pipeline.batch.collect import FILE, FORM, collect
from pipeline.batch.hands import Hands
from pipeline.batch.keys import stamp
from pipeline.batch.lock import locked
from pipeline.batch.manifest import Manifest
from pipeline.batch.outcome import Outcome, Output
from pipeline.batch.place import Place, may_write, write
from pipeline.batch.plan import Plan, make_plan, same_as_written, stale
from pipeline.batch.survey import surveyed, with_learnt
from pipeline.batch.task import Task
from pipeline.batch.work import convert_one
from pipeline.errors import SettingsError
from pipeline.inputs import Input

__all__ = [
    "FILE",
    "FORM",
    "Batch",
    "Hands",
    "Outcome",
    "Output",
    "Plan",
    "Task",
    "check_batch",
    "may_write",
    "open_batch",
    "surveyed",
    "with_learnt",
    "write",
]


@contextmanager
def open_batch(task: Task) -> Iterator[Batch]:
    """Take the output folder for one run.

    Raises SettingsError where it cannot be written to, BusyError where another run is there.
    """
    place = Place(task.out)
    place.open()
    with locked(place.lock):
        place.sweep()
        batch = Batch(replace(task, stamp=stamp(task)), place, Manifest(place))
        try:
            yield batch
        finally:
            batch.leave()


def check_batch(inputs: Iterable[Input], task: Task) -> tuple[Plan, tuple[Output, ...]]:
    """What a run would do, and which files it would find stale. Nothing is written."""
    manifest = Manifest(Place(task.out))
    plan = make_plan(inputs, replace(task, stamp=stamp(task)), manifest, thorough=True)
    todo = {source.name for source in plan.todo}
    left = stale(manifest, plan.keys)
    return plan, tuple(each for each in left if not _renewed(each, todo, task))


def _renewed(output: Output, todo: set[str], task: Task) -> bool:
    return output.name in todo and output.form in task.formats


class Batch:
    """One run over an output folder. Made by :func:`open_batch`."""

    def __init__(self, task: Task, place: Place, manifest: Manifest) -> None:
        self.task, self.place, self.manifest = task, place, manifest
        self._hands: Hands | None = None

    def learn(self, inputs: Iterable[Input], jobs: int | str = 1, *, whole: bool = True) -> None:
        """Find out what recurs in the employers' postings; it holds for the whole batch.

        Where the inputs are not the ``whole`` batch, earlier runs tell of the others.
        """
        self.task = with_learnt(inputs, self.task, self._hired(jobs), whole=whole)

    def plan(self, inputs: Iterable[Input]) -> Plan:
        """Which postings have to be converted, and which are as they were."""
        return make_plan(inputs, self.task, self.manifest)

    def convert(self, plan: Plan, jobs: int | str = 1) -> Generator[Outcome, None, None]:
        """Every outcome as it comes: first what is unchanged, then what is converted.

        Ends early where the disk takes no more; what was written till then is kept.
        """
        yield from plan.unchanged
        work = self._hired(jobs).do(convert_one, plan.todo, self.task)
        with closing(work) as outcomes:
            for outcome in outcomes:
                noted = self._noted(outcome)
                yield noted
                if noted.reason == "disk":
                    return
        with suppress(OSError):  # its lines are all there; only their order is not
            self.manifest.close(renew=plan.slow)

    def _noted(self, outcome: Outcome) -> Outcome:
        try:
            if outcome.outputs:
                self.manifest.add(outcome)
        except OSError as error:
            why = f"{self.place.manifest}: cannot be written: {error.strerror}."
            return replace(outcome, status="failed", reason="disk", error=why)
        return outcome

    def _hired(self, jobs: int | str) -> Hands:
        self._hands = self._hands or Hands(self.task, jobs)
        return self._hands

    def leave(self) -> None:
        """End what the run has going."""
        if self._hands:
            self._hands.dismiss()
        self.manifest.leave()

    def collect(self, outcomes: Iterable[Outcome], *, whole: bool = True) -> None:
        """Put the records for a site's build into one file. Raises SettingsError.

        Where the run is not the ``whole`` batch, the records of earlier runs stand there, too.
        """
        made = outcomes if whole else self.manifest.entries.values()
        outputs = [output for each in made for output in each.outputs]
        try:
            collect(self.place, outputs)
        except OSError as error:
            why = f"{self.place.out / FILE}: cannot be written: {error.strerror}."
            raise SettingsError(why) from None

    def stale(self, plan: Plan, outcomes: Iterable[Outcome]) -> tuple[Output, ...]:
        """Files of earlier runs that no posting of this run stands behind."""
        return stale(self.manifest, plan.keys, outcomes)

    def prune(self, outputs: Iterable[Output], plan: Plan) -> tuple[Output, ...]:
        """Remove stale files; gives those that stay: somebody changed them or guards them."""
        now = {
            f"{name}.{form}".casefold(): f"{name}.{form}"
            for name in plan.keys
            for form in self.task.formats
        }
        gone: list[Output] = []
        staying: list[Output] = []
        for output in outputs:
            twin = now.get(output.path.casefold(), output.path)
            renamed = twin != output.path and self._same_file(twin, output.path)
            (gone if renamed or self._removed(output) else staying).append(output)
        with suppress(OSError):  # the next run will see that they are gone
            self.manifest.forget(gone)
            self.manifest.close()
        return tuple(staying)

    def _removed(self, output: Output) -> bool:
        if (self.place.out / output.path).exists():
            if not same_as_written(output, self.place):
                return False
            try:
                self.place.remove(output.path)
            except OSError:
                return False
        return True

    def _same_file(self, one: str, other: str) -> bool:
        """On a disk that does not tell A from a, both are names of one file."""
        try:
            return (self.place.out / one).samefile(self.place.out / other)
        except OSError:
            return False
