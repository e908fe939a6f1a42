"""The score of three features: its coefficients, its order, and what it costs to load."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.resources import files
from math import log

import pytest

from pipeline.readability import ease, features, measure, tally, vocabulary
from pipeline.readability.ease import Features, harder_than
from pipeline.readability.vocabulary import Vocabulary

BOOK = vocabulary("en_US")
assert BOOK is not None

# The same content, each time plainer: what is above must score as harder than what is below.
LADDER = (
    "The incumbent will orchestrate multidisciplinary initiatives leveraging unprecedented "
    "analytical acumen, whilst concurrently ensuring regulatory compliance, organizational "
    "alignment and demonstrable operational excellence across geographically dispersed "
    "stakeholder constituencies and their respective governance structures.",
    "You will coordinate projects between several departments, use strong analytical skills, and "
    "ensure that everyone complies with regulations and works efficiently, even though the teams "
    "are located in different countries and report to different managers.",
    "You will run projects that many teams share. You need to be good with numbers. You check that "
    "everyone follows the rules. The teams work in different countries and have different leaders.",
    "You will help many teams work on the same things. You are good with numbers. You make sure "
    "that all of them keep to the rules. The teams are in other lands. They have their own boss.",
)


def scored(text: str) -> float:
    sentences, told = tally(re.split(r"(?<=[.]) ", text), "en_US")
    return ease(features(told, sentences, BOOK), BOOK)


def test_plainer_is_easier() -> None:
    scores = [scored(text) for text in LADDER]
    assert scores == sorted(scores)
    bands = [measure(re.split(r"(?<=[.]) ", text), "en_US").ease_band for text in LADDER]
    assert bands == ["hard", "hard", "easier", "easier"]


@pytest.mark.parametrize(
    ("found", "score"),
    [
        (Features(1, 0, 0), -3.560),
        (Features(1, 0, 5), -3.560 + 5 * 1.2798),
        (Features(1, 10, 0), -3.560 - 10 * 0.0376),
        (Features(20, 0, 0), -3.560 - 0.8465 * log(20)),
        (Features(20, 25, 4.6), -3.560 - 0.8465 * log(20) - 0.0376 * 25 + 1.2798 * 4.6),
    ],
)
def test_the_coefficients(found: Features, score: float) -> None:
    assert ease(found, BOOK) == pytest.approx(score)


def test_the_features_of_a_text() -> None:
    sentences, counted = tally(["The well-known baker’s oven can't cool. It is 3.5 feet."], "en_US")
    tokens = ("the", "well", "known", "baker's", "oven", "can't", "cool", "it", "is", "feet")
    told = ("known", "baker's", "oven", "cool", "feet")  # the others are everywhere
    assert (sentences, counted.words) == (2, 10)  # "wellknown" is one word, "35" is no token
    assert (counted.tokens, counted.told) == (len(tokens), len(told))
    found = features(counted, sentences, BOOK)
    assert found[:2] == (5.0, 0.0)
    assert found.frequency == pytest.approx(sum(map(BOOK.zipf, told)) / len(told))


def test_in_a_sentence_with_a_hyphen_words_stand_apart() -> None:
    one, other = (tally([f"Bake the {word} bread, then rest."], "en_US")[1] for word in
                  ("oven-hot", "ovenhot"))  # fmt: skip
    assert (one.words, other.words) == (6, 6)
    assert (one.tokens, other.tokens) == (7, 6)
    assert (one.unknown, other.unknown) == (0, 1)


@pytest.mark.parametrize(
    "word",
    ["city", "cities", "city's", "stop", "stopped", "stopping", "make", "making", "happy",
     "happier", "happiest", "happily", "cried", "boxes", "bigger", "won't", "they're"],
)  # fmt: skip
def test_an_easy_word_stays_easy_with_an_ending(word: str) -> None:
    assert BOOK[word][1] is False


@pytest.mark.parametrize("word", ["stakeholder", "compliance", "leveraging", "sing-song", "acumen"])
def test_other_words_are_unknown(word: str) -> None:
    assert BOOK[word][1] is True


@pytest.mark.parametrize(
    ("word", "zipf"), [("the", 7.7), ("bread", 4.5), ("remuneration", 3.3), ("qqzzx", 1.1)]
)
def test_how_often_a_word_is_used(word: str, zipf: float) -> None:
    assert BOOK.zipf(word) == pytest.approx(zipf, abs=0.11)


@pytest.mark.parametrize(
    ("word", "hard"),
    [("acumen", True), ("remuneration", True), ("bread", False), ("important", False),
     ("lathe", False), ("unprecedented", True), ("the", False)],
)  # fmt: skip
def test_hard_words(word: str, hard: bool) -> None:
    assert BOOK.is_hard(word) is hard


def test_of_a_hundred_school_texts() -> None:
    assert harder_than(-0.96, BOOK) == pytest.approx(50)
    assert harder_than(BOOK.bands["hard"], BOOK) == pytest.approx(75, abs=1)
    assert harder_than(BOOK.bands["easier"], BOOK) == pytest.approx(25, abs=1)


def test_too_few_words_and_unknown_languages_have_no_score() -> None:
    assert measure(["You bake bread for us."], "en_US").ease is None
    french = measure(["Le chat dort sur la petite chaise verte"] * 5, "fr_FR")
    assert french.grade is not None
    assert (french.ease, french.ease_band, french.harder_than) == (None, "unrated", None)
    assert vocabulary("fr_FR") is vocabulary("") is None


def test_words_looked_up_are_kept_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("pipeline.readability.vocabulary")
    monkeypatch.setattr(module, "_REMEMBERED", 10)
    table = {"score": BOOK.score, "bands": BOOK.bands, "hard_word": {}, "endings": {}}
    book = Vocabulary("en_US", table, ["4.0 bread"])
    for number in range(25):
        assert book[f"q{number}"] == (1.1, True)
        assert len(book) <= 10
    assert book["bread"] == (4.0, False)


def test_counts_of_words_are_kept_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("pipeline.readability.tally")
    monkeypatch.setattr(module, "_REMEMBERED", 10)
    words = module.Words("en_US")
    for number in range(25):
        assert words[f"bread{'s' * number}"][0][0] == 1
        assert len(words) <= 10
    assert words["x" * 1_000][0][0] == 1
    assert "x" * 1_000 not in words


def test_the_notice_of_the_frequencies_is_shipped() -> None:
    folder = files("pipeline") / "lexicon" / "en"
    notice = (folder / "frequencies.LICENSE.txt").read_text("utf-8")
    assert "Attribution-ShareAlike 4.0" in notice
    assert "SUBTLEX" in notice
    assert "frequencies.LICENSE.txt" in (folder / "frequencies.txt").read_text("utf-8")[:300]
