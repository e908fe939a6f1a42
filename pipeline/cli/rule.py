"""``posting-summary rule``: what a code of ``check`` means."""

from __future__ import annotations

import click

from pipeline.check import Choice, codes, explain
from pipeline.cli.wrong import stop
from pipeline.errors import SettingsError
from pipeline.lexicon import for_language


@click.command("rule")
@click.argument("code", required=False, help="A code, such as PAY001; left out: all.")
def command(code: str | None) -> None:
    """Explain a code: what it says, why, what to do, and where that comes from."""
    known = codes(for_language("und"))
    if code is None:
        for each, rule in known.items():
            click.echo(f"{each}  {rule.text('severity', 'as found'):8}  {rule.name}")
        return
    if (found := known.get(code.upper())) is None:
        try:
            Choice((code.upper(),)).check(known)
        except SettingsError as error:
            stop(str(error))
        stop(f"{code}: there is more than one such code. See posting-summary rule.")
    for line in explain(found):
        click.echo(line)
