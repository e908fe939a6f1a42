"""Gives a command the options of the table, read from command line and file."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

import typer

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

Postings = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, patterns such as 'jobs/*.html', or - for stdin."),
]
_CONFIG = Annotated[
    str | None,
    typer.Option("--config", help="Configuration file; left out, the nearest one upwards."),
]
_SHOW = Annotated[bool, typer.Option("--show-config", help="Show all options, and end.")]


def takes(command: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Fill the parameter ``options`` of a command with what the user chose.

    On the command line stand the options that the table gives to the command.
    """
    own = [option for option in table().values() if command in option.says.commands]

    def with_options(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def run(**given: Any) -> None:
            file, show = given.pop("config"), given.pop("show_config")
            said = {option.name: given.pop(option.field) for option in own}
            said = {name: value for name, value in said.items() if value is not None}
            try:
                choice = choose(said, Path(file) if file else None)
            except SettingsError as error:
                stop(str(error))
            if show:
                typer.echo(choice)
                raise typer.Exit(OK)
            _known_reader(choice.options.reader)
            function(**given, options=choice.options)

        parameters = [*_arguments(function), *map(_parameter, own), *_ABOUT_FILES]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        return run

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


def _arguments(function: Callable[..., None]) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(function, include_extras=True)
    for name, each in inspect.signature(function).parameters.items():
        if name != "options":
            yield each.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY)


def _parameter(option: Option) -> inspect.Parameter:
    """What typer needs of an option. Its value is checked by the table's rules, not here."""
    names = [f"--{option.name}"]
    many = get_args(option.kind)[:1] == (Path,) and isinstance(option.default, tuple)
    kind: Any = list[str] | None if many else str | None
    if option.kind is bool:
        names[0] += f"/--no-{option.name}"
        kind = bool | None
    if option.says.short:
        names.append(f"-{option.says.short}")
    default = option.default
    shown = ",".join(map(str, default)) if isinstance(default, tuple) else str(default or "")
    made = typer.Option(
        *names,
        help=option.says.help,
        show_default=shown or False,
        metavar=None if option.kind is bool else option.name.upper(),
    )
    return _keyword(option.field, Annotated[kind, made], None)


def _keyword(name: str, annotation: Any, default: object) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, default=default, annotation=annotation)


_ABOUT_FILES = (_keyword("config", _CONFIG, None), _keyword("show_config", _SHOW, False))


def _known_reader(reader: str | None) -> None:
    if reader is not None and reader not in FORMATS:
        stop(f"--from {reader}: there is no such format. Known are {', '.join(FORMATS)}.")
