"""JSON of job boards: fields become lines, texts become sections."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline.errors import ReadError
from pipeline.model import Posting
from pipeline.readers import read
from pipeline.readers.record import pay, spoken


def posting(job: Any) -> Posting:
    return read(json.dumps(job).encode(), name="job", format="json")


def told(job: Any) -> list[str]:
    return posting(job).source.text.replace("\n\n", "\n").split("\n")


USAJOBS = {
    "MatchedObjectDescriptor": {
        "PositionID": "AB-27-1",
        "PositionTitle": "Park Baker",
        "PositionLocation": [
            {"LocationName": " Moose, Wyoming"},
            {"LocationName": "Cody, Wyoming"},
        ],
        "OrganizationName": "Park Kitchens",
        "PositionSchedule": [{"Name": "Full Time", "Code": "1"}],
        "PositionOfferingType": [{"Name": "Permanent"}],
        "JobGrade": [{"Code": "WG"}],
        "PositionRemuneration": [
            {"MinimumRange": "41250.0000", "MaximumRange": "52000", "RateIntervalCode": "PA"}
        ],
        "ApplicationCloseDate": "2027-03-14T00:00:00Z",
        "ApplyURI": ["https://jobs.example/1"],
        "QualificationSummary": "One year in a <b>bakery</b>.",
        "PositionFormattedDescription": [{"Content": "You bake in the pa"}],
        "UserArea": {
            "Details": {
                "JobSummary": "You bake in the park.",
                "MajorDuties": ["Bake bread.", "Sell it."],
                "LowGrade": "5",
                "HighGrade": "7",
                "DrugTestRequired": "True",
                "SecurityClearance": "Not Required",
                "WhoMayApply": {"Name": "Everybody"},
            }
        },
    }
}


def test_usajobs() -> None:
    assert told(USAJOBS) == [
        "Park Baker",
        "Location: Moose, Wyoming",
        "Location: Cody, Wyoming",
        "Employer: Park Kitchens",
        "Salary: $41250 to $52000 per year",
        "Apply by: 2027-03-14",
        "Job type: Full Time",
        "Appointment: Permanent",
        "Grade: WG 5 to WG 7",
        "Security clearance: Not Required",
        "Drug test: Required",
        "Job ID: AB-27-1",
        "Summary",
        "You bake in the park.",  # the cut teaser of it is not said again
        "Duties",
        "Bake bread.",
        "Sell it.",
        "Qualifications",
        "One year in a bakery.",
        "Who may apply",
        "Everybody",
        "Apply at: https://jobs.example/1",
    ]
    found = posting(USAJOBS)
    assert found.source.format == "usajobs"
    assert (found.blocks[0].kind, found.blocks[0].level) == ("heading", 1)
    link = found.blocks[-1].links[0]
    assert (link.url, found.quote(link.span)) == ("https://jobs.example/1",) * 2


def test_a_descriptor_alone_or_in_a_list_of_one_is_read_too() -> None:
    job = USAJOBS["MatchedObjectDescriptor"]
    wanted = told(USAJOBS)
    assert told(job) == wanted
    assert told([job]) == wanted
    assert told({"SearchResult": {"SearchResultItems": [USAJOBS]}}) == wanted


def test_greenhouse() -> None:
    job = {
        "title": "Baker",
        "location": {"name": "Saltby"},
        "company_name": "Saltby Bakery",
        "content": "&lt;h2&gt;Duties&lt;/h2&gt;&lt;li&gt;Salt &amp;amp;amp; flour&lt;/li&gt;",
        "pay_input_ranges": [
            {
                "min_cents": 2050,
                "max_cents": 2500,
                "currency_type": "USD",
                "title": "Hourly pay, Saltby",
            },
            {"min_cents": 0, "max_cents": 0},
        ],
        "departments": [{"name": "Ovens"}, None],
        "requisition_id": 17,
        "absolute_url": "https://jobs.example/2",
    }
    assert told(job) == [
        "Baker",
        "Location: Saltby",
        "Employer: Saltby Bakery",
        "Hourly pay, Saltby: $20.50 to $25",
        "Department: Ovens",
        "Job ID: 17",
        "Duties",
        "Salt & flour",
        "Apply at: https://jobs.example/2",
    ]


def test_lever() -> None:
    job = {
        "text": "Baker",
        "categories": {"location": "Saltby", "commitment": "Part-time", "team": "Ovens",
                       "allLocations": ["Saltby", "Newhaven", "Saltby"]},
        "workplaceType": "on-site",
        "salaryRange": {"min": 20, "max": 25, "currency": "CAD", "interval": "per-hour-wage"},
        "opening": "<div>We bake.</div>",
        "descriptionBody": "<div>You bake.</div>",
        "description": "<div>We bake.</div><div>You bake.</div>",
        "descriptionPlain": "We bake.\nYou bake.",
        "lists": [{"text": "You need", "content": "<li>Flour</li><li>Time</li>"}],
        "additional": "<div>Be well.</div>",
        "additionalPlain": "Be well.",
        "applyUrl": "javascript:x",
    }  # fmt: skip
    assert told(job) == [
        "Baker",
        "Location: Saltby",
        "Location: Newhaven",
        "Salary: CAD 20 to CAD 25 per hour",
        "Job type: Part-time",
        "Workplace: On-site",
        "Team: Ovens",
        "We bake.",
        "You bake.",
        "You need",
        "Flour",
        "Time",
        "Be well.",
    ]
    assert [block.kind for block in posting(job).blocks].count("item") == 2


def test_ashby() -> None:
    salary = {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "USD"}
    job = {
        "title": " Baker",
        "location": "Saltby",
        "secondaryLocations": [{"location": "Newhaven"}],
        "employmentType": "FullTime",
        "workplaceType": None,
        "isRemote": True,
        "descriptionHtml": "<p>You bake.</p>",
        "descriptionPlain": "You bake.",
        "compensation": {
            "compensationTierSummary": "$40K - $60K",
            "compensationTiers": [
                {"title": "Zone A", "components": [
                    salary | {"minValue": 50_000, "maxValue": 60_000},
                ]},
                {"title": "Zone B", "components": [
                    salary | {"minValue": 40_000, "maxValue": 45_500.5},
                    {"compensationType": "EquityPercentage", "minValue": 0.5, "maxValue": 1},
                ]},
            ],
        },
    }  # fmt: skip
    assert told(job) == [
        "Baker",
        "Location: Saltby",
        "Location: Newhaven",
        "Salary: $50000 to $60000 per year (Zone A)",
        "Salary: $40000 to $45500.50 per year (Zone B)",
        "Equity: 0.5% to 1% (Zone B)",
        "Job type: Full time",
        "Workplace: Remote",
        "You bake.",
    ]


JOB_POSTING = {
    "@context": "https://schema.org",
    "@type": ["Thing", "https://schema.org/JobPosting"],
    "title": "Baker",
    "hiringOrganization": {"@type": "Organization", "name": "Saltby Bakery"},
    "jobLocation": [
        {
            "address": {
                "addressLocality": "Saltby",
                "addressRegion": "Kent",
                "addressCountry": {"name": "UK"},
            }
        },
        {"name": "Newhaven"},
        "Anywhere",
    ],
    "jobLocationType": "TELECOMMUTE",
    "applicantLocationRequirements": {"@type": "Country", "name": "UK"},
    "baseSalary": [
        {"currency": "GBP", "value": {"minValue": 12.5, "maxValue": 14, "unitText": "HOUR"}},
        {"currency": "CHF", "value": {"value": "60000", "unitText": "year"}},
        "a fair wage",
    ],
    "employmentType": ["FULL_TIME", "INTERN"],
    "validThrough": "2027-03-14T23:59",
    "description": "<p>You bake. Bring flour.</p>",
    "skills": "Bring flour.",
    "experienceRequirements": {"monthsOfExperience": 24},
    "educationRequirements": {"credentialCategory": "high school"},
}


def test_job_posting_of_schema_org() -> None:
    wanted = [
        "Baker",
        "Location: Saltby, Kent, UK",
        "Location: Newhaven",
        "Location: Anywhere",
        "Employer: Saltby Bakery",
        "Salary: £12.50 to £14 per hour",
        "Salary: CHF 60000 per year",
        "Salary: a fair wage",
        "Apply by: 2027-03-14",
        "Job type: Full time, Intern",
        "Workplace: Remote",
        "Open to people in: UK",
        "You bake. Bring flour.",
        "Education",
        "high school",
        "Experience",
        "24 months of experience",
    ]
    assert told(JOB_POSTING) == wanted
    assert told({"@graph": [JOB_POSTING]}) == wanted


@pytest.mark.parametrize(
    ("low", "high", "currency", "period", "said"),
    [
        ("117962.0", 117962, "USD", "per year", "$117962 per year"),
        (20, None, "EUR", "per hour", "from €20 per hour"),
        (None, "25.5", "usd", "", "up to $25.50"),
        (0, 0, "USD", "per year", ""),
        (None, None, "USD", "per year", ""),
        (-5, "x", "USD", "", ""),
        ("NaN", "1e99", "USD", "", ""),
        (True, False, "USD", "", ""),
        (30, 40, "", "per hour", "30 to 40 per hour"),
    ],
)
def test_pay_is_said_as_it_is_given(
    low: Any, high: Any, currency: str, period: str, said: str
) -> None:
    assert pay(low, high, currency, period) == said


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("FULL_TIME", "Full time"),
        ("FullTime", "Full time"),
        ("Part-time", "Part-time"),
        ("Intern", "Intern"),
        ("", ""),
    ],
)
def test_codes_are_spoken(code: str, words: str) -> None:
    assert spoken(code) == words


@pytest.mark.parametrize(
    "job",
    [
        {"title": {"a": 1}, "content": ["x"], "location": "x", "departments": "y",
         "pay_input_ranges": [1]},
        {"text": "Baker", "lists": "x", "categories": [1], "salaryRange": 3},
        {"title": "Baker", "descriptionHtml": 7, "secondaryLocations": [1], "compensation": [1]},
        {"PositionTitle": "Baker", "PositionRemuneration": "x", "UserArea": {"Details": []},
         "JobGrade": 1},
        {"@type": "JobPosting", "title": "Baker", "jobLocation": [3, {"address": 1}],
         "baseSalary": [[1]], "hiringOrganization": [], "employmentType": [{}],
         "jobLocationType": {}, "description": {"a": []}},
    ],
)  # fmt: skip
def test_fields_of_the_wrong_kind_do_no_harm(job: Any) -> None:
    try:
        assert "Baker" in posting(job).source.text
    except ReadError as error:
        assert "no words" in str(error)  # noqa: PT017 - either is right


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "nested too deep"),
        ("9" * 5_000, "not valid JSON"),
        ('{"name": "Baker"}', "known are schema.org JobPosting, USAJOBS, .*, Lever, Greenhouse"),
        ('"Baker"', "known are"),
        ("[]", "known are"),
        (
            '{"jobs": [{"text": "Baker", "lists": []}, {"text": "Cook", "lists": []}]}',
            "holds 2 post",
        ),
    ],
    ids=lambda value: value[:20],
)
def test_other_json_is_refused_with_advice(text: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        read(text.encode(), name="job", format="json")


def test_controls_hidden_in_escapes_are_caught() -> None:
    job = {"title": "Baker \u202eX", "content": "Pay \ud800 \u202e000,01"}
    assert told(job) == ["Baker X", "Pay \ufffd 000,01"]


def test_a_control_character_in_a_string_does_not_stop_the_reader() -> None:
    assert (
        "Bake\nSell" in read(b'{"title": "Baker", "content": "Bake\nSell"}', name="x").source.text
    )
