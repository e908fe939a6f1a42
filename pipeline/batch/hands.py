"""Who does the work of a batch: this process, or workers that are hired once and kept."""

from __future__ import annotations

from collections.abc import Collection, Generator
from typing import TYPE_CHECKING

from pipeline.batch.cores import crew_size
from pipeline.batch.outcome import Outcome
from pipeline.batch.task import Task
from pipeline.inputs import Input

if TYPE_CHECKING:
    from pipeline.batch.enlist import Work
    from pipeline.batch.workers import Crew


class Hands:
    """Does work on postings, in this process or in others. Ends its workers with its block."""

    def __init__(self, task: Task, jobs: int | str) -> None:
        self._task, self._jobs = task, jobs
        self._crew: Crew | None = None

    def __enter__(self) -> Hands:
        return self

    def __exit__(self, *error: object) -> None:
        self.dismiss()

    def do(
        self, work: Work, inputs: Collection[Input], task: Task
    ) -> Generator[Outcome, None, None]:
        """The outcome of the work on each posting, as they come."""
        count = crew_size(self._jobs, len(inputs))
        if not count:
            yield from (work(source, task.of(source)) for source in inputs)
            return
        from pipeline.batch.workers import Crew, in_workers, spell  # one posting pays for no pool

        most = spell(task)
        if self._crew and most < self._crew.spell and len(inputs) > most * count:
            self.dismiss()  # hired for what takes less room, such as the survey before the PDFs
        self._crew = self._crew or Crew(self._task, count, most)
        yield from in_workers(inputs, task, self._crew, work)

    def dismiss(self) -> None:
        """End the workers, if there are any."""
        if self._crew:
            self._crew.dismiss()
            self._crew = None
