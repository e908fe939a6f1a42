"""Key facts of running prose and of small ads: each kind of wording, found and not found."""

from __future__ import annotations

import pytest

from pipeline import process
from pipeline.lexicon import load
from pipeline.model import Detail, Posting
from pipeline.readers import read
from pipeline.stages.extract.screening import screening


def layered(text: str) -> Posting:
    return process(read(text.encode(), name="ad", format="markdown"))


def values(topic: str, text: str) -> list[str]:
    return [fact.value for fact in layered(text).having(Detail) if fact.topic == topic]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Bluebird is seeking a Sr. QA Baker with solid leadership.", "Sr. QA Baker"),
        ("We are looking for a Senior .NET Developer to join us.", "Senior .NET Developer"),
        ("As Payroll Manager, you will run our payroll.", "Payroll Manager"),
        ("As our next Night Nurse, you will watch over ten beds.", "Night Nurse"),
        ("The Pastry Chef II is a baker who leads two more.", "Pastry Chef II"),
        ("The Pastry Chef role at our Bluebird bakery is for early risers.", "Pastry Chef"),
        ("Reporting to the Head of Care, the Night Nurse will watch over ten beds.", "Night Nurse"),
        ("## A day in the life of our Field Engineer\n\nYou mend pumps.", "Field Engineer"),
        ("The focus of the Store Manager is to keep the shelves full.", "Store Manager"),
        ("We seek a technical, patient, hands-on, and calm Welder to join us.", "Welder"),
        ("We are looking for a motivated senior GIS Analyst to join us.", "senior GIS Analyst"),
        ("We are looking for a software developer II to join us.", "software developer II"),
        ("Overview: The Pump Fitter II works with all kinds of pumps.", "Pump Fitter II"),
        ("As Head of Night Care, you will lead the nurses.", "Head of Night Care"),
        ("We seek a kind and passionate Nurse Manager to join us.", "Nurse Manager"),
        ("Bluebird is looking for an iOS Engineer.", "iOS Engineer"),
        ("In this Store Manager role, you lead a shop.", "Store Manager"),
        ("Baker wanted. Good pay. Call Ann.", "Baker"),
        ("# Now hiring: Bus Driver\n\nYou drive a bus.", "Bus Driver"),
        (
            "The Staff Baker, Bread and Cakes will be responsible for the ovens.",
            "Staff Baker, Bread and Cakes",
        ),
        ("We seek an empathetic Night Nurse to join us.", "Night Nurse"),
        ("We are seeking a patient Shop Data Admin to keep the lists.", "Shop Data Admin"),
        ("As Pastry Chef (50 to 100%), you will bake.", "Pastry Chef"),
        ("This role requires a calm Night Nurse to watch over ten beds.", "Night Nurse"),
        ("We are looking for Night Nurses who like people.", "Night Nurse"),
        ("We hire Night Nurses. As a Senior Night Nurse, you lead them.", "Senior Night Nurse"),
        ("We are hiring Senior Bakers. The Baker will rise early.", "Senior Baker"),
        ("We are looking for bakers and cooks to join us.", "bakers and cooks"),
        ("At Bluebird, Night Nurses work in twos.", "Night Nurse"),
        ("As a Staff Baker, Bread and Cakes, you will bake.", "Staff Baker, Bread and Cakes"),
        ("As a Staff Baker, you will bake.", "Staff Baker"),
        ("# Duties\n\nIn the role as Night Nurse, you watch over ten beds.", "Night Nurse"),
        ("As a General Manager, you will run the shop.", "General Manager"),
        ("Our ideal Pastry Chef will rise early.", "Pastry Chef"),
        ("Night Nurse II reports to the Head of Care.", "Night Nurse II"),
        ("We seek a mid to senior Welder who welds.", "Welder"),
        ("We seek a calm, West coast based Night Nurse to join us.", "Night Nurse"),
        ("Need one 4+ years experience .NET developer with a calm voice.", ".NET developer"),
        ("We want to bring on board a Store Manager to help.", "Store Manager"),
        (
            "Bluebird, the home of recruiting on wings, is hiring for a Shop Manager.",
            "Shop Manager",
        ),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert values("title", text) == [title]


