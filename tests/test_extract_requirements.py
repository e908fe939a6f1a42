"""What a posting asks: level, kind, years, degree, ways; each with its evidence."""

from __future__ import annotations

import pytest

from pipeline.lexicon import load
from pipeline.model import Posting, Requirement, Section, SectionKind, Source, Text, Unit
from pipeline.model.posting import UnitKind
from pipeline.stages.extract.requirements import requirements

Found = tuple[Requirement, ...]


def posting(
    *lines: str,
    section: SectionKind = "required",
    kind: UnitKind = "item",
    rule: str = "headings.x",
) -> Posting:
    """A posting that has one section, a line a unit."""
    units, at = [], 0
    for number, line in enumerate(lines):
        units.append(Unit(kind, Text.of(line, at), number))
        at += len(line) + 1
    layer = tuple(units)
    source = Source("test", "\n".join(lines), "text")
    return Posting(source, "en", (), layer, (Section(section, None, layer, rule),))


def asked(*lines: str, section: SectionKind = "required", kind: UnitKind = "item") -> Found:
    return requirements(posting(*lines, section=section, kind=kind), load("en"))


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("6+ years of baking", 6),
        ("2-4 years of baking", 2),
        ("0 to 2 years of baking", 0),
        ("Five (5) years of baking", 5),
        ("At least three years in a bakery", 3),
        ("Two or more years as a baker", 2),
        ("4+experience baking at night", 4),
        ("18 months of oven work", 1.5),
        ("At least a year of oven work", 1),
        ("Baker with 7+ PQE", 7),
        ("Experience 2~4 years", 2),
        ("4-9 years of baking, with at least 2 years as a head baker", 4),
        ("12+ months of baking OR 24+ months of selling", 1),
        ("5+ years of baking, no less than 1 year of it with rye", 5),
        ("You are at least 21 years of age", None),
        ("You baked bread within the last 5 years", None),
        ("Has lived in Peru for 3 of the last 5 years", None),
        ("You renew your permit every two years", None),
        ("A baker for our shop: for 20 years we have baked", None),
        ("Up to 2 years of baking", None),
        ("Skills for a 6 month contract", None),
        ("Several years of baking", None),
        ("Experience with 100+ ovens", None),
        ("Results that stay valid for one year", None),
    ],
)
def test_years(line: str, years: float | None) -> None:
    (found,) = asked(line)
    assert found.min_years == years


@pytest.mark.parametrize(
    ("line", "degree"),
    [
        ("Bachelor's degree in baking", "bachelor"),
        ("BS/MS in Baking", "bachelor"),
        ("BA or BS", "bachelor"),
        ("B.S. or M.S. in Baking", "bachelor"),
        ("Master's or PhD in baking", "master"),
        ("An advanced degree in baking", "master"),
        ("MBA", "master"),
        ("PhD in baking", "doctorate"),
        ("J.D. from a good school", "professional"),
        ("High school diploma or GED", "high_school"),
        ("Two-year technical degree", "associate"),
        ("Degree in baking", "bachelor"),
        ("Graduation from a four-year college", "bachelor"),
        ("No degree required", "none"),
        ("Currently enrolled in a Bachelor's program", None),
        ("Strong MS Office skills", None),
        ("Experience as a Scrum Master", None),
        ("Knowledge of master data", None),
        ("A high degree of care", None),
        ("Able to work in Boston, MA or at home", None),
        ("Academic background in baking", None),
    ],
)
def test_degree(line: str, degree: str | None) -> None:
    (found,) = asked(line)
    assert found.degree == degree


@pytest.mark.parametrize(
    ("line", "equal"),
    [
        ("Bachelor's degree or equivalent experience", True),
        ("Bachelor's degree in baking or equivalent", True),
        ("Bachelor's degree or equivalent experience in baking", True),
        ("Degree or an equivalent combination of education and experience", True),
        ("Degree in baking or relevant work experience", True),
        ("5 years as a baker. Work in a mill also counts.", True),
        ("Bachelor's degree in baking", False),
        ("Experience with rye or equivalent flours", False),
        ("5 years of relevant experience", False),
    ],
)
def test_equivalent_experience(line: str, equal: bool) -> None:
    (found,) = asked(line)
    assert found.or_equivalent is equal


Ways = list[tuple[str, float | None, str | None]]


