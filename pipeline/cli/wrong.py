"""How a command ends, and how it says that it was used in a wrong way."""

from __future__ import annotations

from typing import NoReturn

import click

OK, SOME_FAILED, WRONG_USE, BUSY = 0, 1, 2, 75
"""75 is what sysexits.h calls a temporary failure: try again later."""


def stop(message: str, code: int = WRONG_USE) -> NoReturn:
    """End the command: it was used in a wrong way, and nothing was written."""
    click.echo(message, err=True)
    raise click.exceptions.Exit(code)
