"""The shipped syllable table gives the counts, and so the scores, of the whole dictionary."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fed import fed

from pipeline.readability import FEWEST, HIGHEST, grade, tally
from pipeline.readability.scorer import _REMEMBERED, _Counted, _Syllables
from pipeline.readability.scorer import counter as ready

SHARED = Path(__file__).parents[2] / "shared"
CMUDICT = SHARED / "quality/nltk_data/corpora/cmudict/cmudict"
CORPUS = SHARED / "corpus/postings.jsonl.gz"
TABLE = files("pipeline") / "lexicon" / "en" / "syllables.txt"

# Counts of the whole dictionary, looked up once: words that pyphen gets wrong, words that it
# gets right, and the one that no dictionary has.
COUNTS = {
    "salary": 3, "area": 3, "every": 3, "driver": 2, "people": 2, "experience": 4, "employee": 3,
    "variety": 4, "idea": 3, "our": 2, "hours": 2, "required": 3, "business": 2, "the": 1,
    "work": 1, "degree": 2, "manager": 3, "communication": 5, "zzyx": 1,
}  # fmt: skip


@pytest.fixture(scope="module")
def counter() -> Any:
    """textstat's own module that counts syllables, with our table in it."""
    ready()
    return importlib.import_module("textstat.backend.counts._count_syllables")


@pytest.mark.parametrize("word", COUNTS)
def test_count_of_a_word(counter: Any, word: str) -> None:
    assert counter.count_syllables(word, "en_US") == COUNTS[word]


def test_the_table_was_made_for_this_hyphenation() -> None:
    """Where this fails, pyphen has changed: run .ci/make_syllables.py again."""
    made = re.search(r"hyph_en_US.dic sha256 (\w+)", TABLE.read_text("utf-8"))
    assert made is not None
    patterns = files("pyphen.dictionaries").joinpath("hyph_en_US.dic").read_bytes()
    assert made[1] == hashlib.sha256(patterns).hexdigest()


def test_the_notice_of_the_dictionary_is_shipped() -> None:
    notice = (files("pipeline") / "lexicon" / "en" / "syllables.LICENSE.txt").read_text("utf-8")
    assert "Carnegie Mellon University. All rights reserved." in notice
    assert "THIS SOFTWARE IS PROVIDED BY" in notice


def test_words_outside_the_table_are_kept_up_to_a_limit(counter: Any) -> None:
    known = {"salary": ("111",)}
    words = _Syllables(known, importlib.import_module("pyphen").Pyphen(lang="en_US"))
    for number in range(_REMEMBERED + 1):
        assert words[f"q{number}"] == ("1",)
    assert len(words) < _REMEMBERED
    assert words["salary"] == ("111",)


@pytest.fixture(scope="module")
def dictionary() -> dict[str, list[list[str]]]:
    if not CMUDICT.exists():
        pytest.skip("needs the whole CMUdict in ../shared")
    found: dict[str, list[list[str]]] = {}
    for line in CMUDICT.read_text("latin-1").splitlines():
        word, _, *phones = line.split()
        found.setdefault(word.lower(), []).append(phones)
    return found


def test_every_word_of_the_dictionary(counter: Any, dictionary: dict[str, list[list[str]]]) -> None:
    ours = counter.get_cmudict("en_US")
    wrong = [
        word
        for word, sounds in dictionary.items()
        if len(ours[word][0]) != sum(sound[-1].isdigit() for sound in sounds[0])
    ]
    assert wrong == []


def test_scores_of_real_postings_are_those_of_the_whole_dictionary(
    counter: Any, dictionary: dict[str, list[list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        raw = [json.loads(line)["raw"] for place, line in enumerate(lines) if place % 40 == 0]
    texts = [re.sub(r"<[^<>]{0,500}>", " ", text).splitlines() for text in raw]
    ours = [grade(text, "en_US") for text in texts]
    monkeypatch.setattr(counter, "get_cmudict", lambda code: dictionary)
    assert [theirs(text) for text in texts] == ours
    assert sum(tally(text, "en_US")[1].words for text in texts) > 10_000


def theirs(units: list[str]) -> float | None:
    """textstat's own grade of what it is fed, with nothing remembered."""
    from textstat.backend.metrics import flesch_kincaid_grade  # type: ignore[import-untyped]

    for cached in ("counts._count_syllables.count_syllables",
                   "metrics._syllables_per_word.syllables_per_word",
                   "metrics._flesch_kincaid_grade.flesch_kincaid_grade"):  # fmt: skip
        module, _, name = cached.rpartition(".")
        getattr(importlib.import_module(f"textstat.backend.{module}"), name).cache_clear()
    text = fed(units)
    if len(text.split()) < FEWEST:
        return None
    return min(flesch_kincaid_grade(text, "en_US"), HIGHEST)


@pytest.mark.parametrize(
    "unit",
    [
        "You’re the baker's help, and the guests' friend in the U.S. and at O'Hara's shop.",
        "Pay is $58,500.50 a year; we've 401(k), C++ and Node.js, day/night and well-known loaves!",
        "Write to jobs@bakery.example or see https://bakery.example/x now, please, dear reader.",
        "Über-naïve cafés in Zürich serve crème brûlée to 20 smiling non-profit grand-mothers.",
    ],
)
def test_the_grade_is_the_one_that_textstat_gives(counter: Any, unit: str) -> None:
    assert grade([unit] * 4, "en_US") == theirs([unit] * 4)
    assert grade([unit, "x'" * 40 + "ab cd ef gh"] * 3, "en_US") == theirs(
        [unit, "x'" * 40 + "ab cd ef gh"] * 3
    )


def test_syllables_are_kept_up_to_a_limit(counter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readability.scorer._REMEMBERED", 10)
    counted = _Counted("en_US")
    for number in range(25):
        assert counted[f"salary{'s' * number}"] >= 1
        assert len(counted) <= 10
    assert counted["salary"] == 3
