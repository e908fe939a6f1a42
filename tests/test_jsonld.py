"""JSON-LD: schema.org's types, what the posting states, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES

from pipeline import convert, render

TEXT, DATE, URL = "Text", "Date", "URL"
# https://schema.org/JobPosting, https://schema.org/MonetaryAmount and so on: what each may hold
TYPES: dict[str, dict[str, set[str]]] = {
    "JobPosting": {
        "title": {TEXT},
        "description": {TEXT},
        "inLanguage": {TEXT},
        "hiringOrganization": {"Organization"},
        "identifier": {"PropertyValue"},
        "jobLocation": {"Place"},
        "jobLocationType": {TEXT},
        "employmentType": {TEXT},
        "workHours": {TEXT},
        "validThrough": {DATE},
        "baseSalary": {"MonetaryAmount"},
        "incentiveCompensation": {TEXT},
        "educationRequirements": {"EducationalOccupationalCredential"},
        "experienceRequirements": {"OccupationalExperienceRequirements"},
        "eligibilityToWorkRequirement": {TEXT},
        "securityClearanceRequirement": {TEXT},
    },
    "Organization": {"name": {TEXT}},
    "PropertyValue": {"name": {TEXT}, "value": {TEXT}},
    "Place": {"address": {TEXT}},
    "MonetaryAmount": {"currency": {TEXT}, "value": {"QuantitativeValue"}},
    "QuantitativeValue": {
        "unitText": {TEXT}, "value": {"Number"}, "minValue": {"Number"}, "maxValue": {"Number"}
    },
    "EducationalOccupationalCredential": {"credentialCategory": {TEXT}},
    "OccupationalExperienceRequirements": {"monthsOfExperience": {"Number"}},
}  # fmt: skip


def posting(text: str, name: str = "baker.md") -> dict[str, Any]:
    made: dict[str, Any] = json.loads(render(convert(text, name=name), "jsonld"))
    return made


def holds(value: object, types: set[str]) -> bool:
    if isinstance(value, list):
        return all(holds(each, types) for each in value)
    if isinstance(value, dict):
        kind = value["@type"]
        fits = (holds(each, TYPES[kind][key]) for key, each in value.items() if key != "@type")
        return kind in types and all(fits)
    if isinstance(value, int | float):
        return "Number" in types
    return TEXT in types or (DATE in types and len(str(value)) == 10)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_property_holds_what_schema_org_lets_it_hold(path: Path) -> None:
    made = json.loads(render(convert(path), "jsonld"))
    assert made.pop("@context") == "https://schema.org"
    assert holds(made, {"JobPosting"})
    assert made["description"].startswith("<")


def test_what_the_posting_does_not_say_is_left_out() -> None:
    made = posting("Baker wanted.\n\nYou bake bread.")
    assert {"baseSalary", "validThrough", "jobLocation", "employmentType"}.isdisjoint(made)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Salary: $40,000 to $50,000 a year"], {"minValue": 40000, "maxValue": 50000}),
        (["Pay: $21.50 an hour"], {"value": 21.5}),
        (["Location: Salem, OR", "", "$40,000 to $50,000 a year (Salem)", "",
          "$60,000 to $70,000 a year (Boston)"], {"minValue": 40000, "maxValue": 50000}),
        (["$40,000 to $50,000 a year (Salem)", "", "$60,000 to $70,000 a year (Boston)"], None),
        (["A sign-on bonus of $2,000"], None),
    ],
)  # fmt: skip
def test_one_range_that_fits_or_none(lines: list[str], expected: dict[str, object] | None) -> None:
    made = posting("# Baker\n\n" + "\n".join(lines))
    value = made.get("baseSalary", {}).get("value")
    if expected is None:
        assert value is None
    else:
        assert {key: each for key, each in value.items() if key in expected} == expected
        assert made["baseSalary"]["currency"] == "USD"


def test_the_description_is_the_whole_posting_and_ends_no_script() -> None:
    text = "# Baker\n\nWe bake `</script>` bread & rolls.\n\n- One\n- Two"
    data = render(convert(text, name="baker.md"), "jsonld")
    assert b"<" not in data
    description = json.loads(data)["description"]
    assert "&lt;/script&gt;" in description
    assert "<ul><li>One</li><li>Two</li></ul>" in description
