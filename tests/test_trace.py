"""The promise of the whole: each statement's evidence stands in the source, and each
number that a statement shows occurs there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import EXAMPLES

from pipeline import convert

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def numbers(text: str) -> set[str]:
    """Numbers as digits only; 20K counts as 20 and as 20000."""
    found = {
        re.sub(r"[.,]0+$", "", n).replace(",", "").replace(".", "") for n in NUMBER.findall(text)
    }
    thousands = {
        n.replace(",", "").replace(".", "") + "000" for n in re.findall(r"(\d[\d.,]*)\s?[kK]", text)
    }
    dates = {n.lstrip("0") for n in re.findall(r"\d+", text)} | {
        f"20{n}" for n in re.findall(r"\b\d{2}\b", text)
    }
    return found | thousands | dates


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_statement_is_traced(path: Path) -> None:
    summary = convert(path)
    text = summary.posting.source.text
    seen = 0
    for statement in summary.said():
        seen += 1
        for span in statement.evidence:
            assert text[span.start : span.end].strip(), statement
        quoted = " ".join(text[span.start : span.end] for span in statement.evidence)
        if not statement.rule.startswith("summary."):
            assert numbers(statement.text) <= numbers(quoted), statement
    assert seen > 3


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_kept_is_shown(path: Path) -> None:
    """Every unit of the ledger is shown, stood for by a folded line, or listed as left out."""
    summary = convert(path)
    posting = summary.posting
    shown = [span for said in summary.said() for span in said.evidence]
    shown += [span for left in summary.left_out for span in left.evidence]
    headings = {section.heading for section in posting.sections}
    for unit in posting.units:
        if unit in headings:
            continue
        place = unit.text.span
        assert any(s.start < place.end and place.start < s.end for s in shown), unit.text.value