@pytest.mark.parametrize(
    ("line", "terms", "ways"),
    [
        (
            "Bachelor's with 8 years of baking, Master's with 6 years, or PhD with 3 years",
            ("bachelor", 8),
            [
                ("Bachelor's with 8 years of baking", 8, "bachelor"),
                ("Master's with 6 years", 6, "master"),
                ("PhD with 3 years", 3, "doctorate"),
            ],
        ),
        (
            "Bachelor's degree (or equivalent experience) and 3+ years of rye",
            ("bachelor", 3),
            [
                ("Bachelor's degree and 3+ years of rye", 3, "bachelor"),
                ("equivalent experience and 3+ years of rye", 3, None),
            ],
        ),
        (
            "BS in baking or 5+ years of baking",
            ("bachelor", None),
            [("BS in baking", None, "bachelor"), ("5+ years of baking", 5, None)],
        ),
        (
            "6 years of baking with a Bachelor's degree; or a Master's degree",
            ("bachelor", 6),
            [
                ("6 years of baking with a Bachelor's degree", 6, "bachelor"),
                ("a Master's degree", None, "master"),
            ],
        ),
        (
            "4 years of baking with a BA degree. Instead of a degree, 8 years will do.",
            ("bachelor", 4),
            [
                ("4 years of baking with a BA degree", 4, "bachelor"),
                ("Instead of a degree, 8 years will do.", 8, None),
            ],
        ),
        (
            "PhD in baking OR 3 years of full-time work, WHICH INCLUDES 2 years of rye",
            ("doctorate", 2),
            [
                ("PhD in baking, WHICH INCLUDES 2 years of rye", 2, "doctorate"),
                ("3 years of full-time work, WHICH INCLUDES 2 years of rye", 3, None),
            ],
        ),
        (  # both numbers belong to the degree before them
            "A degree from a four-year college, and three years of full-time or six years of "
            "part-time paid work with rye",
            ("bachelor", 3),
            [],
        ),
        ("Bachelor's or Master's degree in baking with 5 years of rye", ("bachelor", 5), []),
        ("5 years of relevant or equivalent experience", (None, 5), []),
        ("Master's degree or equivalent experience in baking", ("master", None), []),
        ("5 years as a chief baker or similar experience", (None, 5), []),
        ("3+ years with rye or spelt", (None, 3), []),
    ],
)
def test_ways(line: str, terms: tuple[str | None, float | None], ways: Ways) -> None:
    (found,) = asked(line)
    assert (found.degree, found.min_years) == terms
    assert [(way.text, way.min_years, way.degree) for way in found.ways] == ways


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Baking at night", ["required"]),
        ("Baking at night is a plus", ["preferred"]),
        ("Rye knowledge (preferred)", ["preferred"]),
        ("Nice to have: knowledge of rye", ["preferred"]),
        ("Knowledge of rye, spelt, and wheat is a plus", ["preferred"]),
        ("Degrees are desired but not required", ["preferred"]),
        ("5 years of baking, preferably with rye", ["required"]),
        ("Gas ovens (wood preferred)", ["required"]),
        ("4 years of baking required (rye preferred)", ["required"]),
        ("Experience in a class with the appropriate bonus and hours", ["required"]),
        ("Bachelor's degree required, Master's preferred", ["required", "preferred"]),
        ("Strong baking skills. Rye is a plus", ["required", "preferred"]),
        ("Strong baking skills, rye experience a plus", ["required", "preferred"]),
        ("Baking experience, bonus if you know rye", ["required", "preferred"]),
        ("Baking experience, with rye experience seen as a bonus", ["required", "preferred"]),
        ("Fluent English; Dutch is a strong plus", ["required", "preferred"]),
        ("Fluent in English (Dutch is a plus)", ["required", "preferred"]),
        ("Baking experience. Ideally you ran a bakery.", ["required", "preferred"]),
        ("Baking experience. This is highly desirable.", ["preferred"]),
        ("Knowledge of rye. Knowledge of wheat.", ["required", "required"]),
    ],
)
def test_levels(line: str, levels: list[str]) -> None:
    assert [found.level for found in asked(line)] == levels


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Nice to have: rye bread; experience with ovens", ["preferred", "preferred"]),
        ("Pluses (but no musts): rye; prior experience with ovens", ["preferred", "preferred"]),
        ("Must have: rye; experience with ovens", ["required", "required"]),
        ("Experience with ovens (Bonus: gas ones)", ["required", "preferred"]),
        ("Nice to have: rye; experience with ovens is required", ["preferred", "required"]),
    ],
)
def test_a_label_gives_its_level_to_all_behind_it(line: str, levels: list[str]) -> None:
    assert [each.level for each in asked(line)] == levels


def test_a_preferred_section_may_hold_what_is_required() -> None:
    found = asked("Knowledge of rye", "A hygiene certificate is required", section="preferred")
    assert [each.level for each in found] == ["preferred", "required"]


def test_a_line_that_is_placed_by_its_words_is_read_by_its_list() -> None:
    line = "3 years of baking. Rye is a plus"
    placed = posting(line, section="preferred", rule="cues.wishes")
    levels = [(found.level, found.min_years) for found in requirements(placed, load("en"))]
    assert levels == [("required", 3), ("preferred", None)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Bachelor's degree and 6 years of baking", "education"),
        ("5 years of baking", "experience"),
        ("Proven track record in a bakery", "experience"),
        ("Knowledge of rye", "skill"),
        ("A valid driver's license", "licence"),
        ("Fluent in Dutch", "language"),
        ("Candidates must be based in Peru", "eligibility"),
        ("Able to lift 50 pounds", "physical"),
        ("Passion for bread", "trait"),
        ("Ability to work independently", "trait"),
        ("Willing to work weekends", "other"),
        ("Rye, spelt, wheat", "skill"),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    assert asked(line)[0].kind == kind


def test_the_evidence_of_a_clause_is_its_whole_line() -> None:
    page = posting("Fluent English (Dutch is a plus) in speech", "Rye skills, wheat skills a plus")
    quotes = [
        [page.quote(span) for span in found.evidence] for found in requirements(page, load("en"))
    ]
    assert quotes == [
        ["Fluent English (Dutch is a plus) in speech"],
        ["Fluent English (Dutch is a plus) in speech"],
        ["Rye skills, wheat skills a plus"],
        ["Rye skills, wheat skills a plus"],
    ]


def test_what_is_said_twice_is_asked_once() -> None:
    page = posting("Knowledge of rye", "Knowledge of ovens", "Knowledge of Rye")
    first, _ = requirements(page, load("en"))
    assert [page.quote(span) for span in first.evidence] == ["Knowledge of rye", "Knowledge of Rye"]
