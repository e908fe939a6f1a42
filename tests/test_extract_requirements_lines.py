"""Which lines ask for something, and which of them belong together."""

from __future__ import annotations

from time import perf_counter

import pytest

from pipeline import process, read
from pipeline.lexicon import load
from pipeline.model import Posting, Requirement, Section, SectionKind, Source, Text, Unit
from pipeline.model.posting import UnitKind
from pipeline.stages.extract.requirements import requirements


def posting(units: tuple[Unit, ...], text: str, section: SectionKind) -> Posting:
    source = Source("test", text, "text")
    return Posting(source, "en", (), units, (Section(section, None, units, "headings.x"),))


def asked(
    *lines: str, section: SectionKind = "required", kind: UnitKind = "item"
) -> tuple[Requirement, ...]:
    units, at = [], 0
    for number, line in enumerate(lines):
        units.append(Unit(kind, Text.of(line, at), number))
        at += len(line) + 1
    return requirements(posting(tuple(units), "\n".join(lines), section), load("en"))


def test_what_may_stand_in_for_a_degree_belongs_to_the_degree_before_it() -> None:
    degree, years = asked(
        "Bachelor's degree in baking",
        "5+ years in a mill; a trade is fine in lieu of education",
    )
    assert (degree.degree, degree.min_years, len(degree.evidence)) == ("bachelor", None, 2)
    assert degree.text.endswith("; a trade is fine in lieu of education")
    assert (years.degree, years.min_years) == (None, 5)


def test_broken_bullets_are_one_requirement() -> None:
    (found,) = asked(
        "Bachelor's Degree in Baking",
        "OR related field AND 8+ years baking with rye,",
        "OR spelt",
        "OR Master's Degree in Baking AND 12+ years baking",
        "OR equivalent experience.",
    )
    assert (found.degree, found.min_years, found.or_equivalent) == ("bachelor", 8, True)
    assert len(found.evidence) == 5
    assert [(way.degree, way.min_years) for way in found.ways] == [
        ("bachelor", 8),
        ("master", 12),
        (None, None),
    ]
    assert found.text.startswith("Bachelor's Degree in Baking OR related field AND 8+ years")


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (("1. Three years as a baker; or 2.", "One year as a baker and a baking course."), [1]),
        (("1. Two years of baking; or", "2. One year of baking and four of milling."), [1]),
        (("Degree in baking; and", "Three years of baking"), [None, 3]),
        (("Knowledge of ovens such as", "gas ovens"), [None]),
        (("Knowledge of rye,", "Knowledge of spelt,"), [None, None]),
    ],
)
def test_lines_that_go_on(lines: tuple[str, ...], years: list[float | None]) -> None:
    assert [found.min_years for found in asked(*lines)] == years


def numbered(*lines: str) -> tuple[Requirement, ...]:
    """What a numbered list under a heading asks."""
    text = "\n".join(["BAKER", "", "REQUIREMENTS", "", *lines, ""])
    return process(read(text.encode(), name="ad", format="text")).having(Requirement)


def test_a_list_inside_a_way_belongs_to_that_way() -> None:
    (found,) = numbered(
        "1. A degree in baking and a course of at least:",
        "a. six weeks in rye; or",
        "b. ten weeks in spelt; or",
        "2. Two years of work as a baker and a course of at least:",
        "a. three weeks in rye; or",
        "b. five weeks in spelt.",
    )
    assert [(way.degree, way.min_years) for way in found.ways] == [("bachelor", None), (None, 2)]
    assert [way.text.rpartition(": ")[2] for way in found.ways] == [
        "six weeks in rye; or ten weeks in spelt",
        "three weeks in rye; or five weeks in spelt.",
    ]
    assert len(found.evidence) == 6


def test_years_in_a_list_inside_a_way_begin_no_way() -> None:
    (found,) = numbered(
        "1. Three years of work as a miller; or",
        "2. Four years of work as a baker, which includes:",
        "a. One year of work with rye; and",
        "b. Two years of work with spelt.",
    )
    assert [way.min_years for way in found.ways] == [3, 4]
    assert found.ways[1].text.endswith(
        "One year of work with rye; and Two years of work with spelt."
    )


