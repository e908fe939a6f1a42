"""``posting-summary explain``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.parameters import settings_of, takes
from pipeline.cli.wrong import SOME_FAILED, stop
from pipeline.configuration import Options
from pipeline.conversion import convert
from pipeline.errors import PostingError
from pipeline.explain import explain


@click.command("explain")
@click.argument("posting", required=False, help="One posting: a file, or - for stdin.")
@takes("explain")
def command(posting: str | None, options: Options) -> None:
    """Show each sentence of the summary beside the words of the posting behind it."""
    if posting is None:
        stop("Say which posting: a file, or - for stdin.")
    source = sys.stdin.buffer.read() if posting == "-" else Path(posting)
    try:
        settings = settings_of(options)
        summary = convert(source, name="stdin", format=options.reader, settings=settings)
    except PostingError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(SOME_FAILED) from None
    for line in explain(summary):
        click.echo(line)
