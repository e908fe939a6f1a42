"""What textstat is given, what is made of its grade, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from fed import fed

from pipeline.errors import LexiconError
from pipeline.readability import FEWEST, HIGHEST, band, grade, tally, words

PLAIN = ["You help our guests at the front desk each day."] * 4
DENSE = [
    "Responsibility for organizational transformation initiatives necessitates considerable "
    "interdepartmental communication capabilities and demonstrable stakeholder engagement."
] * 3


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        ("Lift boxes of 20 lbs. or more", "Lift boxes of 20 lbs or more."),
        ("We work in the U.S. and abroad!", "We work in the US and abroad."),
        ("Know Node.js, C# and C++ well", "Know Nodejs C and C well."),
        ("Pay is $58,500.50 a year", "Pay is 5850050 a year."),
        ("Day/night shifts; weekends, too", "Day night shifts weekends too."),
        ("Bake|bread\nat — the shop", "Bake bread at the shop."),
        (
            "Write to jobs@bakery.example or see https://bakery.example/x now",
            "Write to or see now.",
        ),
        ("Https://bakery.example/x is our new shop", "is our new shop."),
        ("Apply here today #NowHiring #LI-1", "Apply here today 1."),
        ("You’re ‘the’ baker's help", "You're the baker's help."),
        ("A well-known family-run shop", "A wellknown familyrun shop."),
        ("Ask " + "very-" * 9 + "nicely please", "Ask " + "very " * 9 + "nicely please."),
        ("One " + "x" * 99 + " two", "One " + "x" * 30 + " two."),
        ("Clean the U.S. Mail room. (Dr. Who helps.)", "Clean the US Mail room.\nDr Who helps."),
        ("Quick learner", ""),
        ("-- ** --", ""),
        ("12 34 56", ""),
        ("", ""),
    ],
)
def test_a_sentence_becomes_one_line_with_one_full_stop(unit: str, line: str) -> None:
    assert fed([unit]) == line
    sentences, told = tally([unit], "en_US")
    assert (told.words, sentences) == (len(line.split()), len(line.splitlines()))


def test_textstat_counts_what_we_count() -> None:
    from textstat.backend.counts import (  # type: ignore[import-untyped]
        count_sentences,
        count_words,
    )

    units = [
        "Clean the e.g. ovens. Yes!",
        "Bachelor's (B.S.) or 3.5 years' work?",
        "Bring: id, pen",
        "Own tools",
        "...",
    ]
    text = fed(units)
    sentences, told = tally(units, "en_US")
    assert sentences == count_sentences(text) == 3  # "Yes" is too short to count
    assert told.words == count_words(text)


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("One, two/three - four.", 4), ("See www.shop.example now", 2)]
)
def test_words(text: str, count: int) -> None:
    assert words(text) == count


def test_plain_scores_below_dense() -> None:
    easy, hard = grade(PLAIN, "en_US"), grade(DENSE, "en_US")
    assert easy is not None
    assert hard is not None
    assert easy < 5 < 12 < hard


@pytest.mark.parametrize(
    ("units", "code"),
    [(PLAIN, ""), ([], "en_US"), (["word " * (FEWEST - 1)], "en_US"), (["Be kind"] * 30, "en_US")],
    ids=["language without a code", "nothing", "too short", "units of two words"],
)
def test_no_grade(units: list[str], code: str) -> None:
    assert grade(units, code) is None


def test_just_enough_words_give_a_grade() -> None:
    assert grade(["one two three four five six"] * (FEWEST // 6), "en_US") is not None


def test_a_list_scores_the_same_with_and_without_full_stops() -> None:
    items = ["Greet every guest by name", "Keep the lobby clean and warm", "Answer the phone"] * 4
    assert grade(items, "en_US") == grade([f"• {item}." for item in items], "en_US")


def test_text_without_an_end_gets_no_absurd_grade() -> None:
    assert grade(["customer " * 2000], "en_US") == HIGHEST


@pytest.mark.parametrize(
    "unit",
    [
        "a" * 1_000_000,
        "well-" * 200_000,
        "a@" * 300_000,
        "'" * 500_000,
        "1," * 300_000,
        ". " * 99_999,
    ],
    ids=["one word", "hyphens", "mail", "quotes", "numbers", "stops"],
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    grade([unit], "en_US")  # a quadratic step would take minutes here


def test_a_language_without_our_table_is_scored_by_hyphenation_alone() -> None:
    assert grade(["Le chat dort sur la petite chaise verte"] * 5, "fr_FR") is not None


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(LexiconError, match=r"language.toml \[textstat\].*'xx_XX'"):
        grade(PLAIN, "xx_XX")


@pytest.mark.parametrize(
    ("value", "name"),
    [(None, "unrated"), (-2.0, "easier"), (8.0, "easier"), (8.1, "middling"), (12.0, "middling"),
     (12.1, "hard"), (30.0, "hard")],
)  # fmt: skip
def test_band(value: float | None, name: str) -> None:
    assert band(value) == name


def python(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return run.stdout.strip()


def test_nothing_is_loaded_before_the_first_score() -> None:
    code = """
import sys, pipeline, pipeline.readability
print([name for name in ("textstat", "nltk") if name in sys.modules])"""
    assert python(code) == "[]"


def test_a_score_does_not_load_nltk_and_leaves_it_whole_for_others() -> None:
    code = f"""
import sys
from pipeline.readability import grade
grade({PLAIN!r}, "en_US")
before = "nltk" in sys.modules
import nltk.tokenize, textstat.backend.utils._get_cmudict as user
print(before, nltk.tokenize.__name__, user.nltk.data.find.__name__)"""
    assert python(code) == "False nltk.tokenize find"


def test_an_nltk_that_is_there_already_is_left_alone() -> None:
    code = f"""
import sys, nltk
from pipeline.readability import grade
grade({PLAIN!r}, "en_US")
print(sys.modules["nltk"] is nltk)"""
    assert python(code) == "True"


def test_a_textstat_with_another_inside_gives_an_error_and_no_score() -> None:
    code = f"""
import textstat.backend.counts._count_syllables as counter
del counter.get_cmudict
from pipeline.readability import grade
try:
    grade({PLAIN!r}, "en_US")
except ImportError as error:
    print(error)"""
    assert "another way" in python(code)
