"""Answers are kept for the lines of many postings, not for endless ones."""

from __future__ import annotations

from pipeline.memory import LONGEST, MOST, remembering


def test_a_question_is_asked_once() -> None:
    asked: list[tuple[str, int]] = []

    @remembering
    def repeated(text: str, times: int) -> str:
        asked.append((text, times))
        return text * times

    assert [repeated("ab", 2), repeated("ab", 2), repeated("ab", 1)] == ["abab", "abab", "ab"]
    assert asked == [("ab", 2), ("ab", 1)]


def test_neither_long_texts_nor_too_many_are_kept() -> None:
    asked: list[str] = []

    @remembering
    def size(text: str) -> int:
        asked.append(text)
        return len(text)

    long = "a" * (LONGEST + 1)
    assert size(long) == size(long) == LONGEST + 1
    assert asked == [long, long]
    for number in range(MOST + 1):
        size(str(number))
    size("0")
    assert asked.count("0") == 2
