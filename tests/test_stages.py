"""What holds for every stage, over every example and over hostile text."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import Posting, ReadError, read
from pipeline.lexicon import load
from pipeline.stages import STAGES, Stage, run

LEXICON = load("en")
WORDS = st.sampled_from(
    ["Requirements:", "- 5+ years", "$20 - $30 an hour", "OR", "No", "background check", "\n",
     "\n\n", "•", "**", "Bachelor's degree", "preferred", "401(k)", "é", "#LI-Remote", "\u202e",
     "1.", "by May 3, 2027", "U.S.", "EEO", "you will", "|", "&amp;nbsp;", "\\-", "(", ";"]
)  # fmt: skip
TEXTS = st.lists(WORDS | st.text(max_size=12), min_size=1, max_size=40).map(" ".join)


def before(stage: Stage, posting: Posting) -> Posting:
    return run(posting, LEXICON, STAGES[: STAGES.index(stage)])


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.__name__)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_twice_is_once_and_the_source_stays(stage: Stage, path: Path) -> None:
    posting = before(stage, read(path.read_bytes(), name=path.stem, path=path.name))
    once = stage(posting, LEXICON)
    assert once == stage(posting, LEXICON), "same in, same out"
    assert stage(once, LEXICON) == once, "twice is once"
    assert once.source == posting.source
    assert once.blocks == posting.blocks


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_unit_stands_in_one_section_in_order(path: Path) -> None:
    posting = run(read(path.read_bytes(), name=path.stem, path=path.name), LEXICON)
    placed = []
    for section in posting.sections:
        if section.heading is not None and section.heading not in placed:
            placed.append(section.heading)
        placed += section.units
    assert placed == list(posting.units)


@given(TEXTS)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_nothing_is_lost_and_spans_stay_inside(text: str) -> None:
    try:
        posting = run(read(text.encode("utf-8", "replace"), name="t", format="text"), LEXICON)
    except ReadError:  # nothing to read in it: said so, which is all that is asked
        return
    length = len(posting.source.text)
    for fact in posting.facts:
        assert all(span.end <= length for span in fact.evidence)
    starts = [unit.text.span.start for unit in posting.units]
    assert starts == sorted(starts)
