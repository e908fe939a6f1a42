"""The command line: ``posting-summary convert`` and ``posting-summary explain``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline.errors import PostingError, ReadError, SettingsError
from pipeline.terminal import report, with_progress

app = typer.Typer(
    help="Turn raw job postings into accessible, plain-language summaries.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Postings = Annotated[
    list[str],
    typer.Argument(help="Files, folders, patterns such as 'jobs/*.html', or - for stdin."),
]
From = Annotated[
    str | None,
    typer.Option("--from", help="Format of the postings; left out, the content decides."),
]
OK, SOME_FAILED, WRONG_USE = 0, 1, 2


def main() -> None:
    """Entry point of the command."""
    app()


@app.command("convert")
def convert_command(
    postings: Postings,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.")],
    to: Annotated[
        str, typer.Option("--to", help="Formats to write, with commas between them.")
    ] = "html,pdf,json",
    reader: From = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, help="How many postings to convert at once.")
    ] = 1,
) -> None:
    """Turn postings into summaries: one HTML, PDF and JSON file each.

    Exit code 0: all were converted. 1: some failed; each is named with its reason.
    2: wrong use; nothing was written.
    """
    from pipeline.batch import Outcome, Task, run_batch  # keeps --help quick
    from pipeline.inputs import Input, gather, refuse_clashes
    from pipeline.render import check_formats

    formats = tuple(dict.fromkeys(part.strip().lower() for part in to.split(",") if part.strip()))
    _known_reader(reader)
    found = list(gather(postings))
    inputs = [each for each in found if isinstance(each, Input)]
    try:
        check_formats(formats)
        refuse_clashes(inputs)
        check_writable(out)
    except PostingError as error:
        _stop(str(error))
    outcomes = [
        Outcome(error.name, "failed", error=str(error))
        for error in found
        if isinstance(error, ReadError)
    ]
    task = Task(out, formats, reader)
    outcomes += with_progress(run_batch(inputs, task, jobs), len(inputs))
    report(outcomes, out)
    raise typer.Exit(SOME_FAILED if any(o.status == "failed" for o in outcomes) else OK)


@app.command("explain")
def explain_command(
    posting: Annotated[str, typer.Argument(help="One posting: a file, or - for stdin.")],
    reader: From = None,
) -> None:
    """Show each sentence of the summary beside the words of the posting behind it."""
    from pipeline.convert import convert  # keeps --help quick
    from pipeline.explain import explain

    _known_reader(reader)
    source = sys.stdin.buffer.read() if posting == "-" else Path(posting)
    try:
        summary = convert(source, name="stdin", format=reader)
    except PostingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(SOME_FAILED) from None
    for line in explain(summary):
        typer.echo(line)


def _known_reader(reader: str | None) -> None:
    from pipeline.readers import FORMATS

    if reader is not None and reader not in FORMATS:
        _stop(f"--from {reader}: there is no such format. Known are {', '.join(FORMATS)}.")


def check_writable(out: Path) -> None:
    """Raises SettingsError where the output folder cannot be made or written to."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"{out}: cannot be made: {error.strerror}. Choose another folder with --out."
        raise SettingsError(reason) from None
    if not os.access(out, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise SettingsError(f"{out}: cannot be written to. Choose another folder with --out.")


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(WRONG_USE)
