"""``posting-summary schema``: the shape of what is written, as JSON Schema."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.assets import SCHEMAS, schema
from pipeline.cli.wrong import stop

_Name = Annotated[str, typer.Argument(help="summary (each .json) or postings (postings.json).")]


def schema_command(name: _Name = "summary") -> None:
    """Print the JSON Schema of a summary's JSON or of postings.json."""
    if name not in SCHEMAS:
        stop(f"There is no schema {name!r}. There are {' and '.join(SCHEMAS)}.")
    typer.echo(schema(name), nl=False)
