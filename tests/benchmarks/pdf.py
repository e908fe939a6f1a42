"""How many PDFs a second, beside WeasyPrint used as its first page of documentation shows.

    python tests/benchmarks/pdf.py [FOLDER] [--rounds N]

Both get the same HTML and the same style sheets and fonts, in one process and by turns, so
that what else the machine does hits both alike. CPU time, the best of some rounds. Without
a folder it takes the examples.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import weasyprint

from pipeline import Summary, convert, render
from pipeline.assets import styles
from pipeline.renderers import RenderOptions
from pipeline.renderers.html import printed
from pipeline.renderers.pdf.glyphs import fitted
from pipeline.renderers.pdf.paper import paper_style

EXAMPLES = Path(__file__).parents[2] / "examples" / "postings"
Make = Callable[[Summary], bytes]


def ours(summary: Summary) -> bytes:
    """A PDF as the package makes it: tags mended, JSON attached."""
    return render(summary, "pdf")


def naive(summary: Summary) -> bytes:
    """The same page, its style in it and its fonts beside it, given to WeasyPrint."""
    page, _ = fitted(printed(summary, RenderOptions()), "?")
    style = paper_style("en", "A4").replace('url("', f'url("{(styles() / "fonts").as_uri()}/')
    page = page.replace("</head>", f"<style>{style}</style></head>")
    return weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")  # type: ignore[no-any-return]


def web_page(summary: Summary) -> bytes:
    """The web page as it is, given to WeasyPrint."""
    page = render(summary, "html").decode()
    return weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")  # type: ignore[no-any-return]


def seconds(makes: Sequence[Make], summary: Summary, rounds: int) -> list[float]:
    """CPU seconds of each, the best of all rounds."""
    best = [float("inf")] * len(makes)
    for _ in range(rounds):
        for place, make in enumerate(makes):
            began = time.process_time()
            make(summary)
            best[place] = min(best[place], time.process_time() - began)
    return best


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    summaries = [convert(path) for path in sorted(chosen.folder.iterdir()) if path.is_file()]
    makes: list[Make] = [ours, naive, web_page]
    for make in makes:  # the first of a process is slow
        make(summaries[0])
    times = [seconds(makes, summary, chosen.rounds) for summary in summaries]
    totals = [sum(column) for column in zip(*times, strict=True)]
    print(f"{len(summaries)} postings, CPU time, best of {chosen.rounds}")
    for make, total in zip(makes, totals, strict=True):
        rate = f"{len(summaries) / total:6.2f} PDFs/s   {total / len(summaries) * 1000:6.1f} ms"
        print(f"{make.__name__:10} {rate}   ours is {total / totals[0]:.2f} times as fast")


if __name__ == "__main__":
    main()
