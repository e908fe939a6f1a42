"""Fields and prose of one file: what both say is one, what they say differently is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline import Pay, convert, render

FIELDS = {
    "text": "Kiln Keeper",
    "categories": {"location": "Boston, MA", "commitment": "Full-time"},
    "workplaceType": "hybrid",
    "salaryRange": {"min": 50000, "max": 60000, "currency": "USD", "interval": "per-year-salary"},
}


def disagreements(prose: str, **more: Any) -> list[str]:
    job = FIELDS | {"descriptionPlain": prose} | more
    posting = convert(json.dumps(job)).posting
    return [found.message for found in posting.findings if found.rule == "flags.field_disagrees"]


@pytest.mark.parametrize(
    "prose",
    [
        "The salary is $50,000 to $60,000 a year.",
        "The salary is $50K - $60K.",
        "You earn $24.00 to $28.90 per hour.",  # the same, by the hour
        "In Boston the salary is $50,000 to $55,000 a year. In Lynn it is $52,000 to $60,000.",
        "You may get a bonus of $5,000.",
        "This is a full-time job in a hybrid team.",
        "Location: Boston, Massachusetts",
        "We fire pots.",
    ],
)
def test_what_agrees_is_not_told(prose: str) -> None:
    assert disagreements(prose) == []


@pytest.mark.parametrize(
    ("prose", "what"),
    [
        ("The salary is $45,000 to $60,000 a year.", "Pay"),
        ("You earn $15.00 to $18.00 per hour.", "Pay"),
        ("The salary is $50,000 to $60,000 a month.", "Pay"),
        ("Workplace: On-site", "Work from home"),
        ("Job type: Part-time", "Kind of job"),
        ("Location: Denver, CO", "Place"),
    ],
)
def test_what_differs_is_told_with_the_words_of_both(prose: str, what: str) -> None:
    (message,) = disagreements(prose)
    assert message.startswith(f"The posting says two things. {what}: “")
    assert "in its key data, but “" in message


def test_two_deadlines_are_told() -> None:
    job = {
        "title": "Kiln Keeper",
        "content": "<p>Applications must be received by March 20, 2027.</p>",
        "application_deadline": "2027-03-14",
    }
    summary = convert(json.dumps(job))
    (found,) = [f for f in summary.posting.findings if f.rule == "flags.field_disagrees"]
    assert "2027-03-14" in found.message
    assert "March 20, 2027" in found.message
    assert found.span is not None
    assert "March 20" in summary.posting.quote(found.span)
    page = render(summary, "html").decode()
    assert "The posting says two things" in page[: page.index("<section")]


def test_a_check_that_the_fields_ask_for_and_the_text_denies() -> None:
    details = {"JobSummary": "No drug test is required.", "DrugTestRequired": "True"}
    job = {"PositionTitle": "Park Baker", "UserArea": {"Details": details}}
    found = convert(json.dumps(job)).posting.findings
    assert "flags.field_disagrees" in [each.rule for each in found]


def test_both_ranges_stay() -> None:
    job = FIELDS | {"descriptionPlain": "The salary is $45,000 to $48,000 a year."}
    pays = convert(json.dumps(job)).posting.having(Pay)
    assert [(pay.min, pay.max) for pay in pays] == [(50000, 60000), (45000, 48000)]


def test_prose_alone_never_disagrees_with_itself() -> None:
    text = "Salary: $50,000 a year.\nApply by: 2027-03-14\nThe salary is $40,000 a year."
    assert not [f for f in convert(text).posting.findings if f.stage == "extract"]