def test_choices_of_one_way_are_ways() -> None:
    (found,) = numbered(
        "1. Three years of work in any of the following:",
        "a. baking bread; or",
        "b. milling flour.",
    )
    assert [way.text.rpartition(" ")[2] for way in found.ways] == ["bread", "flour."]


def test_what_may_stand_in_is_no_way_however_many_there_are() -> None:
    (found,) = numbered(
        "1. Four years of work as a baker.",
        "2. a. A law degree may be substituted for up to one year of the experience; or",
        "b. Graduation from a mill may be substituted for up to two years of the experience.",
    )
    assert (found.degree, found.min_years, found.or_equivalent) == (None, 2, True)
    assert found.ways == ()
    assert len(found.evidence) == 3


def test_a_last_column_says_how_strongly_a_row_is_meant() -> None:
    table = """# Baker

## Qualifications

| Skill | Years | R/O |
| --- | --- | --- |
| Work with rye | 5 years | R |
| An own oven | | O |
| Fluent Dutch | | Required |

Experience with spelt is nice.
"""
    found = process(read(table.encode(), name="ad", format="markdown")).having(Requirement)
    assert [(one.level, one.text, one.min_years) for one in found] == [
        ("required", "Work with rye | 5 years", 5),
        ("preferred", "An own oven", None),
        ("required", "Fluent Dutch", None),
        ("required", "Experience with spelt is nice.", None),
    ]


def test_without_such_a_column_a_last_letter_says_nothing() -> None:
    assert [one.text for one in asked("Vitamin D", "Plan O")] == ["Vitamin D", "Plan O"]


def test_the_first_half_of_a_sentence_holds_for_the_lines_below_it() -> None:
    found = asked("Minimum of 5 years in the following:", "Gas ovens", "Rye", "Strong math skills")
    assert [(each.min_years, len(each.evidence)) for each in found] == [(5, 2), (5, 2), (None, 1)]
    assert found[0].text == "Minimum of 5 years in the following: Gas ovens"


def test_a_lead_in_with_years_is_never_lost() -> None:
    found = asked("Minimum of 5 years in the following:", "Strong math skills")
    assert {each.min_years for each in found} == {None, 5}


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("Minimum of 5 years in the following:", [5, 5]),
        ("Requirements (5+ years of baking)", [5, None, None]),
        ("Requirements", [None, None]),
    ],
)
def test_years_in_a_heading_are_not_lost(heading: str, years: list[float | None]) -> None:
    lines = f"{heading}\nGas ovens\nRye"
    top = Unit("heading", Text.of(heading), 0)
    units = (
        Unit("item", Text.of("Gas ovens", len(heading) + 1), 1),
        Unit("item", Text.of("Rye", len(heading) + 11), 2),
    )
    section = Section("required", top, units, "headings.x")
    source = Source("test", lines, "text")
    found = requirements(Posting(source, "en", (), (top, *units), (section,)), load("en"))
    assert [each.min_years for each in found] == years


def test_choices_stay_together() -> None:
    found = asked(
        "3 years in one or more of the following areas:", "Rye", "Wheat", "Knowledge of ovens"
    )
    assert [(each.min_years, len(each.evidence)) for each in found] == [(3, 3), (None, 1)]
    assert found[0].text.endswith("areas: Rye; Wheat")


def test_a_lead_in_sets_the_level_of_the_lines_below_it() -> None:
    found = asked("You have:", "Rye skills", "Bonus points if you have:", "Wheat skills")
    assert [(each.text, each.level) for each in found] == [
        ("Rye skills", "required"),
        ("Wheat skills", "preferred"),
    ]


def test_a_sentence_before_a_lead_in_still_asks() -> None:
    found = asked("You must have one year of baking at the next lower grade. It is:", "Rye work")
    assert [each.min_years for each in found] == [1, None]


