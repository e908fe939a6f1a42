"""Each character of a text leads back to the same place, whatever is done to the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Run, Span, Text

SOURCE = 60
"""Length of the imagined source that the made-up texts stand for."""

Char = tuple[str, int, int]


def expanded(text: Text) -> list[Char]:
    """A text as one (character, start, end) for each character: the plain meaning of runs."""
    out = []
    for number, run in enumerate(text.runs):
        stop = text.runs[number + 1].at if number + 1 < len(text.runs) else len(text.value)
        in_step = stop - run.at == run.end - run.start
        for index, char in enumerate(text.value[run.at : stop]):
            at = run.start + index
            out.append((char, at, at + 1) if in_step else (char, run.start, run.end))
    return out


@st.composite
def pieces(draw: st.DrawFn) -> Text:
    value = draw(st.text("ab -&", max_size=6))
    start = draw(st.integers(0, SOURCE - 6))
    if draw(st.booleans()):
        return Text.of(value, start)
    return Text.standing_for(value, Span(start, draw(st.integers(start, SOURCE))))


texts = st.lists(pieces(), max_size=5).map(Text.join)
patterns = st.sampled_from(["a", "b+", r"\s", "-", "[a-]", "a?", "$", "^", "(?=b)", "ab", ".+"])


@given(st.lists(pieces(), max_size=6))
def test_join_keeps_every_character_in_its_place(parts: list[Text]) -> None:
    joined = Text.join(parts)
    assert joined.value == "".join(part.value for part in parts)
    assert expanded(joined) == [char for part in parts for char in expanded(part)]


@given(texts, st.integers(-3, 32), st.integers(-3, 32))
def test_a_slice_is_the_slice_of_its_characters(text: Text, start: int, stop: int) -> None:
    assert text[start:stop].value == text.value[start:stop]
    assert expanded(text[start:stop]) == expanded(text)[start:stop]


@given(texts, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_a_slice_of_a_slice_too(text: Text, a: int, b: int, c: int, d: int) -> None:
    assert expanded(text[a:b][c:d]) == expanded(text)[a:b][c:d]


@given(texts, patterns, st.sampled_from(["", "x", "a", "and", " "]))
def test_sub_changes_only_what_it_matches(text: Text, pattern: str, new: str) -> None:
    expression = re.compile(pattern)
    done, before, last = text.sub(expression, new), expanded(text), 0
    assert done.value == expression.sub(new, text.value)
    after = expanded(done)
    for match in expression.finditer(text.value):
        start, stop = match.span()
        kept = before[last:start]
        assert after[: len(kept)] == kept
        made = after[len(kept) : len(kept) + len(new)]
        after, last = after[len(kept) + len(new) :], stop
        behind = before[start:stop]
        if behind and made:
            assert min(start for _, start, _ in made) == min(start for _, start, _ in behind)
            assert max(end for _, _, end in made) == max(end for _, _, end in behind)
    assert after == before[last:]


@given(texts, st.sampled_from([None, " ", "a-", "ab -&"]))
def test_strip_drops_only_the_ends(text: Text, characters: str | None) -> None:
    stripped = text.strip(characters)
    assert stripped.value == text.value.strip(characters)
    left = len(text.value) - len(text.value.lstrip(characters)) if stripped else 0
    assert expanded(stripped) == expanded(text)[left : left + len(stripped)]


@given(texts, patterns)
def test_split_gives_what_stands_between_the_matches(text: Text, pattern: str) -> None:
    expression, last, between = re.compile(pattern), 0, []
    for match in expression.finditer(text.value):
        between.append(expanded(text)[last : match.start()])
        last = match.end()
    assert [expanded(piece) for piece in text.split(expression)] == [
        *between,
        expanded(text)[last:],
    ]


@given(texts, patterns, st.sampled_from(["", "x", "and"]), st.integers(0, 9), st.integers(0, 30))
def test_runs_stay_in_order_and_never_leave_the_source(
    text: Text, pattern: str, new: str, start: int, stop: int
) -> None:
    changed = text.sub(re.compile(pattern), new)[start:stop].strip()
    ats = [run.at for run in changed.runs]
    assert ats == sorted(set(ats))
    assert bool(ats) == bool(changed)
    assert not ats or (ats[0] == 0 and ats[-1] < len(changed))
    assert all(0 <= run.start <= run.end <= SOURCE for run in changed.runs)
    if changed:
        assert 0 <= changed.span.start <= changed.span.end <= SOURCE


def test_a_cleaned_stretch_leads_back_to_the_raw_one() -> None:
    raw = "Pay:&nbsp; $20  -  $25\n an hour"
    clean = (
        Text.of(raw).sub(re.compile("&nbsp;"), "\N{NO-BREAK SPACE}").sub(re.compile(r"\s+"), " ")
    )
    assert clean.value == "Pay: $20 - $25 an hour"
    at = clean.value.index("$20")
    span = clean.span_of(at, len(clean))
    assert raw[span.start : span.end] == "$20  -  $25\n an hour"


def test_a_joining_space_has_no_source() -> None:
    glued = Text.of("teamYou", 10).sub(re.compile("(?=You)"), " ")
    assert glued.value == "team You"
    assert glued.span == Span(10, 17)
    assert glued[4:5].span == Span(14, 14)


def test_neighbours_in_step_are_one_run() -> None:
    assert Text.join([Text.of("ab", 3), Text.of("cd", 5)]).runs == (Run(0, 3, 7),)
    assert len(Text.join([Text.of("ab", 3), Text.of("cd", 6)]).runs) == 2


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_no_span_outside_or_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="cannot run"):
        Span(start, end)


def test_an_empty_text_has_no_place() -> None:
    with pytest.raises(ValueError, match="no place"):
        _ = Text.of("").span
    with pytest.raises(ValueError, match="one stretch"):
        _ = Text.of("abc")[::2]
