"""What an employer repeats: how it is found, told, edited, and never at the cost of a fact."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline import LexiconError, Settings, Summary, convert, process, read
from pipeline.cli import app
from pipeline.learn import Survey, learn, look
from pipeline.lexicon import load
from pipeline.lexicon.alike import Index, plain, shingles
from pipeline.lexicon.boilerplate import Matcher, read_boilerplate, to_toml
from pipeline.model.boilerplate import KEEP, KINDS, Boilerplate, Recurring

MILL = (
    "In the yard of the old mill stands a pear tree that the first miller planted, and each "
    "autumn the whole house picks its pears and sets them on the long table by the door."
)
FAIR = (
    "Harbor Bakery is an equal opportunity employer and hires without regard to age, race, "
    "religion, gender or any such thing that the law protects."
)
JOBS = ("Night baker", "Driver", "Miller", "Shop clerk", "Oven builder")


def page(job: str, *more: str) -> str:
    paragraphs = "\n\n".join((MILL, *more))
    return (
        f"# {job}\n\nHarbor Bakery\n\n## About Harbor Bakery\n\n"
        f"Harbor Bakery is a chain of four shops on the coast.\n\n"
        f"It has baked for hotels and schools since the harbour was built by the first mayor.\n\n"
        f"{paragraphs}\n\n## What you will do\n\n- Do the work of a {job.lower()}.\n\n"
        f"## Equal opportunity\n\n{FAIR}\n"
    )


def surveys(*pages: str) -> list[Survey]:
    return [
        look(read(text.encode(), name=f"p{number}.md", path=f"p{number}.md"), Settings())
        for number, text in enumerate(pages)
    ]


def part(summary: Summary, kind: str) -> str:
    found = next((p for p in summary.parts if p.kind == kind), None)
    return "" if found is None else "\n".join(s.text for s in found.said())


@pytest.fixture(scope="module")
def learnt() -> Boilerplate:
    return learn(surveys(*map(page, JOBS)))


def test_what_stands_in_enough_postings_recurs_and_is_counted(learnt: Boilerplate) -> None:
    by_kind = {entry.kind: entry for entry in learnt.entries if entry.example in (MILL, FAIR)}
    assert set(by_kind) == {"about_employer", "equal_opportunity"}
    assert {(e.count, e.postings, e.employer) for e in by_kind.values()} == {
        (5, 5, "Harbor Bakery")
    }


@pytest.mark.parametrize(
    ("having", "postings", "recurs"),
    [(2, 2, False), (2, 3, False), (3, 3, True), (3, 10, True), (3, 11, False), (4, 11, True)],
)
def test_three_postings_and_three_of_ten(having: int, postings: int, recurs: bool) -> None:
    found = learn(
        Survey(f"p{n}", "Harbor", ((("legal", MILL),) if n < having else ()))
        for n in range(postings)
    )
    assert [entry.count for entry in found.entries] == ([having] if recurs else [])


def test_a_few_other_words_do_not_hide_it_and_other_texts_are_not_taken_for_it() -> None:
    changed = [MILL.replace(word, "thing") for word in ("yard", "pear tree", "autumn")]
    others = [f"The {word} of the mill is made of stone and wood, and stands on a hill by the sea"
              for word in ("roof", "door", "wall")]  # fmt: skip
    found = learn(
        Survey(f"p{n}", "Harbor", (("legal", text), ("other", other)))
        for n, (text, other) in enumerate(zip(changed, others, strict=True))
    )
    assert {entry.count for entry in found.entries} == {3}
    assert len(found.entries) == 2
    unrelated = (MILL, FAIR, "Bread is a joy on each day of the week and of the long year.")
    apart = (Survey(f"p{n}", "Harbor", (("legal", text),)) for n, text in enumerate(unrelated))
    assert learn(apart).entries == ()


def test_order_never_matters() -> None:
    rng = random.Random(5)
    words = ["mill", "oven", "rye", "coast", "loaf", "night", "town", "bell", "stone", "river"]
    texts = [" ".join(rng.choices(words, k=14)) for _ in range(12)]
    given = [
        Survey(f"p{n}", f"Shop {n % 3}", tuple(("other", rng.choice(texts)) for _ in range(4)))
        for n in range(40)
    ]
    first = learn(given)
    assert first.entries
    for _ in range(5):
        rng.shuffle(given)
        assert learn(given) == first


def test_employers_are_kept_apart_and_the_nameless_join_the_only_one() -> None:
    two = [Survey(f"p{n}", "AB"[n % 2], (("legal", MILL),)) for n in range(4)]
    assert learn(two).entries == ()
    one = [Survey(f"p{n}", "A" if n else "", (("legal", MILL),)) for n in range(3)]
    assert [entry.count for entry in learn(one).entries] == [3]


def test_the_summary_says_where_the_words_stand(learnt: Boilerplate) -> None:
    summary = convert(page("Sailor"), name="s.md", settings=Settings(boilerplate=learnt))
    assert "pear tree" not in part(summary, "about_employer")
    assert "The same words stand in all its 5 postings." in part(summary, "other")
    assert "pear tree" in summary.posting.source.text


@pytest.mark.parametrize(
    "fact",
    [
        "Night shifts pay $3 more an hour.",
        "You must pass a background check before the first day.",
        "Candidates must live in the county, and have a degree.",
        "Write to help@harbor.example by June 3.",
        "The work is at the shop in Salem, OR, from Monday to Friday.",
    ],
)
def test_a_paragraph_with_a_fact_is_never_learnt_and_never_folded(fact: str) -> None:
    text = f"{MILL} {fact}"
    pages = [page(job).replace(MILL, text) for job in JOBS]
    assert not any(fact in entry.example for entry in learn(surveys(*pages)).entries)
    entry = Recurring("Harbor Bakery", "about_employer", 5, 5, text)
    told = convert(pages[0], name="s.md", settings=Settings(boilerplate=Boilerplate((entry,))))
    shown = "\n".join(s.text for p in told.parts for s in p.said())
    for word in ("$3", "background", "county", "help@", "Salem"):
        assert word not in fact or word in shown
    assert not any("postings" in fold.says for fold in told.posting.folds)


def test_what_a_person_keeps_is_shown() -> None:
    entries = tuple(Recurring("Harbor Bakery", kind, 5, 5, MILL) for kind in ("other", KEEP))
    for entry in entries:
        settings = Settings(boilerplate=Boilerplate((entry,)))
        shown = part(convert(page("Sailor"), name="s.md", settings=settings), "about_employer")
        assert ("pear tree" in shown) == (entry.kind == KEEP)


def test_every_kind_has_a_line_to_stand_for_it() -> None:
    rules = load("en").rules["boilerplate"]
    kinds = {kind for rule in rules if rule.text("group") == "recurs"
             for kind in rule.values["section"]}  # type: ignore[union-attr]  # fmt: skip
    assert kinds == set(KINDS) - {KEEP}


def test_the_file_gives_the_same_again(learnt: Boilerplate, tmp_path: Path) -> None:
    odd = Recurring('"Ö" & \\ Sons', "legal", 3, 3, 'A\ttab, "quotes", \x7f and \u2028.')
    for boilerplate in (learnt, Boilerplate((odd,))):
        file = tmp_path / "b.toml"
        file.write_text(to_toml(boilerplate), "utf-8")
        again = read_boilerplate(file)
        assert to_toml(again) == to_toml(boilerplate)
    assert read_boilerplate(file).entries[0].employer == odd.employer


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[paragraph]]\nkind = 'legal'", "[paragraph 1]: employer must be given, as text"),
        ("[[paragraphs]]", "[paragraphs]: is not known; entries begin with [[paragraph]]"),
        ("paragraph = 1", "entries begin with [[paragraph]]"),
        ("[[paragraph]]\nsort = 1", "has no column 'sort'; known are employer, kind"),
        ("[[paragraph]", "is not valid TOML"),
        (
            "[[paragraph]]\nemployer='A'\ncount=3\npostings=3\nexample='x'\nkind='fun'",
            "kind 'fun' is not one of about_employer",
        ),
    ],
)
def test_a_mistake_in_the_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "b.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(LexiconError) as error:
        read_boilerplate(file)
    assert message in str(error.value)
    assert str(file) in str(error.value)


def test_the_index_finds_the_most_alike_and_the_first_of_equals() -> None:
    texts = ["a b c d e f", "a b c d e g", "q r s t u v"]
    index = Index(shingles(plain(text)) for text in texts)
    assert index.find(shingles(plain("A, b c; d e F!"))) == 0
    assert index.find(shingles(plain("a b c d e h"))) == 0
    assert index.find(shingles(plain("x y z"))) is None
    assert plain("In 2024, 15 Ovens.") == "in 0 0 ovens"


def test_a_posting_without_an_employer_is_of_the_only_one() -> None:
    entry = Recurring("Harbor", "legal", 3, 3, MILL)
    assert Matcher(Boilerplate((entry,))).find([], MILL) == entry
    assert Matcher(Boilerplate((entry,))).find(["HARBOR!"], MILL) == entry
    assert Matcher(Boilerplate((entry,))).find(["Other"], MILL) is None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for job in JOBS:
        (tmp_path / "in" / f"{job}.md").write_text(page(job), "utf-8")
    return tmp_path


def run(*arguments: str) -> None:
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output


def says(path: Path) -> bool:
    return "stand in all its 5 postings" in path.read_text("utf-8")


def test_the_command_writes_a_file_that_convert_takes(folder: Path) -> None:
    run("learn", "in", "--out", "b.toml", "--jobs", "1")
    assert MILL in (folder / "b.toml").read_text("utf-8")
    run("convert", "in/Driver.md", "--out", "one", "--to", "json", "--boilerplate", "b.toml")
    assert says(folder / "one/Driver.json")
    (folder / "b.toml").write_text("", "utf-8")
    run("convert", "in/Driver.md", "--out", "one", "--to", "json", "--boilerplate", "b.toml")
    assert not says(folder / "one/Driver.json")


def test_a_batch_learns_by_itself_the_same_with_any_number_of_jobs(folder: Path) -> None:
    for jobs in ("1", "2"):
        run("convert", "in", "--out", f"out{jobs}", "--to", "json", "--jobs", jobs)
    for job in JOBS:
        assert says(folder / f"out1/{job}.json")
        one, two = ((folder / f"out{jobs}/{job}.json").read_bytes() for jobs in "12")
        assert one == two
    run("convert", "in", "--out", "off", "--to", "json", "--jobs", "1", "--no-learn")
    assert not any(says(folder / f"off/{job}.json") for job in JOBS)


def test_only_postings_whose_own_employer_says_something_new_are_converted_again(
    folder: Path,
) -> None:
    (folder / "in/other.md").write_text("# Potter\n\nClay House\n\n## What you will do\n\n- Pots.")
    arguments = (
        "convert",
        "in",
        "--out",
        "out",
        "--to",
        "json",
        "--jobs",
        "1",
        "--report",
        "r.json",
    )
    run(*arguments)
    run(*arguments)
    assert outcomes(folder) == {"unchanged": 6}
    done = CliRunner().invoke(app, [*arguments, "--check"])
    assert done.exit_code == 0, done.output
    (folder / "in/Sailor.md").write_text(page("Sailor"), "utf-8")
    run(*arguments)
    assert outcomes(folder) == {"converted": 6, "unchanged": 1}


def outcomes(folder: Path) -> dict[str, int]:
    report = json.loads((folder / "r.json").read_text("utf-8"))
    found = [each["outcome"] for each in report["postings"]]
    return {status: found.count(status) for status in set(found)}


def test_a_posting_that_cannot_be_read_costs_only_itself(folder: Path) -> None:
    (folder / "in/empty.md").write_text("")
    done = CliRunner().invoke(app, ["convert", "in", "--out", "out", "--to", "json", "--jobs", "1"])
    assert done.exit_code == 1
    assert says(folder / "out/Driver.json")


def test_process_takes_what_recurs_from_the_settings(learnt: Boilerplate) -> None:
    posting = process(read(page("Cook").encode(), name="c.md"), Settings(boilerplate=learnt))
    assert posting.boilerplate == learnt


def test_a_part_of_a_batch_is_converted_as_in_the_whole(folder: Path) -> None:
    run("convert", "in", "--out=out", "--to=json", "--jobs=1")
    whole = (folder / "out/Driver.json").read_bytes()
    (folder / "out/Driver.json").unlink()
    (folder / "f.jsonl").write_text('{"source": "in/Driver.md", "name": "Driver", "error": ""}\n')
    run("convert", "--retry=f.jsonl", "--out=out", "--to=json", "--jobs=1")
    assert (folder / "out/Driver.json").read_bytes() == whole
