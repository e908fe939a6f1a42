"""Of duties and stories the summary says the gist; no number, name, must or condition goes."""

from __future__ import annotations

import re

import pytest

from pipeline.lexicon import load
from pipeline.plain import Form, has_fact, plain

EN = load("en")


@pytest.mark.parametrize(
    ("duty", "gist"),
    [
        (  # what for
            "Work with the glaze team of the old mill to improve the colours of our pots.",
            "Work with others to improve the colours of our pots.",
        ),
        (  # what else it brings
            "Keep the kiln room tidy, ensuring that visitors feel at ease.",
            "Keep the kiln room tidy.",
        ),
        (  # how
            "Teach new potters the craft by showing each step slowly.",
            "Teach new potters the craft.",
        ),
        (  # examples without a name
            "Care for all the tools of the yard, including wheels and racks.",
            "Care for all the tools of the yard.",
        ),
        (  # tail after tail
            "Plan the classes of the term with our teachers, keeping notes to help the next team.",
            "Plan the classes of the term with our teachers.",
        ),
        (  # a second sentence that adds no fact
            "Fire the kilns each week. Enjoy the smell of warm clay.",
            "Fire the kilns each week.",
        ),
        (  # a label that may be a name stays
            "KilnCAD: Clean both kilns of the studio by removing the ash.",
            "KilnCAD: Clean both kilns of the studio.",
        ),
        (  # one that only says in short what the sentence says goes
            "Kiln care: Clean both kilns of the studio by removing the ash.",
            "Clean both kilns of the studio.",
        ),
        ("1. Plan the classes of the spring term.", "1. Plan the classes of the spring term."),
        ("2) Fire both kilns of the old mill.", "2) Fire both kilns of the old mill."),
    ],
)
def test_of_a_duty_the_gist_is_said(duty: str, gist: str) -> None:
    assert plain(duty, EN, "duty") == gist


@pytest.mark.parametrize(
    "duty",
    [
        "Carry clay to the kiln room, lifting 50 pounds.",
        "Care for all the kilns, including the one by OSHA.",
        "Fire the kilns of both studios, never leaving them alone.",
        "Drive to both studios of the town, provided that the van is free.",
        "Look after the shop in the mill, working weekends.",
        "Teach the evening class at the mill, using a valid first-aid certificate.",
        "Look for ways to improve the yard.",
        "Work well across all the teams of the mill.",
        "Lead the potters of the mill focused on driving sales.",
        "Able to fire kilns. Now and then this asks to improve the flue.",
    ],
)
def test_a_tail_with_a_fact_in_it_stays(duty: str) -> None:
    said = plain(duty, EN, "duty")
    for word in ("50", "OSHA", "never", "provided", "weekends", "certificate", "improve", "across"):
        assert (word in duty) == (word in said)


def test_no_bracket_or_quotation_is_left_open() -> None:
    duty = 'Focus on building "the good old studio across all the teams of the mill".'
    assert plain(duty, EN, "duty") == duty


def test_no_comma_is_left_at_the_end() -> None:
    duty = "Work in small teams of kind people, who are resourceful in all ways."
    assert ",." not in plain(duty, EN, "duty")


@pytest.mark.parametrize(
    "duty",
    [
        "Find flaws and areas for more and better use of the clay of the old river mill.",
        "Teach the new potters of the old river mill to share with all who ask for it.",
    ],
)
def test_no_word_is_left_that_waits_for_another(duty: str) -> None:
    assert not re.search(r"(?:areas|to share)\W*$", plain(duty, EN, "duty"))


def test_what_is_denied_is_told_whole() -> None:
    story = "We are not looking for potters to fire kilns across all the studios."
    assert plain(story, EN, "story") == story


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("Experience with kilns, ensuring that pots dry well.", "pots dry well"),
        ("The will to work in a fast-paced studio across all levels of the mill.", "all levels"),
    ],
)
def test_what_is_asked_is_told_whole(asked: str, kept: str) -> None:
    assert kept in plain(asked, EN, "ask")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweep the yard.", False),
        ("Help all the potters.", False),
        ("Lift 50 pounds.", True),
        ("You must wear gloves.", True),
        ("Work on weekends.", True),
        ("Never leave the kiln.", True),
    ],
)
def test_what_holds_a_fact(text: str, *, expected: bool) -> None:
    assert has_fact(text, EN) is expected


