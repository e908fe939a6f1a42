"""What is said of the checks: in our words, or in the posting's own where they are as plain."""

from __future__ import annotations

import pytest

from pipeline import convert
from pipeline.model import Screening, Statement

EVERYONE = "Everyone whose work brings them near to the sacks of flour in the old mill by the river"


def said(text: str) -> dict[str, list[str]]:
    """Kind of each check -> what is said of it, and what stands under it."""
    parts = convert(text, name="baker.md").parts
    statements = [each for part in parts if part.kind == "screening" for each in part.statements]
    return {
        each.fact.kind: [line.text for line in each.every()]
        for each in statements
        if isinstance(each, Statement) and isinstance(each.fact, Screening)
    }


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        # our words tell all that the line tells
        ("A credit check may be required.", "They may check your credit record."),
        ("Harbor Mill takes part in E-Verify.", "Harbor Mill takes part in E-Verify."),
        (
            "You must pass a background check every two years.",
            "They will do a background check: they look into your past. "
            "It is done again: every two years.",
        ),
        (
            "We also consider applicants with arrest records, consistent with local law.",
            "They will also consider applicants with an arrest or a criminal record.",
        ),
        ("This job is not eligible for sponsorship.", "They will not help you to get a visa."),
        # a short line that names the check as clearly
        ("We do not ask for a drug test.", "We do not ask for a drug test."),
        ("We can sponsor visas for this role.", "We can sponsor visas for this role."),
        ("An active Secret clearance is required.", "An active Secret clearance is required."),
        ("Open to U.S. citizens and nationals.", "Open to U.S. citizens and nationals."),
        ("Reference checks: give two names.", "Reference checks: give two names."),
        (
            "You must have the right to work in Norway.\n\nWe give no visa sponsorship to bakers.",
            "You must have the right to work in Norway. We give no visa sponsorship to bakers.",
        ),
    ],
)
def test_a_check_is_said_once(lines: str, says: str) -> None:
    ((first, *more),) = said(f"# Baker\n\n## Checks\n\n{lines}").values()
    assert first.endswith(says)
    assert not more


@pytest.mark.parametrize(
    ("posting", "says"),
    [
        (f"# Baker\n\n## Checks\n\n{EVERYONE} must pass a drug test on day one.", "a drug test."),
        ("# Baker | Harbor | VISA | Onsite\n\nWe bake.", "that they can help you to get a visa."),
        (
            "# Baker\n\n## Checks\n\nA drug test is made.\n\n## Place\n\nWe bake at the quay.\n\n"
            "## Requirements\n\n- You can pass a random drug test of hair at the mill.",
            "It is done again: random.",
        ),
    ],
    ids=["long", "key words", "two places"],
)
def test_what_the_posting_adds_stands_under_our_words(posting: str, says: str) -> None:
    ((first, *more),) = said(posting).values()
    assert first.endswith(says)
    assert more


def test_a_line_that_names_two_checks_is_shown_once() -> None:
    line = "You must pass a drug test before you start, and a health check every 2 years."
    checks = said(f"# Baker\n\n## Checks\n\n{line}\n\nYou must pass a medical exam.")
    assert checks["drug_test"] == [line]
    assert line not in checks["medical"]
