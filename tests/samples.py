"""One posting in every format that is read, each in the true shape of its kind."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from io import BytesIO
from typing import Any

TITLE, EMPLOYER, PLACE = "Kiln Keeper", "Saltby Kilns", "Saltby, Kansas"
LOW, HIGH = 24, 28
LAST_DAY = "2027-03-14"
URL = "https://kiln.example/jobs/4711"
DUTIES = ("You look after the kiln of the town and keep its book.", "You sweep the yard.")
NEEDS = ("At least 2 years of experience with kilns", "A high school diploma")
CHECK = "You must pass a background check before you start."
HTML = (
    f"<h2>What you do</h2><p>{DUTIES[0]}</p><p>{DUTIES[1]}</p><h2>Requirements</h2>"
    f"<ul><li>{NEEDS[0]}</li><li>{NEEDS[1]}</li></ul><p>{CHECK}</p>"
)
PAY = f"${LOW} to ${HIGH} per hour"
DATA = {
    "text": f"""{TITLE}
Company: {EMPLOYER}
Location: {PLACE}
Pay: {PAY}
Apply by: {LAST_DAY}

What you do
{DUTIES[0]}
{DUTIES[1]}

Requirements
- {NEEDS[0]}
- {NEEDS[1]}

{CHECK}
""",
    "markdown": f"""# {TITLE}

**Company:** {EMPLOYER}
**Location:** {PLACE}
**Pay:** {PAY}
**Apply by:** {LAST_DAY}

## What you do

{DUTIES[0]} {DUTIES[1]}

## Requirements

* {NEEDS[0]}
* {NEEDS[1]}

{CHECK}
""",
    "html": f"""<!doctype html><html lang="en"><head><title>{TITLE} | {EMPLOYER}</title></head>
