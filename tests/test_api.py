"""The public API is a promise: its names and its types."""

from __future__ import annotations

import pytest

import pipeline

NAMES = """
Absence Block Detail Finding Fold LexiconError Part Pay
Posting PostingError ReadError Reading RenderError RenderOptions Requirement STAGES
Screening Section Settings SettingsError Source Span Statement Summary
Text Theme Unit Way __version__ convert guard postings process read read_theme render
stylesheet summarize
"""


def test_names() -> None:
    """A name that goes is a break; a name that comes is a promise: both are made on purpose."""
    assert set(pipeline.__all__) == set(NAMES.split())
    assert all(hasattr(pipeline, name) for name in pipeline.__all__)


def test_every_public_function_and_type_says_what_it_is() -> None:
    for name in pipeline.__all__:
        thing = getattr(pipeline, name)
        if callable(thing):
            assert thing.__doc__, name


def test_a_wrong_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="sumarize"):
        pipeline.sumarize  # noqa: B018


def test_ten_lines() -> None:
    posting = pipeline.process(pipeline.read(b"Baker wanted. $20 an hour.", name="baker"))
    summary = pipeline.summarize(posting)
    page = pipeline.render(summary, "html").decode()
    assert "$20" in page
    assert [pay.period for pay in posting.having(pipeline.Pay)] == ["hour"]
    assert pipeline.convert("Baker wanted. $20 an hour.", name="baker") == summary
