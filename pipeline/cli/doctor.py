"""``posting-summary doctor``."""

from __future__ import annotations

import click

from pipeline.cli.wrong import OK, SOME_FAILED
from pipeline.doctor import groups, report


@click.command("doctor")
def command() -> None:
    """Show what is here and what is missing, and the command that installs it.

    Exit code 0: pages and PDFs can be made. 1: they cannot.
    """
    for line in report():
        click.echo(line)
    pages, pdfs, _ = groups()
    raise click.exceptions.Exit(OK if pages.ready and pdfs.ready else SOME_FAILED)
