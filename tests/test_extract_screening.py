"""Checks: which kind, whether, when and how often; each with the sentences that say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.lexicon import Lexicon, load
from pipeline.model import Posting, Screening, Section, SectionKind, Source, Text, Unit
from pipeline.stages.extract.screening import screening


def posting(*lines: str, section: SectionKind = "screening") -> Posting:
    """A posting of one section, a line a unit."""
    units, at = [], 0
    for number, line in enumerate(lines):
        units.append(Unit("sentence", Text.of(line, at), number))
        at += len(line) + 1
    layer = tuple(units)
    source = Source("test", "\n".join(lines), "text")
    return Posting(source, "en", (), layer, (Section(section, None, layer, "headings.x"),))


def checks(
    *lines: str, section: SectionKind = "screening", lexicon: Lexicon | None = None
) -> dict[str, Screening]:
    found = screening(posting(*lines, section=section), lexicon or load("en"))
    assert len({fact.kind for fact in found}) == len(found)
    return {fact.kind: fact for fact in found}


@pytest.mark.parametrize(
    ("line", "kind", "status"),
    [
        ("The bakery runs a background check on each baker.", "background_check", "required"),
        ("Bakers must hold a Working with Children Check.", "background_check", "required"),
        (
            "Your fingerprints will be taken: you must be fingerprinted.",
            "background_check",
            "required",
        ),
        ("A background check may be required for night bakers.", "background_check", "possible"),
        ("There is no background check.", "background_check", "not_required"),
        ("We do not run background checks on bakers.", "background_check", "not_required"),
        ("We will consider bakers with arrest and conviction records.", "fair_chance", "required"),
        ("You must pass a drug test before the first loaf.", "drug_test", "required"),
        ("No drug test.", "drug_test", "not_required"),
        ("You may be asked to take a drug screening.", "drug_test", "possible"),
        ("An active Secret clearance is required.", "security_clearance", "required"),
        ("A security clearance is preferred but not required.", "security_clearance", "possible"),
        ("Security clearance: None", "security_clearance", "not_required"),
        ("Clearance level: Public Trust position", "security_clearance", "required"),
        ("You will sit a polygraph.", "polygraph", "required"),
        ("You must be a U.S. citizen to bake here.", "citizenship", "required"),
        ("Bakers must be a U.S. person under ITAR.", "citizenship", "required"),
        ("You must be authorized to work in Canada.", "work_authorization", "required"),
        ("We will not sponsor visas for bakers.", "work_authorization", "required"),
        ("Visa sponsorship is available for bakers.", "work_authorization", "not_required"),
        ("The bakery takes part in E-Verify.", "employment_verification", "required"),
        ("Bring a clean driving record.", "driving_record", "required"),
        ("We look at your credit history.", "credit_check", "required"),
        ("Bakers must be vaccinated against the flu.", "medical", "required"),
        ("You must pass a DOT physical.", "medical", "required"),
        ("Three professional references are needed.", "references", "required"),
        ("We verify your employment and education.", "references", "required"),
        ("The examination will consist of a tasting and an interview.", "assessment", "required"),
        ("Next comes a take-home test: one loaf.", "assessment", "required"),
    ],
)
def test_each_kind_has_its_wordings(line: str, kind: str, status: str) -> None:
    assert checks(line)[kind].status == status


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("We speed up drug discovery.", "about_employer"),
        ("A background in pastry is welcome.", "required"),
        ("You see goods through customs clearance.", "duties"),
        ("You put the clearance items on the shelf.", "duties"),
        ("Our shop sells background checks to landlords.", "about_employer"),
        ("You run background checks on new suppliers.", "duties"),
        (
            "Without regard to race, religion, citizenship status or conviction.",
            "equal_opportunity",
        ),
        ("You draw the reference architecture of the oven.", "duties"),
        ("Our live-scan dentistry is new.", "about_employer"),
        ("A driver's license is required.", "required"),
        ("18+ years of baking.", "required"),
        ("You solve hard technical challenges.", "duties"),
        ("Our secret sauce is butter.", "about_employer"),
        ("You keep the public trust.", "about_role"),
        ("Medical, dental and vision insurance", "benefits"),
        ("Company-sponsored 401(k)", "benefits"),
        ("You are able to work in a small team.", "required"),
        ("Visa is a payments company.", "about_employer"),
        ("Experience with credit reports of customers", "required"),
        ("You test each loaf.", "duties"),
    ],
)
def test_what_only_sounds_like_a_check_is_none(line: str, section: SectionKind) -> None:
    assert checks(line, section=section) == {}


def test_sentences_on_one_kind_are_one_fact_with_all_of_them_as_evidence() -> None:
    lines = ("We run a background check.", "Ovens are hot.", "The background check takes a week.")
    layered = posting(*lines)
    (fact,) = screening(layered, load("en"))
    assert [layered.quote(span) for span in fact.evidence] == [lines[0], lines[2]]


def test_what_one_sentence_requires_is_required_though_another_says_may() -> None:
    fact = checks("A drug test may be needed.", "All bakers must pass a drug test.")["drug_test"]
    assert fact.status == "required"


def test_a_check_that_may_be_part_of_another_is_only_possible() -> None:
    line = "You will complete a background check that may consist of reference checks."
    found = checks(line)
    assert found["background_check"].status == "required"
    assert found["references"].status == "possible"


def test_the_evidence_is_the_sentence_not_the_whole_paragraph() -> None:
    layered = posting("Ovens are hot. You must pass a drug test. Bread is good.")
    (fact,) = screening(layered, load("en"))
    assert layered.quote(fact.evidence[0]) == "You must pass a drug test."


@pytest.mark.parametrize(
    ("line", "kind", "cadence"),
    [
        (
            "A background check is made at hire and every two years.",
            "background_check",
            "every two years",
        ),
        ("Bakers take random drug tests.", "drug_test", "random"),
        ("You pass an annual medical examination.", "medical", "annual"),
    ],
)
def test_a_check_that_is_made_again_says_how_often(line: str, kind: str, cadence: str) -> None:
    fact = checks(line)[kind]
    assert fact.recurring
    assert fact.cadence is not None
    assert cadence in fact.cadence


def test_a_check_that_is_made_once_does_not_recur() -> None:
    fact = checks("A background check is made once.")["background_check"]
    assert (fact.recurring, fact.cadence) == (False, None)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Any offer is contingent on a background check.", "after_offer"),
        ("Before an offer, we run a background check.", "before_offer"),
        ("A background check is made upon hire.", "on_hire"),
        ("A pre-employment background check is made.", "before_start"),
        ("We run a background check.", None),
    ],
)
def test_when_a_check_is_made(line: str, when: str | None) -> None:
    assert checks(line)["background_check"].when == when


def test_a_wish_in_the_preferred_section_is_only_possible() -> None:
    fact = checks("Secret clearance", section="preferred")["security_clearance"]
    assert fact.status == "possible"


def test_the_rule_that_speaks_is_the_most_telling_one() -> None:
    fact = checks("We run a background check.", "You will be fingerprinted.")["background_check"]
    assert fact.rule == "screening.fingerprint"
    assert "fingerprints" in load("en").rules["screening"]["fingerprint"].says


def test_facts_stand_in_the_order_of_the_posting() -> None:
    found = checks("You pass a drug test.", "You give two references.", "You are a U.S. citizen; "
                   "you must be a citizen.")  # fmt: skip
    assert list(found) == ["drug_test", "references", "citizenship"]


def test_an_employer_adds_a_kind_with_data_alone(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "screening.toml").write_text(
        '[taste]\nkind = "taste_test"\nsays = "You taste a loaf."\n'
        "match = ['\\btaste test\\b']\nexamples = ['a taste test']\n",
        "utf-8",
    )
    lexicon = load("en", (tmp_path,))
    assert checks("There may be a taste test.", lexicon=lexicon)["taste_test"].status == "possible"


def test_every_check_has_a_sentence_for_the_candidate() -> None:
    for rule in load("en").rules["screening"]:
        assert not rule.text("kind") or rule.says.endswith("."), rule.id


def test_a_posting_without_checks_has_none() -> None:
    assert checks("We bake bread.", "Come and see.") == {}
