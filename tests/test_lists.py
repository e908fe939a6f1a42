"""Long enumerations become lists; nothing of them is lost, and "and" stays "and"."""

from __future__ import annotations

import pytest

from pipeline.lexicon import load
from pipeline.plain import listed

EN = load("en")


@pytest.mark.parametrize(
    ("sentence", "lead", "members"),
    [
        (
            "You know tools such as wheels, kilns, or racks.",
            "You know tools such as:",
            ("wheels", "kilns", "or racks"),
        ),
        (
            "You have worked with Redware, Blueglaze and Kilnmaster.",
            "You have worked with:",
            ("Redware", "Blueglaze", "and Kilnmaster"),
        ),
        (
            "You know these glazes: celadon, tenmoku, shino, and so on.",
            "You know these glazes:",
            ("celadon", "tenmoku", "shino and so on"),
        ),
        (
            "A degree in Fine Art, Design, Craft or a related field.",
            "A degree in:",
            ("Fine Art", "Design", "Craft", "or a related field"),
        ),
        (
            "You have thrown pots on wheels (for example, kick wheels, momentum wheels, Dials).",
            "You have thrown pots on wheels, for example:",
            ("kick wheels", "momentum wheels", "Dials"),
        ),
        (  # the list begins behind the words that hold for all
            "Opening days: You have worked with Redware, Blueglaze and Kilnmaster.",
            "Opening days: You have worked with:",
            ("Redware", "Blueglaze", "and Kilnmaster"),
        ),
        (
            "Run the class: plan the day, order clay, and clean up.",
            "Run the class:",
            ("plan the day", "order clay", "and clean up"),
        ),
        (
            "You are at home in IT, HR or PR.",
            "You are at home in:",
            ("IT", "HR", "or PR"),
        ),
    ],
)
def test_a_long_enumeration_becomes_a_list(
    sentence: str, lead: str, members: tuple[str, ...]
) -> None:
    assert listed(sentence, EN) == (lead, members)


@pytest.mark.parametrize(
    "sentence",
    [
        "You know wheels and kilns.",
        "You work with potters, help at the shop, and clean the yard.",  # no names
        "You know tools such as wheels, which turn, and kilns that heat up to very high levels.",
        "You have worked with Red, Blue and the people who sell them on to all our schools.",
        "You know shapes (such as cups, bowls (large, small) and jugs).",
        "You know shapes (cups or bowls, mostly).",
        "Kilns, wheels, racks.",
        # words of the first member hold for all
        "Opening days: work with potters, painters and glazers.",
        "Studio: a mix of clay, sand and ash.",
        "Care of the yard: clean sheds, paths and gates.",
        "Kilns: design, build and sell kilns of all kinds.",
        # words of the last one do
        "A degree in Fine Art, Design, or a related field with 10+ years of practice.",
        "You have worked with Redware, Blueglaze and Kilnmaster to fire pots.",
        "Skill with Redware, Blueglaze or Kilnmaster is a strong advantage.",
        "Kilns: Cleaning the big kiln, the small one, and the old one.",
        "Kiln plans: Drawing, building, and care of kilns.",
        # a name goes on
        "Write to the Guild of Potters, Glazers and Painters.",
        # no members at all
        "The studio is based in Faenza, Italy - open to potters, and those who want to move.",
        "Cover: basic, short- and long-term.",
        "The mill rests on ten days (New Year, the Fourth of July, Labor Day, Christmas Day.",
        "Some kinds of Clay- red, Clay- white, Clay- grey.",
        "Candour: we say what we think, we listen, and we forgive.",
    ],
)
def test_anything_else_stays_a_sentence(sentence: str) -> None:
    assert listed(sentence, EN) == (sentence, ())