@pytest.mark.parametrize(
    ("asked", "gist"),
    [
        (  # what for
            "You plan the classes of the whole term with our teachers to ensure clean benches.",
            "You plan the classes of the whole term with our teachers.",
        ),
        (  # a second sentence is told, too
            "Deep knowledge of gas kilns. You love clay.",
            "You know gas kilns well. You love clay.",
        ),
        ("Proven track record of firing big kilns", "You have fired big kilns"),
        ("Proven ability to fire big kilns", "You can fire big kilns"),
        ("Tools such as wheels, racks, etc.", "Tools like wheels and racks"),
    ],
)
def test_of_what_is_asked_every_demand_is_said(asked: str, gist: str) -> None:
    assert plain(asked, EN, "ask") == gist


@pytest.mark.parametrize(
    "asked",
    [
        "You have taught a class of new potters to make sure that 20 pots are ready.",  # a number
        "You keep both kilns of the old mill clean to help KilnCo sell its pots.",  # a name
        "You have fired the big kiln in the yard, ensuring experience with gas.",  # a demand
        "You have strong experience with the kilns of the old mill.",  # how strongly
    ],
)
def test_no_demand_goes_with_the_tail_of_what_is_asked(asked: str) -> None:
    assert plain(asked, EN, "ask") == asked


@pytest.mark.parametrize(
    ("said", "gist"),
    [
        (
            "Actual pay within this range may vary depending on several factors, including skill.",
            "Your pay may depend on skill.",
        ),
        (
            "Base pay is set by many factors, including but not limited to skill.",
            "Your pay is set by skill.",
        ),
        ("The pay range is subject to change.", "The pay range may change."),
        ("Pay is determined on hiring.", "Pay is determined on hiring."),
        (
            "Pay depends on skill, but never falls below $20.",
            "Pay depends on skill, but never falls below $20.",
        ),
    ],
)
def test_how_pay_is_set_is_said_in_short(said: str, gist: str) -> None:
    assert plain(said, EN, "pay") == gist


@pytest.mark.parametrize(
    ("offer", "gist"),
    [
        ("Sick leave 🍞 at need so you don't have to worry", "Sick leave at need."),
        ("Rest days - because we know that bread is hard work", "Rest days."),
        ("🥖 Generous, competitive bread leave", "Bread leave"),
        ("We offer our staff 20 days of leave.", "20 days of leave."),
    ],
)
def test_what_is_offered_is_told_in_a_few_words(offer: str, gist: str) -> None:
    assert plain(offer, EN, "offer") == gist


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("A bread budget to help you bake at home", "offer"),
        ("Time off to recharge with 20 paid days of leave", "offer"),
        ("Rest days: We pay half of the fee for courses", "offer"),
        ("The freedom to enjoy your work", "offer"),
        ("Flexible hours, as well as an account for rye", "offer"),
        ("New ovens, training courses and books", "offer"),
        ("Rest days. We also give you bread.", "offer"),
        ("Competitive salary", "offer"),
        ("Send the form so that it is at the mill by noon.", "terms"),
        ("You must have enough flour to ensure a safe bake.", "terms"),
        ("Send two loaves. We look at the crust. Then we taste.", "terms"),
    ],
)
def test_what_names_the_offer_or_the_step_stays(text: str, form: Form) -> None:
    assert plain(text, EN, form) == text


def test_of_the_terms_only_the_reason_goes() -> None:
    text = "Do not send more than two loaves so that we can taste each of them. Call us first."
    assert plain(text, EN, "terms") == "Do not send more than two loaves. Call us first."
