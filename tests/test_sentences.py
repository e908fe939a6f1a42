"""Where sentences of job postings end, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon import load
from pipeline.model import Text
from pipeline.sentences import Habits, gaps, respaced, split

RULES = load("en").rules["sentences"]
ENGLISH = Habits(
    **{
        ends: tuple(rule for rule in RULES if rule.text("ends") == ends)
        for ends in ("always", "likely", "never", "glued")
    }
)


def sentences(value: str, habits: Habits = ENGLISH) -> list[str]:
    return [sentence.value for sentence in split(Text.of(value), habits)]


@pytest.mark.parametrize(
    "whole",
    [
        "Needs 3+ yrs. exp. in retail sales",
        "Pay is $21.75/hr. to start",
        "Reports to the Sr. Manager of Night Audit",
        "Open to U.S. Citizens and green card holders",
        "Location: St. Paul, MN",
        "You know tools, e.g. Excel, i.e. a spreadsheet",
        "A B.S. in Nursing or a Ph.D. in Biology",
        "See Rule No. 7 and ext. 204",
        "From 8:00 a.m. to 4:30 p.m. every day",
        "We use Yahoo! as a search tool",
        "We write Node.Js and ASP.NET code",
        "(Mon. to Thurs. only. No weekends.)",
        "Lift boxes; drive a van; count stock; clean the hall",
        "You know JavaScript, iOS, GitHub, DevOps and LinkedIn",
        "Our offices: McKinsey, PayPal and YouTube",
        "Apply before Sept. 14",
        "Do you sponsor visas? : No.",
    ],
)
def test_one_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("All steps are met.", "Candidates may then apply."),
        ("You write clean code.", "Reviews are short."),
        ("You can live anywhere in the U.S.", "Remote work is the rule."),
        ("Can lift 60 lbs.", "Must own a car."),
        ("Shifts end at 6 p.m.", "Weekends are free."),
        ("We are Acme Inc.", "We make anvils."),
        ("Come to 4 Elm St.", "Apply by noon."),
        ("Will you join?", "We hope so!"),
        ("He said “Yes.”", "Then he left."),
        ("We build for phones.", "iOS comes first."),
        ("Based in Portland, OR.", "Learn more from Ann."),
        ("Pay grows each year.", "18 days off."),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Help us run the system", "You will lead it"),
        ("Good health care", "We are kind"),
        ("About You", "You'll like dogs"),
        ("You join a small team.", "You will own it."),
        ("Why us?", "At Acme, we listen."),
        ("or another language", "Strong writing skills"),
    ],
)
def test_a_forgotten_space(first: str, second: str) -> None:
    glued = first + second
    assert sentences(glued) == [first, second]
    spaced = respaced(Text.of(glued, 5), ENGLISH)
    assert spaced.value == f"{first} {second}"
    assert spaced[len(first) + 1 :].span.start == 5 + len(first)


def test_a_number_stays_with_its_sentence() -> None:
    assert sentences("1. Send a letter. 2. Wait for us. 3. Meet the team.") == [
        "1. Send a letter.",
        "2. Wait for us.",
        "3. Meet the team.",
    ]


def test_signs_alone_are_no_sentence() -> None:
    assert sentences("Join us. 🚀 🚀") == ["Join us. 🚀 🚀"]
    assert sentences("Join us! 🚀 It is fun.") == ["Join us!", "🚀 It is fun."]
    assert sentences(". Bake the bread.") == [". Bake the bread."]


def test_a_language_without_habits_still_gets_sentences() -> None:
    assert sentences("Nous cherchons un vendeur. Vous aimez la vente ?", Habits()) == [
        "Nous cherchons un vendeur.",
        "Vous aimez la vente ?",
    ]
    assert sentences("给我发邮件。我们在上海。", Habits()) == ["给我发邮件。", "我们在上海。"]


PROSE = st.lists(
    st.sampled_from(
        [
            "We",
            "you",
            "hr.",
            "U.S.",
            "team.",
            "Inc.",
            "(see",
            "it.)",
            "2.",
            "—",
            "a",
            "Go!",
            "…",
            "”",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(PROSE)
def test_nothing_but_white_space_is_lost(value: str) -> None:
    assert "".join("".join(sentences(value)).split()) == "".join(value.split())
    assert all(any(map(str.isalnum, said)) for said in sentences(value)[1:])


@given(PROSE)
def test_gaps_are_white_space_in_order(value: str) -> None:
    last = 0
    for stop, start in gaps(value, ENGLISH):
        assert last < stop <= start < len(value)
        assert not value[stop:start].strip()
        last = start
