"""``posting-summary schema``: the shape of what is written, as JSON Schema."""

from __future__ import annotations

import click

from pipeline.assets import SCHEMAS, schema
from pipeline.cli.wrong import stop


@click.command("schema")
@click.argument("name", default="summary", help="summary (each .json) or postings (postings.json).")
def command(name: str) -> None:
    """Print the JSON Schema of a summary's JSON or of postings.json."""
    if name not in SCHEMAS:
        stop(f"There is no schema {name!r}. There are {' and '.join(SCHEMAS)}.")
    click.echo(schema(name), nl=False)
