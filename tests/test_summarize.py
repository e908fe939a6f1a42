"""What a summary says, and what it says that the posting does not say."""

from __future__ import annotations

import re

import pytest

from pipeline import Statement, Summary, convert, render
from pipeline.lexicon import load
from pipeline.model import Block, Posting, Section, Source, Text, Unit
from pipeline.summary import compose
from pipeline.summary.wording import calm, sentence


def part(summary: Summary, kind: str) -> str:
    found = next((p for p in summary.parts if p.kind == kind), None)
    return "" if found is None else "\n".join(s.text for s in found.statements)


def test_what_is_missing_is_said_to_be_missing() -> None:
    summary = convert("Baker wanted.\n\nYou bake bread.", name="baker")
    topics = [absence.topic for absence in summary.absences()]
    assert topics[:4] == ["pay", "location", "screening", "apply_by"]
    assert {"workplace", "employment_type", "requirements", "employer", "hours"} == {*topics[4:]}


def test_a_requirement_whose_words_are_a_list_keeps_them_beside_what_explains_it() -> None:
    summary = convert(
        "# Potter\n\n## What you bring\n\nExperience in Redware, Blueglaze or a similar craft. "
        "This experience must include two firings.\n",
        name="potter.md",
    )
    needs = next(p for p in summary.parts if p.kind == "required").statements
    said = " ".join(each.text for need in needs if isinstance(need, Statement)
                    for each in need.every())  # fmt: skip
    assert all(word in said for word in ("Redware", "Blueglaze", "similar craft", "two firings"))


def test_what_a_demand_announces_behind_it_is_said_above_its_choices() -> None:
    summary = convert(
        "# Baker\n\n## What you bring\n\n- Experience leading bakers in the mill. "
        "This work must include ALL of the following:\n- Baking rye bread\n- Selling cakes\n",
        name="baker.md",
    )
    said = part(summary, "required").splitlines()
    assert said[:3] == ["You have led bakers in the mill.",
                        "This work must include ALL of these:", "Baking rye bread."]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("Visa & relocation for good bakers", ["Visa & relocation for good bakers"]),
        ("Lyon or Remote", ["Lyon or Remote"]),
        ("UK applicants only", ["UK applicants only"]),
        ("Full-time", []),
    ],
)
def test_a_cell_at_the_top_that_no_fact_says_is_shown(cell: str, shown: list[str]) -> None:
    text = f"Harbor Mill | Night Baker | Lyon | {cell}\n\nHarbor Mill bakes bread for the town."
    rows = next(p for p in convert(text, name="baker").parts if p.kind == "key_facts").key_facts
    also = [value.text for row in rows if row.label == "Also at the top" for value in row.values]
    assert also == shown


def test_a_foot_that_says_the_head_again_is_shown_once_and_traced_twice() -> None:
    text = (
        "HEAD BAKER\nClass Code: 4711\nOpen Date: 03-05-30\n\nDUTIES\n\nYou bake bread.\n\n"
        "Class Code 4711 . . . . . . . . . . . 03-05-30\n"
    )
    summary = convert(text, name="baker", format="text")
    rows = {row.label: row.values for part in summary.parts for row in part.key_facts}
    (opened,) = rows["Also at the top"]
    assert isinstance(opened, Statement)
    assert opened.text == "Open Date: 03-05-30"
    assert len(opened.evidence) == 2


def test_a_long_list_of_duties_is_cut_short_and_says_so() -> None:
    breads = ("white", "brown", "black", "red", "blue", "green", "flat", "round", "long")
    tasks = [f"Bake the {bread} bread" for bread in breads]
    tasks += ["Lift 50 pounds of flour"]
    summary = convert(
        "# Baker\n\n## What you will do\n\n" + "\n".join(f"- {task}" for task in tasks),
        name="baker.md",
    )
    duties = part(summary, "duties").splitlines()
    assert duties[:5] == [f"{task}." for task in (*tasks[:4], tasks[-1])]
    assert duties[-1] == load("en").phrase("say.more_tasks")
    assert "50 pounds" in "\n".join(s.text for p in summary.parts for s in p.said())