@pytest.mark.parametrize(
    "text",
    [
        "The Payroll Team is responsible for pay.",
        "The Hiring Manager will call you.",
        "The Developer Experience is what we care for.",
        "Our customers are happy.",
        "Talk with engineers and build with them.",
        "Other duties as needed.",
        "Key tasks will be told.",
        "We are looking for a calm professional—be it a baker or not.",
        "You work with engineers across teams.",
        "Work with Nurses and help them.",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert values("title", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "This role can be performed remotely within Norway.",
        "This position allows telecommuting.",
        "This is a remote internship.",
        "- Remote work!\n- Free fruit",
        "#LI-AB1 LI-Remote",
        "- Flexible hours and a remote-first team",
        "You can work anywhere in Norway.",
    ],
)
def test_remote(text: str) -> None:
    assert values("workplace", "# Baker\n\nWe bake.\n\n" + text) == ["remote"]


@pytest.mark.parametrize(
    "text",
    [
        "You may work anywhere in the world for two weeks a year.",
        "- Remote work options",
        "- Remote work flexibility",
        "You start a shop from anywhere in the world.",
        "You help customers remotely.",
        "Not every role is remote.",
    ],
)
def test_what_is_not_remote(text: str) -> None:
    assert values("workplace", "# Baker\n\nWe bake.\n\n" + text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("We are looking for a Baker to join our night team in Lyon, France.", ["Lyon, France"]),
        ("Based in Leeds, you will travel north.", ["Leeds"]),
        ("This role must be based within the greater Memphis area.", ["Memphis"]),
        ("This position can be Oslo-based.", ["Oslo"]),
        ("Assignments are made throughout the two boroughs.", ["the two boroughs"]),
        ("Barber wanted. $20 an hour, Mill St., Ashford. Call Ann.", ["Mill St., Ashford"]),
        ("# Baker | Boulder, CO\n\nThe role is based in Boulder.", ["Boulder, CO"]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert values("location", text) == places


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("On-site full-time employment at our Bend, Oregon office", ["Bend, Oregon"]),
        ("A preference for bakers living near Leeds", ["Leeds"]),
        ("Work from anywhere in Canada", ["Canada"]),
        ("Work from anywhere in Canada for two weeks a year", []),
        ("A hybrid job with our hub in Lyon", ["Lyon"]),
        ("Bake with us in one of our sunny offices in Lyon or Leeds", ["Lyon", "Leeds"]),
    ],
)
@pytest.mark.parametrize("heading", ["Requirements", "Benefits"])
def test_places_among_what_is_asked_and_offered(line: str, places: list[str], heading: str) -> None:
    tasks = "\n".join(f"- You bake bread number {number}." for number in range(10))
    text = f"# Baker\n\n## What you will do\n\n{tasks}\n\n## {heading}\n\n- {line}"
    assert values("location", text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Based in Leeds, Bluebird is a bakery.",
        "Send your form to 12 Mill Road, Ashford.",
        "We work across many teams.",
    ],
)
def test_what_is_no_place_of_work(text: str) -> None:
    assert values("location", text) == []


def test_a_head_of_short_lines() -> None:
    text = (
        "<main><h1>Gardener</h1><p><strong>Hilltop Garden School</strong><br>Ashford, Kentshire"
        "<br>Part-time, 20 hours a week</p><h2>Duties</h2><ul><li>You plant trees</li></ul></main>"
    )
    facts = {
        fact.topic: fact.value
        for fact in process(read(text.encode(), name="ad", format="html")).having(Detail)
    }
    assert facts == {
        "title": "Gardener",
        "employer": "Hilltop Garden School",
        "location": "Ashford, Kentshire",
        "employment_type": "part_time",
        "hours": "20 hours a week",
    }


def test_each_posting_is_scanned_for_itself() -> None:
    """Details and screening share one scan, which must not outlive its posting."""
    lexicon = load("en")
    with_check = layered("Baker wanted. You must pass a drug test.")
    without = layered("Baker wanted. You must like bread.")
    for _ in range(2):
        assert [fact.kind for fact in screening(with_check, lexicon)] == ["drug_test"]
        assert screening(without, lexicon) == ()


def test_an_official_title_far_down_gives_way_to_the_top() -> None:
    """A label wins near the top; far down it is the title of a form."""
    lines = ["Bluebird is hiring for a Night Nurse.", *(f"We like ward {n}." for n in range(40))]
    assert values("title", "\n\n".join([*lines, "Job Title: Care Staff"])) == ["Night Nurse"]
    assert values("title", "Job Title: Care Staff\n\n" + lines[0]) == ["Care Staff"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Opening and closing period: May 3, 2030 to 8 pm on Friday, May 10, 2030", "2030-05-10"),
        ("Closing date: May 3, 2030 (16 days left to apply)", "2030-05-03"),
        ("Send a complete application prior to 11 pm on Monday, May 6, 2030.", "2030-05-06"),
        ("Closing date: soon to be told", None),
    ],
)
def test_the_last_day_of_a_period(text: str, day: str | None) -> None:
    assert values("apply_by", text) == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("At Parcelly, we like parcels. Join Parcelly and fly.", "Parcelly"),
        ("When you start at tin Labs, you melt. You will love it at tin Labs.", "tin Labs"),
        ("bunna is a leading bakery company in the north.", "bunna"),
        ("Bluebird - a small maker of wings. You will like Bluebird.", "Bluebird"),
    ],
)
def test_names_with_an_odd_shape(text: str, employer: str) -> None:
    assert values("employer", text) == [employer]


@pytest.mark.parametrize(
    ("topic", "text", "value"),
    [
        (
            "hours",
            "Hours: 9 a.m. to 5 p.m. each day. We close on Sundays.",
            "9 a.m. to 5 p.m. each day",
        ),
        (
            "hours",
            "You work Monday to Friday, from 9 am to 5:30 pm, and rest.",
            "Monday to Friday, from 9 am to 5:30 pm",
        ),
        (
            "hours",
            "You work Monday to Friday, but we know that life is not always like that.",
            "Monday to Friday",
        ),
        (
            "travel",
            "You must be able to travel to the mills (e.g. Ashford) as they need you. Bring boots.",
            "able to travel to the mills (e.g. Ashford) as they need you",
        ),
    ],
)
def test_values_end_with_their_sentence_and_never_inside_a_word(
    topic: str, text: str, value: str
) -> None:
    assert values(topic, f"# Baker\n\n{text}") == [value]
