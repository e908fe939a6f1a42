"""The job boards: each in the true shape of its answers, with words of our own."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline import Detail, Pay, Screening, convert
from pipeline.errors import ReadError
from pipeline.readers import postings, read


def told(data: bytes) -> list[str]:
    posting = read(data, name="job")
    return posting.source.text.replace("\n\n", "\n").split("\n")


def said(job: Any) -> list[str]:
    return told(json.dumps(job).encode())


WORKDAY = {
    "jobPostingInfo": {
        "id": "aa11",
        "title": "Kiln Keeper",
        "jobDescription": "<p><b><span>What you do</span></b></p><p></p>"
        "<ul><li><p><span>Mind the kiln</span></p></li></ul>",
        "location": "Saltby, KS",
        "additionalLocations": ["Newhaven, CT"],
        "postedOn": "Posted 30+ Days Ago",
        "startDate": "2027-01-02",
        "endDate": "2027-03-14",
        "timeType": "Full time",
        "remoteType": "Hybrid",
        "jobReqId": "R-17",
        "jobRequisitionLocation": {"country": {"descriptor": "United States"}},
        "externalUrl": "https://kiln.example/R-17",
    },
    "hiringOrganization": {"name": "Saltby Kilns"},
}
SMARTRECRUITERS = {
    "id": "7440",
    "name": "Kiln Keeper",
    "refNumber": "REF17A",
    "company": {"identifier": "Kilns", "name": "Saltby Kilns"},
    "location": {"city": "Saltby", "region": "KS", "country": "us", "remote": False,
                 "hybrid": True},
    "department": {"label": "Ovens"},
    "typeOfEmployment": {"id": "permanent", "label": "Full-time"},
    "experienceLevel": {"id": "entry_level", "label": "Entry Level"},
    "customField": [{"fieldId": "1", "fieldLabel": "Shift", "valueLabel": "Night"}],
    "jobAd": {
        "sections": {
            "companyDescription": {"title": "Company Description", "text": "<p>We fire.</p>"},
            "jobDescription": {"title": "Job Description", "text": "<p>You fire.</p>"},
            "qualifications": {"title": "Qualifications", "text": "<ul><li>Care</li></ul>"},
            "additionalInformation": {"title": "Additional Information", "text": ""},
            "videos": {"title": "Videos", "urls": []},
        }
    },
    "applyUrl": "https://kiln.example/apply",
}  # fmt: skip
RECRUITEE = {
    "id": 31,
    "slug": "kiln-keeper",
    "title": "Kiln Keeper",
    "description": "<p>You fire.</p>",
    "requirements": "<ul><li>Care</li></ul>",
    "location": "Saltby, Kansas, United States",
    "city": "Saltby",
    "country_code": "US",
    "remote": False,
    "hybrid": False,
    "on_site": True,
    "employment_type_code": "fulltime_permanent",
    "department": "Ovens",
    "min_hours": 32,
    "max_hours": 40,
    "salary": {"min": "2400", "max": "3100", "currency": "EUR", "period": "month"},
    "careers_url": "https://kiln.example/o/kiln-keeper",
    "careers_apply_url": "https://kiln.example/o/kiln-keeper/c/new",
}
WORKABLE = {
    "name": "Saltby Kilns",
    "jobs": [
        {
            "title": "Kiln Keeper",
            "shortcode": "AB12CD",
            "employment_type": "Full-time",
            "telecommuting": False,
            "department": "Ovens",
            "application_url": "https://kiln.example/j/AB12CD/apply",
            "locations": [{"city": "Saltby", "region": "Kansas", "country": "United States"}],
            "description": "<p>You fire.</p>",
        }
    ],
}
PERSONIO = b"""<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs>
 <position>
  <id>901</id>
  <subcompany>Saltby Kilns</subcompany>
  <office>Saltby</office>
  <additionalOffices><office>Newhaven</office><office>Moose</office></additionalOffices>
  <department>Ovens</department>
  <name>Kiln Keeper</name>
  <jobDescriptions>
   <jobDescription><name>Your tasks</name>
    <value><![CDATA[<ul><li>Fire</li></ul>]]></value></jobDescription>
   <jobDescription><name>Your profile</name>
    <value><![CDATA[<p>Care &amp; calm</p>]]></value></jobDescription>
  </jobDescriptions>
  <employmentType>permanent</employmentType>
  <schedule>full-time</schedule>
  <yearsOfExperience>2-5</yearsOfExperience>
 </position>
