"""Key facts: title, employer, kind of job, deadline and the like, as the posting writes them."""

from __future__ import annotations

import pytest

from pipeline import process, read
from pipeline.lexicon import load
from pipeline.model import Detail, Posting, Section, SectionKind, Source, Text, Unit
from pipeline.stages.extract.details import details

Line = tuple[SectionKind, str] | str


def posting(*lines: Line) -> Posting:
    """A posting, a line a unit; a bare line is about the role, "#" opens a heading."""
    units: list[Unit] = []
    sections: list[Section] = []
    texts: list[str] = []
    at = 0
    for number, given in enumerate(lines):
        kind, text = ("about_role", given) if isinstance(given, str) else given
        heading = text.startswith("# ")
        text = text.removeprefix("# ")
        unit = Unit("heading" if heading else "sentence", Text.of(text, at), number)
        units.append(unit)
        if not heading:
            sections.append(Section(kind, None, (unit,), "headings.x"))  # type: ignore[arg-type]
        texts.append(text)
        at += len(text) + 1
    source = Source("test", "\n".join(texts), "text")
    return Posting(source, "en", (), tuple(units), tuple(sections))


def said(topic: str, *lines: Line) -> list[str]:
    layered = posting(*lines)
    found = [fact for fact in details(layered, load("en")) if fact.topic == topic]
    for fact in found:
        proved(fact, layered)
    return [fact.value for fact in found]


def proved(fact: Detail, layered: Posting) -> None:
    """What is quoted stands in the posting: the value itself where it is a quotation."""
    words = layered.quote(fact.evidence[0])
    assert words
    if fact.topic in ("title", "employer", "location", "requisition_id", "apply_url"):
        assert words == fact.value


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Job Title: Head Baker"], "Head Baker"),
        ([("header", "HEAD BAKER"), ("header", "Class Code: 4711")], "HEAD BAKER"),
        ([("header", "Night Welder — Bluebird Works")], "Night Welder"),
        ([("header", "Bluebird | Night Welder | Toronto, Canada | Full-time")], "Night Welder"),
        ([("header", "Welder - Night Shift")], "Welder - Night Shift"),
        (["As a Senior Pastry Chef, you will bake."], "Senior Pastry Chef"),
        (["We are looking for a highly motivated Payroll Manager to join us."], "Payroll Manager"),
        (["Bluebird is hiring a frontend engineer for its shop."], "frontend engineer"),
        (["The Night Nurse will be responsible for ten beds."], "Night Nurse"),
        (["Join us as our next Store Manager."], "Store Manager"),
        (["We seek a Site Reliability Engineer (SRE 2) to keep us up."],
         "Site Reliability Engineer (SRE 2)"),
        (["We are hiring for the role of Data Analyst II."], "Data Analyst II"),
    ],
)  # fmt: skip
def test_titles(lines: list[Line], title: str) -> None:
    assert said("title", *lines) == [title]


@pytest.mark.parametrize(
    "line",
    [
        "As a member of our team, you will bake.",
        "We are looking for someone who likes bread.",
        "As a company, we like bread.",
        "You will serve as a trusted advisor to the head baker.",
        "Work with engineers and designers.",
        "Experience as a Head Baker is a plus.",
    ],
)
def test_what_is_no_title(line: str) -> None:
    assert said("title", line) == []


@pytest.mark.parametrize(
    ("lines", "employer"),
    [
        (["Company: Bluebird Works"], "Bluebird Works"),
        (["Company: Python"], "Python"),
        ([("header", "Bluebird Works | Welder | Toronto | Onsite")], "Bluebird Works"),
        ([("header", "Welder — Bluebird Works")], "Bluebird Works"),
        (["At Bluebird, we build wings.", "Join Bluebird and fly."], "Bluebird"),
        (["Bluebird Works, Inc. is a small maker of wings."], "Bluebird Works, Inc."),
        (["# About Bluebird", "We build wings."], "Bluebird"),
        (["Bluebird is an equal opportunity employer."], "Bluebird"),
        (["Bluebird Works is looking for a welder."], "Bluebird Works"),
        (["You work on Bluebird's wings.", "Bluebird's culture is calm."], "Bluebird"),
        (["# How Bluebird will support you", "Free bread."], "Bluebird"),
        (["Bluebird, Inc. in Bend, OR is seeking welders."], "Bluebird"),
        (["Perks: tin Labs offers bread."], "tin Labs"),
        (["L'Oiseau is a maker of wings.", "L'Oiseau's culture is calm."], "L'Oiseau"),
        (["You bake at Docker. Docker's ovens are hot."], "Docker"),
        (["Bluebird's shop is shut on Indigenous People's Day.",
          "You will like Bluebird's bread."], "Bluebird"),
        (["See OPM's pay page.", "OPM's pay is set.", "The perks of working at Bluebird."],
         "Bluebird"),
        (["Association of Free Welders (AFW) is old.", "AFW is hiring a welder.",
          "At AFW, we weld."], "Association of Free Welders"),
    ],
)  # fmt: skip
def test_employers(lines: list[Line], employer: str) -> None:
    assert said("employer", *lines) == [employer]


