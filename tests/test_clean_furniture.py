"""What belongs to the page around a posting goes, and nothing that a candidate needs."""

from __future__ import annotations

import re

import pytest

from pipeline.lexicon import Rule, load
from pipeline.model import Text
from pipeline.stages.clean.furniture import furniture

RULES = load("en").rules["furniture"]
PAGE = furniture(RULES)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("SAVE", "save_button"),
        ("» Apply now!", "apply_button"),
        ("🚀 Apply now! 🚀", "apply_button"),
        ("…see more", "more_button"),
        ("« Back to all jobs", "back_link"),
        ("Forgot your password?", "sign_in"),
        ("Loading…", "site_menu"),
        ("Accept all cookies.", "cookie_notice"),
        ("We use cookies to count visits. See our notice.", "cookie_notice"),
        ("[Share this job]", "share_button"),
        ("© 2031 Acme Kitchens Ltd.", "copyright_line"),
        ("* indicates a required field", "form_field"),
        ("#TeamAcme #cooks", "hashtag_line"),
    ],
)
def test_a_whole_line(line: str, rule: str) -> None:
    assert PAGE.line(line, heading=False) == f"furniture.{rule}"


@pytest.mark.parametrize(
    "line",
    [
        "Save up to $500 a year",
        "Apply by 3 May",
        "Apply now for the night shift",
        "Share options",
        "Show care to guests",
        "Back pain must not stop you",
        "Register at the front desk",
        "Remote",
        "Full time",
        "English",
        "LinkedIn",
        "Google Drive",
        "Resume",
        "$20",
        "Privacy and cookies engineer",
        "Attach a copy of your licence",
        "Sign in by 6 a.m.",
    ],
)
def test_a_line_that_stays(line: str) -> None:
    assert PAGE.line(line, heading=False) == ""


@pytest.mark.parametrize("line", ["Apply", "Privacy notice", "More information"])
def test_a_heading_of_the_same_words_stays(line: str) -> None:
    assert PAGE.line(line, heading=False)
    assert PAGE.line(line, heading=True) == ""


def test_only_some_rules_hold_for_a_sentence() -> None:
    assert PAGE.sentence("You can change your choices at any time in your settings.")
    assert PAGE.sentence("Log in.") == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("We pay well. #LI-Remote", ["We pay well.", "#LI-Remote!"]),
        ("#LI-AB1 #acmejobs", ["#LI-AB1!", "#acmejobs!"]),
        ("We pay well. #TeamAcme #soup", ["We pay well.", "#TeamAcme #soup!"]),
        ("We are #1, we like C# and we are #oneteam.", None),
        ("Requirement #2b and the #5 seal", None),
        ("Ask for job #R10482", None),
        ("", None),
    ],
)
def test_tags_inside_a_line(value: str, expected: list[str] | None) -> None:
    found = PAGE.cut(Text.of(value))
    kept = [value] if expected is None else expected
    assert [piece.value + "!" * bool(reason) for piece, reason in found] == kept


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in PAGE.whole])
def test_a_rule_for_lines_is_about_whole_lines(rule: Rule) -> None:
    for pattern in rule.match:
        source = pattern.source
        assert source.startswith("^")
        assert source.endswith("$")
        assert not re.search(r"(?<!\\)[A-Z]", source), "lines are compared in lower case"
    for example in rule.examples:
        assert PAGE.line(example, heading=False)
    for miss in rule.misses:
        assert PAGE.line(miss, heading=False) == ""
