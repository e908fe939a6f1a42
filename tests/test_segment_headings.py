"""Headings: what their words say, and lines that look like headings but are none."""

from __future__ import annotations

import pytest

from pipeline.lexicon import load
from pipeline.stages.segment.headings import Headings, plain

HEADINGS = Headings(load("en").rules["headings"])

SAYS = {
    "duties": [
        "Responsibilities",
        "KEY DUTIES AND RESPONSIBILITIES:",
        "What you'll do",
        "What you’ll be doing",
        "As a Night Baker at Acme, you will:",
        "A day in the life",
        "Essential job functions",
        "In your first 90 days",
        "How you'll make an impact",
        "Key objectives",
        "Your tasks",
        "Duties include, but are not limited to, the following:",
        "You will:",
        "Some of the projects you will work on",
    ],
    "required": [
        "Requirements",
        "Required Qualifications & Skills",
        "Minimum qualifications",
        "Who you are",
        "What we're looking for",
        "You'll thrive here if you",
        "What it takes to succeed",
        "Knowledge, Skills, and Abilities",
        "Please apply if:",
        "Must have",
        "About you",
        "The ideal candidate must have:",
        "Education and experience",
        "✅ What you'll need",
        "Skills & Requirements",
        "To be successful in this role, you will need",
        "You have:",
    ],
    "preferred": [
        "Preferred qualifications",
        "Nice-to-haves",
        "Bonus points if you have",
        "Desired skills",
        "It would be great if you also have:",
        "What will set you apart",
        "Experience that's a plus",
        "Preferred, but not required",
        "Skills (nice to have)",
        "We'd love to see",
    ],
    "about_employer": [
        "About us",
        "About Acme Foods, Inc.",
        "Who we are",
        "Company description",
        "Our values",
        "Why join us?",
        "Life at Acme",
        "The team",
        "Meet the team",
    ],
    "about_role": [
        "The role",
        "About this job",
        "Position summary",
        "Role overview",
        "Your impact",
        "Our tech stack",
    ],
    "pay": ["Compensation", "Salary range", "ANNUAL SALARY", "Pay transparency", "Base pay range:"],
    "benefits": [
        "Benefits",
        "Perks & benefits",
        "What we offer",
        "What's in it for you?",
        "Compensation & benefits",
        "Why you'll love working at Acme",
        "Total rewards",
        "Acme offers:",
    ],
    "screening": [
        "Background check",
        "Work authorization",
        "Security clearance",
        "Conditions of employment",
    ],
    "conditions": [
        "Physical demands",
        "Work environment",
        "Travel requirements",
        "Where you'll work",
    ],
    "equal_opportunity": [
        "Equal opportunity",
        "Diversity & inclusion",
        "Our commitment to inclusion",
    ],
    "how_to_apply": ["How to apply", "Interview process", "APPLICATION DEADLINE", "Next steps"],
    "legal": ["Privacy notice", "Note to recruiters", "Disclaimer"],
    "header": ["Location", "Employment type", "Job ID"],
    "other": ["Job description", "Additional information", "Overview"],
}


@pytest.mark.parametrize(("kind", "text"), [(k, t) for k, texts in SAYS.items() for t in texts])
def test_says(kind: str, text: str) -> None:
    says = HEADINGS.look_up(text)
    assert says is not None
    assert says.kinds[0] == kind


MISSES = [
    ("MUST HAVE MORNING AVAILABILITY", "required"),
    ("Requirements gathering", "required"),
    ("Preferred locations", "preferred"),
    ("Benefits platform team", "benefits"),
    ("Responsible AI", "duties"),
    ("Travel perks", "conditions"),
    ("Customer experience", "required"),
    ("Equity", "equal_opportunity"),
    ("Performance bonuses", "preferred"),
    ("What you'll get", "duties"),
    ("What we expect from you", "benefits"),
]


@pytest.mark.parametrize(("text", "kind"), MISSES)
def test_does_not_say(text: str, kind: str) -> None:
    says = HEADINGS.look_up(text)
    assert says is None or says.kinds[0] != kind


@pytest.mark.parametrize(
    "text",
    ["AN EQUAL OPPORTUNITY EMPLOYER", "A van is required", "https://example.org", "#LI-Remote"],
)
def test_heads_nothing(text: str) -> None:
    assert HEADINGS.stands_alone(text)


@pytest.mark.parametrize("text", ["Requirements", "Remote work", "Equal opportunity"])
def test_may_head_something(text: str) -> None:
    assert not HEADINGS.stands_alone(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("🚀 What you’ll do:", "What you'll do"),
        ("2. Duties", "Duties"),
        ("IV) **Duties**", "Duties"),
        ("---- Skills ----", "Skills"),
        ("A day in the life", "A day in the life"),
        ("Skills (must have)", "Skills (must have)"),
    ],
)
def test_plain(text: str, bare: str) -> None:
    assert plain(text) == bare


def test_an_endless_heading_is_not_looked_up() -> None:
    assert HEADINGS.look_up("skills and " * 40) is None
