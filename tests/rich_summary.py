# ruff: noqa: E501 - the words of the sample
"""A rich summary made by hand, of an invented posting: every kind of part once.

The tests of the renderers read it with ``runpy``: test modules cannot import each other.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import (
    Absence,
    Block,
    Comparison,
    Fold,
    KeyFact,
    LeftOut,
    Link,
    Part,
    PayRow,
    Posting,
    Rating,
    Reading,
    Screening,
    Source,
    Span,
    Statement,
    Summary,
    Term,
    Text,
)  # fmt: skip

LINES = (
    ("heading", 1, "Bicycle Mechanic, Lead"),
    ("paragraph", 0, "Harbor Wheels Cooperative, Portland and Salem, Oregon"),
    ("paragraph", 0, "Save this job"),
    ("heading", 2, "Who we are"),
    ("paragraph", 0, "We are a worker-owned shop. We have fixed bicycles on the river since the ferry days."),
    ("heading", 2, "What you will do"),
    ("item", 1, "Repair bicycles and e-bikes."),
    ("item", 2, "Hub gears, drum brakes and batteries"),
    ("item", 2, "Frames of steel and aluminum"),
    ("item", 1, "Teach two apprentices."),
    ("heading", 2, "Requirements"),
    ("item", 1, "A mechanic's certificate and 3+ years of paid shop work, OR 5+ years of paid shop work."),
    ("item", 1, "You can lift 50 lb."),
    ("heading", 4, "For the Salem shop"),
    ("item", 1, "A driver's license."),
    ("heading", 2, "Nice to have"),
    ("item", 1, "You know CAN bus tools."),
    ("heading", 2, "Pay"),
    ("row", 0, "Place | From | To"),
    ("row", 0, "Portland | $24.50 an hour | $31.00 an hour"),
    ("row", 0, "Salem | $22.75 an hour | "),
    ("paragraph", 0, "You also get a tool allowance of up to $600 a year."),
    ("heading", 2, "Before you start"),
    ("paragraph", 0, "Offers depend on a background check. We repeat it every two years. Driving records may be checked. We do no drug tests."),
    ("paragraph", 0, "Write to jobs@harborwheels.example or apply at https://harborwheels.example/jobs/lead-mechanic?from=board&lang=en by March 30, 2027."),
    ("paragraph", 0, "#ferryjobs"),
)  # fmt: skip
COMPARISONS = (
    Comparison("duties", "What you will do",
               Rating(80, 5, 9.1, "middling", -1.0, "middling", 52.0),
               Rating(60, 7, 6.0, "easier", 0.4, "easier", 2.0)),
    Comparison("required", "Requirements",
               Rating(90, 4, 13.2, "hard", -2.1, "hard", 95.0),
               Rating(50, 6, 8.1, "middling", -0.7, "middling", 35.0)),
    Comparison("pay", "Pay", Rating(9, 1), Rating(7, 1)),
)  # fmt: skip
WORDS = "\n".join(line for _, _, line in LINES)


def posting() -> Posting:
    blocks, at = [], 0
    for kind, level, line in LINES:
        blocks.append(
            Block(kind, Text.of(line, at), level, header=line.startswith("Place |"))  # type: ignore[arg-type]
        )
        at += len(line) + 1
    start = WORDS.index("background check")
    link = Link(Span(start, start + 16), "https://harborwheels.example/checks")
    loud = WORDS.index("every two years")
    here = next(i for i, block in enumerate(blocks) if "background" in block.text.value)
    blocks[here] = replace(blocks[here], links=(link,), strong=(Span(loud, loud + 15),))
    readings = tuple(
        Reading(each.section, each.title, each.before, (Span(0, 1),)) for each in COMPARISONS
    )
    source = Source("bicycle-mechanic", WORDS, "text")
    return Posting(source, "en", tuple(blocks), readings=readings)


def said(text: str, *ways: Statement, words: str = "Bicycle", **more: object) -> Statement:
    start = WORDS.index(words)
    return Statement(text, "test.rule", (Span(start, start + len(words)),), ways, **more)  # type: ignore[arg-type]


def check(text: str, kind: str, status: str, *ways: Statement) -> Statement:
    fact = Screening(f"screening.{kind}", (Span(0, 1),), kind, status)  # type: ignore[arg-type]
    return said(text, *ways, fact=fact)


def pay(scope: str, low: str, high: str, per: str, kind: str) -> PayRow:
    return PayRow(scope, low, high, per, kind, said(f"{low} to {high} {per}"))


def heading(text: str, *ways: Statement) -> Statement:
    return Statement(text, "summary.subheading", (Span(0, 1),), ways)


PARTS = (
    Part("key_facts", "Key facts", key_facts=(
        KeyFact("Pay", (said("$24.50 to $31.00 an hour (Portland)"), said("from $22.75 an hour (Salem)"))),
        KeyFact("Place", (said("Portland and Salem, Oregon"),)),
        KeyFact("Work from home", (Absence("workplace", "The posting does not say if you can work from home."),)),
        KeyFact("Kind of job", (said("Full-time"),)),
        KeyFact("Checks", (said("Background check. Driving record."),)),
        KeyFact("Apply by", (said("March 30, 2027"),)),
    )),
    Part("required", "What you need", (
        said("One of these is enough:", said("A mechanic's certificate and 3 or more years of paid shop work."), said("5 or more years of paid shop work.")),
        said("You can lift 50 lb."),
        heading("For the Salem shop:", said("A driver's license.")),
    ), "You must have all of these.", ordered=True),
    Part("preferred", "Helpful, but not needed", (said("You know CAN bus tools."),), ordered=True),
    Part("pay", "Pay", (said("You also get a tool allowance of up to $600 a year."),), "What the posting says about pay:", pay=(
        pay("Portland", "$24.50", "$31.00", "an hour", "Base pay"),
        pay("Salem", "$22.75", "", "an hour", "Base pay"),
        pay("", "", "$600", "a year", "Allowance"),
    )),
    Part("screening", "Checks before you start", (
        check("They check your criminal record. It is done again: every two years.", "background_check", "required", said("The posting says: “Offers depend on a background check.”")),
        check("They look at your driving record.", "driving_record", "possible"),
        check("Not asked for: drug test.", "drug_test", "not_required"),
    )),
    Part("about_role", "About the job", (said("You lead the repair shop."), said("You report to all members."))),
    Part("duties", "What you will do", (
        said("Repair bicycles and e-bikes.", said("Hub gears, drum brakes and batteries."), said("Frames of steel and aluminum.")),
        said("Teach two apprentices."),
    )),
    Part("conditions", "Hours, place and travel", (said("The shop is open on Saturdays."),)),
    Part("benefits", "Benefits", (said("Health insurance from the first day."), said("Le vélo de service est à vous.", lang="fr"))),
    Part("how_to_apply", "How to apply", (
        said("You can apply here: https://harborwheels.example/jobs/lead-mechanic?from=board&lang=en."),
        said("Write to jobs@harborwheels.example."),
    )),
    Part("about_employer", "About the employer", (said("We are a worker-owned shop."), said("The posting says more about the cooperative.", words="Offers depend on a background check.", fold=Fold("employer", "", (), more=True)))),
    Part("other", "Also in the posting", (said("All are welcome."),)),
    Part("not_said", "What the posting does not say", (Absence("hours", "The posting does not say what hours you work."), Absence("travel", "It does not say if you travel."))),
)  # fmt: skip


def rich_summary() -> Summary:
    """The summary that every renderer must be able to show."""
    return Summary(
        posting=posting(),
        title=said("Bicycle Mechanic, Lead"),
        language="en",
        subtitle=(said("Harbor Wheels Cooperative"),),
        notices=(Absence("cut", "We could not read the last page of the posting."),),
        parts=PARTS,
        glossary=(
            Term("CAN", "not explained in the posting", "unknown"),
            Term("E-bike", "a bicycle with a motor that helps you", "glossary"),
            Term("HWC", "Harbor Wheels Cooperative", "posting"),
        ),
        comparisons=COMPARISONS,
        left_out=(
            LeftOut("Save this job", "It is a button of the web site.", (Span(0, 1),)),
            LeftOut("#ferryjobs", "It is a tag for search engines.", (Span(0, 1),)),
        ),
    )
