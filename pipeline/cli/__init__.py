"""The command line: ``posting-summary convert``, ``posting-summary explain`` and so on.

A command is a file here and a line below. What its options are stands in
``pipeline/configuration/table.py``.
"""

from __future__ import annotations

import typer

from pipeline.cli.check import check_command
from pipeline.cli.convert import convert_command
from pipeline.cli.doctor import doctor_command
from pipeline.cli.explain import explain_command
from pipeline.cli.learn import learn_command
from pipeline.cli.rule import rule_command
from pipeline.cli.schema import schema_command
from pipeline.cli.stylesheet import stylesheet_command

app = typer.Typer(
    help="Turn raw job postings into accessible, plain-language summaries.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("convert")(convert_command)
app.command("check")(check_command)
app.command("rule")(rule_command)
app.command("explain")(explain_command)
app.command("doctor")(doctor_command)
app.command("learn")(learn_command)
app.command("schema")(schema_command)
app.command("stylesheet")(stylesheet_command)


def main() -> None:
    """Entry point of the command."""
    app()
