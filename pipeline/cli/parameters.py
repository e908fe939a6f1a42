"""Gives a command the options of the table, read from command line and file."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, get_args

import click

from pipeline.assets import FILE, Theme, read_theme
from pipeline.cli.wrong import OK, stop
from pipeline.configuration import Option, Options, choose, table
from pipeline.errors import SettingsError
from pipeline.lexicon import languages, load
from pipeline.lexicon.boilerplate import read_boilerplate
from pipeline.lexicon.files import check_employer
from pipeline.model.boilerplate import NOTHING
from pipeline.readers import FORMATS
from pipeline.settings import Settings

Function = Callable[..., None]
Decorator = Callable[[Function], Function]

POSTINGS = click.argument(
    "postings",
    nargs=-1,
    help="Files, folders, patterns such as 'jobs/*.html', or - for stdin.",
)
_ABOUT_FILES: tuple[Decorator, ...] = (
    click.option("--config", help="Configuration file; left out, the nearest one upwards."),
    click.option("--show-config", is_flag=True, help="Show all options, and end."),
)


def takes(command: str) -> Decorator:
    """Fill the parameter ``options`` of a command with what the user chose.

    On the command line stand the options that the table gives to the command.
    """
    own = [option for option in table().values() if command in option.says.commands]

    def with_options(function: Function) -> Function:
        @wraps(function)
        def run(*, config: str | None, show_config: bool, **given: Any) -> None:
            said = {option.name: given.pop(option.field) for option in own}
            said = {name: value for name, value in said.items() if value not in (None, ())}
            try:
                choice = choose(said, Path(config) if config else None)
            except SettingsError as error:
                stop(str(error))
            if show_config:
                click.echo(choice)
                raise click.exceptions.Exit(OK)
            _known_reader(choice.options.reader)
            function(**given, options=choice.options)

        made: Function = run
        for decorate in reversed((*map(_option, own), *_ABOUT_FILES)):
            made = decorate(made)
        return made

    return with_options


def settings_of(options: Options) -> Settings:
    """The settings that the options ask for.

    Raises PostingError for a file with a mistake in it.
    """
    _check_employers(options)
    if options.employer:  # loading takes long: a run with nothing to do goes without
        for language in languages():
            load(language, options.employer)  # a mistake is told before any work is done
    file = options.boilerplate
    return Settings(
        language=options.language,
        lexicon_folders=options.employer,
        boilerplate=read_boilerplate(file) if file else NOTHING,
    )


def theme_of(options: Options) -> Theme:
    """The theme that the folders of the options hold.

    Raises PostingError for a file with a mistake in it.
    """
    _check_employers(options)
    return read_theme(*options.employer)


def _check_employers(options: Options) -> None:
    for folder in options.employer:
        check_employer(folder, languages(), FILE)


def _option(option: Option) -> Decorator:
    """What click needs of an option. Its value is checked by the table's rules, not here."""
    flag, default = option.kind is bool, option.default
    names = [f"--{option.name}/--no-{option.name}" if flag else f"--{option.name}", option.field]
    if option.says.short:
        names.append(f"-{option.says.short}")
    several = default if isinstance(default, tuple) else (default,)
    shown = option.name if flag and default else ",".join(str(each or "") for each in several)
    return click.option(
        *names,
        default=None,
        multiple=get_args(option.kind)[:1] == (Path,) and isinstance(default, tuple),
        help=option.says.help + (f"  [default: {shown}]" if shown else ""),
        metavar=None if flag else option.name.upper(),
    )


def _known_reader(reader: str | None) -> None:
    if reader is not None and reader not in FORMATS:
        stop(f"--from {reader}: there is no such format. Known are {', '.join(FORMATS)}.")
