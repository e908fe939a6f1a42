"""Which section each line of a posting goes to, and why. All wording is our own."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest

from pipeline import Posting, read
from pipeline.lexicon import for_language, load
from pipeline.model import SECTION_KINDS, Unit
from pipeline.stages.clean import clean
from pipeline.stages.segment import segment

LEXICON = load("en")


def segmented(text: str, form: str = "markdown") -> Posting:
    return segment(clean(read(text.encode(), name="t", format=form), LEXICON), LEXICON)


def kinds(text: str, form: str = "markdown") -> list[tuple[str, str]]:
    """(kind, words) of every line that is no heading."""
    return [
        (section.kind, unit.text.value)
        for section in segmented(text, form).sections
        for unit in section.units
    ]


def only(text: str, form: str = "markdown") -> list[str]:
    return [kind for kind, _ in groupby(kind for kind, _ in kinds(text, form))]


POSTING = """# Night Baker

Harbor Bakery | Cork | Full-time

## About us

Harbor Bakery is a family firm that has baked for the town since 1950. Our mission is good bread.

## The role

We are looking for a night baker to join our crew. You will report to the head baker.

## What you'll do

- Bake bread and rolls for twelve shops
- Clean the ovens each morning
- Train new bakers

## What you bring

- 2+ years of experience as a baker
- Ability to lift trays
- Knowledge of Polish is a plus

**Nice to have**

- Experience with sourdough
- A second language

## Compensation

The pay for this job is $21 to $25 an hour. Your pay depends on your experience.

## Benefits

- Health and dental insurance
- Four weeks of paid vacation
- Competitive salary

## Working hours

You work Monday to Friday, from 10 pm to 6 am.

## How to apply

Send your resume to jobs@example.org until May 3, 2027. The interview process takes two weeks.

