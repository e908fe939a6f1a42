"""The examples against their golden summaries. ``pytest --accept`` rewrites them."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT

from pipeline import convert, render

GOLDEN = ROOT / "examples" / "summaries"


@pytest.mark.parametrize("form", ["html", "json"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_golden(path: Path, form: str, accept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    made = render(convert(path.relative_to(ROOT)), form).decode()
    golden = GOLDEN / f"{path.stem}.{form}"
    if accept:
        golden.write_text(made, "utf-8")
    old = golden.read_text("utf-8")
    difference = "\n".join(
        difflib.unified_diff(
            old.splitlines(), made.splitlines(), "golden", "made", lineterm="", n=1
        )
    )
    assert not difference, difference[:3000]


def test_every_golden_file_has_its_posting() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {path.stem for path in EXAMPLES}


def facts(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    return loaded


def test_two_zones_two_ranges() -> None:
    pay = facts("two-pay-zones")["pay"]
    assert isinstance(pay, list)
    ranges = [(p["min"], p["max"], p["currency"], p["period"]) for p in pay if p["kind"] == "base"]
    assert ranges == [
        (68000, 81500, "USD", "year"),
        (59000, 72500, "USD", "year"),
        (61000, 75000, "CAD", "year"),
    ]


def test_broken_bullets_are_one_requirement() -> None:
    requirements = facts("broken-bullets")["requirements"]
    assert isinstance(requirements, list)
    first = requirements[0]
    assert (first["degree"], first["min_years"], first["or_equivalent"]) == ("bachelor", 6, True)
    assert len([r for r in requirements if r["level"] == "required"]) == 2


def test_the_check_is_done_again() -> None:
    screening = facts("broken-bullets")["screening"]
    assert isinstance(screening, list)
    assert [(s["kind"], s["recurring"]) for s in screening] == [("background_check", True)]


def test_a_whole_page_gives_the_posting_alone() -> None:
    source = facts("whole-page")["source"]
    assert isinstance(source, dict)
    for noise in ("cookie", "Similar jobs", "Sign in", "99,999", "Internal note", "Kitchen Porter"):
        assert noise not in source["text"]
    for kept in ("£12.85", "a deep clean each half term", "3 May 2027"):
        assert kept in source["text"]