@pytest.mark.parametrize(
    "lines",
    [
        ["Experience with Python is a plus.", "Python is a must."],
        ["Our client is a maker of wings.", "You join the Payments team."],
        ["We are a small team in Canada.", "At work, we laugh."],
        ["The Data Engineer is a key part of the team."],
        ["Sales is a hard trade.", "You know sales and more sales."],
        ["You bake with Microsoft's ovens.", "We use the tools of Microsoft."],
        ["The Night Squad is a calm team of bakers."],
    ],
)
def test_what_is_no_employer(lines: list[Line]) -> None:
    assert said("employer", *lines) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Location: Leeds (Hybrid)", "hybrid"),
        ("#LI-Remote", "remote"),
        ("This position is fully remote.", "remote"),
        ("We are a fully remote company.", "remote"),
        ("You are in the office three days a week.", "hybrid"),
        ("We have a hybrid work model.", "hybrid"),
        ("This is an onsite role.", "onsite"),
        ("This post will require work from our office.", "onsite"),
    ],
)
def test_workplace(line: str, value: str) -> None:
    assert said("workplace", line) == [value]


@pytest.mark.parametrize(
    "line",
    [
        "You may work from anywhere for two weeks a year.",
        "Experience in leading remote teams.",
        "Flexible hours and remote work options.",
        "Many of our jobs can be done remotely, too.",
        "You run our hybrid cloud.",
        "You visit clients on-site.",
        "Leeds",
    ],
)
def test_what_says_nothing_about_the_workplace(line: str) -> None:
    assert said("workplace", line) == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Location: Leeds (Full-time, on-site)", "full_time"),
        ("Employment Type: Full-time", "full_time"),
        ("Work schedule: Full time.", "full_time"),
        ("This is a full-time position.", "full_time"),
        ("Pay for this full-time job is £30,000 a year.", "full_time"),
        ("This full-time job is eligible for a bonus.", "full_time"),
        ("We are looking for a full-time welder.", "full_time"),
        ("Employment type: Full-time, interns welcome", "full_time"),
        ("This is a part-time job of 20 hours a week.", "part_time"),
        ("This is a 6-month contract role.", "contract"),
        ("This is a paid internship.", "internship"),
        ("This is a temporary position.", "temporary"),
    ],
)
def test_kind_of_job(line: str, value: str) -> None:
    assert said("employment_type", line) == [value]


@pytest.mark.parametrize(
    "line",
    [
        "Full-time employees get a bonus.",
        "We are hiring full-time employees.",
        "Full-time jobs are eligible for leave.",
        "Employment type: Full-time or internship",
        "Two years of full-time work experience.",
        "You must be authorized to work full-time in Canada.",
        "Type of employment: Contract of Employment",
        "Employment type: Full-time or part-time",
        "You manage contract awards.",
    ],
)
def test_what_says_nothing_about_the_kind_of_job(line: str) -> None:
    assert said("employment_type", line) == []


@pytest.mark.parametrize(
    ("topic", "lines", "value"),
    [
        ("requisition_id", ["Class Code: 5265"], "5265"),
        ("requisition_id", ["Job ID: R-20331"], "R-20331"),
        ("apply_url", [("how_to_apply", "Apply at https://example.org/jobs/7.")],
         "https://example.org/jobs/7"),
        ("hours", [("conditions", "The job is 37.5 hours per week.")], "37.5 hours per week"),
        ("hours", ["Hours: 9 to 5"], "9 to 5"),
        ("travel", [("conditions", "Up to 25% travel is part of it.")], "Up to 25% travel"),
        ("travel", ["Travel: none"], "none"),
    ],
)  # fmt: skip
def test_other_key_facts(topic: str, lines: list[Line], value: str) -> None:
    assert said(topic, *lines) == [value]


def test_several_labels_on_one_line_are_told_apart() -> None:
    line = "Company: Bluebird Job Title: Welder Location: Leeds, England Business Unit: Wings"
    assert said("employer", line) == ["Bluebird"]
    assert said("title", line) == ["Welder"]
    assert said("location", line) == ["Leeds, England"]


def test_a_label_may_stand_above_its_value() -> None:
    lines: list[Line] = [("header", "Welder"), "# Location", ("header", "Leeds; York"),
                         "# Employment Type", ("header", "Full time")]  # fmt: skip
    assert said("location", *lines) == ["Leeds", "York"]
    assert said("employment_type", *lines) == ["full_time"]


def test_a_label_wins_over_prose() -> None:
    lines: list[Line] = ["Job Title: Welder", "We are looking for a Senior Pastry Chef to help."]
    assert said("title", *lines) == ["Welder"]


def test_two_words_that_contradict_each_other_say_nothing() -> None:
    assert said("workplace", ("header", "Welder | Onsite or remote | Leeds")) == []


def test_a_posting_that_says_nothing_has_no_details() -> None:
    assert details(posting("Bread is good.", "So is cake."), load("en")) == ()


def test_a_language_without_rules_has_no_details() -> None:
    from pipeline.lexicon import for_language

    assert details(posting("Job Title: Welder"), for_language("xx", ())) == ()


def test_a_bracket_that_is_never_closed_ends() -> None:
    """Fuzzing found a place that was trimmed for ever."""
    posting = process(read(b"Baker\n\nLocation: Shal( Alam, Selgor, Malaysia", name="t"))
    assert posting.having(Detail)