def test_of_duties_under_many_headings_the_first_of_each_is_shown() -> None:
    lines = ["# Baker", "## What you will do"]
    for mill, works in (("Old mill", 1), ("New mill", 3), ("Shop", 4)):
        lines.append(f"### {mill}")
        lines += [f"- Job {work} in the {mill.lower()}" for work in range(works)]
    summary = convert("\n\n".join(lines), name="baker.md")
    shown = "\n".join(s.text for p in summary.parts if p.kind == "duties" for s in p.said())
    assert re.findall(r"Job (\d)", shown) == ["0", "0", "1", "0"]
    assert load("en").phrase("say.more_tasks") in shown


def test_every_fold_is_told_in_the_part_of_its_section() -> None:
    summary = convert(
        "# Night baker\n\n## About us\n\nHarbor Bakery is a chain of four shops on the coast.\n\n"
        "The old mill has a museum, and the museum has a garden with a view of the whole coast.\n\n"
        "We believe that slow dough makes people kind, and that kind people make good bread.\n\n"
        "## About the role\n\nAs a night baker, you will run the ovens of the old mill.\n\n"
        "The mill hums all night, and the town knows that sound as well as its own bells.\n\n"
        "## What you will do\n\n- Bake rye bread.\n- Clean the ovens.\n- Count the loaves.\n\n"
        "## Equal opportunity\n\nWe are an equal opportunity employer, and we hire without "
        "regard to race, creed, age or any such thing that the law protects.\n",
        name="baker.md",
    )
    assert len(summary.posting.folds) == 3
    told = {kind: part(summary, kind) for kind in ("about_employer", "about_role", "other")}
    for fold, words in zip(summary.posting.folds, told.values(), strict=True):
        assert fold.says in words


def test_a_language_without_a_lexicon_keeps_its_own_words() -> None:
    words = (
        "Nous cherchons une boulangère. Vous préparez le pain chaque matin avec notre équipe. "
        "Salaire : 1 850 EUR par mois."
    )
    summary = convert(f"Boulangère\n\n{words}", name="pain")
    assert summary.posting.language == "fr"
    assert summary.language == "en"
    assert "French" in summary.notices[0].text
    assert "Vous préparez le pain" in part(summary, "other")
    assert not any(p.kind in ("not_said", "key_facts") for p in summary.parts)
    assert [row.line.text for p in summary.parts for row in p.pay] == ["€1 850 a month"]
    assert all(s.lang == "fr" for p in summary.parts for s in p.statements if hasattr(s, "lang"))


@pytest.mark.parametrize(
    "line",
    [
        "For Portland, OR-based roles: The base pay range for this role is USD$60,000 per year - "
        "USD$70,000 per year.",
        "Hires in Portland, OR: CAD 60,000 to 70,000 a year",
    ],
)
def test_a_line_of_which_the_table_says_all_is_not_said_again(line: str) -> None:
    said = part(convert(f"# Baker\n\n## Pay\n\n{line}\n\nYou get free bread.", name="b.md"), "pay")
    assert line.split(":")[0] not in said


@pytest.mark.parametrize("word", ["starting", "estimated", "gross"])
def test_a_word_that_limits_an_amount_is_shown(word: str) -> None:
    summary = convert(f"Baker\n\nPay\nThe {word} salary is $50,000 per year.\n", name="baker")
    assert word in part(summary, "pay")


def test_what_a_posting_says_twice_is_said_once_with_both_places() -> None:
    long = "You bake bread and rolls for the four shops of the town every morning."
    words = f"Baker\n\nDuties\n- {long}\n- Sell them.\n\nMore duties\n- {long}\n"
    (duties,) = [p for p in convert(words, name="baker").parts if p.kind == "duties"]
    said = [(s.text, len(s.evidence)) for s in duties.statements if isinstance(s, Statement)]
    assert (long, 2) in said


def test_a_heading_of_its_own_stands_above_the_lines_that_it_opens_only() -> None:
    summary = convert(
        "Baker\n\nRequirements\n- Clean hands\n\nFor the night shop:\n- 3 years of experience\n"
        "- Knowledge of rye\n- We are an equal opportunity employer.\n",
        name="baker",
    )
    under = {p.kind: [s.text for s in p.statements] for p in summary.parts}
    assert "For the night shop:" in under["required"]
    assert all("night shop" not in text for text in under.get("other", []))


