"""A sentence whose clauses semicolons part becomes a list; who does it stands above."""

from __future__ import annotations

import pytest

from pipeline import convert
from pipeline.lexicon import load
from pipeline.plain import clauses

EN = load("en")


@pytest.mark.parametrize(
    ("text", "lead", "parts"),
    [
        (
            "A Senior Potter makes pots; loads kilns (both; in turn); and sells cups.",
            "A Senior Potter:",
            ("makes pots", "loads kilns (both; in turn)", "sells cups"),
        ),
        (
            "You will be asked about: glazes; kilns; or the price of clay.",
            "You will be asked about:",
            ("glazes", "kilns", "or the price of clay"),
        ),
        ("Makes pots; loads kilns; sells cups.", "", ("Makes pots", "loads kilns", "sells cups")),
        (
            "A Head of Clay, under the board, directly or by note, plans the kilns; tests glazes; "
            "and teaches two classes.",
            "A Head of Clay, under the board, directly or by note:",
            ("plans the kilns", "tests glazes", "teaches two classes"),
        ),
        (
            "Planning the kilns; carefully testing glazes; and teaching two classes.",
            "",
            ("Planning the kilns", "carefully testing glazes", "teaching two classes"),
        ),
    ],
)
def test_many_clauses_are_a_list(text: str, lead: str, parts: tuple[str, ...]) -> None:
    assert clauses(text, EN) == (lead, parts)


@pytest.mark.parametrize(
    "text",
    [
        "A Potter makes pots; loads kilns.",  # two: a sentence still
        "If it rains we stay; if not we go; nobody knows.",
    ],
)
def test_anything_else_stays(text: str) -> None:
    assert clauses(text, EN) == (text, ())


def test_each_way_keeps_its_number_and_what_is_no_way_stands_after_them() -> None:
    summary = convert(
        "Potter\n\nRequirements:\n\n"
        "1. Two years of full-time paid work as a potter; or\n"
        "2. A 600-hour course in pottery at a trade school.\n\n"
        "You may file while up to six months of the work are missing.",
        name="potter",
        format="text",
    )
    said = next(part for part in summary.parts if part.kind == "required").statements
    texts = [statement.text for statement in said]
    assert texts[0] == EN.phrase("say.one_of")
    assert [way.text[:2] for way in said[0].ways] == ["1.", "2."]  # type: ignore[union-attr]
    assert any("six months" in text for text in texts[1:])
