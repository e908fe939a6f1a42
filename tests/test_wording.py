"""The program's own words: short sentences, and each number of the goal as a test."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from pipeline.lexicon import languages, load

LONGEST, MEAN = 25, 14
"""Words of a sentence of ours, and of all of them on average."""
TERM = 20
"""Words of a meaning in the glossary."""
SAID = ("screening", "boilerplate", "furniture")
"""Files whose ``says`` stands on the page."""


def own_sentences(language: str) -> list[str]:
    lexicon = load(language)
    texts = [rule.says for name in SAID for rule in lexicon.rules[name] if rule.says]
    listed = ("say.pay_filler", "say.joining_words", "say.check_said")
    texts += [text for key, text in lexicon.tables["phrases"].items() if key not in listed]
    sentences = (part for text in texts for part in re.split(r"(?<=[.!?:])\s+", text))
    return [sentence for sentence in sentences if sentence.strip()]


@pytest.mark.parametrize("language", languages())
def test_no_sentence_of_ours_is_long(language: str) -> None:
    lengths = {sentence: len(sentence.split()) for sentence in own_sentences(language)}
    assert [sentence for sentence, words in lengths.items() if words > LONGEST] == []
    assert mean(words for words in lengths.values() if words > 2) <= MEAN


@pytest.mark.parametrize("language", languages())
def test_meanings_are_short(language: str) -> None:
    table = load(language).tables["glossary"]
    meanings = {key: text for key, text in table.items() if key.endswith(".meaning")}
    assert len(meanings) >= 250
    assert [key for key, text in meanings.items() if len(text.split()) > TERM] == []