def test_an_explanation_belongs_to_what_it_explains() -> None:
    found = asked(
        "A bachelor's degree in baking",
        "Two years as a baker.",
        "A baking course may be substituted for one year.",
        "Please note that qualifying education must come from a real school.",
    )
    assert [(each.degree, each.min_years, each.or_equivalent) for each in found] == [
        ("bachelor", None, False),
        (None, 2, True),
    ]
    assert [len(each.evidence) for each in found] == [2, 2]


def test_an_explanation_of_experience_belongs_to_the_last_years() -> None:
    licence = "A valid driver's licence is required."
    years, other = asked(
        "Two years of baking; and",
        licence,
        "Applicants who lack six months of the required experience may file.",
        'For qualifying work, the term "baker" means one with a degree from a college.',
    )
    assert other.text == licence
    assert years.text.startswith("Two years of baking. Applicants who lack")
    assert (years.min_years, years.degree) == (2, None)
    assert len(years.evidence) == 3


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("A course in rye may be substituted for up to one year of the experience.", 2),
        ("A course in rye may be substituted for a maximum of six months of it.", 2.5),
        ("School may be substituted for each year lacking up to a maximum of two years.", 1),
        ("A diploma can be substituted for one year of professional experience.", 2),
        ("A course in rye may be substituted on a year-for-year basis.", 3),
        ("School may be substituted for up to four years of the experience.", 3),
    ],
)
def test_years_that_something_else_may_stand_in_for_are_not_asked(line: str, years: float) -> None:
    (found,) = asked("Three years of paid baking.", line)
    assert (found.min_years, found.or_equivalent) == (years, True)


@pytest.mark.parametrize(
    "line",
    [
        "You have:",
        "The ideal candidate will have:",
        "Minimum qualifications",
        "AND",
        "Must pass a background check",
        "Authorized to work in the United States",
        "If you don't meet every requirement, do still apply",
        "No experience required",
        "We strive to bake the best bread in town.",
        "Join our bakery!",
        "You will bake bread every night.",
        "https://bakery.example/jobs",
    ],
)
def test_lines_that_ask_for_nothing(line: str) -> None:
    assert asked(line, "Knowledge of rye", kind="sentence")[1:] == ()


def test_prose_behind_a_list_must_ask_plainly() -> None:
    text = "Rye skills\nThe bakery grew out of a mill. It has a strong culture of learning skills."
    units = (
        Unit("item", Text.of("Rye skills"), 0),
        Unit("sentence", Text.of("The bakery grew out of a mill.", 11), 1),
        Unit("sentence", Text.of("It has a strong culture of learning skills.", 42), 1),
    )
    found = requirements(posting(units, text, "required"), load("en"))
    assert [each.text for each in found] == ["Rye skills"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("You must have a valid driver's license.", "licence"),
        ("Some positions may require a Class B license.", "licence"),
        ("You have 5+ years of baking behind you.", "experience"),
        ("Candidates must be based in Peru.", "eligibility"),
        ("A bachelor's degree is required.", "education"),
        ("You must be able to lift 50 pounds.", "physical"),
    ],
)
def test_duties_may_ask_for_something_firm(line: str, kind: str) -> None:
    (found,) = asked(line, section="duties", kind="sentence")
    assert (found.kind, found.level) == (kind, "required")


@pytest.mark.parametrize(
    "line",
    [
        "We are looking for a baker to join us.",
        "You will drive a van with a driver's license in your pocket.",
        "For 20 years we have baked bread.",
        "Bread must be baked with care.",
    ],
)
def test_other_sections_ask_for_nothing_else(line: str) -> None:
    assert asked(line, section="duties", kind="sentence") == ()


def test_benefits_and_the_employer_are_never_read() -> None:
    line = "You must have 5 years of service for a driver's license."
    sections: list[SectionKind] = ["benefits", "about_employer", "pay", "legal", "how_to_apply"]
    for section in sections:
        assert asked(line, section=section) == ()


@pytest.mark.parametrize(
    "line",
    ["(" * 3000, "or " * 3000, "equivalent " * 2000, "5 years or " * 1500, "a plus, " * 1500],
)
def test_hostile_lines_take_no_time(line: str) -> None:
    began = perf_counter()
    asked(line, f"Bachelor's degree {line}", "OR " + line)
    assert perf_counter() - began < 5
