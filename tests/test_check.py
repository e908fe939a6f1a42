"""The editor's view: what is found in a posting, with which code, and where."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import process, read
from pipeline.check import Placed, Places, Remark, check, codes, explain
from pipeline.lexicon import for_language, load

GOOD = """# Baker

Location: Salem, OR

Full-time. $18 to $22 an hour. Apply by May 3, 2027.

## What you do

- Bake bread each morning.
- Clean the ovens.

## You need

- 2 years of experience in baking.
"""


def found(text: str, code: str = "", format: str = "markdown") -> list[Remark]:
    posting = process(read(text.encode(), name="t", format=format))
    remarks = check(posting, for_language(posting.language))
    return [remark for remark in remarks if remark.code.startswith(code)]


def placed(text: str, format: str) -> list[Placed]:
    raw = text.encode()
    posting = process(read(raw, name="t", format=format))
    return list(Places(posting, raw).place(check(posting, for_language(posting.language))))


def test_a_good_posting_has_no_findings() -> None:
    assert found(GOOD) == []


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("PAY001", " $18 to $22 an hour.", ""),
        ("PAY003", "$18 to $22", "$18 to $52"),
        ("PAY004", "$18 to $22", "From $18"),
        ("PLC001", "Location: Salem, OR", ""),
        ("JOB002", "Full-time.", ""),
        ("APP001", " Apply by May 3, 2027.", ""),
        ("REQ001", "experience in baking", "experience"),
        ("REQ002", "experience in baking.", "experience in baking.\n- French is a plus."),
        ("TXT001", "Salem, OR", "[city]"),
        ("INC006", "Bake bread", "Be a bread ninja and bake"),
        ("INC002", "Bake bread", "The baker uses his/her oven to bake"),
        ("LAW004", "Apply by", "Include your current salary. Apply by"),
        ("REA009", "Bake bread each morning.\n", "Bake.\n\n" + "We sell good bread here. " * 40),
        ("REA008", "- Clean the ovens.", "\n".join(f"- Clean oven {n}." for n in range(7))),
        ("TXT003", "- Clean the ovens.", "- Clean the big oven and then the small one with the "
         "brush that hangs at the back door of the shop.\n" * 2),
        ("REA004", "Clean the ovens", "Clean the QZX"),
    ],
)  # fmt: skip
def test_what_is_found(code: str, old: str, new: str) -> None:
    assert old in GOOD
    assert code in {remark.code for remark in found(GOOD.replace(old, new))}


def test_vague_words_for_pay_matter_only_without_pay() -> None:
    vague = GOOD.replace("Full-time.", "Full-time. A competitive salary.")
    assert not found(vague, "PAY")
    none = vague.replace(" $18 to $22 an hour.", "")
    assert [remark.code for remark in found(none, "PAY")] == ["PAY001", "PAY005"]


def test_a_place_is_not_missing_where_the_work_is_remote() -> None:
    assert not found(GOOD.replace("Location: Salem, OR", "This job is fully remote."), "PLC")


def test_a_posting_without_a_title() -> None:
    assert [remark.code for remark in found("## About us\n\nWe bake bread.", "JOB001")]


def test_the_most_important_comes_first() -> None:
    text = GOOD.replace(" $18 to $22 an hour.", "").replace("Salem, OR", "[city]")
    severities = [remark.severity for remark in found(text.replace("Bake bread", "Be a ninja"))]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert severities[0] == "error"


def test_a_long_sentence_comes_with_a_shorter_wording() -> None:
    long = (
        "You will collaborate with our friendly team of bakers to bake all of the bread that we "
        "sell, and you will utilize our large oven in order to keep every loaf warm for guests."
    )
    (remark,) = found(GOOD.replace("Bake bread each morning.", long), "REA002")
    assert remark.quote == long
    assert "Such as: “You will work with" in remark.proposal


def test_hard_words_come_with_plain_ones() -> None:
    hard = (
        "You orchestrate multidisciplinary initiatives, utilize unprecedented analytical acumen, "
        "and ensure regulatory compliance and demonstrable operational excellence across "
        "geographically dispersed stakeholder constituencies and their governance structures."
    )
    (remark,) = found(GOOD.replace("Bake bread each morning.", hard), "REA003")
    assert "“acumen”" in remark.message
    assert "Say “use” for “utilize”." in remark.proposal
    assert "salem" not in remark.message.lower()


def test_words_linked_with_men_are_told_from_three_on_and_without_a_verdict() -> None:
    two = GOOD.replace("Bake bread", "You are assertive and fearless. Bake bread")
    assert not found(two, "INC008")
    (remark,) = found(two.replace("assertive", "assertive, stubborn"), "INC008")
    assert remark.message == (
        "Words that studies link with men: “assertive”, “stubborn”, “fearless”."
    )


@pytest.mark.parametrize("word", ["federal law asks for it", "you need a clearance"])
def test_citizenship_is_not_told_where_a_law_may_ask_for_it(word: str) -> None:
    text = GOOD.replace("Clean the ovens.", "You must be a U.S. citizen.")
    assert [remark.code for remark in found(text, "LAW")] == ["LAW001"]
    assert not found(text.replace("Bake bread", f"As {word}, bake bread"), "LAW")


def test_links_are_read_by_their_words() -> None:
    text = (
        GOOD
        + "\nTo apply click [here](https://bakery.example/x). See [our pay](https://b.example).\n"
    )
    (remark,) = found(text, "TXT002")
    assert remark.quote == "here"


def test_findings_of_the_stages_get_a_code() -> None:
    posting = process(read(b"Baker. \xff\xfe\xff We bake in caf\xe9 M\xfcller.", name="t"))
    remarks = check(posting, for_language(posting.language))
    stages = {finding.rule for finding in posting.findings}
    assert stages
    assert {remark.code for remark in remarks} & {"TXT004", "TXT006"}


DENSE = (
    "Responsibility for organizational transformation initiatives necessitates considerable "
    "interdepartmental communication capabilities, demonstrable stakeholder engagement, and "
    "uncompromising professional accountability across geographically dispersed constituencies "
    "and their respective governance structures."
)


def test_a_hard_section_comes_with_its_reasons() -> None:
    (remark,) = found(GOOD.replace("Bake bread each morning.", DENSE), "REA001")
    assert remark.severity == "warning"
    assert "Its sentences have 11 words on average" in remark.message
    assert "of 100 words are no everyday words." in remark.message


def test_the_wording_of_laws_is_told_but_stops_no_build() -> None:
    law = (
        "\n## Equal opportunity\n\nWe consider qualified applicants regardless of race, religion, "
        "gender, disability, nationality, sexual orientation, veteran status, or additional "
        "characteristics protected by applicable anti-discrimination legislation, and accommodate "
        "individuals with disabilities throughout the recruitment process.\n"
    )
    (remark,) = found(GOOD + law, "REA001")
    assert remark.severity == "info"


def test_a_language_that_we_cannot_read_is_not_judged() -> None:
    words = "Wir suchen einen Bäcker für unsere Backstube in Kiel. Du backst jeden Tag Brot. " * 5
    assert {remark.code[:3] for remark in found(words)} <= {"TXT"}


@pytest.mark.parametrize(
    ("format", "text", "line", "column"),
    [
        ("text", "Baker\n\nYou bake. You are a ninja.", 3, 21),
        ("markdown", "# Baker\n\nYou bake. You are a **bread\n[ninja](x)**.\n", 4, 2),
        ("html", "<h1>Baker</h1>\n<li>You &amp; I bake.</li>\n<li>Be a <b>ninja</b></li>", 3, 13),
    ],
)  # fmt: skip
def test_a_place_in_the_file(format: str, text: str, line: int, column: int) -> None:
    (where,) = [each for each in placed(text, format) if each.remark.code == "INC006"]
    assert (where.line, where.column) == (line, column)
    assert where.end == (line, column + len("ninja"))


def test_places_in_a_file_of_many_postings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from pipeline.cli import app

    jobs = [{"id": n, "title": f"Baker {n}", "location": {"name": "Salem"},
             "content": f"&lt;p&gt;Bake bread as our &lt;b&gt;{word}&lt;/b&gt;.&lt;/p&gt;"}
            for n, word in enumerate(("ninja", "guru"))]  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("jobs.json").write_text(json.dumps({"jobs": jobs}, indent=1))
    said = CliRunner().invoke(app, ["check", "jobs.json", "--select", "INC006"]).stdout
    lines = Path("jobs.json").read_text().splitlines()
    for word in ("ninja", "guru"):
        line = next(number for number, text in enumerate(lines, 1) if word in text)
        column = lines[line - 1].index(word) + 1
        assert f"jobs.json:{line}:{column}: info INC006 “{word}”" in said


def test_a_place_in_what_is_no_text_file_counts_the_lines_that_were_read() -> None:
    posting = process(read(b"Baker\n\nBe a bread ninja.", name="t", format="text"))
    source = replace(posting.source, format="docx", encoding="binary")
    posting = replace(posting, source=source)
    remarks = check(posting, for_language("en"))
    (where,) = [e for e in Places(posting, b"PK\x03").place(remarks) if e.remark.code == "INC006"]
    assert (where.line, where.column) == (3, 12)


def test_what_is_missing_stands_at_the_beginning() -> None:
    (where,) = [
        each for each in placed("Baker\n\nYou bake.", "text") if each.remark.code == "PAY001"
    ]
    assert (where.line, where.column, where.end) == (1, 1, None)


def test_a_fingerprint_moves_with_its_words() -> None:
    text = "Baker\n\nYou are a ninja. You are a ninja."
    one, two = [e for e in placed(text, "text") if e.remark.code == "INC006"]
    again = [e for e in placed(f"New line.\n{text}", "text") if e.remark.code == "INC006"]
    assert [one.fingerprint, two.fingerprint] == [each.fingerprint for each in again]
    assert one.fingerprint != two.fingerprint


RULES = tuple(codes(load("en")).items())


@pytest.mark.parametrize(("code", "rule"), RULES, ids=[code for code, _ in RULES])
def test_every_rule_says_why_and_where_from(code: str, rule: object) -> None:
    from pipeline.lexicon import Rule

    assert isinstance(rule, Rule)
    assert rule.why
    assert rule.source.startswith("https://") or code == "TXT006"
    assert rule.text("of") or (rule.says and rule.text("suggestion"))
    assert rule.text("severity") in ("info", "warning", "error") or rule.text("of")
    assert code in "\n".join(explain(rule))


def test_no_code_is_given_twice() -> None:
    rules = list(load("en").rules["flags"])
    assert len({rule.text("code") for rule in rules}) == len(rules)
    assert all(rule.text("code") for rule in rules)


@pytest.mark.parametrize(
    "text",
    ["must " * 20_000, "if " * 20_000, "$XX," * 20_000, "x" * 100_000, "AB " * 30_000,
     "- he/she\n" * 3_000, "a " + "_" * 50_000, "provide your " * 9_000],
)  # fmt: skip
def test_hostile_text_is_no_slower(text: str) -> None:
    posting = process(read(text.encode(), name="t", format="text"))
    began = time.process_time()
    check(posting, for_language("en"))
    assert time.process_time() - began < 4


def test_converting_never_loads_the_checks(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, pipeline\n"
        "pipeline.render(pipeline.convert('Baker wanted. $20 an hour.'), 'html')\n"
        "assert not any(name.startswith('pipeline.check') for name in sys.modules)\n"
    )
    root = str(Path(__file__).parents[1])
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": root}, cwd=tmp_path)
