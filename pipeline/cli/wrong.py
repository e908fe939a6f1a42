"""How a command ends, and how it says that it was used in a wrong way."""

from __future__ import annotations

from typing import NoReturn

import typer

OK, SOME_FAILED, WRONG_USE = 0, 1, 2


def stop(message: str) -> NoReturn:
    """End the command: it was used in a wrong way, and nothing was written."""
    typer.echo(message, err=True)
    raise typer.Exit(WRONG_USE)
