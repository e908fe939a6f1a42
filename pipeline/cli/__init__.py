"""The command line: ``posting-summary convert``, ``posting-summary explain`` and so on.

A command is a file here, named as it is, and a line below. What its options are stands in
``pipeline/configuration/table.py``.
"""

from __future__ import annotations

from importlib import import_module

import click

from pipeline import __version__
from pipeline.memory import search_seldom

COMMANDS = {
    "convert": "Turn postings into summaries: one HTML, PDF and JSON file each.",
    "check": "Say what the writer of a posting should know, the most important first.",
    "rule": "Explain a code: what it says, why, what to do, and where that comes from.",
    "explain": "Show each sentence of the summary beside the words of the posting behind it.",
    "doctor": "Show what is here and what is missing, and the command that installs it.",
    "learn": "Find the paragraphs that an employer repeats, in a file that you may edit.",
    "schema": "Print the JSON Schema of a summary's JSON or of postings.json.",
    "stylesheet": "Print the style sheet that a fragment needs on a page of yours.",
}
"""The first line of what each says of itself, so that the list of them needs none of them."""


class _Commands(click.Group):
    """Commands that are loaded when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"pipeline.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="posting-summary", message="%(prog)s %(version)s")
def app() -> None:
    """Turn raw job postings into accessible, plain-language summaries."""


def main() -> None:
    """Entry point of the command."""
    search_seldom()
    app()