def test_a_link_of_the_posting_stays_a_link() -> None:
    words = (
        "# Baker\n\n## How to apply\n\nPlease [fill in the form](https://example.com/a?b=1&c=2).\n"
    )
    page = render(convert(words, name="baker", format="markdown")).decode()
    assert (
        '<a href="https://example.com/a?b=1&amp;c=2">fill in the form</a>'
        in page.split("<aside")[0]
    )


def test_items_stand_under_the_line_that_announces_them_only() -> None:
    summary = convert(
        "Baker\n\nDuties\nYou bake.\n- bread\nYou also see to these:\n- the oven\n- the shop\n",
        name="baker",
    )
    (duties,) = [p for p in summary.parts if p.kind == "duties"]
    said = [(s.text, len(s.ways)) for s in duties.statements if isinstance(s, Statement)]
    assert said == [("You bake.", 0), ("Bread.", 0), ("You also see to these:", 2)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bake bread;", "Bake bread."),
        ("iOS skills", "iOS skills."),
        ("Do you bake?", "Do you bake?"),
        ("lift 50 lbs., and", "Lift 50 lbs."),
        ("bake bread..", "Bake bread."),
        ("Ask us!.", "Ask us!"),
        ("And so on...", "And so on..."),
    ],
)
def test_sentence(text: str, said: str) -> None:
    assert sentence(text, load("en")) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LIFT STATION OPERATOR", "Lift Station Operator"),
        ("HEAD OF HR", "Head of HR"),
        ("IT MANAGER II", "IT Manager II"),
        ("Baker", "Baker"),
        ("RN", "RN"),
    ],
)
def test_calm(text: str, said: str) -> None:
    assert calm(text, load("en")) == said


def test_what_is_asked_twice_is_said_once() -> None:
    lines = "- Two years of work as a baker\n- You know rye and spelt\n"
    summary = convert(
        f"# Baker\n\n## Requirements\n\n{lines}\n## Requirements\n\n{lines}", name="baker.md"
    )
    said = [s for p in summary.parts if p.kind == "required" for s in p.statements]
    assert len(said) == 2
    assert not any(s.ways for s in said if isinstance(s, Statement))


def test_a_line_taken_for_a_heading_over_nothing_is_told() -> None:
    text = "Note: No bakers from Salem"
    line = Unit("sentence", Text.of(text, 0), 0)
    sections = (Section("other", line, (), "test", own_heading=True),)
    blocks = (Block("paragraph", line.text),)
    posting = Posting(Source("b", text, "text"), "en", blocks, (line,), sections=sections)
    assert f"{text}." in [said.text for said in compose(posting, load("en")).said()]


def test_two_lists_of_choices_stay_two() -> None:
    summary = convert(
        "# Baker\n\n## Requirements\n\n"
        "- Bachelor's degree in baking or equivalent experience\n"
        "- Master's degree in rye or two years of work as a miller\n",
        name="baker.md",
    )
    said = [s for p in summary.parts if p.kind == "required" for s in p.statements]
    choices = [s for s in said if s.text == load("en").phrase("say.one_of")]
    assert [len(s.ways) for s in choices if isinstance(s, Statement)] == [2, 2]


@pytest.mark.parametrize("over", ["### Any two of the following:", "### One of the following:"])
def test_where_the_posting_says_how_many_are_enough_we_do_not(over: str) -> None:
    summary = convert(
        f"# Baker\n\n## Requirements\n\n{over}\n\n- One year of a class in rye; or\n"
        "- Two courses at a bakery school; or\n- Two years of full-time work as a miller.\n",
        name="baker.md",
    )
    (said,) = (s for p in summary.parts if p.kind == "required" for s in p.statements)
    assert isinstance(said, Statement)
    assert len(said.ways) == 3
    assert load("en").phrase("say.one_of") not in [each.text for each in said.every()]


def test_what_one_line_announces_stands_under_it_once() -> None:
    summary = convert(
        "# Baker\n\n## Requirements\n\nHands-on experience with:\n\n- Rye ovens\n- Spelt mills\n",
        name="baker.md",
    )
    said = [s for p in summary.parts if p.kind == "required" for s in p.statements]
    assert len([s for s in said if s.text.endswith(":")]) == 1


