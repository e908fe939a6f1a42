"""How hard each section is, and what is said about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.lexicon import for_language, load
from pipeline.model import Finding, Posting, Section, SectionKind, Source, Text, Unit
from pipeline.model.posting import UnitKind
from pipeline.stages.flag import flag

LEXICON = load("en")
EASY = "You greet our guests and help them find a seat near the sea."
DENSE = (
    "Responsibility for organizational transformation initiatives necessitates considerable "
    "interdepartmental communication capabilities, demonstrable stakeholder engagement, "
    "comprehensive administrative documentation, and uncompromising professional accountability."
)
LONG = " ".join(["Bread for you and for me"] * 5) + "."

Line = tuple[SectionKind, str, UnitKind, str]


def posting(*lines: Line) -> Posting:
    """Lines of (section, heading, kind of unit, text); a new heading begins a new section."""
    text, sections = "", []
    headings: dict[str, Unit] = {}
    for kind, heading, unit_kind, line in lines:
        if heading and heading not in headings:
            headings[heading] = Unit("heading", Text.of(heading, len(text)), 0)
            text += heading + "\n"
        unit = Unit(unit_kind, Text.of(line, len(text)), 0)
        text += line + "\n"
        sections.append(Section(kind, headings.get(heading), (unit,), "test"))
    return Posting(Source("t", text, "text"), "en", (), sections=tuple(sections))


def test_a_reading_for_each_kind_of_section() -> None:
    given = posting(
        ("duties", "What you do:", "sentence", EASY),
        ("pay", "What you do:", "item", "Meals are free."),
        ("duties", "What you do:", "item", EASY),
        ("duties", "More to do", "item", EASY),
        ("benefits", "", "sentence", "Tea is free."),
    )
    readings = flag(given, LEXICON).readings
    assert [(r.section, r.title, len(r.evidence)) for r in readings] == [
        ("duties", LEXICON.phrase("section.duties"), 3),
        ("pay", LEXICON.phrase("section.pay"), 1),
        ("benefits", LEXICON.phrase("section.benefits"), 1),
    ]
    quoted = [given.quote(span) for span in readings[0].evidence]
    assert quoted == [EASY] * 3


@pytest.mark.parametrize(
    ("lines", "band"),
    [([EASY] * 4, "easier"), ([DENSE] * 2, "hard"), ([EASY], "unrated"),
     ([EASY] * 10 + [DENSE] * 2, "middling")],
)  # fmt: skip
def test_bands(lines: list[str], band: str) -> None:
    given = posting(*(("duties", "", "item", line) for line in lines))
    (reading,) = flag(given, LEXICON).readings
    rating = reading.rating
    assert rating.band == band
    assert (rating.grade is None) == (rating.ease is None) == (band == "unrated")
    assert rating.sentences == len(lines)
    assert rating.words == sum(len(line.split()) for line in lines)


def test_furniture_and_what_was_dropped_are_not_rated() -> None:
    given = posting(("chrome", "", "sentence", DENSE), ("duties", "", "sentence", DENSE))
    dropped = replace(given.sections[1].units[0], dropped="clean.x")
    given = replace(
        given, sections=(given.sections[0], replace(given.sections[1], units=(dropped,)))
    )
    assert flag(given, LEXICON).readings == ()
    assert flag(given, LEXICON).findings == ()


def of_rule(given: Posting, name: str) -> list[Finding]:
    return [found for found in flag(given, LEXICON).findings if found.rule == f"flags.{name}"]


def test_a_hard_section_is_found_with_its_place() -> None:
    given = posting(*(("duties", "Duties", "sentence", line) for line in (DENSE, DENSE)))
    (found,) = of_rule(given, "hard_section")
    assert (found.stage, found.severity) == ("flag", "warning")
    assert found.span is not None
    assert given.quote(found.span) == DENSE
    assert "“Duties” is hard to read" in found.message
    assert found.suggestion


EASY_LINES: list[Line] = [("duties", "", "sentence", EASY)] * 4


def test_an_easy_section_has_no_findings() -> None:
    assert flag(posting(*EASY_LINES), LEXICON).findings == ()


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("sentence", LONG, [30]),
        ("item", f"{EASY} {LONG} {EASY}", [30]),
        ("item", f"{EASY} {EASY} {EASY}", []),
        ("sentence", "See https://bakery.example/x/y-z " + "a/b " * 13, [27]),
        ("row", LONG, []),
        ("heading", LONG, []),
        ("sentence", " ".join(["bread"] * 25), []),
        ("sentence", " ".join(["bread"] * 26), [26]),
        ("sentence", "- " * 40 + "bread", []),
    ],
)
def test_long_sentences(kind: UnitKind, text: str, words: list[int]) -> None:
    given = posting(("duties", "", kind, text))
    found = of_rule(given, "long_sentence")
    assert len(found) == len(words)
    for one, count in zip(found, words, strict=True):
        assert f"{count} words" in one.message


def test_a_finding_points_at_its_sentence() -> None:
    given = posting(("duties", "", "item", f"{EASY} {LONG} {EASY}"))
    (found,) = of_rule(given, "long_sentence")
    assert found.span is not None
    assert given.quote(found.span) == LONG


def test_findings_of_other_stages_are_kept() -> None:
    other = Finding("clean", "clean.x", "info", "Something.")
    given = replace(posting(("duties", "", "sentence", LONG)), findings=(other,))
    once = flag(given, LEXICON)
    assert once.findings[0] == other
    assert len(once.findings) == 2
    assert flag(once, LEXICON) == once


def test_a_language_that_we_cannot_read_is_not_judged() -> None:
    given = posting(*(("other", "", "sentence", line) for line in (DENSE, LONG)))
    flagged = flag(given, for_language("xx"))
    assert [reading.rating.band for reading in flagged.readings] == ["unrated"]
    assert flagged.findings == ()
