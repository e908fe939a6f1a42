"""JSON-LD as people write it, and what it adds to the page that it stands in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pipeline import Detail, Pay, convert
from pipeline.readers import postings, read

JOB: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Kiln Keeper",
    "description": "<p>You fire pots all day and look after the big kiln of the town.</p>",
    "hiringOrganization": {"@type": "Organization", "name": "Saltby Kilns"},
    "validThrough": "2027-03-14T00:00",
}
GOOD = json.dumps(JOB, indent=1)


def page(script: str, body: str = "") -> str:
    return (
        "<!doctype html><html lang=en><head><title>Kiln Keeper</title>"
        f'<script type="application/ld+json">{script}</script></head><body>{body}</body></html>'
    )


def lines(data: str) -> list[str]:
    return read(data.encode(), name="x").source.text.replace("\n\n", "\n").split("\n")


WANTED = [
    "Kiln Keeper",
    "Employer: Saltby Kilns",
    "Apply by: 2027-03-14",
    "You fire pots all day and look after the big kiln of the town.",
]


@pytest.mark.parametrize(
    "script",
    [
        GOOD,
        f"[{GOOD}]",
        f'{{"@graph": [{{"@type": "WebPage"}}, {GOOD}]}}',
        f'{{"@type": "WebPage", "mainEntity": {{"@graph": [[{GOOD}]]}}}}',
        f"//<![CDATA[\n{GOOD}\n//]]>",
        f"/*<![CDATA[*/{GOOD}/*]]>*/",
        f"<!--\n{GOOD}\n-->",
        GOOD + ";",
        '{"@type": "WebSite"}' + GOOD,
        GOOD.replace('"@type": "JobPosting"', '"@type": ["Thing", "http://schema.org/JobPosting"]'),
        GOOD.replace('"title"', '"Title"').replace('"description"', '"Description"')
            .replace('"hiringOrganization"', '"HiringOrganization"')
            .replace('"validThrough"', '"validthrough"'),
        GOOD.replace('"title"', '"schema:title"').replace("validThrough", "http://schema.org/validThrough"),
        GOOD.replace("\n}", ",\n}"),
        GOOD.replace('"Kiln Keeper",\n', '"Kiln Keeper"\n'),
        GOOD.replace("all day", "all\n day").replace("big", "big\t"),
        GOOD.replace("You fire", r"You\' fire").replace("You\\'", "You"),
        GOOD.replace("<p>", "&lt;p&gt;").replace("</p>", "&lt;/p&gt;"),
        GOOD.replace("<p>", "&amp;lt;p&amp;gt;").replace("</p>", "&amp;lt;/p&amp;gt;"),
    ],
)  # fmt: skip
def test_json_ld_is_read_however_it_is_written(script: str) -> None:
    assert lines(page(script)) == WANTED


@pytest.mark.parametrize("script", ["", "{", "null", "{}", '{"@type": "Person"}', "[" * 50_000])
def test_a_page_without_a_posting_in_its_json_ld_is_a_page(script: str) -> None:
    assert lines(page(script, "<p>We fire pots.")) == ["Kiln Keeper", "We fire pots."]


@pytest.mark.parametrize(
    ("salary", "said"),
    [
        ("$50,000 - $60,000 per year", ["$50,000 - $60,000 per year"]),
        ({"currency": "EUR",
          "value": {"minValue": "14,50", "maxValue": "16,00", "unitText": "HOUR"}},
         ["€14,50 to €16,00 per hour"]),
        ({"currency": "EUR", "value": {"value": "60.000,00", "unitText": "Yearly"}},
         ["€60.000,00 per year"]),
        ({"currency": "USD", "value": "30 - 35", "unitText": "Hourly"},
         ["USD 30 - 35 per hour"]),
        ({"currency": "USD", "value": "up to $35", "unitText": "HOUR"}, ["up to $35 per hour"]),
        ({"Currency": "USD", "Value": {"MinValue": 20, "MaxValue": 25, "UnitText": "hour"}},
         ["$20 to $25 per hour"]),
        ({"minPrice": 40000, "maxPrice": 50000, "priceCurrency": "GBP", "unitCode": "ANN"},
         ["£40000 to £50000 per year"]),
        ([{"currency": "USD", "value": 20}, {"currency": "USD", "value": [{"value": 30}]}],
         ["$20", "$30"]),
        (45000, ["$45000"]),
        ("0", []),
        ({"value": {"minValue": 0, "maxValue": 0}}, []),
        ({"value": None}, []),
        (None, []),
    ],
)  # fmt: skip
def test_pay_in_every_form(salary: Any, said: list[str]) -> None:
    job = JOB | {"baseSalary": salary, "salaryCurrency": "USD" if salary == 45000 else ""}
    found = [line for line in lines(json.dumps(job)) if line.startswith("Salary: ")]
    assert found == [f"Salary: {each}" for each in said]


@pytest.mark.parametrize(
    ("salary", "low", "high"),
    [
        ({"currency": "EUR", "value": {"value": "60.000,00", "unitText": "YEAR"}}, 60000, 60000),
        ({"currency": "EUR", "value": {"minValue": "14,50", "maxValue": 16.5, "unitText": "HOUR"}},
         14.5, 16.5),
        ("$50,000 - $60,000 per year", 50000, 60000),
    ],
)  # fmt: skip
def test_comma_decimals_are_the_amounts_that_were_meant(
    salary: Any, low: float, high: float
) -> None:
    (pay,) = convert(json.dumps(JOB | {"baseSalary": salary})).posting.having(Pay)
    assert (float(pay.min or 0), float(pay.max or 0)) == (low, high)


SHOWN = (
    "<main><h1>Kiln Keeper</h1><p>Saltby Kilns. The salary is $50,000 to $60,000 a year.</p>"
    "<p>You fire pots all day and look after the big kiln of the town, every day of the week but "
    "on Sundays, when the kiln is cold and all of us sleep long.</p></main>"
)


def test_a_page_is_told_what_only_its_data_says() -> None:
    pay = {"currency": "USD", "value": {"minValue": 50000, "maxValue": 60000, "unitText": "YEAR"}}
    given = page(json.dumps(JOB | {"baseSalary": pay}), SHOWN)
    assert lines(given)[:2] == ["Kiln Keeper", "Apply by: 2027-03-14"]
    posting = convert(given).posting
    values = {fact.topic: fact.value for fact in posting.having(Detail)}
    assert values["apply_by"] == "2027-03-14"
    assert values["title"] == "Kiln Keeper"
    assert not [found for found in posting.findings if found.stage == "extract"]


def test_a_page_whose_data_says_another_pay_is_caught() -> None:
    pay = {"currency": "USD", "value": {"minValue": 40000, "maxValue": 60000, "unitText": "YEAR"}}
    posting = convert(page(json.dumps(JOB | {"baseSalary": pay}), SHOWN)).posting
    assert [f.rule for f in posting.findings if f.stage == "extract"] == ["flags.field_disagrees"]


def test_a_file_of_json_ld_with_many_postings_is_many() -> None:
    jobs = [JOB | {"identifier": {"value": number}} for number in ("K-1", "K-2")]
    pieces = postings(json.dumps({"@graph": jobs}).encode(), "k")
    assert [name for name, _ in pieces] == ["k-K-1", "k-K-2"]


def test_pictures_made_of_letters_are_not_read() -> None:
    body = "<p>We fire pots.</p><i class='material-icons'>expand_less</i>"
    assert lines(page("", body)) == ["Kiln Keeper", "We fire pots."]
