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
    ],
)
def test_anything_else_stays_a_sentence(sentence: str) -> None:
    assert listed(sentence, EN) == (sentence, ())