def test_many_places_share_one_line() -> None:
    towns = ["Austin", "Boston", "Chicago", "Dallas", "Denver", "Miami", "Seattle", "Portland"]
    text = "# Baker\n\n" + "\n".join(f"Location: {town}" for town in towns)
    places = next(
        fact for fact in convert(text, name="b.md").parts[0].key_facts if fact.label == "Place"
    )
    assert [value.text for value in places.values] == ["; ".join(towns)]


def test_a_number_at_the_end_of_a_line_is_not_the_number_of_the_next() -> None:
    summary = convert(
        "# Baker\n\n## What you need\n\n* English at level 5.\n*  **6+ years of baking.**\n"
        "* The rules of section 12.1.\n",
        name="baker.md",
    )
    assert part(summary, "required").splitlines() == [
        "English at level 5.",
        "You have 6+ years of baking.",
        "The rules of section 12.1.",
    ]


def test_a_line_at_the_top_of_which_a_figure_is_not_told_is_shown() -> None:
    summary = convert(
        "Harbor Bakery | Baker | Full-time | Cork, Ireland | 4 days a week\n\nYou bake.", name="b"
    )
    also = [fact for fact in summary.parts[0].key_facts if fact.label == "Also at the top"]
    assert ["4 days a week" in value.text for fact in also for value in fact.values] == [True]


@pytest.mark.parametrize(("head", "shown"), [
    ("Harbor Bakery | Baker | Cork, Kerry or REMOTE", True),
    ("Harbor Bakery | Baker | ONSITE or REMOTE | Cork, Ireland", True),
    ("Harbor Bakery | Baker | REMOTE | Cork, Ireland", False),
    ("Harbor Bakery | Baker | Cork, Ireland", False),
])  # fmt: skip
def test_that_one_may_work_from_home_is_shown_even_where_the_top_tells_a_place(
    head: str, shown: bool
) -> None:
    summary = convert(f"{head}\n\nYou bake.", name="b", format="text")
    also = [fact for fact in summary.parts[0].key_facts if fact.label == "Also at the top"]
    assert any("REMOTE" in value.text for fact in also for value in fact.values) == shown


def test_the_number_of_a_line_stands_before_its_first_requirement_only() -> None:
    summary = convert(
        "# Baker\n\n## What you need\n\n1. Baking skills. Skill in the use of gas ovens.\n"
        "2. A driving licence.\n",
        name="baker.txt",
        format="text",
    )
    said = part(summary, "required").splitlines()
    assert [line[:2] for line in said if line[0].isdigit()] == ["1.", "2."]
    assert len(said) == 3


NUMBERED = "# Baker\n\n## Requirements\n\n1. Two years at an oven.\n2. {second}\n"


@pytest.mark.parametrize(("form", "second", "shown"), [
    ("markdown", "You know rye.", "You know rye."),
    ("markdown", "Rye, or what is described in “1” above.", "2. Rye, or"),  # these are names
    ("text", "You know rye.", "2. You know rye."),  # typed, so it may be one
])  # fmt: skip
def test_a_number_that_only_counts_is_no_fact(form: str, second: str, shown: str) -> None:
    summary = convert(NUMBERED.format(second=second), name="b", format=form)
    lines = part(summary, "required").splitlines()
    assert any(line.startswith(shown) for line in lines), lines


def test_no_part_only_says_that_there_is_more() -> None:
    duties = "".join(f"- Bake {bread} bread.\n" for bread in ("rye", "oat", "corn", "spelt"))
    story = "You will love the smell of it.\n\nHere you can be your own boss, and thrive.\n\n"
    summary = convert(
        f"# Baker\n\n## About us\n\n{story}\n## What you will do\n\n{duties}", name="b.md"
    )
    assert [each.kind for each in summary.parts] == ["key_facts", "duties", "other", "not_said"]
    assert part(summary, "other") == "The posting says more about the employer."


def test_what_asks_for_nothing_is_folded_among_the_demands() -> None:
    summary = convert(
        "# Baker\n\n## What you need\n\n- Two years at an oven\n\n- We are so excited to have you "
        "on board soon.\n\n- Clean hands\n\n## Pay\n\nPay is $20 to $22 an hour.\n\nOur pay "
        "philosophy is simple and kind to all.\n\nA night shift brings more.",
        name="b.md",
    )
    asked, paid = part(summary, "required"), part(summary, "pay")
    assert "excited" not in asked
    assert "says more about the employer" in asked
    assert "philosophy" not in paid
    assert "night shift brings more" in paid
