"""``posting-summary stylesheet``: the rules of a fragment, for a site that is no Python."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.assets import stylesheet
from pipeline.cli.parameters import takes, theme_of
from pipeline.cli.wrong import stop
from pipeline.configuration import Options
from pipeline.errors import PostingError

_Layer = Annotated[
    bool,
    typer.Option("--layer/--no-layer", help="Whether the rules stand in the cascade layer jps."),
]


@takes("stylesheet")
def stylesheet_command(layer: _Layer = True, *, options: Options) -> None:
    """Print the style sheet that a fragment needs on a page of yours."""
    try:
        theme = theme_of(options)
    except PostingError as error:
        stop(str(error))
    typer.echo(stylesheet(layer=layer, theme=theme), nl=False)
