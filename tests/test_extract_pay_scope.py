"""For whom an amount of pay holds, and what tables of pay say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.lexicon import load
from pipeline.model import Block, Pay, Posting, Section, SectionKind, Source, Text, Unit
from pipeline.stages.extract.pay import pay


def posting(written: str, section: SectionKind = "other", language: str = "en") -> Posting:
    """Lines: ``# `` begins a heading, ``| `` a table row, anything else is a sentence."""
    units: list[Unit] = []
    at = 0
    for number, line in enumerate(written.split("\n")):
        mark = 2 if line.startswith(("# ", "| ")) else 0
        kind = {"# ": "heading", "| ": "row"}.get(line[:2], "sentence")
        if line[mark:]:
            units.append(Unit(kind, Text.of(line[mark:], at + mark), number))  # type: ignore[arg-type]
        at += len(line) + 1
    blocks = tuple(Block("paragraph", Text.of("x")) for _ in written.split("\n"))
    sections = (Section(section, None, tuple(units), "test"),)
    return Posting(Source("test", written, "text"), language, blocks, tuple(units), sections)


def read(written: str, section: SectionKind = "other") -> tuple[Pay, ...]:
    return pay(posting(written, section), load("en"))


def short(fact: Pay) -> str:
    """``70000-80000 USD year``, then the kind where it is not base pay."""

    def one(value: Decimal | None) -> str:
        if value is None:
            return ""
        return f"{value.normalize():f}"

    kind = "" if fact.kind == "base" else f" {fact.kind}"
    return f"{one(fact.min)}-{one(fact.max)} {fact.currency} {fact.period}{kind}"


SCOPES = [
    ("Engineer II: $119,000 - $126,000", ["Engineer II"]),
    ("Pay ranges may differ for people in other locations.\nBase: $90,000 - $99,000", [None]),
    ("Zone A: $119,000 - $126,000\nZone B: $119,000 - $126,000", ["Zone A", "Zone B"]),
    ("For Ohio-based hires: annual salary of $90,000 - $99,000", ["Ohio"]),
    ("Ohio only: the base salary is $90,000 - $99,000", ["Ohio"]),
    ("US base salary range: $90,000 - $99,000", ["US"]),
    ("The base salary range for candidates in Salem, OR is $90,000 - $99,000.", ["Salem, OR"]),
    ("The salary in the Harbor Department is $90,000.", ["Harbor Department"]),
    ("The base salary range for this role is $90,000 to $99,000 in Reno, NV.", ["Reno, NV"]),
    ("For all other states, the pay range is $90,000 - $99,000", ["all other states"]),
    ("Salary: GS-14 ($122,000 to $159,000)", ["GS-14"]),
    ("$90,000 - $99,000 (Zone 2)", ["Zone 2"]),
    ("Junior: $90,000 a year + tips (OTE $99,000)", ["Junior", "Junior"]),
    ("Salary: $90k-99k for a Senior I and $100k-115k for a Senior II", ["Senior I", "Senior II"]),
    ("Salary: $80k in Leeds & most northern towns, and $95k in London",
     ["Leeds & most northern towns", "London"]),
    ("The salary in the Parks Department is $81,000 (flat-rated) and $83,000 (flat-rated).",
     ["Parks Department", "Parks Department"]),
    ("GS-14, Step 1 - $108,000 to GS-14, Step 10 - $140,000", ["GS-14, Step 1 to GS-14, Step 10"]),
    ("part-time: $600 - $800 per month", ["part-time"]),
    ("$30,000 - $34,500 annual salary (South America)", ["South America"]),
    ("Salary: RM11,700 for those based in Malaysia, and SGD7,600 for those based in Singapore.",
     ["Malaysia", "Singapore"]),
    ("# United States Salary Range\n$108,000 - $129,000", ["United States"]),
    ("For candidates in Iowa:\n$90,000 - $99,000 per year", ["Iowa"]),
    ("| Zone | Minimum | Maximum\n| Zone A | $70,000 | $80,000\n| Zone B | $60,000 | $75,000",
     ["Zone A", "Zone B"]),
    # no scope: it holds everywhere, or the words name something else
    ("Base salary range: $90,000 - $99,000", [None]),
    ("The annual base salary range for this full-time position is $90,000 - $99,000.", [None]),
    ("Compensation and benefits: $90,000 - $99,000", [None]),
    ("Acme | Senior Engineer | Remote (US) | $90,000 - $99,000", [None]),
    ("Acme anticipates the salary to be $90,000.", [None]),
    ("Salary: $90,000 (DOE)", [None]),
    ("Salary: $90,000 in addition to equity", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), SCOPES, ids=[one[0][:50] for one in SCOPES])
def test_scope_is_the_postings_own_words(written: str, expected: list[str | None]) -> None:
    assert [fact.scope for fact in read(written)] == expected
    for fact in read(written):
        assert fact.scope is None or fact.scope.split(" to ")[0] in written


TABLES = [
    ("| Zone | Low | High\n| Zone A | $70,000 | $80,000", "70000-80000 USD year"),
    ("# Hourly rates\n| Step 1 | $20.10 | $25.20", "20.1-25.2 USD hour"),
    ("| Level | Min | Mid | Max\n| L4 | $70,000 | $75,000 | $80,000", "70000-80000 USD year"),
    ("| Level | Base salary | OTE\n| L4 | $70,000 | $110,000",
     "70000-70000 USD year; 110000-110000 USD year total"),
    ("| City | Hourly rate\n| Boise | $20 - $25", "20-25 USD hour"),
    ("| Salary | $70,000 - $80,000", "70000-80000 USD year"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), TABLES)
def test_tables_of_pay_are_read_by_their_headings(written: str, expected: str) -> None:
    assert "; ".join(short(fact) for fact in read(written)) == expected


@pytest.mark.parametrize(
    "written",
    [
        "For Ohio-based hires: annual salary of $90,000 - $99,000",
        "The salary is $90,000 to $99,000 for the Parks Department.",
        "# Ohio pay range\n$90,000 - $99,000",
        "| Place | Salary\n| Ohio | $90,000 - $99,000",
        "| Zone | Low | High\n| Zone A | $70,000 | $80,000",
    ],
)
def test_evidence_holds_the_scope_as_well(written: str) -> None:
    whole = posting(written)
    (fact,) = pay(whole, load("en"))
    assert fact.scope is not None
    assert fact.scope in " ".join(whole.quote(span) for span in fact.evidence)
