"""``posting-summary learn``."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.batch import Hands, Task, surveyed, write
from pipeline.cli.parameters import POSTINGS, settings_of, takes
from pipeline.cli.signals import stoppable
from pipeline.cli.wrong import OK, SOME_FAILED, stop
from pipeline.configuration import Options
from pipeline.errors import PostingError, ReadError
from pipeline.inputs import Input, gather
from pipeline.learn import learn
from pipeline.lexicon.boilerplate import to_toml


@click.command("learn")
@POSTINGS
@click.option("--out", "-o", metavar="FILE", help="TOML file to write.")
@takes("learn")
def command(postings: tuple[str, ...], out: str | None, options: Options) -> None:
    """Find the paragraphs that an employer repeats, in a file that you may edit.

    Give it to convert with --boilerplate. Exit code 0: all were read. 1: some could not be
    read; each is named.
    """
    if not postings:
        stop("Say which postings: files, folders, patterns, or - for stdin.")
    if out is None:
        stop("Say where to write: --out FILE.")
    file = Path(out)
    found = list(gather(postings))
    inputs = list(dict.fromkeys(each for each in found if isinstance(each, Input)))
    missing = [each for each in found if isinstance(each, ReadError)]
    for error in missing:
        click.echo(f"FAILED {error}", err=True)
    try:
        task = Task(
            file.parent, (), options.reader, settings_of(options),
            seconds=options.time_limit, megabytes=options.memory_limit,
        )  # fmt: skip
        with stoppable(), Hands(task, options.jobs) as hands:
            boilerplate = learn(surveyed(inputs, task, hands))
        write(file, to_toml(boilerplate).encode())
    except PostingError as error:
        stop(str(error))
    except OSError as error:
        stop(f"{out}: cannot be written: {error.strerror}. Choose another file with --out.")
    click.echo(f"{len(boilerplate.entries)} paragraphs recur: {out}", err=True)
    raise click.exceptions.Exit(SOME_FAILED if missing else OK)
