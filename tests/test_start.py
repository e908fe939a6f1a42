"""What a start loads, as a fact and not a time: it holds on a machine that is busy, too."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

from pipeline.cli import COMMANDS

LIBRARIES = {
    "babel", "dateutil", "defusedxml", "docx", "filelock", "ftfy", "lxml", "markdown_it", "nltk",
    "numpy", "nupunkt", "pdfminer", "pebble", "py3langid", "pyphen", "rich", "selectolax",
    "textstat", "weasyprint",
}  # fmt: skip


def loaded(code: str) -> set[str]:
    """The libraries and the rooms of ours that are loaded after some code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print('loaded', *sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    names = done.stdout.splitlines()[-1].split()[1:]
    return {name for name in names if name in LIBRARIES or name.startswith("pipeline.")}


def test_the_package_alone_loads_nothing() -> None:
    assert loaded("import pipeline; dir(pipeline); pipeline.__version__") == set()


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_the_list_of_commands_needs_none_of_them(argument: str) -> None:
    code = f"from pipeline.cli import app; app([{argument!r}], standalone_mode=False)"
    assert loaded(code) == {"pipeline.cli", "pipeline.memory"}


def test_the_list_of_commands_says_of_each_what_it_says_of_itself() -> None:
    for name, line in COMMANDS.items():
        command = import_module(f"pipeline.cli.{name}").command
        assert (command.name, command.help.partition("\n")[0]) == (name, line)


AD = "Baker wanted. $20 an hour in Salem. You have two years of experience. We bake bread."


@pytest.mark.parametrize(
    ("posting", "own"),
    [
        (AD, set()),
        (f"## Baker\n\n**Pay**\n\n{AD}\n\n## Us", {"markdown_it", "selectolax"}),
        (f"<!doctype html><p>{AD}</p>", {"selectolax"}),
    ],
    ids=["text", "markdown", "html"],
)
def test_one_posting_to_html_loads_what_it_needs(posting: str, own: set[str]) -> None:
    code = f"import pipeline; pipeline.render(pipeline.convert({posting!r}))"
    found = loaded(code) & LIBRARIES
    assert own <= found <= own | {"babel", "nupunkt", "pyphen", "textstat"}
