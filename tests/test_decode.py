"""Bytes to characters: encodings, what is no text, and characters that must not pass."""

from __future__ import annotations

import codecs

import pytest

from pipeline.errors import ReadError
from pipeline.readers import read
from pipeline.readers.characters import MOST_MARKS, fit
from pipeline.readers.decode import decode

WORDS = "Café – cook wanted, €15 an hour"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), "utf-32-le"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("cp1252"), "cp1252"),
    ],
)
def test_each_encoding_gives_the_same_words(data: bytes, encoding: str) -> None:
    found = decode(data, "cook")
    assert (found.text, found.encoding) == (WORDS, encoding)
    assert found.guessed == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("iso-8859-1", "cp1252", "“Café” – chef"),  # the web means cp1252 by it
        ("windows-1251", "cp1251", "Повар"),
        ("Shift_JIS", "shift_jis", "料理人"),
        ("utf-8", "utf-8", "Köchin"),
    ],
)
@pytest.mark.parametrize(
    "page",
    [
        "<meta charset={}><p>{}",
        '<html><head><META content="text/html; charset={}" http-equiv=x></head><p>{}',
        '<?xml version="1.0" encoding="{}"?><html><p>{}</html>',
    ],
)
def test_a_declared_charset_is_believed(page: str, label: str, codec: str, words: str) -> None:
    found = decode(page.format(label, words).encode(codec), "chef")
    assert words in found.text
    assert not found.guessed


@pytest.mark.parametrize("label", ["utf-16", "no-such-code", "x-user-defined", "base64", "us"])
def test_a_false_declaration_does_no_harm(label: str) -> None:
    assert "Köchin" in decode(f"<meta charset={label}><p>Köchin".encode(), "cook").text


def test_a_charset_that_does_not_fit_is_not_believed() -> None:
    assert "Café" in decode("<meta charset=utf-8><p>Café".encode("cp1252"), "cafe").text


def test_a_guess_is_reported() -> None:
    posting = read("Chef gesucht für unser Café".encode("cp1252"), name="cafe")
    assert [found.rule for found in posting.findings] == ["read.encoding_guessed"]
    assert posting.source.encoding == "cp1252"
    assert posting.findings[0].stage == "read"


def test_a_damaged_file_keeps_what_can_be_read() -> None:
    posting = read(
        "Größe, Länge, Maße – Tischler für Möbel gesucht in Köln €"[:-1].encode() + b"\xe2",
        name="x",
    )
    assert "Möbel gesucht in Köln" in posting.source.text
    assert [found.rule for found in posting.findings] == ["read.unreadable_characters"]


def test_lone_surrogates_in_a_string_do_not_spoil_the_rest() -> None:
    found = read("Bäcker \ud800 für Köln gesucht".encode("utf-8", "surrogatepass"), name="x")
    assert found.source.text == "Bäcker \ufffd für Köln gesucht"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word"),
        (b"{\\rtf1 Cook}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 4, "binary"),
        (b"a" * 5_000_001, "too large"),
        (b"ab " * 700_000, "too large"),
    ],
)
def test_what_is_no_posting_is_refused_with_advice(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says) as caught:
        decode(data, "apply.bin")
    assert str(caught.value).startswith("apply.bin: ")
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("given", "wanted", "touched"),
    [
        ("Pay:\r\n$20\ran hour", "Pay:\n$20\nan hour", 0),
        ("one\u2028two\u2029three\x85four\x0bfive\x0csix", "one\ntwo\nthree\nfour\nfive\nsix", 0),
        ("pay \u202e000,01\u202c a year", "pay 000,01 a year", 2),
        ("a\u2066b\u2069", "ab", 2),
        ("be\x00ll\x07 \x9drung", "bell rung", 3),
        ("word\ufeffs", "words", 1),
        ("Cafe\u0301", "Café", 0),
        ("e" + "\u0323" * 40, "ẹ" + "\u0323" * MOST_MARKS, 1),
        ("half \ud83d smile", "half \ufffd smile", 1),
        (
            "pay\U000e0041\U000e0042 it \U0001f3f4\U000e0067\U000e007f",
            "pay it \U0001f3f4\U000e0067\U000e007f",
            1,
        ),
        ("so" + "\ufe01" * 30, "so" + "\ufe01" * MOST_MARKS, 1),
        ("the \u200f right \u200d way", "the \u200f right \u200d way", 0),
        ("the cityâ€\x9d and Ã\x8dñigo", "the city” and Íñigo", 0),
        ("plain words", "plain words", 0),
    ],
)
def test_characters_are_made_fit(given: str, wanted: str, touched: int) -> None:
    assert fit(given) == (wanted, touched)


def test_what_was_taken_out_is_reported() -> None:
    posting = read("Pay \u202e0001\u202c".encode(), name="x")
    assert [found.rule for found in posting.findings] == ["read.control_characters"]
    assert posting.findings[0].message.startswith("2 characters")


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_controls_written_as_entities_are_caught_as_well(format: str) -> None:
    posting = read(b"Pay &#x202E;000,01&#x202C; a year", name="x", format=format)
    assert posting.source.text == "Pay 000,01 a year"
