"""The index of literals never hides a line from a rule that would match it."""

from __future__ import annotations

import pytest

from pipeline.lexicon import Pattern, Rule, load
from pipeline.lexicon.index import Index


def rule(name: str, *patterns: str) -> Rule:
    return Rule(f"test.{name}", tuple(Pattern(pattern) for pattern in patterns))


def named(index: Index, *lines: str) -> dict[int, list[str]]:
    return {
        line: [candidate.rule.name for candidate in candidates]
        for line, candidates in index.lines(lines).items()
    }


def test_only_lines_with_a_literal_are_named() -> None:
    index = Index([rule("bread", "bread|loaf"), rule("cake", "cake")])
    assert named(index, "Fresh BREAD", "soup", "cake or loaf") == {
        0: ["bread"],
        2: ["bread", "cake"],
    }


def test_literals_that_begin_or_cross_each_other_are_all_found() -> None:
    index = Index([rule("a", "checks?"), rule("b", "check list"), rule("c", "list of")])
    assert named(index, "a check list of bread") == {0: ["a", "b", "c"]}


def test_a_pattern_without_a_literal_is_tried_everywhere() -> None:
    index = Index([rule("digit", r"\d"), rule("cake", "cake")])
    assert named(index, "soup", "cake") == {0: ["digit"], 1: ["digit", "cake"]}


def test_no_lines_and_no_rules_are_no_trouble() -> None:
    assert Index([rule("cake", "cake")]).lines([]) == {}
    assert Index([]).lines(["cake"]) == {}


@pytest.mark.parametrize("file", ["screening", "details"])
def test_the_index_agrees_with_trying_every_rule(file: str) -> None:
    rules = [rule for rule in load("en").rules[file] if rule.match]
    lines = [line for rule in rules for line in (*rule.examples, *rule.misses)]
    found = Index(rules).lines(lines)
    for number, line in enumerate(lines):
        folded = line.lower()
        there = {candidate.rule.id for candidate in found.get(number, [])}
        assert {rule.id for rule in rules if rule.search(line, folded)} <= there, line
        for candidate in found.get(number, []):
            hit = candidate.search(line, folded)
            assert hit is None or candidate.rule.search(line, folded) is not None
