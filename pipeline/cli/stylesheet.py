"""``posting-summary stylesheet``: the rules of a fragment, for a site that is no Python."""

from __future__ import annotations

import click

from pipeline.assets import stylesheet
from pipeline.cli.parameters import takes, theme_of
from pipeline.cli.wrong import stop
from pipeline.configuration import Options
from pipeline.errors import PostingError


@click.command("stylesheet")
@click.option(
    "--layer/--no-layer",
    default=True,
    show_default=True,
    help="Whether the rules stand in the cascade layer jps.",
)
@takes("stylesheet")
def command(layer: bool, options: Options) -> None:
    """Print the style sheet that a fragment needs on a page of yours."""
    try:
        theme = theme_of(options)
    except PostingError as error:
        stop(str(error))
    click.echo(stylesheet(layer=layer, theme=theme), nl=False)
