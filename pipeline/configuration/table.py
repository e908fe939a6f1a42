"""What a user may choose: one table, for the command line and for the configuration file.

To add an option, add a line to :class:`Options`. Its name with dashes is its name in both
places, its type says which values it takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args, get_type_hints

CONVERT = frozenset({"convert"})
SUMMARY = CONVERT | {"explain"}
"""The commands that make a summary."""
CHECK = frozenset({"check"})
BATCH = CONVERT | {"learn"}
"""The commands that take many postings."""
READING = SUMMARY | BATCH | CHECK
STYLED = READING | {"stylesheet"}


@dataclass(frozen=True, slots=True)
class Says:
    """What the table says of an option, beside its type and its default."""

    help: str
    commands: frozenset[str] = CONVERT
    """The commands that take it. In a file it may always stand."""
    name: str = ""
    """As a user writes it, where that is not the field's name with dashes."""
    short: str = ""
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """All that the command line and ``[tool.posting-summary]`` may say, with its defaults."""

    out: Annotated[Path | None, Says("Folder to write to.", short="o")] = None
    to: Annotated[tuple[str, ...], Says("Formats to write, with commas between them.")] = (
        "html", "pdf", "json",
    )  # fmt: skip
    reader: Annotated[
        str | None,
        Says("Format of the postings; left out, the content decides.", READING, name="from"),
    ] = None
    language: Annotated[
        str | None,
        Says("Language of the postings, such as en; left out, the text decides.", READING),
    ] = None
    employer: Annotated[
        tuple[Path, ...],
        Says(
            "Folder with an employer's own rules, glossary and theme; several go on each other.",
            STYLED,
        ),
    ] = ()
    jobs: Annotated[
        Literal["auto"] | int,
        Says("How many postings at once; 1: in one process.", BATCH, short="j", least=1),
    ] = "auto"
    edition: Annotated[
        Literal["standard", "large", "contrast", "easy"],
        Says("Large print, high contrast, or easy reading, for HTML and PDF."),
    ] = "standard"
    page_size: Annotated[Literal["A4", "letter"], Says("Paper of the PDF.")] = "A4"
    pdf_standard: Annotated[
        Literal["ua-1", "ua-2"], Says("Standard of the PDF: PDF/UA-1 or PDF/UA-2.")
    ] = "ua-1"
    time_limit: Annotated[int, Says("Seconds of computing for one posting.", BATCH, least=1)] = 60
    memory_limit: Annotated[int, Says("Megabytes for one posting.", BATCH, least=64)] = 1024
    learn: Annotated[
        bool, Says("Learn from all postings at hand which paragraphs an employer repeats.")
    ] = True
    boilerplate: Annotated[
        Path | None,
        Says("What an employer repeats, as learn wrote it; then nothing is learnt.", SUMMARY),
    ] = None
    check: Annotated[bool, Says("Say what would change, and write nothing.")] = False
    prune: Annotated[
        bool, Says("Remove earlier summaries that no posting stands behind any more.")
    ] = False
    report: Annotated[
        Path | None, Says("JSON file for what became of each posting, and what was found in it.")
    ] = None
    failures: Annotated[Path | None, Says("File for the postings that failed.")] = None
    retry: Annotated[Path | None, Says("Convert the postings in a --failures file.")] = None
    fail_on: Annotated[
        Literal["info", "warning", "error"],
        Says("The least severe finding that makes the command fail.", CHECK),
    ] = "warning"
    select: Annotated[
        tuple[str, ...], Says("Codes to report, or how they begin: PAY,REA001.", CHECK)
    ] = ()
    ignore: Annotated[tuple[str, ...], Says("Codes not to report, or how they begin.", CHECK)] = ()
    format: Annotated[
        Literal["text", "json", "sarif", "github"], Says("How findings are written.", CHECK)
    ] = "text"
    baseline: Annotated[
        Path | None, Says("File of old findings that are not reported again.", CHECK)
    ] = None
    write_baseline: Annotated[bool, Says("Write that file from what is found now.", CHECK)] = False


@dataclass(frozen=True, slots=True)
class Option:
    """One row of the table."""

    field: str
    name: str
    kind: Any
    """The type of its value."""
    default: Any
    says: Says


@cache
def table() -> Mapping[str, Option]:
    """Every option by the name that a user writes."""
    hints = get_type_hints(Options, include_extras=True)
    rows = []
    for each in fields(Options):
        kind, says = get_args(hints[each.name])
        name = says.name or each.name.replace("_", "-")
        rows.append(Option(each.name, name, kind, each.default, says))
    return MappingProxyType({row.name: row for row in rows})