Harbor Bakery is an equal opportunity employer. We take part in E-Verify. An offer depends on a
background check. Read our privacy policy for applicants.
"""


def test_a_whole_posting_is_sorted() -> None:
    assert only(POSTING) == [
        "header", "about_employer", "about_role", "duties", "required", "preferred", "pay",
        "benefits", "pay", "conditions", "how_to_apply", "equal_opportunity", "screening", "legal",
    ]  # fmt: skip


def test_sections_hold_every_unit_once_in_order() -> None:
    posting = segmented(POSTING)
    placed: list[Unit] = []
    heading = None
    for section in posting.sections:
        if section.heading is not None and section.heading is not heading:
            heading = section.heading
            placed.append(heading)
        placed += section.units
    assert placed == list(posting.units)
    assert {section.kind for section in posting.sections} <= set(SECTION_KINDS)


def test_neighbours_in_one_section_share_kind_heading_and_rule() -> None:
    sections = segmented(POSTING).sections
    keys = [(section.kind, section.heading, section.rule) for section in sections]
    assert all(one != two for one, two in pairwise(keys))


def test_every_section_names_its_rule() -> None:
    rules = {section.rule for section in segmented(POSTING).sections}
    known = {rule.id for name in ("headings", "cues") for rule in LEXICON.rules[name]}
    own = {"segment.words", "segment.neighbours", "segment.position", "segment.empty"}
    assert rules <= known | own
    assert {"headings.duties", "cues.pay_amount", "cues.checks"} <= rules


def test_a_heading_with_nothing_under_it_stands_alone() -> None:
    sections = segmented("## Qualifications\n\n## Skills\n\n- Strong knife skills\n").sections
    first = sections[0]
    assert (first.kind, first.rule, first.units) == ("other", "segment.empty", ())
    assert sections[1].kind == "required"


def test_what_was_dropped_is_chrome_and_keeps_its_reason() -> None:
    sections = segmented("Apply now\n\nWe are looking for a baker who loves bread.\n").sections
    assert sections[0].kind == "chrome"
    assert sections[0].rule == sections[0].units[0].dropped != ""


def test_the_source_stays_and_twice_is_once() -> None:
    once = segmented(POSTING)
    assert segment(once, LEXICON) == once
    assert not [found for found in once.findings if found.stage == "segment"]


def test_a_language_without_rules_is_left_unsorted() -> None:
    posting = clean(read(b"Wir backen Brot.\n\nDu backst nachts.\n", name="t"), LEXICON)
    sections = segment(posting, for_language("de")).sections
    assert {section.kind for section in sections} == {"other"}


BOLD = "**{}**\n\n- Keeping the shop clean\n- Anything else\n"
HEADS = [
    ("### Duties\n\n- Keeping the shop clean\n", "duties"),
    (BOLD.format("Responsibilities"), "duties"),
    ("DUTIES\n\nKeeps the shop clean and safe.\n", "duties"),
    ("In this shop, you will:\n\n- Keeping the shop clean\n", "duties"),
    ("What you bring\n\nPatience with guests.\n", "required"),
    ("You are a good fit if you...\n- Like guests\n- Like bread\n", "required"),
    ("As a shop lead at the old harbor, you will…\n- Keep it clean\n", "duties"),
    (
        "Each day is new, but as a shop lead you can expect to:\n\n- Keep it clean\n",
        "duties",
    ),
    ("## 3. REQUIREMENTS:\n\n- Patience with guests\n", "required"),
    ("## 🎁 Perks\n\n- Patience with guests\n", "benefits"),
]


@pytest.mark.parametrize(("text", "kind"), HEADS)
def test_headings_in_every_dress(text: str, kind: str) -> None:
    assert kinds(text)[-1][0] == kind


def test_a_sub_heading_of_unknown_words_keeps_the_kind_above_it() -> None:
    text = "## Responsibilities\n\n### Dough\n\n- Flour and water\n\n### Ovens\n\n- Heat\n"
    assert only(text) == ["duties"]


def test_topics_under_preferred_stay_preferred() -> None:
    text = "## Nice to have\n\n### Education\n\n- A degree in food science\n"
    assert only(text) == ["preferred"]


def test_musts_under_a_heading_that_names_wishes_too_stay_musts() -> None:
    text = (
        "## What the Candidate Will Need / Bonus Points\n\n### Basic Qualifications\n\n"
        "- Two years as a baker\n\n### Preferred Qualifications\n\n- A second language\n"
    )
    assert only(text) == ["required", "preferred"]


@pytest.mark.parametrize(
    "wishes",
    ["It's great, but not required:", "How to stand out", "It helps if you have"],
)
def test_one_wish_between_musts_and_prose_stays_a_wish(wishes: str) -> None:
    text = (
        "## What you need\n\n- Experience firing gas kilns\n- Knowledge of glazes\n\n"
        f"## {wishes}\n\n- Certificates of a guild, such as the one of tile makers\n\n"
        "We pay $40,000 a year and all the tea that you can drink.\n"
    )
    assert only(text) == ["required", "preferred", "pay"]


def test_details_of_the_work_are_not_asked_of_anybody() -> None:
    text = (
        "We make clocks.\n\n## Technical details\n\n- We use brass and steel gears\n"
        "- We are nine people in a shop by the river\n"
    )
    assert "required" not in only(text)


def test_prose_after_the_list_closes_the_section() -> None:
    text = (
        "## Preferred qualifications\n\n- Experience with sourdough\n- A second language\n\n"
        "Harbor Bakery is a family firm. Our mission is to feed the town.\n"
    )
    assert only(text) == ["preferred", "about_employer"]


def test_a_wish_in_a_list_of_musts_is_preferred() -> None:
    text = (
        "## Requirements\n\n- Two years as a baker\n- A forklift licence is a plus\n"
        "- Bachelor's degree; a master's is a plus\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["required", "preferred", "required"]


LINES = [
    ("Location: Cork, Ireland", "header"),
    ("Job ID: 4711", "header"),
    ("Salary: $40,000 - $45,000 per year", "pay"),
    ("Zone B: USD $39,000 - USD $41,000", "pay"),
    ("You must be authorized to work in the United States.", "screening"),
    ("We will consider applicants with arrest and conviction records.", "screening"),
    ("Travel of up to 20% is required.", "conditions"),
    ("Must be able to lift 40 pounds and stand for long periods.", "conditions"),
    ("Tell us if you need a reasonable accommodation for the interview.", "equal_opportunity"),
    ("No agencies, please: we do not accept unsolicited resumes from recruiters.", "legal"),
    ("These duties may change at any time.", "legal"),
    ("Only shortlisted candidates will be contacted for a phone screen.", "how_to_apply"),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
@pytest.mark.parametrize("above", ["", "## Additional information\n\n", "## Benefits\n\n- Tea\n\n"])
def test_sharp_wording_is_known_anywhere(above: str, line: str, kind: str) -> None:
    assert kinds(f"{above}{line}\n")[-1][0] == kind


def test_sentences_of_one_paragraph_go_their_own_ways() -> None:
    text = (
        "Acme is an equal opportunity employer. A drug test is required after an offer. "
        "The base pay is $18 an hour.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["equal_opportunity", "screening", "pay"]


def test_duties_that_name_checks_or_equality_stay_duties() -> None:
    text = (
        "## What you'll do\n\n- Conduct background checks for our clients\n"
        "- Ensure equal opportunity rules are kept in hiring\n- Manage visa cases of guests\n"
    )
    assert only(text) == ["duties"]


def test_the_links_of_a_menu_are_no_headings() -> None:
    text = "Careers\n\nAbout us\n\nLegal\n\nTerms and conditions\n\nPrivacy notice\n"
    assert all(section.heading is None for section in segmented(text).sections)


def test_a_title_is_a_key_fact_and_no_heading() -> None:
    section = segmented("# Night Baker\n\n## The role\n\nYou will bake at night.\n").sections[0]
    assert (section.kind, section.heading) == ("header", None)


def test_a_title_in_capitals_may_run_over_two_lines() -> None:
    text = "BRIDGE AND LOCK MAINTENANCE\nFOREWOMAN\nClass Code: 4711\n\nDUTIES\nKeeps the locks.\n"
    assert kinds(text, "text")[:2] == [
        ("header", "BRIDGE AND LOCK MAINTENANCE"), ("header", "FOREWOMAN"),
    ]  # fmt: skip


def test_an_item_that_asks_is_asked_under_any_heading() -> None:
    text = "## Job duties\n\n- Bakes the rolls\n- Proven experience with stone ovens\n- Cleans up\n"
    assert [kind for kind, _ in kinds(text)] == ["duties", "required", "duties"]


def test_a_list_that_agrees_with_its_heading_is_one_section() -> None:
    text = "## Requirements\n\n- Experience with rye dough\n- A steady hand\n- 2+ years in a shop\n"
    found = segmented(text).sections
    assert [(section.kind, section.rule) for section in found] == [
        ("required", "headings.required"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        "Desired skills and experience",
        "You will shine if you have",
        "The ideal candidate will have",
    ],
)
@pytest.mark.parametrize(
    ("over", "kind"),
    [
        ("", "required"),
        ("## Requirements\n\n- A van\n\n", "preferred"),
        ("## Who we are looking for\n\nWe want a baker who likes mornings.\n\n", "required"),
    ],
)
def test_what_is_desired_is_asked_where_no_other_list_is(
    heading: str, over: str, kind: str
) -> None:
    text = f"{over}## {heading}\n\n- Knowledge of rye dough\n"
    assert kinds(text)[-1] == (kind, "Knowledge of rye dough")
