"""The guard: whatever carries a fact must be there afterwards, as often, and nothing new."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.lexicon import load
from pipeline.plain import guard

EN = load("en")


@pytest.mark.parametrize(
    ("source", "rewritten", "named"),
    [
        ("You need 5 years.", "You need 6 years.", ("-5", "+6")),
        ("Pay is $40,000.", "Pay is 40,000.", ("-$", "-$40,000", "+40,000")),
        ("Up 10%.", "Up 10.", ("-%", "-10%", "+10")),
        ("Do not smoke.", "Do smoke.", ("-not",)),
        ("You don't smoke.", "You smoke.", ("-not",)),
        ("Never be late.", "Be late.", ("-never",)),
        ("You must drive.", "You drive.", ("-must",)),
        ("You may drive.", "You must drive.", ("-may", "+must")),
        ("You should drive.", "You can drive.", ("-should", "+can")),
        ("A permit is required.", "A permit is preferred.", ("-required", "+preferred")),
        ("We use Python here.", "We use it here.", ("-Python",)),
        ("We use it here.", "We use Python here.", ("+Python",)),
        ("Python is used.", "It is used.", ("-Python",)),
        ("Work with SQL.", "Work with data.", ("-SQL",)),
        ("Work with iOS.", "Work with phones.", ("-iOS",)),
        ("Based in Boston, near the sea.", "Based near the sea.", ("-Boston",)),
        ("A bachelor's degree", "A master's degree", ("-bachelor", "+master")),
        ("A degree or equivalent", "A degree", ("-equivalent", "-or")),
        ("A valid license", "A valid permit", ("-license",)),
        ("If you can, come.", "You can come.", ("-if",)),
        ("Only pots here", "Pots here", ("-only",)),
        ("Paid unless late", "Paid if late", ("-unless", "+if")),
        ("At least ten pots", "Ten pots", ("-minimum",)),
        ("Up to ten pots", "Ten pots", ("-up to",)),
        ("All pots or cups", "Pots and cups", ("-all", "-or")),
        ("Write to jo@kiln.example now", "Write now", ("-jo@kiln.example",)),
        ("See https://kiln.example/a now", "See now", ("-https://kiln.example/a",)),
        ("50 lbs", "50 kg", ("-pound", "+kg")),
        ("Two weeks", "Two days", ("-week", "+day")),
        ("Work from home", "Work", ("-home",)),
    ],
)  # fmt: skip
def test_what_is_lost_or_added_is_named(source: str, rewritten: str, named: tuple[str]) -> None:
    assert sorted(guard(source, rewritten, EN)) == sorted(named)


@pytest.mark.parametrize(
    ("source", "rewritten"),
    [
        ("You shall come prior to noon.", "You must come before noon."),
        ("Ability to lift 50 pounds", "You can lift 50 pounds"),
        ("A minimum of 3 years", "At least 3 years"),
        ("In the event that it rains", "If it rains"),
        ("Pots, including but not limited to cups", "Pots, such as cups"),
        ("In excess of 40 hours", "More than 40 hours"),
        ("It’s 5 o'clock", "It's 5 o'clock"),
        ("Utilize kilns. Managing it is hard.", "Use kilns. Manage it."),
        ("The majority of our pots", "Most of our pots"),
    ],
)
def test_what_says_the_same_passes(source: str, rewritten: str) -> None:
    assert guard(source, rewritten, EN) == ()


def test_a_word_moved_to_the_front_is_still_a_name() -> None:
    assert guard("We use Python.", "Python is what we use.", EN) == ()


GUARDED_WORDS = (
    "5 $40,000 10% 3-5 not never without must may should can Python SQL iOS C++ required "
    "preferred if unless only until all each or either degree PhD license years hours remote "
    "jo@kiln.example https://kiln.example minimum twenty"
)
FREE_WORDS = "the pots of our studio glaze and big kiln with clay"
GUARDED = st.sampled_from(GUARDED_WORDS.split())
FREE = st.sampled_from(FREE_WORDS.split())
LINES = st.lists(FREE, min_size=1, max_size=12)


@given(st.text(max_size=120))
def test_a_text_is_safe_for_itself(text: str) -> None:
    assert guard(text, text, EN) == ()


@given(LINES)
def test_free_words_may_come_and_go(words: list[str]) -> None:
    assert guard(" ".join(words), "pots", EN) == ()


@settings(max_examples=200)
@given(LINES, GUARDED, st.data())
def test_a_guarded_word_taken_away_or_put_in_is_caught(
    words: list[str], guarded: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(words)))
    with_it = " ".join([*words[:at], guarded, *words[at:]])
    without = " ".join(words)
    assert guard(with_it, without, EN)
    assert guard(without, with_it, EN)


@settings(max_examples=200)
@given(st.lists(FREE | GUARDED, max_size=14))
def test_the_verdict_is_the_same_both_ways(words: list[str]) -> None:
    one, other = " ".join(words), " ".join(words[::2])
    assert bool(guard(one, other, EN)) == bool(guard(other, one, EN))


def test_it_is_public_and_speaks_of_the_lexicon_asked_for() -> None:
    assert pipeline.guard("You must drive.", "You may drive.") == ("-must", "+may")
    assert pipeline.guard("You utilize kilns.", "You use kilns.") == ()
