"""How hard the posting is: every bar has its number in words, and says nothing alone."""

from __future__ import annotations

import re
import runpy
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import render
from pipeline.model import Comparison, Rating, Summary

RICH = runpy.run_path(str(Path(__file__).with_name("rich_summary.py")))
HARD = Rating(90, 4, 13.2, "hard", -2.1, "hard", 95.0)


def part(*comparisons: Comparison) -> str:
    made: Summary = RICH["rich_summary"]()
    page = render(replace(made, comparisons=comparisons), "html").decode()
    return page.rpartition(">How hard the posting is to read<")[2].partition("</section>")[0]


def test_each_measure_is_a_bar_a_number_and_a_band() -> None:
    shown = part(Comparison("duties", "Duties", HARD, Rating(60, 7, 5.6, "easier")))
    lines = re.findall(r'class="jps-measure">(.*?)</strong>', shown)
    assert [re.sub("<[^>]*>", "", line) for line in lines] == [
        " Grade 13 hard", " Words 95 hard", " Grade 6 easier",
    ]  # fmt: skip
    widths = re.findall(r'<rect width="(\d+)"[^>]*jps-bar-part', shown)
    assert widths == ["39", "57", "18"]  # of 60: 13 of 20 school years, 95 of 100, 6 of 20


def test_a_bar_is_for_the_eye_only() -> None:
    bars = re.findall(r"<svg[^>]*>", part(Comparison("duties", "Duties", HARD, HARD)))
    assert len(bars) == 4
    assert all('aria-hidden="true"' in bar and 'focusable="false"' in bar for bar in bars)


@pytest.mark.parametrize(
    ("grade", "number", "width"), [(-2.0, "0", "0"), (0.4, "0", "0"), (27.0, "27", "60")]
)
def test_a_bar_never_leaves_its_frame(grade: float, number: str, width: str) -> None:
    shown = part(Comparison("duties", "Duties", Rating(60, 7, grade, "hard"), HARD))
    assert f"Grade {number} " in shown
    assert f'<rect width="{width}"' in shown


def test_sections_too_short_on_both_sides_are_named_in_one_line() -> None:
    short = Rating(9, 1)
    shown = part(
        Comparison("duties", "Duties", HARD, short), Comparison("pay", "Pay", short, short),
        Comparison("benefits", "Benefits", short, short),
    )  # fmt: skip
    assert "Too short to rate: Pay, Benefits." in shown
    assert shown.count("too short to rate") == 1  # what the summary makes of the duties
    assert "<table" not in part(Comparison("pay", "Pay", short, short))


def test_the_versions_behind_the_numbers_are_said() -> None:
    assert re.search(r"textstat 0\.7\.\d+, feed \d+", part(Comparison("pay", "Pay", HARD, HARD)))
