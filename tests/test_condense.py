"""What is folded, what is never folded, and what stands for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.lexicon import load
from pipeline.model import (
    SECTION_KINDS,
    Detail,
    Fact,
    Pay,
    Posting,
    Screening,
    Section,
    SectionKind,
    Source,
    Span,
    Text,
    Unit,
)
from pipeline.stages.condense import condense

LEXICON = load("en")
EQUAL = (
    "Harbor Bakery is an equal opportunity employer and treats all who apply alike, without "
    "regard to age, race, religion or gender."
)


def posting(*lines: tuple[SectionKind, str], facts: tuple[Fact, ...] = ()) -> Posting:
    """One section and one block a line."""
    at = 0
    sections: list[Section] = []
    for number, (kind, line) in enumerate(lines):
        item = line.startswith("- ")
        unit = Unit("item" if item else "sentence", Text.of(line.removeprefix("- "), at), number)
        if sections and sections[-1].kind == kind:
            last = sections.pop()
            sections.append(Section(kind, None, (*last.units, unit), "test"))
        else:
            sections.append(Section(kind, None, (unit,), "test"))
        at += len(line) + 1
    text = "\n".join(line for _, line in lines)
    units = tuple(unit for section in sections for unit in section.units)
    return Posting(
        Source("t", text, "text"), "en", (), units, sections=tuple(sections), facts=facts
    )


def folded(condensed: Posting) -> dict[str, list[str]]:
    return {
        fold.rule.removeprefix("boilerplate."): [unit.text.value for unit in fold.units]
        for fold in condensed.folds
    }


@pytest.mark.parametrize(
    ("kind", "line", "rule"),
    [
        ("equal_opportunity", EQUAL, "equal_treatment"),
        ("other", EQUAL, "equal_treatment"),
        ("about_employer", EQUAL, "equal_treatment"),
        (
            "equal_opportunity",
            "We cherish a bakery where women, men and people of every faith and from "
            "all backgrounds feel that they belong.",
            "equal_treatment",
        ),
        (
            "equal_opportunity",
            "Reasonable accommodations are made so that people with disabilities can "
            "take part in each step.",
            "accommodation",
        ),
        (
            "other",
            "Few people tick all the boxes, and bakers who don't match every single "
            "point still do well here.",
            "apply_anyway",
        ),
        (
            "equal_opportunity",
            "We ask you to self-identify, and what you tell us is used for nothing but "
            "the count that the state wants from us.",
            "self_identification",
        ),
        (
            "equal_opportunity",
            "We think hard about how a small firm can be just to all.",
            "fairness",
        ),
        (
            "legal",
            "This description is not intended to be an exhaustive list of all that a baker does.",
            "duties_change",
        ),
        (
            "legal",
            "We do not accept unsolicited resumes from agencies and pay no fees for them.",
            "agencies",
        ),
        (
            "legal",
            "See our Candidate Privacy Notice for how we store and handle the "
            "information in your application.",
            "privacy",
        ),
        (
            "other",
            "Scam alert: we never ask you to send money, gift cards or payments before "
            "you have met us at the shop.",
            "fake_offers",
        ),
        (
            "legal",
            "Nothing on this page is meant to create or imply a contract of employment "
            "between us and those who apply.",
            "no_contract",
        ),
        (
            "legal",
            "All employment here is at-will employment under the laws of the state, as is usual.",
            "at_will",
        ),
        (
            "legal",
            "An automated employment decision tool helps us to sort the many forms we get.",
            "automated_tools",
        ),
    ],
)
def test_boilerplate_is_folded(kind: SectionKind, line: str, rule: str) -> None:
    condensed = condense(posting((kind, line)), LEXICON)
    assert folded(condensed) == {rule: [line]}
    assert condensed.folds[0].says == LEXICON.rules["boilerplate"][rule].says


@pytest.mark.parametrize(
    "line",
    [
        f"{EQUAL} Write to help@bakery.example to ask for support.",
        f"{EQUAL} Call (555) 010-0123 if you need support.",
        "We treat all equally: to ask for an accommodation, tell your recruiter or use the form.",
        "We do not discriminate, and a background check and a drug test come before the first day.",
        "Equal opportunity employer; we take part in E-Verify and check each new baker's papers.",
        "Equal opportunity employer; the salary of all bakers is set by the town board each May.",
        "Equal opportunity employer: night bakers get $3 more an hour, whoever they are.",
        "Equal opportunity employer, but applicants must live in the county when they are hired.",
        "Equal opportunity employer; complaints have to be filed within ten days of the test.",
        "Equal opportunity employer: veterans' preference is given to those who have served.",
        "Our privacy notice says how we use your data, and you may opt out of it by letter.",
        "Equal opportunity employer, and we cannot sponsor visas for bakers at this time.",
    ],
)
def test_what_a_candidate_needs_is_never_folded(line: str) -> None:
    assert condense(posting(("equal_opportunity", line)), LEXICON).folds == ()


@pytest.mark.parametrize(
    "fact",
    [
        Pay("pay.x", (Span(20, 25),), Decimal(20), Decimal(20), "USD", "hour"),
        Screening("screening.x", (Span(0, 3),), "background_check", "required"),
        Detail("details.x", (Span(len(EQUAL) - 4, len(EQUAL)),), "location", "Harbor"),
    ],
    ids=["pay", "screening", "place"],
)
def test_a_unit_on_which_a_fact_stands_is_never_folded(fact: Fact) -> None:
    assert condense(posting(("equal_opportunity", EQUAL), facts=(fact,)), LEXICON).folds == ()


def test_a_fact_beside_a_unit_leaves_it_alone() -> None:
    beside = Detail("details.x", (Span(len(EQUAL), len(EQUAL) + 1),), "location", "Harbor")
    name = Detail("details.x", (Span(0, 13),), "employer", "Harbor Bakery")
    lines: tuple[tuple[SectionKind, str], ...] = (("equal_opportunity", EQUAL),)
    assert len(condense(posting(*lines, facts=(beside, name)), LEXICON).folds) == 1


@pytest.mark.parametrize(
    "kind",
    sorted(
        set(SECTION_KINDS) - {"about_employer", "about_role", "equal_opportunity", "legal", "other"}
    ),
)
def test_other_sections_are_left_alone(kind: SectionKind) -> None:
    assert condense(posting((kind, EQUAL)), LEXICON).folds == ()


ABOUT = (
    "Are you ready for the best bread of your life, and for a team that lives for it?",
    "We believe that slow dough makes people kind.",
    "Harbor Bakery is a chain of four shops on the coast.",
    "It bakes for hotels and schools.",
    "Our mission is a fresh loaf on each table in town.",
    "We were named the best small bakery of the state two years in a row.",
    "The ovens are in the old mill, and a second mill feeds the shops in the north.",
    "The old mill has a museum.",
)


def about(*lines: str, facts: tuple[Fact, ...] = ()) -> Posting:
    pairs: list[tuple[SectionKind, str]] = [("about_employer", line) for line in lines]
    return condense(posting(*pairs, facts=facts), LEXICON)


def test_who_the_employer_is_stays_and_the_rest_is_folded() -> None:
    condensed = about(*ABOUT)
    assert folded(condensed) == {"employer": [*ABOUT[:2], *ABOUT[3:]]}
    assert condensed.folds[0].says == "The posting says more about the employer."


@pytest.mark.parametrize(
    "line",
    [
        "If you're ready to rise with us, you have come to the right place in the right town.",
        "Sound like a good time, and does the bread that you dream of make people smile?",
        "Learn more about the mill, and about the people in it, on the pages that we wrote.",
        "You will have the chance to be part of a bakery that the whole town talks about.",
    ],
)
def test_promises_and_slogans_are_folded(line: str) -> None:
    assert folded(about(ABOUT[2], line)) == {"employer": [line]}


ROLE = (
    "Bread is a joy, and so is each day that begins with the smell of it.",
    "As a night baker, you will run the ovens of the old mill.",
    "This is an exciting opportunity to make an impact on the breakfast of a whole town.",
    "You will have a hand in all that leaves the mill, from the first dough to the last loaf.",
    "The mill hums all night, and the town knows that sound as well as its own bells.",
)
DUTIES = ("- Bake rye bread.", "- Clean the ovens.", "- Count the loaves.")


def role(*lines: str, duties: tuple[str, ...] = DUTIES) -> Posting:
    pairs: list[tuple[SectionKind, str]] = [("about_role", line) for line in lines]
    pairs += [("duties", line) for line in duties]
    return condense(posting(*pairs), LEXICON)


def test_what_the_job_is_for_stays_and_general_words_are_folded() -> None:
    condensed = role(*ROLE)
    assert folded(condensed) == {"job": [ROLE[0], *ROLE[2:]]}
    assert condensed.folds[0].says == "The posting says more about the job."


def test_without_a_list_of_duties_the_sentences_on_the_work_stay() -> None:
    assert ROLE[3] not in folded(role(*ROLE, duties=()))["job"]


@pytest.mark.parametrize(
    "line",
    [
        "You report to the owner, and you are one of a crew of six who know each other well.",
        "The work is at the mill, in our Harbor office, and now and then in the shops.",
        "It is a permanent post, and the start date is the first week of spring, if all goes well.",
        "Some travel to the shops on the coast belongs to it, by van and with the loaves.",
        "We use Django for the orders, and the ovens are run by programs of our own making.",
        "The ideal candidate has stood at an oven before and does not mind the early hours.",
        "To thrive in this role, somebody calm with a love of order is what we look for.",
        "It is a contract for 12 months, and there may be more to come after that time.",
        "We can base this role in Harbor or in the old mill, as you and the crew like it.",
        "The shifts are at night and on weekends, when the town is asleep and the ovens hot.",
        "Pay grows with the years, and a bonus comes with each spring that was a good one.",
    ],
)
def test_what_says_something_of_the_job_stays(line: str) -> None:
    assert folded(role(ROLE[1], ROLE[3], line)).get("job", []) in ([], [ROLE[3]])


def test_the_sentence_that_names_the_employer_wins() -> None:
    lines = (
        "The oven team is a group of friends who bake all night, and the day team cleans it up.",
        "Harbor Bakery makes bread for all hotels on the coast.",
    )
    name = Detail("details.x", (Span(0, 1),), "employer", "Harbor Bakery")
    assert folded(about(*lines, facts=(name,))) == {"employer": [lines[0]]}
    assert folded(about(*lines)) == {"employer": [lines[1]]}


def test_what_the_employer_does_in_any_word_introduces_it() -> None:
    lines = ("Harbor Bakery lends ovens to all who ask for one.", ABOUT[7], ABOUT[6])
    name = Detail("details.x", (Span(0, 1),), "employer", "Harbor Bakery")
    assert folded(about(*lines, facts=(name,))) == {"employer": [*lines[1:]]}


def test_a_short_sentence_wins_over_a_long_one() -> None:
    long = "Harbor Bakery is a chain of shops that " + "bakes and sells and bakes again and " * 4
    assert folded(about(long + "rests.", ABOUT[2])) == {"employer": [long + "rests."]}


def test_where_nothing_says_who_the_employer_is_nothing_is_shown() -> None:
    assert folded(about(*ABOUT[:2])) == {"employer": list(ABOUT[:2])}


def test_where_the_employer_is_stands_there_unless_the_place_of_work_is_told() -> None:
    line = "There are offices in Harbor and in Salem, and a third one is on its way, they say."
    place = Detail("details.x", (Span(0, 1),), "location", "Salem")
    assert folded(about(ABOUT[2], line)) == {}
    assert folded(about(ABOUT[3], ABOUT[2], line, facts=(place,)))["employer"][-1] == line


def test_where_all_is_praise_one_sentence_still_stands() -> None:
    lines = ("We are a world-class and fast-growing bakery.", ABOUT[5])
    assert folded(about(*lines)) == {"employer": [lines[1]]}


@pytest.mark.parametrize(
    "line",
    [
        "You will bake with two others through the night and clean the ovens in the morning.",
        "As a senior baker, you will be part of everything that happens in the old mill.",
        "This role is at the heart of our mission and reports to the owner of the bakery.",
        "We are a remote team with a culture of writing things down for each other, always.",
        "Our stack is Django and Postgres, and our culture is one of small steps and tests.",
        "Our culture comes with stock options, dental care and a pension for all of us.",
        "We are growing fast and are looking for a baker who likes to work in the early morning.",
        "The shops and the mill stand on the coast, and there are offices in Harbor as well.",
        "Ovens, mixers, Django",
        "- Keep the books of the shops on the coast, and of the old mill, with a pencil.",
        "- Pay is a third of all sales as a commission, and our culture is one of thrift.",
        "We work a six-day week of 36 hours a week, as our culture and the ovens ask of us.",
        "Your days start early here, and the town sleeps while the bread is being made.",
        "パンを焼く仕事です。経験のある人を探しています。 " + "パン " * 20,
    ],
)
def test_what_is_about_the_job_stays_among_the_employer(line: str) -> None:
    assert folded(about(ABOUT[2], line)) == {}


def test_a_rule_gives_one_fold_in_source_order() -> None:
    again = "All qualified applicants are considered alike by a bakery that does not discriminate."
    lines: tuple[tuple[SectionKind, str], ...] = (
        ("equal_opportunity", EQUAL), ("duties", "Bake bread."), ("other", again),
        ("legal", "Staffing agencies may not submit candidates, and get no fees for them."),
    )  # fmt: skip
    assert folded(condense(posting(*lines), LEXICON)) == {
        "equal_treatment": [EQUAL, again],
        "agencies": [lines[3][1]],
    }


def test_a_list_goes_with_the_line_that_announces_it() -> None:
    lines: list[tuple[SectionKind, str]] = [
        ("legal", "Fraud alert: fake job offers are sent in our name, and these are their signs:"),
        ("legal", "- a text at night"),
        ("legal", "- a bad logo"),
        ("legal", "The mill was built in 1911."),
    ]
    found = folded(condense(posting(*lines), LEXICON))
    assert found == {"fake_offers": [lines[0][1], "a text at night", "a bad logo"]}


def test_what_is_shorter_than_its_line_is_shown() -> None:
    short = posting(("equal_opportunity", "Equal opportunity employer."))
    assert condense(short, LEXICON).folds == ()


def test_dropped_units_are_not_folded() -> None:
    unit = Unit("sentence", Text.of(EQUAL), 0, dropped="clean.x")
    section = Section("equal_opportunity", None, (unit,), "test")
    given = Posting(Source("t", EQUAL, "text"), "en", (), (unit,), (section,))
    assert condense(given, LEXICON).folds == ()


def test_every_line_that_stands_for_others_is_plain() -> None:
    for rule in LEXICON.rules["boilerplate"]:
        if rule.text("into"):
            assert not rule.says, rule.id
        elif rule.text("group", "fold") in ("fold", "rest", "recurs"):
            assert 4 <= len(rule.says.split()) <= 17, rule.id
            assert rule.says.endswith("."), rule.id
            assert not any(letter.isdigit() for letter in rule.says), rule.id
        else:
            assert not rule.says, rule.id


def test_what_praise_announces_among_the_benefits_is_no_praise() -> None:
    lines: tuple[tuple[SectionKind, str], ...] = (
        ("benefits", "We value each of our bakers, and so we have thought of much for you:"),
        ("benefits", "- Health insurance"),
        ("benefits", "- 20 paid vacation days"),
    )
    assert folded(condense(posting(*lines), LEXICON)) == {"good_place": [lines[0][1]]}


HELP = "Reasonable accommodations are made so that people with disabilities can take part."
JUST = "We think hard about how a small firm can be just to all."
ASK = "If you need an adjustment to the interview, please let us know."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((HELP,), {"accommodation": [HELP]}),
        ((HELP, ASK), {"accommodation": [HELP]}),
        ((EQUAL, HELP), {"equal_treatment": [EQUAL], "accommodation": [HELP]}),
        ((EQUAL, HELP, ASK), {"equal_treatment": [EQUAL, HELP]}),
        ((JUST,), {"fairness": [JUST]}),
        ((EQUAL, JUST), {"equal_treatment": [EQUAL, JUST]}),
    ],
    ids=["help", "how to ask", "alike", "alike and how to ask", "talk", "alike and talk"],
)
def test_what_another_line_says_joins_it(
    lines: tuple[str, ...], expected: dict[str, list[str]]
) -> None:
    sections: tuple[tuple[SectionKind, str], ...] = tuple(
        ("equal_opportunity", line) for line in lines
    )
    assert folded(condense(posting(*sections), LEXICON)) == expected


@pytest.mark.parametrize(
    ("kind", "line", "rule"),
    [
        ("how_to_apply", "Thank you all very much for your time!", "apply_talk"),
        ("how_to_apply", "We look forward to all that you bake.", "apply_talk"),
        ("how_to_apply", "We would so love to hear from you!", "apply_talk"),
        ("how_to_apply", "We are so few that only those chosen will hear from us.", "no_answer"),
        ("conditions", "The offices of the old mill remain central to how we bake.", "place_talk"),
        ("benefits", "A great opportunity to grow with the mill", "good_place"),
        ("benefits", "Learn more about the benefits of the mill.", "good_place"),
    ],
)  # fmt: skip
def test_talk_is_folded(kind: SectionKind, line: str, rule: str) -> None:
    condensed = condense(posting((kind, line)), LEXICON)
    assert folded(condensed) == {rule: [line]}


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("how_to_apply", "Thank you for your interest in us; send the form to the mill by noon."),
        ("how_to_apply", "We review all applications on a rolling basis, so the job may close."),
        ("how_to_apply", "We will contact you within ten working days of the day of your letter."),
        ("conditions", "The offices remain central to how we bake, so you must live in Harbor."),
        ("benefits", "A great opportunity to work from home with the people of the mill"),
        ("benefits", "A friendly environment with paid leave and a training budget"),
        ("benefits", "Full-time bakers who have passed the trial get these benefits:"),
    ],
)
def test_what_one_can_use_is_no_talk(kind: SectionKind, line: str) -> None:
    assert not condense(posting((kind, line)), LEXICON).folds


def test_the_list_of_values_goes_with_the_line_that_announces_it() -> None:
    values = ("Our core values and our culture in a few words are these:", "- Trust", "- Salt")
    assert folded(about(ABOUT[2], *values))["employer"] == [
        values[0], "Trust", "Salt"
    ]  # fmt: skip
