"""What the command shows on the terminal: a bar while it works, a table at the end.

All of it goes to stderr; stdout is for data. Without a terminal there is no bar.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.batch import Outcome


def with_progress(outcomes: Iterable[Outcome], total: int) -> list[Outcome]:
    """The outcomes as a list, with a progress bar while they come in."""
    from rich.console import Console  # keeps --help quick
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        return list(outcomes)
    columns = ("Converting", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("", total=total)
        done = []
        for outcome in outcomes:
            done.append(outcome)
            progress.advance(bar)
        return done


def report(outcomes: list[Outcome], out: Path) -> None:
    """Each failure with its reason, then a table of how many ended how."""
    from rich.console import Console
    from rich.table import Table

    console = Console(stderr=True, highlight=False)
    failed = [outcome for outcome in outcomes if outcome.status == "failed"]
    for outcome in failed:
        console.print(f"FAILED {outcome.error}", markup=False, soft_wrap=True)
    table = Table("Outcome", "Postings", title=f"Summaries in {out}", title_justify="left")
    table.add_row("converted", str(len(outcomes) - len(failed)))
    table.add_row("with findings", str(sum(outcome.findings > 0 for outcome in outcomes)))
    table.add_row("failed", str(len(failed)))
    console.print(table)
