"""``posting-summary convert``."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import click

from pipeline.batch import (
    FILE,
    FORM,
    Batch,
    Hands,
    Outcome,
    Output,
    Task,
    check_batch,
    open_batch,
    with_learnt,
)
from pipeline.batch.report import check_record, read_failures, write_failures, write_report
from pipeline.cli.parameters import POSTINGS, settings_of, takes, theme_of
from pipeline.cli.signals import Stopped, stoppable
from pipeline.cli.wrong import BUSY, OK, SOME_FAILED, stop
from pipeline.configuration import Options
from pipeline.errors import BusyError, PostingError, ReadError, SettingsError
from pipeline.inputs import Input, gather, refuse_clashes
from pipeline.renderers import RenderOptions, check_formats, check_means
from pipeline.terminal import Bar, show_check, show_end


@click.command("convert")
@POSTINGS
@takes("convert")
def command(postings: tuple[str, ...], options: Options) -> None:
    """Turn postings into summaries: one HTML, PDF and JSON file each.

    Postings that have not changed since their last conversion are left alone. Exit code 0:
    all is up to date. 1: some failed; each is named with its reason (with --check: something
    would change). 2: wrong use; nothing was written. 75: another run is at work.
    """
    if not postings and not options.retry:
        stop("Say which postings: files, folders, patterns, or - for stdin.")
    if options.out is None:
        stop("Say where to write: --out FOLDER.")
    try:
        run = _Run(options, options.out, _task(options, options.out))
        run.find(postings)
        if options.check:
            raise click.exceptions.Exit(run.check())
        with stoppable():
            raise click.exceptions.Exit(run.convert())
    except Stopped as signal:  # before the first posting, or after the last
        raise click.exceptions.Exit(signal.code) from None
    except BusyError as error:
        stop(str(error), BUSY)
    except PostingError as error:
        stop(str(error))


def _task(options: Options, out: Path) -> Task:
    formats = tuple(dict.fromkeys(each.lower() for each in options.to))
    check_formats(formats)
    check_means(formats)
    for record in (options.report, options.failures):
        if record:
            check_record(record)
    if options.prune and options.retry:
        raise SettingsError("--prune needs to know all postings, and --retry gives only some.")
    return Task(
        out,
        formats,
        options.reader,
        settings_of(options),
        RenderOptions(
            edition=options.edition,
            theme=theme_of(options),
            page_size=options.page_size,
            pdf_standard=options.pdf_standard,
        ),
        options.time_limit,
        options.memory_limit,
    )


@dataclass
class _Run:
    """One run of the command."""

    options: Options
    out: Path
    task: Task
    inputs: list[Input] = field(default_factory=list)
    missing: list[ReadError] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    stale: tuple[Output, ...] = ()
    stopped: int = 0

    def find(self, postings: tuple[str, ...]) -> None:
        """Find the postings; each once, and none that another would overwrite."""
        found = [*gather(postings, self.out)]
        if self.options.retry:
            found += read_failures(self.options.retry, self.out)
        self.inputs = list(dict.fromkeys(each for each in found if isinstance(each, Input)))
        self.missing = [each for each in found if isinstance(each, ReadError)]
        refuse_clashes(self.inputs, self.task.formats, self.out)
        if self._collects:
            own = {f"{each.name}.{form}" for each in self.inputs for form in self.task.formats}
            if FILE in {name.casefold() for name in own}:
                stop(f"{FILE} holds all postings: call the posting of that name something else.")

    def check(self) -> int:
        """Say what would change."""
        task = self.task
        if self._learns:
            with Hands(task, self.options.jobs) as hands:
                whole = not self.partial
                task = with_learnt(self.inputs, task, hands, whole=whole, keep=False)
        plan, stale = check_batch(self.inputs, task)
        stale = () if self.partial else stale
        show_check(plan, stale, self.missing, self.options.prune)
        return SOME_FAILED if plan.todo or stale or self.missing else OK

    def convert(self) -> int:
        """Convert what has to be, show it, and record it."""
        began = time.monotonic()
        with open_batch(self.task) as batch:
            try:
                self._convert(batch)
            except Stopped as signal:
                self.stopped = signal.code
        self._all_told()
        show_end(self.outcomes, self.missing, self.stale, self.options.prune, self.out)
        self._record(time.monotonic() - began)
        bad = self.missing or any(o.status in ("failed", "not tried") for o in self.outcomes)
        return self.stopped or (SOME_FAILED if bad else OK)

    def _record(self, seconds: float) -> None:
        report, failures = self.options.report, self.options.failures
        try:
            if report:
                write_report(report, self.outcomes, self.missing, self.stale, seconds)
            if failures:
                write_failures(failures, self.outcomes, self.missing)
        except SettingsError as error:
            stop(str(error), SOME_FAILED)

    def _convert(self, batch: Batch) -> None:
        if self._learns:
            batch.learn(self.inputs, self.options.jobs, whole=not self.partial)
        plan = batch.plan(self.inputs)
        found = closing(batch.convert(plan, self.options.jobs))
        with Bar(len(self.inputs)) as bar, found as outcomes:
            for outcome in outcomes:
                self.outcomes.append(outcome)
                bar.advance()
        if not self.partial and len(self.outcomes) == len(self.inputs):
            self.stale = batch.stale(plan, self.outcomes)
            if self.options.prune:
                self.stale = batch.prune(self.stale, plan)
        if self._collects:
            batch.collect(self.outcomes, whole=not self.partial)

    @property
    def _collects(self) -> bool:
        return FORM in self.task.formats

    @property
    def _learns(self) -> bool:
        return self.options.learn and self.options.boilerplate is None

    @property
    def partial(self) -> bool:
        """Some postings are not known to this run: what they left is not stale."""
        return bool(self.missing or self.options.retry)

    def _all_told(self) -> None:
        """Every posting has an outcome, in the order of the inputs."""
        known = {outcome.source: outcome for outcome in self.outcomes}
        self.outcomes = [
            known.get(each) or Outcome(each, "not tried", error=f"{each}: not tried.")
            for each in self.inputs
        ]