</workzag-jobs>"""


def test_workday() -> None:
    wanted = [
        "Kiln Keeper",
        "Location: Saltby, KS",
        "Location: Newhaven, CT",
        "Employer: Saltby Kilns",
        "Country: United States",
        "Job type: Full time",
        "Workplace: Hybrid",
        "Apply by: 2027-03-14",
        "Job ID: R-17",
        "What you do",
        "Mind the kiln",
        "Apply at: https://kiln.example/R-17",
    ]
    assert said(WORKDAY) == wanted
    assert read(json.dumps(WORKDAY).encode(), name="x").source.format == "workday"


def test_smartrecruiters() -> None:
    assert said(SMARTRECRUITERS) == [
        "Kiln Keeper",
        "Location: Saltby, KS, US",
        "Employer: Saltby Kilns",
        "Job type: Full-time",
        "Workplace: Hybrid",
        "Department: Ovens",
        "Experience level: Entry Level",
        "Shift: Night",
        "Job ID: REF17A",
        "Company Description",
        "We fire.",
        "Job Description",
        "You fire.",
        "Qualifications",
        "Care",
        "Apply at: https://kiln.example/apply",
    ]


def test_recruitee() -> None:
    assert said({"offers": [RECRUITEE]}) == [
        "Kiln Keeper",
        "Location: Saltby, Kansas, United States",
        "Salary: €2400 to €3100 per month",
        "Job type: Full-time permanent",
        "Workplace: On-site",
        "Hours: 32 to 40 per week",
        "Department: Ovens",
        "You fire.",
        "Requirements",
        "Care",
        "Apply at: https://kiln.example/o/kiln-keeper/c/new",
    ]


def test_workable_knows_the_employer_that_stands_above_the_list() -> None:
    assert said(WORKABLE) == [
        "Kiln Keeper",
        "Location: Saltby, Kansas, United States",
        "Employer: Saltby Kilns",
        "Job type: Full-time",
        "Department: Ovens",
        "You fire.",
        "Apply at: https://kiln.example/j/AB12CD/apply",
    ]


def test_personio() -> None:
    assert told(PERSONIO) == [
        "Kiln Keeper",
        "Location: Saltby",
        "Location: Newhaven",
        "Location: Moose",
        "Employer: Saltby Kilns",
        "Job type: permanent, full-time",
        "Department: Ovens",
        "Experience: 2 to 5 years",
        "Job ID: 901",
        "Your tasks",
        "Fire",
        "Your profile",
        "Care & calm",
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [("lt-1", "less than 1 years"), ("gt-15", "more than 15 years"), ("5-7", "5 to 7 years")],
)
def test_years_of_personio_are_spoken(code: str, words: str) -> None:
    assert f"Experience: {words}" in told(PERSONIO.replace(b"2-5", code.encode()))


@pytest.mark.parametrize("times", [1, 2, 3])
def test_greenhouse_escapes_its_text_as_often_as_it_likes(times: int) -> None:
    content = "<h2>Duties</h2><ul><li>Salt &amp; flour</li></ul>"
    for _ in range(times):
        content = content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert said({"title": "Baker", "content": content}) == ["Baker", "Duties", "Salt & flour"]


def test_greenhouse_gives_one_range_a_place() -> None:
    offers = [
        {"min_cents": 5000000, "max_cents": 7500000, "currency_type": "USD",
         "title": "Boston Salary Range", "blurb": "<p>Pay grows with skill.</p>"},
        {"min_cents": 4500000, "max_cents": 6500000, "currency_type": "USD",
         "title": "Denver Salary Range", "blurb": ""},
    ]  # fmt: skip
    job = {"title": "Baker", "content": "&lt;p&gt;You bake.&lt;/p&gt;", "pay_input_ranges": offers,
           "requisition_id": "See Opening ID"}  # fmt: skip
    assert said(job) == [
        "Baker",
        "Boston Salary Range: $50000 to $75000",
        "Denver Salary Range: $45000 to $65000",
        "You bake.",
        "Pay grows with skill.",
    ]
    pays = convert(json.dumps(job)).posting.having(Pay)
    assert [(pay.min, pay.max, pay.scope) for pay in pays] == [
        (50000, 75000, "Boston"),
        (45000, 65000, "Denver"),
    ]


def test_ashby_tiers_without_figures_keep_their_words() -> None:
    tiers = [
        {"title": "Level 2", "tierSummary": "$81K - $87K", "additionalInformation": "Paid monthly",
         "components": []},
        {"title": "Level 3", "components": [
            {"compensationType": "Bonus", "interval": "1 YEAR", "summary": "Offers Bonus",
             "minValue": None, "maxValue": None}]},
    ]  # fmt: skip
    job = {"title": "Baker", "descriptionHtml": "<p>You bake.</p>", "isListed": True,
           "compensation": {"compensationTiers": tiers}}  # fmt: skip
    assert said(job)[1:4] == [
        "Salary: $81K - $87K (Level 2)",
        "Compensation note: Paid monthly (Level 2)",
        "Bonus: Offers Bonus (Level 3)",
    ]


def test_usajobs_screening_is_read_from_its_fields() -> None:
    details = {
        "JobSummary": "You watch the kiln of the park.",
        "SecurityClearance": "Secret",
        "DrugTestRequired": "True",
        "PositionSensitivitiy": "Noncritical-Sensitive (NCS)/Moderate Risk",
        "AdjudicationType": ["Suitability/Fitness", "Credentialing"],
        "FinancialDisclosure": "False",
        "TeleworkEligible": True,
        "TravelCode": "0",
        "TotalOpenings": "3",
    }
    job = {
        "PositionTitle": "Park Baker",
        "UserArea": {"Details": details},
        "PositionLocation": [{"LocationName": f"Town{number}, Ohio"} for number in range(40)],
    }
    lines = said(job)
    for line in (
        "Security clearance: Secret",
        "Drug test: Required",
        "Position sensitivity and risk: Noncritical-Sensitive (NCS)/Moderate Risk",
        "Trust determination process: Suitability/Fitness, Credentialing",
        "Financial disclosure: Not required",
        "Telework eligible: Yes",
        "Travel: Not required",
        "Number of vacancies: 3",
    ):
        assert line in lines
    posting = convert(json.dumps(job)).posting
    checks = {(fact.kind, fact.status) for fact in posting.having(Screening)}
    assert {("security_clearance", "required"), ("drug_test", "required")} <= checks
    assert len([fact for fact in posting.having(Detail) if fact.topic == "location"]) == 40


BOARD = {"apiVersion": "1", "jobs": [
    {"id": "a-1", "title": "Baker", "descriptionHtml": "<p>You bake.</p>", "isListed": True},
    {"id": "b/2 ../x", "title": "Cook", "descriptionHtml": "<p>You cook.</p>", "isListed": True},
    {"id": "c-3", "title": "Spy", "descriptionHtml": "<p>You spy.</p>", "isListed": False},
]}  # fmt: skip


def test_a_file_with_many_postings_gives_each_under_its_own_number() -> None:
    pieces = postings(json.dumps(BOARD).encode(), "board")
    assert [name for name, _ in pieces] == ["board-a-1", "board-b-2-..-x"]
    assert [told(piece)[0] for _, piece in pieces] == ["Baker", "Cook"]
    # the same name and the same bytes when others go
    alone = BOARD | {"jobs": [{"id": "z", "title": "New", "descriptionHtml": "x"}, *BOARD["jobs"]]}
    assert postings(json.dumps(alone).encode(), "board")[1:] == pieces


def test_names_are_safe_and_never_the_same() -> None:
    jobs = [
        {"text": "A", "lists": [], "id": "x"},
        {"text": "B", "lists": [], "id": "X"},
        {"text": "C", "lists": []},
        {"text": "D", "lists": [], "id": "n" * 500},
        {"text": "E", "lists": [], "id": "../../etc/passwd\0"},
        {"text": "A", "lists": [], "id": "x"},
    ]
    names = [name for name, _ in postings(json.dumps(jobs).encode(), "b")]
    assert len(names) == len({name.casefold() for name in names}) == 5  # a double is one
    for name in names:
        assert "/" not in name
        assert name.isprintable()
        assert len(name) < 100


def test_workable_keeps_the_employer_for_each() -> None:
    two = WORKABLE | {"jobs": [*WORKABLE["jobs"], WORKABLE["jobs"][0] | {"shortcode": "EF34"}]}
    pieces = postings(json.dumps(two).encode(), "w")
    assert [name for name, _ in pieces] == ["w-AB12CD", "w-EF34"]
    assert all("Employer: Saltby Kilns" in told(piece) for _, piece in pieces)


def test_json_lines_and_feeds_hold_many_as_well() -> None:
    lines = "\n".join(json.dumps(job) for job in BOARD["jobs"]) + "\n"
    assert [name for name, _ in postings(lines.encode(), "l")] == ["l-a-1", "l-b-2-..-x"]
    position = PERSONIO[PERSONIO.index(b"<position>") : PERSONIO.index(b"</workzag")]
    feed = PERSONIO.replace(b"</workzag", position.replace(b"901", b"902") + b"</workzag")
    pieces = postings(feed, "f")
    assert [name for name, _ in pieces] == ["f-901", "f-902"]
    assert told(pieces[0][1]) == told(PERSONIO)


@pytest.mark.parametrize(
    "data",
    [b"Cook wanted", b"{broken", b"<html><p>Cook", b"[]", b'{"jobs": []}', b"\xff\xfe", b"[" * 9999,
     b"<workzag-jobs><position>", json.dumps(WORKDAY).encode(), PERSONIO],
)  # fmt: skip
def test_a_file_with_one_posting_or_none_is_given_back_as_it_is(data: bytes) -> None:
    assert postings(data, "x") == [("x", data)]


@pytest.mark.parametrize(
    ("feed", "says"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><position><name>&b;</name></position>', "entities"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><position/>', "no words|entities"),
        ("<position><name>Cook", "not valid XML"),
        ("<rss><item/></rss>", "feed of Personio"),
        ("<a>" * 100_000, "not valid XML"),
        ("<workzag-jobs><position/><position/></workzag-jobs>", "holds 2 postings"),
    ],
)
def test_other_xml_is_refused_with_advice(feed: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read(feed.encode(), name="x", format="xml")


@pytest.mark.parametrize(
    "job",
    [
        {"jobPostingInfo": [1]},
        {"jobPostingInfo": {"title": "Baker", "additionalLocations": 3, "location": {}}},
        {"name": "Baker", "jobAd": {"sections": [1]}, "location": 4, "customField": "x"},
        {"name": "Baker", "jobAd": 3},
        {"title": "Baker", "careers_url": 1, "salary": "much", "locations": {"city": []}},
        {"jobs": [{"shortcode": 1, "title": "Baker", "locations": "x"}]},
        {"name": "Baker", "jobDescriptions": "x", "additionalOffices": [1]},
        {"title": "Baker", "content": "x", "metadata": [{"value_type": "currency_range",
                                                         "value": {"min_value": []}}]},
    ],
)  # fmt: skip
def test_fields_of_the_wrong_kind_do_no_harm(job: Any) -> None:
    try:
        assert "Baker" in said(job)[0]
    except ReadError as error:
        assert "no words" in str(error)  # noqa: PT017 - either is right
