"""``posting-summary convert``."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from pipeline.batch import Outcome, Task, run_batch
from pipeline.cli.parameters import Postings, takes
from pipeline.cli.wrong import OK, SOME_FAILED, stop
from pipeline.configuration import Options
from pipeline.errors import PostingError, ReadError, SettingsError
from pipeline.inputs import Input, gather, refuse_clashes
from pipeline.render import RenderOptions, check_formats
from pipeline.settings import Settings
from pipeline.terminal import report, with_progress


@takes("convert")
def convert_command(postings: Postings = None, *, options: Options) -> None:
    """Turn postings into summaries: one HTML, PDF and JSON file each.

    Exit code 0: all were converted. 1: some failed; each is named with its reason.
    2: wrong use; nothing was written.
    """
    if not postings:
        stop("Say which postings: files, folders, patterns, or - for stdin.")
    if options.out is None:
        stop("Say where to write: --out FOLDER.")
    formats = tuple(dict.fromkeys(each.lower() for each in options.to))
    found = list(gather(postings))
    inputs = [each for each in found if isinstance(each, Input)]
    try:
        check_formats(formats)
        refuse_clashes(inputs)
        check_writable(options.out)
    except PostingError as error:
        stop(str(error))
    outcomes = [
        Outcome(error.name, "failed", error=str(error))
        for error in found
        if isinstance(error, ReadError)
    ]
    task = Task(
        options.out,
        formats,
        options.reader,
        Settings(language=options.language),
        RenderOptions(edition=options.edition, page_size=options.page_size),
    )
    outcomes += with_progress(run_batch(inputs, task, options.jobs), len(inputs))
    report(outcomes, options.out)
    raise typer.Exit(SOME_FAILED if any(o.status == "failed" for o in outcomes) else OK)


def check_writable(out: Path) -> None:
    """Raises SettingsError where the output folder cannot be made or written to."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"{out}: cannot be made: {error.strerror}. Choose another folder with --out."
        raise SettingsError(reason) from None
    if not os.access(out, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise SettingsError(f"{out}: cannot be written to. Choose another folder with --out.")
