"""Pay phrasings: what must be read from each, to the digit, and what must never be."""

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


HITS = [
    # shapes of a range
    ("Salary: $71,000 - $84,500", "71000-84500 USD year"),
    ("The salary is $71,000 to $84,500 per year.", "71000-84500 USD year"),
    ("Pay: $71,000–$84,500", "71000-84500 USD year"),
    ("Pay: $71,000 — $84,500 USD", "71000-84500 USD year"),
    ("Salary between $71,000 and $84,500, depending on experience", "71000-84500 USD year"),
    ("Base pay ranges from $71,000 through $84,500.", "71000-84500 USD year"),
    ("The range for this role is $71,000.00 - $84,500.50.", "71000-84500.5 USD year"),
    ("Salary $71K-$84K", "71000-84000 USD year"),
    ("Salary: $71-84K plus equity", "71000-84000 USD year"),
    ("Base salary: $71-84,000", "71000-84000 USD year"),
    ("Salary: $71k-84", "71000-84000 USD year"),
    ("Salary: $71,000k - $84,500k", "71000-84500 USD year"),
    ("Salary: $71.5k to $84.5k", "71500-84500 USD year"),
    ("Salary: USD 71,000.00 - 84,500.00", "71000-84500 USD year"),
    ("Salary: USD$71,000 per year - USD$84,500 per year", "71000-84500 USD year"),
    ("Salary: (USD) $71,000 - $84,500", "71000-84500 USD year"),
    ("The salary is between $71,000 USD and $84,500 USD.", "71000-84500 USD year"),
    ("Pay: $71,000/year - $84,500/year", "71000-84500 USD year"),
    ("Salary: $84,500 - $71,000", "71000-84500 USD year"),
    ("Base pay is min $71k to a max of $84k annual salary.", "71000-84000 USD year"),
    (
        "The base pay is USD $71,000 in our lowest cost market and up to $84,500 per year"
        " in our highest.",
        "71000-84500 USD year",
    ),
    ("Salary: GS-12 Step 1 - $71,000 to GS-12 Step 10 - $84,500", "71000-84500 USD year"),
    ("$71,000* to $84,500 salary", "71000-84500 USD year"),
    # hourly and other periods
    ("Hourly rate: $21.50 - $25.75", "21.5-25.75 USD hour"),
    ("$18.25–$22.10 hourly", "18.25-22.1 USD hour"),
    ("Pay: $23/hr", "23-23 USD hour"),
    ("You will be paid $23 an hour.", "23-23 USD hour"),
    ("Wage: $23 per hour, paid biweekly", "23-23 USD hour"),
    ("Pay rate: $23", "23-23 USD hour"),
    ("Day rate: £450", "450-450 GBP day"),
    ("Daily pay of $310", "310-310 USD day"),
    ("The base weekly salary is $1,900 - $2,050.", "1900-2050 USD week"),
    ("Salary: €3,100 - €4,200 gross per month", "3100-4200 EUR month"),
    ("Gross monthly salary starting at EUR 3.900", "3900- EUR month"),
    ("Salary: 2400-3100 USD Monthly", "2400-3100 USD month"),
    ("We pay $45 per article.", "45-45 USD piece"),
    ("Salary: $2,900 biweekly", "2900-2900 USD None"),
    ("Salary: €4,000 - €5,000", "4000-5000 EUR None"),
    # single amounts, open ends
    ("Salary: $77,250", "77250-77250 USD year"),
    ("Starting salary of $77,250", "77250-77250 USD year"),
    ("Pay: up to $31 per hour", "-31 USD hour"),
    ("Salary of as much as £70000 per annum", "-70000 GBP year"),
    ("Salaries start at $95k.", "95000- USD year"),
    ("Starting at €42,000 salary", "42000- EUR year"),
    ("Salary: from €42,000", "42000- EUR year"),
    ("Salary: $80k+ DOE", "80000- USD year"),
    ("Salary: $80,000 and up", "80000- USD year"),
    ("Pay: $20+/hr", "20- USD hour"),
    ("The minimum gross salary for this position is €38,500 per year.", "38500- EUR year"),
    ("Salary: $80k + equity", "80000-80000 USD year"),
    # currencies and number shapes
    ("Salary: 45.000 - 55.000 €", "45000-55000 EUR year"),
    ("Salary: 60K€-75K€", "60000-75000 EUR year"),
    ("Salary: 60-75k EUR", "60000-75000 EUR year"),
    ("Salary: 45k-55k GBP", "45000-55000 GBP year"),
    ("Salary: £30k - £40k", "30000-40000 GBP year"),
    ("Salary: 60.000,50 EUR", "60000.5-60000.5 EUR year"),
    ("Salary: CHF 95'000 - 110'000", "95000-110000 CHF year"),
    ("Monthly salary: 14 000 - 18 500 PLN gross", "14000-18500 PLN month"),
    ("Pay: 14 000 zł per month", "14000-14000 PLN month"),
    ("Salary: ₹12-18 LPA", "1200000-1800000 INR year"),
    ("Salary: 12 LPA to 18 LPA", "1200000-1800000 INR year"),
    ("Salary: INR 12,00,000 per annum", "1200000-1200000 INR year"),
    ("Salary: A$95,000 - A$110,000", "95000-110000 AUD year"),
    ("Salary: CA$95,000 - CA$110,000", "95000-110000 CAD year"),
    ("Salary: CAD $95,000 - CAD $110,000", "95000-110000 CAD year"),
    ("Salary: $95,000 - $110,000 CAD", "95000-110000 CAD year"),
    ("For our team in Toronto the salary is $95,000 - $110,000.", "95000-110000 CAD year"),
    ("Location: Sydney\nSalary: $95,000 - $110,000", "95000-110000 AUD year"),
    ("Salary: 52 000 kr per month, Stockholm", "52000-52000 SEK month"),
    ("Salary: ¥6,000,000 - ¥8,000,000 per year", "6000000-8000000 JPY year"),
    ("Salary: HUF 900,000 per month", "900000-900000 HUF month"),
    ("Salary: R$ 9.500 per month", "9500-9500 BRL month"),
    ("Location: Leeds, UK\nSalary: 35k-42k", "35000-42000 GBP year"),
    ("Remote (Germany)\nSalary: 60k-75k", "60000-75000 EUR year"),
    ("Salary starts from 29 00€ per month", "2900- EUR month"),
    ("Salary: € 3.712,- gross per month", "3712-3712 EUR month"),
    # kinds
    ("Base pay: $90,000; OTE: $150,000", "90000-90000 USD year; 150000-150000 USD year total"),
    ("$95k base, $150k OTE", "95000-95000 USD year; 150000-150000 USD year total"),
    ("Total target cash of $150,000 - $170,000", "150000-170000 USD year total"),
    ("A $4,000 sign-on bonus", "4000-4000 USD once bonus"),
    ("Retention bonus of up to $2,500", "-2500 USD once bonus"),
    ("An annual bonus of $3,000", "3000-3000 USD year bonus"),
    ("Commission of $12,000 a year", "12000-12000 USD year commission"),
    ("We offer a yearly $900 stipend.", "900-900 USD year stipend"),
    ("Remote work allowance: $75 per month", "75-75 USD month allowance"),
    ("$600 home office budget", "600-600 USD None allowance"),
    ("Night shift differential of $1.75 per hour", "1.75-1.75 USD hour other"),
    (
        "Salary $60,000 - $70,000 plus a $4,000 signing bonus",
        "60000-70000 USD year; 4000-4000 USD once bonus",
    ),
    ("Salary: $60,000 - $70,000 + annual bonus", "60000-70000 USD year"),
    ("The salary range, not including bonus, is $60,000 - $70,000.", "60000-70000 USD year"),
    (
        "Base: $90,000 (OTE $120,000); senior: $110,000 (OTE $150,000)",
        "90000-90000 USD year; 120000-120000 USD year total;"
        " 110000-110000 USD year; 150000-150000 USD year total",
    ),
    # where the pay word stands elsewhere
    ("# Annual salary\n$64,300 to $71,900; $70,100 to $79,000",
     "64300-71900 USD year; 70100-79000 USD year"),
    ("# Hourly pay\n$17.00 - $19.00", "17-19 USD hour"),
    ("The pay range for this role is:\n$88,000 - $97,000", "88000-97000 USD year"),
    ("Acme | Engineer | Remote | $90k-$110k + equity", "90000-110000 USD year"),
    ("Acme | Engineer | Remote | $90k+ | Full-time", "90000- USD year"),
    ("$40 per hour", "40-40 USD hour"),
    ("The salary is $71,000 to\n$84,500 a year.", "71000-84500 USD year"),
    ("The salary is $71,000.\n- $84,500. per year", "71000-84500 USD year"),
    ("The salary is $71,000 to $84, 500.", "71000-84500 USD year"),
    ("The total on-target earnings (OTE) range for this job is CAD$90,000 - CAD$99,000",
     "90000-99000 CAD year total"),
    ("Salary: EUR45000-EUR52000", "45000-52000 EUR year"),
    ("Salary: RM9,500 per month", "9500-9500 MYR month"),
    ("$81,000 (flat-rated) salary", "81000-81000 USD year"),
    ("We raised $20M and pay $120k-$150k.", "120000-150000 USD year"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "expected"), HITS, ids=[hit[0][:50] for hit in HITS])
