"""Places and deadlines: only those that the posting says, each in full."""

from __future__ import annotations

import pytest

from pipeline.lexicon import load
from pipeline.model import Posting, Section, SectionKind, Source, Text, Unit
from pipeline.stages.extract.details import details
from pipeline.stages.extract.details.dates import iso


def said(topic: str, line: str, section: SectionKind = "about_role") -> list[str]:
    unit = Unit("sentence", Text.of(line), 0)
    layer = (Section(section, None, (unit,), "headings.x"),)
    posting = Posting(Source("test", line, "text"), "en", (), (unit,), layer)
    return [fact.value for fact in details(posting, load("en")) if fact.topic == topic]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Location: Paris", ["Paris"]),
        ("Location: Little Whinging", ["Little Whinging"]),
        ("Location: Lviv, Ukraine", ["Lviv, Ukraine"]),
        ("Location: Remote - Latin America", ["Latin America"]),
        ("Location - Remote Poland", ["Poland"]),
        ("Location: Leeds (Hybrid)", ["Leeds"]),
        ("Location: Anywhere in the U.S. (remote)", ["Anywhere in the U.S."]),
        ("Location: Washington, DC; Chicago, IL; Virtual (100% Remote)",
         ["Washington, DC", "Chicago, IL"]),
        ("Location: Remote", []),
        ("Location: Dublin, County Dublin, Ireland (Hybrid)", ["Dublin, County Dublin, Ireland"]),
        ("Location: Berlin, Hybrid, Paris", ["Berlin", "Paris"]),
        ("This position is on-site in Bergen, Norway.", ["Bergen, Norway"]),
        ("This is a remote opportunity within Canada.", ["Canada"]),
        ("We are growing our bakery team in Lyon, France.", ["Lyon, France"]),
        ("Bakers who live in California may read our notice.", []),
        ("Locations: Boulder, CO, Austin, TX, or Iowa City, IA",
         ["Boulder, CO", "Austin, TX", "Iowa City, IA"]),
        ("Location: UK, Ireland, or Portugal", ["UK", "Ireland", "Portugal"]),
        ("This role is based in Gothenburg, Sweden.", ["Gothenburg, Sweden"]),
        ("You must be located in Canada.", ["Canada"]),
        ("This job may be done from anywhere in the US, with the exception of Ohio and Oregon.",
         ["US"]),
        ("This role is based in Canada, excluding Quebec.", ["Canada"]),
        ("You can work remotely from Latin America.", ["Latin America"]),
        ("This job is done remotely from Latin America for our UK clients.", ["Latin America"]),
        ("You must be based in the U.S. or ready to move.", ["U.S."]),
        ("We cannot accept applications from outside the US.", ["US"]),
        ("This is a home-based job in Kenya.", ["Kenya"]),
        ("This role is US based only.", ["US"]),
        ("You bake at home or in our small hubs (Lyon, Leeds and Bend, OR).",
         ["Lyon", "Leeds", "Bend, OR"]),
        ("You bake with our team in Lyon.", ["Lyon"]),
        ("You must reside in any of these states: Ohio, Utah, New York, Texas, Boise, "
         "Idaho, Iowa, Maine, Nevada, Kansas, Oregon, Alaska or Hawaii.",
         ["Ohio", "Utah", "New York", "Texas", "Boise, Idaho", "Iowa", "Maine", "Nevada", "Kansas",
          "Oregon", "Alaska", "Hawaii"]),
        ("This role is based in Boulder, Colorado, Austin, Texas or Brooklyn, New York.",
         ["Boulder, Colorado", "Austin, Texas", "Brooklyn", "New York"]),
        ("You work closely with the team in Lyon.", []),
        ("It will be based in Bergen.", ["Bergen"]),
        ("This role is based in Iowa Falls, IA.", ["Iowa Falls, IA"]),
        ("This role is based in the London Area, United Kingdom.", ["London Area, United Kingdom"]),
        ("You start in our Bend, Oregon office.", ["Bend, Oregon"]),
        ("You will work from our Leeds office.", ["Leeds"]),
        ("You come into our central Leeds office once a week.", ["Leeds"]),
        ("A great time to join Bluebird's Bergen team.", ["Bergen"]),
        ("Join our Pastry team.", []),
        ("Twice a year you travel to a party in our Leeds office.", []),
        ("For New York, NY-based roles: the pay is high.", ["New York, NY"]),
        ("Candidates must be based in one of our hub countries (Spain, Kenya and Ghana).",
         ["Spain", "Kenya", "Ghana"]),
    ],
)  # fmt: skip
def test_places(line: str, places: list[str]) -> None:
    assert said("location", line) == places


@pytest.mark.parametrize(
    "line",
    [
        "We are based in Berlin and sell bread.",
        "Headquartered in Leeds, we have many customers in Spain.",
        "You must be authorized to work in the United States.",
        "You work in a team of ten.",
        "We have customers in Canada.",
        "Put it in, or leave it.",
    ],
)
def test_what_is_not_where_the_work_is(line: str) -> None:
    assert said("location", line) == []


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Applications must be received by THURSDAY, MAY 2, 2030.", "2030-05-02"),
        ("Application Deadline: August 31, 2030", "2030-08-31"),
        ("The deadline is 3 May 2030.", "2030-05-03"),
        ("Closing date: 2030-05-03", "2030-05-03"),
        ("Closing date: 11-10-30. Pay is $20 an hour.", "2030-11-10"),
        ("Closing date: 23-10-30", "2030-10-23"),
        ("The post will close on Monday, October 14th 2030.", "2030-10-14"),
        ("We accept applications on an ongoing basis.", "ongoing"),
        ("We review applications on a rolling basis.", "ongoing"),
        ("The post is open until filled.", "ongoing"),
    ],
)
def test_deadlines(line: str, day: str) -> None:
    assert said("apply_by", line, "how_to_apply") == [day]


@pytest.mark.parametrize(
    "line",
    [
        "Closing date: May 3",
        "Closing date: 11-10-30",
        "Applications must be received by Thursday.",
        "Open Date: 05-03-30",
        "The shop opened on May 3, 2010.",
        "You meet tight deadlines.",
        "You are authorized to work in Australia on an ongoing basis.",
        "The deadline is February 30, 2030.",
    ],
)
def test_what_is_no_deadline(line: str) -> None:
    assert said("apply_by", line, "how_to_apply") == []


@pytest.mark.parametrize(
    ("words", "month_first", "day"),
    [
        ("October 11, 2018", None, "2018-10-11"),
        ("Thursday, October 11, 2018", None, "2018-10-11"),
        ("11-10-16", True, "2016-11-10"),
        ("11-10-16", False, "2016-10-11"),
        ("11-10-16", None, None),
        ("10-10-16", None, "2016-10-10"),
        ("13/10/2016", True, "2016-10-13"),
        ("October 11", None, None),
        ("October 2018", None, None),
        ("soon", None, None),
        ("99-99-99", None, None),
    ],
)
def test_a_date_is_read_only_where_nothing_has_to_be_guessed(
    words: str, month_first: bool | None, day: str | None
) -> None:
    assert iso(words, month_first=month_first) == day
