"""Every rule of every knowledge file keeps its own promises; mistakes are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import LexiconError
from pipeline.lexicon import Pattern, Rule, for_language, languages, load
from pipeline.lexicon.schema import RULES

ALL = [
    pytest.param(rule, id=f"{language}/{rule.id}")
    for language in languages()
    for name in RULES
    for rule in load(language).rules[name]
]
SELF_NAMED = re.compile(r"^[a-z0-9_]+\.[a-z0-9_]+$")


@pytest.mark.parametrize("rule", ALL)
def test_a_rule_matches_its_examples_and_not_its_misses(rule: Rule) -> None:
    assert SELF_NAMED.match(rule.id)
    for example in rule.examples:
        assert rule.search(example, example.lower()), example
    for miss in rule.misses:
        assert rule.search(miss, miss.lower()) is None, miss


@pytest.mark.parametrize("rule", ALL)
def test_a_rule_with_patterns_brings_examples(rule: Rule) -> None:
    assert not rule.match or rule.examples


@pytest.mark.parametrize("rule", ALL)
def test_the_literals_of_a_pattern_never_hide_a_match(rule: Rule) -> None:
    for pattern in (*rule.match, *rule.unless):
        for example in (*rule.examples, *rule.misses):
            if pattern.expression.search(example):
                folded = example.lower()
                assert pattern.may_match(folded)
                for texts in pattern.groups:
                    assert any(text in folded for text in texts), texts


@pytest.mark.parametrize(
    ("source", "literals"),
    [
        (r"background (check|screen)", ("background check", "background screen")),
        (r"\b(?:criminal|arrest)s? on", ("arrest on", "arrests on", "criminal on", "criminals on")),
        (r"(?:the |our )?role\b", ("role",)),
        (r"h-?1-?b visa", ("h-1-b visa", "h-1b visa", "h1-b visa", "h1b visa")),
        (r"gr[ae]y(?=hound)", ("gray", "grey")),
        (r"[a-z]ooks? in", ("ook in", "ooks in")),
        (r"(?:ab|c\d)e+fgh", ("fgh",)),
        (r"\d+ years", (" years",)),
        (r"(?:abc)?d", ()),
        (r"a|b", ()),
        (r"größe", ()),
        (r"© ?\d", ("©",)),
        (r"[a-h]:[a-h]", ()),
    ],
)
def test_literals_of_a_pattern(source: str, literals: tuple[str, ...]) -> None:
    assert Pattern(source).literals == literals


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        (
            "screening.toml",
            "[a]\nmatch = ['(']\n",
            r"screening.toml \[a.match\[0\]\].*unterminated",
        ),
        ("screening.toml", "[a]\nmtch = ['x']\n", r"screening.toml \[a\].*no column 'mtch'"),
        ("screening.toml", "a = 3\n", r"screening.toml \[a\].*must be a table"),
        ("screening.toml", "[a\n", r"en/screening.toml: is not valid TOML"),
        ("screening.toml", "[a]\nmatch = 'x'\n", r"\[a\]: match must be a list of texts"),
        ("screening.toml", "[a]\nsays = 3\n", r"\[a\]: says must be text in quotes"),
        ("screening.toml", "[a]\nmatch = ['x']\n", r"\[a\]: has no examples"),
        (
            "screening.toml",
            "[a]\nmatch = ['ox']\nexamples = ['cow']\n",
            r"\[a\]: does not match its example 'cow'",
        ),
        (
            "screening.toml",
            "[a]\nmatch = ['o']\nexamples = ['ox']\nmisses = ['cow']\n",
            r"\[a\]: matches 'cow', which it must miss",
        ),
        ("headings.toml", "[a]\nsection = 'duty'\n", r"no section 'duty'; known are header"),
        (
            "screenings.toml",
            "",
            r"en/screenings.toml: is no file .* Did you mean 'screening.toml'\?",
        ),
        ("phrases.toml", "[part]\npy = 'Money'\n", r"\[part.py\]: .* Did you mean 'part.pay'\?"),
        (
            "phrases.toml",
            "[say]\nagain = 'all {cnt}'\n",
            r"no \{cnt\} .* may have \{cadence\}",
        ),
        ("phrases.toml", "[say]\nagain = 'all {'\n", r"\[say.again\]: is not well written"),
    ],
)
def test_a_mistake_in_a_file_is_named(tmp_path: Path, file: str, text: str, reason: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / file).write_text(text)
    with pytest.raises(LexiconError, match=reason):
        load("en", (tmp_path,))


def test_an_employer_adds_a_screening_kind_without_code(tmp_path: Path) -> None:
    from pipeline import Screening, Settings, process, read

    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "screening.toml").write_text(
        "[gravity_test]\nkind = 'gravity'\nsays = 'They test how you float.'\n"
        "match = ['gravity test']\nexamples = ['A gravity test is required.']\n"
    )
    posting = read(b"Pilot\n\nA gravity test is required before you start.", name="pilot")
    found = process(posting, Settings(lexicon_folders=(tmp_path,))).having(Screening)
    assert [fact.kind for fact in found] == ["gravity"]


def test_an_employer_lays_single_values_over_ours(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "phrases.toml").write_text("[part]\npay = 'Money'\n")
    ours, own = load("en"), load("en", (tmp_path,))
    assert own.phrase("part.pay") == "Money"
    assert own.phrase("part.duties") == ours.phrase("part.duties")
    assert ours.phrase("part.pay") == "Pay"
    assert [rule.id for rule in own.rules["pay"]] == [rule.id for rule in ours.rules["pay"]]


def test_the_words_of_an_employer_stand_first_in_the_glossary(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "glossary.toml").write_text('ZQX = "our rope shop."\n')
    assert next(iter(load("en", (tmp_path,)).tables["glossary"])) == "ZQX"


def test_a_language_is_read_once() -> None:
    assert load("en") is load("en", ()) is for_language("en-GB")