def test_amounts_are_read_to_the_digit(written: str, expected: str) -> None:
    assert "; ".join(short(fact) for fact in read(written)) == expected


MISSES = [
    "We raised $45M in our Series B.",
    "We have raised over $300,000 from friends.",
    "A $120 billion market",
    "You manage budgets of $150,000 - $200,000.",
    "A $50M-$100M book of business",
    "Annual revenue of $900,000",
    "We reached $800k ARR last year.",
    "401(k) with 4% match; 15 - 20 days PTO",
    "401k and 403b plans",
    "We match what you put in, at most $10,000 per year.",
    "Annual $1,500 education stipend",
    "Tuition reimbursement up to $5,250 a year",
    "$1,000 a year for professional development",
    "$500 annual learning stipend",
    "Life insurance of $50,000",
    "We contribute $1,200 a year to your HSA.",
    "Referral bonus: $2,000 for each friend you bring",
    "We will pay $500 to whoever refers the person we hire.",
    "Our plans start at $29 per month per user.",
    "Quota of $600,000 per year",
    "Average deal size $40,000 - $80,000",
    "Fines of up to $10,000",
    "The maximum salary available for this pay system is $183,500.",
    "GS-13 Step 1-10",
    "We never ask for your salary history.",
    "Salary is competitive; 10-15% bonus",
    "Commission of 5-8% of sales",
    "Equity of 0.5% - 1.25%",
    "20-25 days of paid leave",
    "5+ years of experience, 40 hours a week",
    "More than 60k customers and 200 employees",
    "Founded in 2012 with 1,500 staff in 30 countries",
    "Companies pay $100K to solve this.",
    "The kind of customers who pay $20,000 per year",
    "$10,000 annual charitable donation matching",
    "Salary: $180,0000",
    "Salary USD 875-150k",
    "Steps of $100-$150-$200",
    "Room 4.512, floor 3, call 555-0100",
    "With rates averaging $300 / hour, most people cannot pay a lawyer.",
    "€60,000.00",
    "The average salary in the city is $52,000.",
    "Convert $30 leads into $9,000 commission checks",
    "Pay attention to $5 details",
    "HSA contribution of $100-$150 per month",
    "We process $20,000 - $60,000 of orders a day.",
]


