"""``posting-summary stylesheet``: the rules of a fragment, for a site that is no Python."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.assets import stylesheet

_Layer = Annotated[
    bool,
    typer.Option("--layer/--no-layer", help="Whether the rules stand in the cascade layer jps."),
]


def stylesheet_command(layer: _Layer = True) -> None:
    """Print the style sheet that a fragment needs on a page of yours."""
    typer.echo(stylesheet(layer=layer), nl=False)