<body><nav><a href="/">Home</a> <a href="/jobs">All jobs</a></nav><main><h1>{TITLE}</h1>
<p>Company: {EMPLOYER}</p><p>Location: {PLACE}</p><p>Pay: {PAY}</p><p>Apply by: {LAST_DAY}</p>
{HTML}</main><footer>All rights reserved</footer></body></html>""",
}
JSON: dict[str, Any] = {
    "jobposting": {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": TITLE,
        "hiringOrganization": {"@type": "Organization", "name": EMPLOYER},
        "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress",
                        "addressLocality": "Saltby", "addressRegion": "Kansas"}},
        "baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": {
            "@type": "QuantitativeValue", "minValue": LOW, "maxValue": HIGH, "unitText": "HOUR"}},
        "validThrough": f"{LAST_DAY}T23:59:59Z",
        "description": HTML,
        "url": URL,
    },
    "greenhouse": {
        "id": 4711,
        "internal_job_id": 15,
        "title": TITLE,
        "updated_at": "2027-01-02T10:55:28-05:00",
        "requisition_id": "K-17",
        "location": {"name": PLACE},
        "company_name": EMPLOYER,
        "absolute_url": URL,
        "metadata": None,
        "content": escape(HTML),
        "application_deadline": LAST_DAY,
        "departments": [{"id": 1, "name": "Ovens", "child_ids": [], "parent_id": None}],
        "offices": [{"id": 2, "name": "Saltby", "location": PLACE}],
        "pay_input_ranges": [{"min_cents": 100 * LOW, "max_cents": 100 * HIGH,
                              "currency_type": "USD", "title": "Hourly pay", "blurb": ""}],
    },
    "lever": {
        "id": "3414ba28-0000-4000-8000-000000000000",
        "text": TITLE,
        "categories": {"commitment": "Full-time", "department": "Ovens", "location": PLACE,
                       "allLocations": [PLACE]},
        "country": "US",
        "workplaceType": "onsite",
        "opening": f"<div>{EMPLOYER} is hiring.</div>",
        "descriptionBody": f"<div><b>What you do</b></div><div>{DUTIES[0]} {DUTIES[1]}</div>",
        "descriptionPlain": f"{EMPLOYER} is hiring. {DUTIES[0]} {DUTIES[1]}",
        "lists": [{"text": "Requirements", "content": f"<li>{NEEDS[0]}</li><li>{NEEDS[1]}</li>"}],
        "additional": f"<div>{CHECK}</div><div>Apply by: {LAST_DAY}</div>",
        "salaryRange": {"currency": "USD", "interval": "per-hour-wage", "min": LOW, "max": HIGH},
        "hostedUrl": URL,
        "applyUrl": f"{URL}/apply",
        "createdAt": 1790000000000,
    },
    "ashby": {
        "id": "d3bc1ced-0000-4000-8000-000000000000",
        "title": f" {TITLE}",
        "location": PLACE,
        "secondaryLocations": [],
        "department": "Ovens",
        "isListed": True,
        "isRemote": False,
        "employmentType": "FullTime",
        "descriptionHtml": f"<p>{EMPLOYER} is hiring.</p>{HTML}<p>Apply by: {LAST_DAY}</p>",
        "descriptionPlain": DUTIES[0],
        "jobUrl": URL,
        "compensation": {"compensationTierSummary": f"${LOW} - ${HIGH}", "compensationTiers": [
            {"id": "t", "title": "", "tierSummary": "", "components": [
                {"compensationType": "Salary", "interval": "1 HOUR", "currencyCode": "USD",
                 "minValue": LOW, "maxValue": HIGH}]}]},
    },
    "workday": {
        "jobPostingInfo": {
            "id": "aa11",
            "title": TITLE,
            "jobDescription": f"{HTML}<p></p><p><b><span>Pay</span></b></p><p>{PAY}</p>",
            "location": PLACE,
            "postedOn": "Posted 3 Days Ago",
            "startDate": "2027-01-02",
            "endDate": LAST_DAY,
            "timeType": "Full time",
            "jobReqId": "R-17",
            "externalUrl": URL,
        },
        "hiringOrganization": {"name": EMPLOYER},
    },
    "smartrecruiters": {
        "id": "7440",
        "name": TITLE,
        "refNumber": "REF17A",
        "company": {"identifier": "Kilns", "name": EMPLOYER},
        "location": {"city": "Saltby", "region": "Kansas", "remote": False},
        "typeOfEmployment": {"id": "permanent", "label": "Full-time"},
        "jobAd": {"sections": {
            "companyDescription": {"title": "Company Description", "text": "<p>We fire pots.</p>"},
            "jobDescription": {"title": "Job Description", "text": f"<p>{' '.join(DUTIES)}</p>"},
            "qualifications": {"title": "Qualifications",
                               "text": f"<ul><li>{NEEDS[0]}</li><li>{NEEDS[1]}</li></ul>"},
            "additionalInformation": {"title": "Additional Information",
                "text": f"<p>Pay: {PAY}</p><p>Apply by: {LAST_DAY}</p><p>{CHECK}</p>"}}},
        "applyUrl": URL,
    },
    "recruitee": {
        "id": 31,
        "slug": "kiln-keeper",
        "title": TITLE,
        "description": f"<p>{' '.join(DUTIES)}</p><p>{CHECK}</p>",
        "requirements": f"<ul><li>{NEEDS[0]}</li><li>{NEEDS[1]}</li></ul>",
        "location": PLACE,
        "company_name": EMPLOYER,
        "employment_type_code": "fulltime_permanent",
        "salary": {"min": str(LOW), "max": str(HIGH), "currency": "USD", "period": "hour"},
        "close_at": f"{LAST_DAY} 22:00:00 UTC",
        "careers_url": URL,
    },
    "workable": {
        "name": EMPLOYER,
        "description": None,
        "jobs": [{
            "title": TITLE,
            "shortcode": "AB12CD",
            "employment_type": "Full-time",
            "telecommuting": False,
            "url": URL,
            "locations": [{"city": "Saltby", "region": "Kansas", "country": ""}],
            "description": f"{HTML}<p>Pay: {PAY}</p><p>Apply by: {LAST_DAY}</p>",
        }],
    },
    "usajobs": {
        "MatchedObjectId": "44",
        "MatchedObjectDescriptor": {
            "PositionID": "AB-27-1",
            "PositionTitle": TITLE,
            "PositionLocation": [{"LocationName": PLACE}],
            "OrganizationName": EMPLOYER,
            "PositionSchedule": [{"Name": "Full-time", "Code": "1"}],
            "PositionRemuneration": [{"MinimumRange": f"{LOW}.0", "MaximumRange": f"{HIGH}.0",
                                      "RateIntervalCode": "PH", "Description": "Per Hour"}],
            "ApplicationCloseDate": f"{LAST_DAY}T00:00:00Z",
            "ApplyURI": [URL],
            "QualificationSummary": " ".join(f"{need}." for need in NEEDS),
            "UserArea": {"Details": {"JobSummary": DUTIES[0], "MajorDuties": list(DUTIES),
                                     "KeyRequirements": [CHECK], "DrugTestRequired": "False"}},
        },
    },
}  # fmt: skip
DATA |= {name: json.dumps(job) for name, job in JSON.items()}
DATA["personio"] = f"""<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs><position><id>901</id><subcompany>{EMPLOYER}</subcompany><office>{PLACE}</office>
<department>Ovens</department><name>{TITLE}</name><jobDescriptions>
<jobDescription><name>What you do</name><value><![CDATA[<p>{DUTIES[0]}</p>
<p>{DUTIES[1]}</p>]]></value></jobDescription><jobDescription><name>Requirements</name><value><![CDATA[<ul><li>{NEEDS[0]}</li>
<li>{NEEDS[1]}</li></ul><p>{CHECK}</p>]]></value></jobDescription><jobDescription><name>Pay</name>
<value><![CDATA[<p>{PAY}</p><p>Apply by: {LAST_DAY}</p>]]></value></jobDescription>
</jobDescriptions><employmentType>permanent</employmentType><schedule>full-time</schedule>
<yearsOfExperience>2-5</yearsOfExperience></position></workzag-jobs>"""
READ_BY = dict.fromkeys(JSON, "json") | {"personio": "xml"}
"""What --from calls the format, where that is not its own name."""
FORMATS = (*DATA, "docx", "pdf")


@cache
def sample(name: str) -> bytes:
    """The posting as a file of one format."""
    made = {"docx": _docx, "pdf": _pdf}.get(name)
    return made() if made else DATA[name].encode()


def _docx() -> bytes:
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = "Form 12"
    document.add_heading(TITLE, 0)
    facts = (("Company", EMPLOYER), ("Location", PLACE), ("Pay", PAY), ("Apply by", LAST_DAY))
    table = document.add_table(len(facts), 2)
    for row, (label, value) in zip(table.rows, facts, strict=True):
        row.cells[0].text, row.cells[1].text = label, value
    document.add_heading("What you do", 2)
    for duty in DUTIES:
        document.add_paragraph(duty)
    document.add_heading("Requirements", 2)
    for need in NEEDS:
        document.add_paragraph(need, "List Number")
    document.add_paragraph(CHECK)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    import weasyprint

    facts = (("Company", EMPLOYER), ("Location", PLACE), ("Pay", PAY), ("Apply by", LAST_DAY))
    rows = "".join(f"<tr><td>{label}<td>{value}" for label, value in facts)
    style = "@page { @bottom-center { content: counter(page) } } td { padding: 2pt 30pt 2pt 0 }"
    page = f"<html lang=en><style>{style}</style><h1>{TITLE}</h1><table>{rows}</table>{HTML}"
    made: bytes = weasyprint.HTML(string=page).write_pdf()
    return made