@pytest.mark.parametrize("written", MISSES)
def test_other_money_is_never_pay(written: str) -> None:
    assert [short(fact) for fact in read(written)] == []


def test_a_range_said_twice_is_one_fact_with_both_places() -> None:
    facts = read("Salary: €45K – €70K\nWe are a small team.\nAnnual salary: €45,000 – €70,000")
    assert [short(fact) for fact in facts] == ["45000-70000 EUR year"]
    assert len(facts[0].evidence) == 2


def test_evidence_holds_the_figures_and_the_heading_that_names_them() -> None:
    whole = posting("# Annual salary\n$64,300 to $71,900")
    (fact,) = pay(whole, load("en"))
    assert [whole.quote(span) for span in fact.evidence] == ["Annual salary", "$64,300 to $71,900"]


def test_a_heading_of_benefits_does_not_turn_a_lone_figure_into_salary() -> None:
    assert read("# Perks\n$750 for your desk", "benefits") == ()


def test_money_of_the_employer_is_not_pay_though_it_looks_like_it() -> None:
    assert read("Our users save $20,000 - $40,000 a year.", "about_employer") == ()


def test_a_bare_dollar_is_american_where_two_countries_are_named() -> None:
    (fact,) = read("Location: Canada or United States\nSalary: $90,000 - $99,000")
    assert fact.currency == "USD"


def test_hostile_text_takes_no_time() -> None:
    for piece in ("$1,", "salary ", "$5 to ", "pay (", "a$ ", "1 000 ", "In A, ", "$9-", "k+ "):
        read("Salary: $1 " + piece * 4000)
