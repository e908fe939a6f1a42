"""Words explained: what the posting defines, what we know, and what nobody explains."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from statistics import median

import pytest

from pipeline import Settings, Summary, convert
from pipeline.lexicon import load
from pipeline.model import Term
from pipeline.readability import measure
from pipeline.renderers import RenderOptions, render
from pipeline.summary.definitions import definitions, spelt_out
from pipeline.summary.wordbook import entries

ENTRIES = list(entries(load("en").tables["glossary"]))
SMALL = frozenset(["a", "and", "for", "in", "of", "on", "or", "the", "to"])


def summary(*lines: str, settings: Settings | None = None) -> Summary:
    text = "Clerk\n\nRequirements:\n" + "".join(f"- {line}\n" for line in lines)
    return convert(text, name="clerk", settings=settings or Settings())


def terms(*lines: str) -> dict[str, Term]:
    return {term.term: term for term in summary(*lines).glossary}


def page(made: Summary) -> str:
    return render(made, "html", RenderOptions()).decode().partition("data-original")[0]


def test_an_acronym_is_explained_by_the_posting_or_by_us_or_said_to_be_unexplained() -> None:
    found = terms(
        "Knowledge of the Dry Goods Register (DGR)", "DGR entry", "MVR review", "ZQX rules"
    )
    assert (found["DGR"].meaning, found["DGR"].origin) == ("Dry Goods Register", "posting")
    assert found["MVR"].origin == "glossary"
    assert found["ZQX"].origin == "unknown"


def test_a_number_with_letters_before_it_is_no_acronym() -> None:
    assert "ZQX" not in terms("Name job ZQX-2041 in your letter")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("High-Performance Computing (HPC) jobs", {"HPC": "High-Performance Computing"}),
        ("the Bureau of Land Use (BLU)", {"BLU": "Bureau of Land Use"}),
        ("Crane Operators' Guilds (COGs) meet", {"COG": "Crane Operators' Guilds"}),
        ("the town's Harbor Watch Office (the “HWO”)", {"HWO": "Harbor Watch Office"}),
        ("Tide and Weather Desk (TWD, by the pier)", {"TWD": "Tide and Weather Desk"}),
        ("the BLU (Bureau of Land Use) hires", {"BLU": "Bureau of Land Use"}),
        ("a QTL (quick tide log, kept by hand)", {"QTL": "quick tide log"}),
        ("HyperRope Knot Sheet (HRKS)", {"HRKS": "HyperRope Knot Sheet"}),
        ("the Equal Ropes Office (ERO)", {"ERO": "Equal Ropes Office"}),
        ("Ember Estate Orchard (EEO)", {"EEO": "Ember Estate Orchard"}),
        ("Ropes and knots (R&K)", {"R&K": "Ropes and knots"}),
        ("see below (NOTE)", {}),
        ("good tea (EEO)", {}),
        ("keep the inventory (IT)", {}),
        ("We sort rope. Lines knotted here (RLK)", {}),
        ("You MUST (and we mean it) call", {}),
        ("Rope shed\nKnots (RSK)", {}),
        ("(((((((((((" * 900, {}),
    ],
)
def test_definitions(text: str, found: dict[str, str]) -> None:
    assert definitions(text, SMALL) == found


def test_a_meaning_is_short_and_plain() -> None:
    for entry in ENTRIES:
        numbers = re.findall(r"\d+", entry.meaning)
        assert len(entry.meaning.split()) <= 8, entry.key
        assert not any(int(number) > 20 for number in numbers), entry.key
        assert not entry.meaning or entry.meaning.endswith("."), entry.key
        assert all((*entry.forms, *entry.when)), entry.key
    meanings = [entry.meaning for entry in ENTRIES if entry.meaning]
    assert median(len(meaning.split()) for meaning in meanings) <= 4
    said = measure(meanings, "en_US")
    assert said.grade is not None
    assert said.grade <= 3.5


def test_there_are_enough_entries_and_no_form_has_two_that_always_fit() -> None:
    assert sum(1 for entry in ENTRIES if entry.meaning) >= 300
    always: dict[str, str] = {}
    for entry in ENTRIES:
        for form in entry.forms if not entry.when else ():
            assert form not in always, f"{form}: {always[form]} and {entry.key}"
            always[form] = entry.key
    for entry in ENTRIES:
        if entry.when:
            assert not set(entry.forms) & set(always), entry.forms


@pytest.mark.parametrize(
    ("line", "term", "meaning"),
    [
        ("Write APIs and test each API.", "API", "programs talk"),
        ("This is an EXEMPT role without overtime.", "exempt", "no extra pay"),
        ("It is a non-exempt role with overtime.", "non-exempt", "paid extra"),
        ("Know SQL’s joins", "SQL", "find data"),
        ("Build CI/CD for AWS/Azure", "CI/CD", "new code"),
        ("HIPAA-compliant care", "HIPAA", "health facts"),
        ("Pay: DOE. Salary DOE.", "DOE", "experience"),
        ("Nuclear work for the DOE", "DOE", "Energy"),
        ("Project management: help the PM", "PM", "project manager"),
        ("Product management: help the PM", "PM", "product manager"),
        ("Medicare bills: CMS rules", "CMS", "Medicare"),
        ("A headless CMS for the web", "CMS", "website"),
        ("Count the till in CAD, the money of Canada", "CAD", "Canadian"),
        ("Draw in AutoCAD or other CAD", "CAD", "drawing"),
    ],
)
def test_what_is_explained(line: str, term: str, meaning: str) -> None:
    assert meaning in terms(line)[term].meaning


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("It is a non-exempt role with overtime.", "exempt"),
        ("We live diversity, equity, and inclusion. Salary is good.", "equity"),
        ("The firm is tax-exempt; no overtime.", "exempt"),
        ("Project management. Be here at 5 PM.", "PM"),
        ("Work with medical assistants in Lynn, MA", "MA"),
        ("Work in TYPES of computer science, with clearance sales", "TS"),
        ("You MUST lift ropes AND knots", "MUST"),
        ("TL&DR: do disaster recovery", "DR"),
        ("We use Ropes; ROPES are good", "ROPES"),
        ("Grade II or III work in FL, NY or WA", "III"),
        ("Grade II or III work in FL, NY or WA", "FL"),
        ("Earn 20 USD", "USD"),
        ("Write to clerk@QZX.example or https://QZX.example/QZX", "QZX"),
        ("Ask for number AB1234", "AB1234"),
        ("THE WHOLE LINE IS LOUDLY PRINTED QZX", "QZX"),
        ("Build CI/CD pipelines, CI first; jenkins", "CI"),
    ],
)
def test_what_is_not(line: str, term: str) -> None:
    assert term not in terms(line)


def test_a_word_with_two_senses_that_both_fit_is_said_to_be_unexplained() -> None:
    found = terms("Project management and product management: help the PMO and each PM")
    assert "PM" not in found or found["PM"].origin == "unknown"
    assert terms("Medicare and a headless CMS for the web")["CMS"].origin == "unknown"


def test_the_postings_own_meaning_goes_first() -> None:
    found = terms("Know the Tide Report (API means nothing here)", "Able Pier Index (API) entry")
    assert (found["API"].meaning, found["API"].origin) == ("Able Pier Index", "posting")


@pytest.mark.parametrize(
    ("line", "term"),
    [("Tide Index and Tide Draft (TI/TD) sheets", "TI/TD"), ("Rope as Code (RaC) notes", "RaC")],
)
def test_a_short_form_of_the_posting_may_have_a_slash_or_small_letters(
    line: str, term: str
) -> None:
    found = terms(f"Know {term} well", line)
    assert list(found) == [term]
    assert found[term].origin == "posting"


def test_two_ways_to_write_one_thing_are_one_term() -> None:
    found = terms("open source work", "open-source work", "machine learning, ML")
    assert found["open source"].also == ()
    assert "open-source" not in found
    assert found["machine learning"].also == ("ML",)
    assert "ML" not in found


def test_two_forms_of_one_word_are_one_term() -> None:
    found = terms("scalable ropes", "scalability of knots", "base pay", "base salary")
    assert found["scalable"].also == ()
    assert found["base salary"].also == ("base pay",)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Work for the Dry Goods Register (DGR). DGR is new.", True),
        ("Keep DGRs (dry goods registers).", True),
        ("Enter the dry goods register (the “DGR”).", True),
        ("Ask the DGR. It is the Dry Goods Register (DGR).", False),
        ("The Dry Goods Register keeps dry goods apart from the DGR.", False),
        ("Know XDGR rules", False),
    ],
)
def test_a_long_form_beside_the_first_use_is_seen(text: str, spelt: bool) -> None:
    assert ("DGR" in spelt_out({"DGR": "Dry Goods Register"}, text)) is spelt


def test_what_the_summary_spells_out_has_no_row() -> None:
    made = summary("Keep the Dry Goods Register (DGR)", "DGR entry", "PTO")
    assert [term.told for term in made.glossary] == [True, False]
    shown = page(made)
    assert "<dt>DGR" not in shown
    assert "<dt>PTO" in shown
    late = page(summary("DGR entry", "Keep the Dry Goods Register (DGR)"))
    assert "<dt>DGR</dt>\n<dd>Dry Goods Register</dd>" in late
    title = convert("DGR Clerk\n\nRequirements:\n- Keep the Dry Goods Register (DGR)\n", name="x")
    assert "<dt>DGR" in page(title)


def test_terms_stand_by_the_alphabet_and_the_most_important_stand_open() -> None:
    lines = ["DGR, SQL, API, SDK, HTML, OSHA, JSON, URL, DHCP, NASA, GPU, CPU, LLVM, CUDA, VPN",
             "non-exempt, with PTO and a Dry Goods Register (DGR)"]  # fmt: skip
    made = summary(*lines)
    names = [term.term for term in made.glossary]
    assert names == sorted(names, key=str.casefold)
    main = {term.term for term in made.glossary if term.main}
    assert len(main) == 12
    assert {"PTO", "non-exempt", "DGR"} <= main
    shown = page(made).partition('id="glossary"')[2]
    opened = shown.partition("<details")[0]
    assert all(f"<dt>{term.term}" in (opened if term.main else shown) for term in made.glossary)


def test_what_has_no_row_takes_no_place_among_the_open_ones() -> None:
    told = "Dry Goods Register (DGR), Tide and Weather Desk (TWD), Harbor Watch Office (HWO)"
    made = summary(
        told, "SQL, API, SDK, HTML, OSHA, JSON, URL, DHCP, NASA, GPU, CPU, LLVM, VPN, PTO"
    )
    assert sum(term.told for term in made.glossary) == 3
    assert all(term.main for term in made.glossary)


def test_unknown_ones_are_one_line() -> None:
    shown = page(summary("ZQX rules", "QVB rules", "PTO"))
    assert ": QVB, ZQX." in shown
    assert "<dt>ZQX" not in shown
    assert shown.count("<dt>PTO</dt>") == 1


def test_a_short_form_is_spelt_out_where_the_page_first_uses_it() -> None:
    made = summary("DGR-like entry of ropes", "DGRs in the Dry Goods Register (DGR)", "PTO", "DGR")
    shown = page(made)
    assert shown.count('<abbr title="Dry Goods Register">') == 1
    assert shown.index("<abbr") < shown.index("<abbr title") + 1 <= shown.index("(DGR)")
    assert "<abbr" not in shown[shown.index("(DGR)") :]
    assert "<abbr" not in page(summary("PTO and DGR"))


def test_json_tells_who_explains() -> None:
    made = json.loads(render(summary("PTO", "Dry Goods Register (DGR)", "ZQX"), "json"))
    origins = {term["term"]: term["from"] for term in made["glossary"]}
    assert origins == {"PTO": "glossary", "DGR": "posting", "ZQX": "unknown"}


def test_an_employer_adds_and_overrules(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "glossary.toml").write_text(
        'ZQX = "our rope shop."\nPTO = "your days at the pier."\n'
        'PM = "the pier master."\n'
        '"splice bay" = { meaning = "where we join ropes.", also = "SB" }\n'
    )
    made = summary("ZQX rules", "PTO", "Project management for the PM", "Splice bays", "MVR",
                   settings=Settings(lexicon_folders=(tmp_path,)))  # fmt: skip
    found = {term.term: term.meaning for term in made.glossary}
    assert found["ZQX"] == "our rope shop."
    assert found["PTO"] == "your days at the pier."
    assert found["PM"] == "the pier master."
    assert found["splice bay"] == "where we join ropes."
    assert "driving" in found["MVR"]


def test_hostile_text_takes_no_more_than_its_length() -> None:
    lines = [" ".join(f"Q{chr(65 + i % 26)}{chr(65 + i // 26 % 26)}X" for i in range(j, j + 90))
             for j in range(400)]  # fmt: skip
    began = time.process_time()
    made = summary(*lines, *("Rope Shed (RS) " * 90 for _ in range(90)), "(" * 5000)
    assert time.process_time() - began < 8
    assert sum(term.origin == "unknown" for term in made.glossary) > 400
