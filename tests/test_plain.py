"""Plain wording: the rules keep their promises, words are bent right, no fact is touched."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.lexicon import Rule, for_language, languages, load
from pipeline.lexicon.index import Candidate
from pipeline.plain import Form, guard, plain, sentences_of
from pipeline.plain.inflect import Unknown, Verbs
from pipeline.plain.rewrite import Plainer
from pipeline.plain.rules import FORMS as RULE_FORMS
from pipeline.plain.rules import STEPS

EN = load("en")
RULES = [
    pytest.param(language, rule, id=f"{language}/{rule.id}")
    for language in languages()
    for rule in load(language).rules["rewrite"]
    if "becomes" in rule.values
]


def gives(rule: Rule) -> tuple[str, ...]:
    found = rule.values.get("gives", ())
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize(("language", "rule"), RULES)
def test_a_rule_gives_what_it_promises_and_the_guard_agrees(language: str, rule: Rule) -> None:
    lexicon = load(language)
    made = Plainer(lexicon)
    assert len(rule.examples) == len(gives(rule))
    for example, promised in zip(rule.examples, gives(rule), strict=True):
        found = made._rewriter.apply(Candidate(rule, rule.match), example)
        assert promised in [made._words.articled(new, example) for new in found]
        if rule.text("step") == "gist":
            form = {"gist": "story", "example": "story"}.get(rule.text("form"), rule.text("form"))
            assert not made.gist.losses.by(rule, example, promised, form)
        else:
            assert guard(example, promised, lexicon) == ()


@pytest.mark.parametrize(("language", "rule"), RULES)
def test_no_other_rule_takes_its_place(language: str, rule: Rule) -> None:
    """Rules have no order: one that always comes too late would be dead."""
    lexicon = load(language)
    forms: dict[str, Form] = {"ask": "ask", "pay": "pay", "offer": "offer", "terms": "terms"}
    form = forms.get(rule.text("form"), "")
    if rule.text("form") in ("gist", "example", "duty"):  # of these the gist may say less still
        return
    for example, promised in zip(rule.examples, gives(rule), strict=True):
        assert plain(example, lexicon, form) == plain(promised, lexicon, form)


@pytest.mark.parametrize(("language", "rule"), RULES)
def test_a_rule_names_a_known_step(language: str, rule: Rule) -> None:
    assert rule.text("step") in STEPS
    assert rule.text("form") in ("", "gist", "example", *RULE_FORMS)


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        # words, in the form that stands there
        ("You utilize a kiln.", "", "You use a kiln."),
        ("He utilizes kilns, utilizing gas.", "", "He uses kilns, using gas."),
        ("The kiln is utilized daily.", "", "The kiln is used daily."),
        ("Please arrive prior to noon.", "", "Please arrive before noon."),
        ("The remuneration is fair.", "", "The pay is fair."),
        ("An additional day off.", "", "An extra day off."),
        ("The individuals’ pots.", "", "The individuals’ pots."),
        ("You get a comprehensive plan.", "", "You get a full plan."),
        ("Commence an appropriate fire.", "", "Start a proper fire."),
        ("We will notify you in order to help.", "", "We will tell you to help."),
        ("Pots, including, but not limited to, cups.", "", "Pots, such as cups."),
        ("Tools (e.g., wheels, etc.)", "", "Tools (for example, wheels and so on)"),
        ("Collaborates closely with potters.", "", "Works closely with potters."),
        ("You have demonstrated patience.", "", "You have shown patience."),
        ("The class was conducted by a potter.", "", "The class was run by a potter."),
        # duties begin with a verb
        ("Responsible for managing the studio", "duty", "Manage the studio"),
        ("Responsible for the review of bids", "duty", "Review bids"),
        ("Manages a team of potters", "duty", "Manage a team of potters"),
        ("Leading and mentoring a team", "duty", "Lead and mentor a team"),
        ("Writing plans and reviewing the work of others", "duty",
         "Write plans and review the work of others"),
        # what is asked becomes a sentence
        ("Ability to lift 50 pounds", "ask", "You can lift 50 pounds"),
        ("Experience with gas kilns", "ask", "You have worked with gas kilns"),
        ("Experience designing and building kilns", "ask", "You have designed and built kilns"),
        ("Bachelor's degree in art or equivalent experience", "ask",
         "You have a bachelor's degree in art or equivalent experience"),
        ("5+ years of experience with clay", "ask", "You have 5+ years of work with clay"),
        ("Minimum of 3 years in a studio", "ask", "You have at least 3 years in a studio"),
        ("Experience with kilns and knowledge of glazes", "ask",
         "You have worked with kilns. You know glazes"),
    ],
)  # fmt: skip
def test_made_plain(text: str, form: Form, expected: str) -> None:
    assert plain(text, EN, form) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Principal Engineer", "duty"),
        ("Senior Personnel Analyst", "duty"),
        ("We met Utilize Systems here.", ""),  # a name
        ("A master's degree or equivalent experience", ""),
        ("Workers' compensation is paid.", ""),
        ("Follow the code of conduct.", "duty"),
        ("Use pots and/or cups.", "duty"),
        ("With or without reasonable accommodation.", ""),
        ("You may be fired.", ""),
        ("A well-established studio", ""),
        ("The purchase of clay", ""),
        ("Experience with kilns is not a must", "ask"),  # "You have ..." would lose how firmly
        ("Knowledge of clay preferred", "ask"),
        ("Experience with kilns", "duty"),  # asked of nobody
        ("Experience with kilns", ""),
        ("Managing a team is hard", "duty"),
        ("Building maintenance and repair", "duty"),
        ("Benefits for all potters", "duty"),
        ("Support customers in designing kilns and building ovens", "duty"),
        ("Must be able to lift clay (w/m/d)", ""),
        ("Contribute to your pension", ""),
        ("They work independently", ""),
        ("Identify as a woman", ""),
        ("", ""),
        ("•", ""),
        ("Provide guidance to improve the glazes.", "ask"),  # not: guide improve
    ],
)  # fmt: skip
def test_left_alone(text: str, form: Form) -> None:
    assert plain(text, EN, form) == text


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "You will lead the pottery studio in the old mill by the river, working with six "
            "potters of our club.",
            (
                "You will lead the pottery studio in the old mill by the river.",
                "You will work with six potters of our club.",
            ),
        ),
        (
            "We fire two kilns in the old mill each week, and you will learn how to load both "
            "of them.",
            (
                "We fire two kilns in the old mill each week.",
                "You will learn how to load both of them.",
            ),
        ),
    ],
)
def test_long_sentences_are_cut_at_safe_joints(text: str, cut: tuple[str, ...]) -> None:
    assert sentences_of(text, EN) == cut


def test_a_condition_is_never_cut_from_what_it_holds_for() -> None:
    text = (
        "If you pass the test of the studio board in the spring, you will lead the studio, and "
        "you will teach the evening class for new members."
    )
    assert sentences_of(text, EN) == (text,)


def test_a_language_without_words_keeps_its_wording() -> None:
    assert plain("Utilize the kiln.", for_language("xx")) == "Utilize the kiln."


def test_verbs_are_bent_by_the_table_alone() -> None:
    verbs = Verbs({"take": "takes taking took taken"})
    assert verbs.bend("Taking", "ing", "participle") == "Taken"
    with pytest.raises(Unknown):
        verbs.bend("making", "ing", "base")


def test_every_verb_has_four_forms_more() -> None:
    for base, forms in EN.tables["verbs"].items():
        _, ing, _, _ = forms.split()
        assert ing.endswith("ing"), base


def test_no_plain_word_is_itself_a_hard_one() -> None:
    for key, word in EN.tables["plain"].items():
        table, _, hard = key.partition(".")
        if table == "word":
            assert plain(word, EN) == word, hard


@pytest.mark.parametrize(
    "text",
    [
        "utilize " * 4000,
        "A. B. " * 4000,
        "Lead the team" + ", ensuring x y" * 2000,
        "Ability to " * 3000,
        "You will be responsible for " + "designing, " * 3000 + "x",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    begun = process_time()
    plain(text, EN, "duty")
    assert process_time() - begun < 2


TOKENS = (
    "you will must not utilize 5 years or and the a kiln kilns , ; . If with experience ability "
    "to design designing building and ensuring that prior $40,000 Python AWS may only all each "
    "manages Managing Responsible for of including etc. which is You Experience in (e.g., ) "
    "additional an appropriate collaborate with cross-functional teams review leading"
)
WORDS = st.sampled_from(TOKENS.split())
LINES = st.lists(WORDS, min_size=1, max_size=25).map(" ".join)
FORMS: st.SearchStrategy[Form] = st.sampled_from(("", "duty", "ask"))


@settings(max_examples=300, deadline=None)
@given(LINES, FORMS)
def test_plain_twice_is_plain_once(line: str, form: Form) -> None:
    once = plain(line, EN, form)
    assert plain(once, EN, form) == once


@settings(max_examples=300, deadline=None)
@given(LINES | st.text(max_size=80), FORMS)
def test_the_guard_passes_all_that_comes_out_and_no_number_comes_in(line: str, form: Form) -> None:
    new = plain(line, EN, form)
    assert re.findall(r"\d+", new) == re.findall(r"\d+", line)
    changes = guard(line, new, EN)
    if form == "duty":  # of which a tail may go, but nothing that it asks
        assert all(change[0] == "-" for change in changes)
        assert not {"-must", "-not", "-if", "-only", "-$"}.intersection(changes)
    else:
        assert changes == ()
