"""The small engines: cues called by words, packed weights, the likeliest path."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Pattern, Rule, Rules, load
from pipeline.stages.segment.cues import Cues
from pipeline.stages.segment.path import best_path
from pipeline.stages.segment.words import Weights, features, words

LEXICON = load("en")
CUES = Cues(LEXICON.rules["cues"])
WEIGHTS = Weights(LEXICON.tables["sections"])


def found(line: str) -> set[str]:
    folded = line.lower()
    said = words(folded)
    return {cue.rule.partition(".")[2] for cue in CUES.found(folded, [f"^{said[0]}", *said])}


@pytest.mark.parametrize(
    ("rule", "line"),
    [(rule, example) for rule in LEXICON.rules["cues"] for example in rule.examples],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_the_words_of_every_example_call_its_rule(rule: Rule, line: str) -> None:
    assert rule.name in found(line)


@pytest.mark.parametrize(
    ("rule", "line"),
    [(rule, miss) for rule in LEXICON.rules["cues"] for miss in rule.misses],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_no_miss_is_found(rule: Rule, line: str) -> None:
    assert rule.name not in found(line)


def test_light_rules_can_be_left_untried() -> None:
    folded = "we are a family firm, and the pay is $18 an hour"
    said = words(folded)
    every = {cue.kind for cue in CUES.found(folded, ["^we", *said])}
    sharp = {cue.kind for cue in CUES.found(folded, ["^we", *said], 5.0)}
    assert every == {"about_employer", "pay"}
    assert sharp == {"pay"}


def test_a_rule_without_any_word_is_still_tried() -> None:
    rule = Rule("cues.odd", (Pattern(r"\d\d/\d\d"),), values={"section": "legal", "weight": 2.0})
    assert [cue.rule for cue in Cues(Rules((rule,))).found("on 03/04", ["on"])] == ["cues.odd"]


@pytest.mark.parametrize(
    ("source", "groups"),
    [
        (r"\b(?:salary|wages)\b.{0,9}\b(?:range|band)\b", (("salary", "wages"), ("band", "range"))),
        (r"\bpay (?:is|of)\b", (("pay is", "pay of"),)),
        (r"(?:optional)?\d+", ()),
    ],
)
def test_literal_groups(source: str, groups: tuple[tuple[str, ...], ...]) -> None:
    assert tuple(tuple(sorted(found)) for found in Pattern(source).groups) == groups


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("you’ll earn $21.50 – $25", ["you'll", "earn", "$", "0", "$", "0"]),
        ("5+ years, 401(k)", ["0", "+", "years", "0", "k"]),
        ("from 9am", ["from", "0am"]),
        ("résumé", ["résumé"]),
        ("…", []),
    ],
)
def test_words(line: str, said: list[str]) -> None:
    assert words(line) == said


def test_features_mark_the_beginning_and_who_is_spoken_of() -> None:
    assert set(features(["you", "bake"], "item")) == {
        "you", "bake", "you bake", "^you", "^you bake", "<item>", "<short>", "<you>",
    }  # fmt: skip
    assert features([], "sentence") == ["<sentence>"]
    assert "<you and we>" in features(["our", "bread", "and", "you", "too"], "sentence")


def test_weights_add_up_with_their_signs() -> None:
    table = {"kinds": "duties pay required", "words": "12,-7,\tbake\n-2,,30\tskill\n"}
    weights = Weights(table)
    assert weights.sums(["bake", "bake", "skill", "unknown"]) == [2.2, -1.4, 3.0]
    assert weights.strongest(["bake", "skill"], "duties") == ["bake"]


def test_weights_of_a_language_that_has_none() -> None:
    assert Weights({}).sums(["bake"]) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Design and bake cakes and coordinate the morning crew", "duties"),
        ("Strong communication skills and knowledge of food safety", "required"),
        ("Generous parental leave and dental insurance", "benefits"),
    ],
)
def test_plain_words_tell_the_kind_and_say_why(line: str, kind: str) -> None:
    names = features(words(line.lower()), "item")
    sums = WEIGHTS.sums(names)
    assert WEIGHTS.kinds[sums.index(max(sums))] == kind
    assert WEIGHTS.strongest(names, kind)


def test_the_words_of_the_weights_are_single_words_and_pairs() -> None:
    listed = [line.partition("\t")[2] for line in LEXICON.tables["sections"]["words"].splitlines()]
    assert len(listed) > 3000
    assert all(1 <= len(word.split()) <= 2 for word in listed if word)


def test_the_path_smooths_what_is_doubtful_and_follows_what_is_clear() -> None:
    doubtful = [(3.0, 0.0), (1.0, 1.5), (3.0, 0.0)]
    clear = [(3.0, 0.0), (0.0, 6.0), (3.0, 0.0)]
    assert best_path(doubtful, [1.6] * 3) == [0, 0, 0]
    assert best_path(clear, [1.6] * 3) == [0, 1, 0]
    assert best_path([], []) == []
