"""Marks without words go; what the posting says stays, and leads back to its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Text
from pipeline.stages.clean.characters import mended


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        # bold, italic and escapes that stayed behind as text
        ("** Night shift**", "Night shift"),
        ("**Pay**Weekly", "Pay Weekly"),
        ("**W**e hire", "We hire"),
        ("_Ask us_ about **** it ****_", "Ask us about it"),
        ("*Full-time* work", "Full-time work"),
        ("ours ** .**", "ours."),
        (r"3\-5 years \& a R\&D lab", "3-5 years & a R&D lab"),
        # entities escaped twice, odd codes, mojibake
        ("Pay &amp;amp; perks &#8211; &amp;nbsp;all", "Pay & perks – all"),
        ("401-LRB-k-RRB- plan -LRB-new-RRB-", "401(k) plan (new)"),
        ("Itâ€™s a cafÃ© with 3Â½ stars", "It’s a café with 3½ stars"),
        # what nobody sees
        ("a\u200bb\ufeffc \u202edef\u202c", "abc def"),
        ("full\u00adtime", "full-time"),
        ("$20\u00a0–\u202f$25\tan\n hour", "$20 – $25 an hour"),
        # lines drawn with signs
        ("==== PAY ====", "PAY"),
        ("---- Who we are ----", "Who we are"),
        ("## Who we are", "Who we are"),
        ("Oral test . . . . . . . . 60%", "Oral test: 60%"),
        ("Oral test: ..............60%", "Oral test: 60%"),
        ("Your name: __________", "Your name:"),
        # forgotten and loose spaces
        ("Read more here:https://a.example/x_y_", "Read more here: https://a.example/x_y_"),
        ("Apply athttps://a.example", "Apply at https://a.example"),
        ("Trust & Safety:Define rules", "Trust & Safety: Define rules"),
        ("Acme , Inc. is big .", "Acme, Inc. is big."),
    ],
)
def test_mended(raw: str, clean: str) -> None:
    assert mended(Text.of(raw)).value == clean


@pytest.mark.parametrize(
    "value",
    [
        "C++ and C#, F# or .NET",
        "snake_case and __x of 2**3 = 8"[:14],
        "a 5 * 3 grid",
        "Pay: $20* an hour",
        "See https://a.example/?next=https://b.example/_c_ now",
        "mail first_last@a.example or _hr_@a.example",
        "the #5 seal is the #1 in the market",
        "“Quotes” and ‘quotes’ – as they are…",
        "AT&T; R&D; P&L",
        "São Paulo, NÃO, Ångström, 70 €",
        "👩🏻\u200d⚕️ care",
        "Wait... what?",
        r"C:\Users and automations\processes",
    ],
)
def test_left_alone(value: str) -> None:
    text = Text.of(value)
    assert mended(text) is text


def test_a_mended_stretch_leads_back_to_what_it_was() -> None:
    raw = "Pay: $20&amp;nbsp;â€“ $25"
    text = mended(Text.of(raw, 100))
    assert text.value == "Pay: $20 – $25"
    at = text.value.index("–")
    span = text.span_of(at, at + 1)
    assert raw[span.start - 100 : span.end - 100] == "â€“"


SOUP = st.text(
    st.sampled_from("aZ9 .,:;-–*_#&\\•\n\t\u00a0\u200bâ€™é()") | st.characters(), max_size=40
)


@given(SOUP)
def test_any_text_keeps_to_its_source(value: str) -> None:
    text = mended(Text.of(value, 3))
    assert text.value == text.value.strip()
    assert "  " not in text.value
    assert all(3 <= run.start <= run.end <= 3 + len(value) for run in text.runs)


@given(st.text("abc 12_.,*-", max_size=40))
def test_no_letter_or_digit_is_lost(value: str) -> None:
    assert [c for c in mended(Text.of(value)).value if c.isalnum()] == [
        c for c in value if c.isalnum()
    ]
