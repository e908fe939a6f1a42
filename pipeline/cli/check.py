"""``posting-summary check``: the editor's view, and the gate of a build."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import click

from pipeline.check import (
    FORMATS,
    SEVERITIES,
    Baseline,
    Choice,
    FileReport,
    Placed,
    Places,
    check,
    codes,
)
from pipeline.cli.parameters import POSTINGS, settings_of, takes
from pipeline.cli.wrong import OK, WRONG_USE, stop
from pipeline.configuration import Options
from pipeline.conversion import process
from pipeline.errors import PostingError, ReadError
from pipeline.inputs import Input, gather
from pipeline.lexicon import for_language
from pipeline.readers import read
from pipeline.settings import Settings

FOUND = 1


@click.command("check")
@POSTINGS
@takes("check")
def command(postings: tuple[str, ...], options: Options) -> None:
    """Say what the writer of a posting should know, the most important first.

    Exit code 0: nothing found at or over --fail-on. 1: something was. 2: wrong use, or a
    posting could not be read. What a code means: posting-summary rule CODE.
    """
    if not postings:
        stop("Say which postings: files, folders, patterns, or - for stdin.")
    known = codes(for_language("und"))
    try:
        choice = Choice(options.select, options.ignore)
        choice.check(known)
        old = options.baseline
        baseline = Baseline.read(old) if old and not options.write_baseline else Baseline({})
        reports = list(_reports(postings, options, choice))
        if old and options.write_baseline:
            old.write_text(str(Baseline.of(reports)), "utf-8")
            baseline = Baseline.of(reports)
    except PostingError as error:
        stop(str(error))
    except OSError as error:
        stop(f"{error.filename}: cannot be written: {error.strerror}.")
    reports = [replace(each, remarks=baseline.new(each.path, each.remarks)) for each in reports]
    click.echo(FORMATS[options.format](reports, known), nl=False)
    for each in filter(None, (each.error for each in reports)):
        click.echo(each, err=True)
    raise click.exceptions.Exit(_code(reports, options))


def _code(reports: list[FileReport], options: Options) -> int:
    if any(each.error for each in reports):
        return WRONG_USE
    worst = [SEVERITIES.index(placed.remark.severity) for each in reports
             for placed in each.remarks]  # fmt: skip
    return FOUND if max(worst, default=-1) >= SEVERITIES.index(options.fail_on) else OK


def _reports(postings: tuple[str, ...], options: Options, choice: Choice) -> Iterator[FileReport]:
    settings = settings_of(options)
    for each in gather(postings):
        if isinstance(each, ReadError):
            yield FileReport(each.name, error=str(each))
            continue
        try:
            remarks = _remarks(each, options.reader, settings, choice)
        except ReadError as error:
            yield FileReport(each.path_shown or "stdin", error=f"{each}: {error.reason}")
        except OSError as error:
            yield FileReport(each.path_shown, error=f"{each}: cannot be opened: {error.strerror}.")
        else:
            yield FileReport(each.path_shown or "stdin", remarks)


def _remarks(
    each: Input, reader: str | None, settings: Settings, choice: Choice
) -> tuple[Placed, ...]:
    raw = each.read()
    posting = process(read(raw, name=each.title, path=each.path_shown, format=reader), settings)
    lexicon = for_language(posting.language, settings.lexicon_folders)
    places = Places(posting, _file(each, raw))
    return choice.chosen(places.place(check(posting, lexicon)), places.text)


def _file(each: Input, raw: bytes) -> bytes:
    """The bytes of the whole file, where it holds more than this posting."""
    if each.data is not None and each.path is not None and each.path.is_file():
        return each.path.read_bytes()
    return raw
