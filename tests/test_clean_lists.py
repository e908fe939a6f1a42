"""Bullets of every glyph, and lists that lost their line breaks."""

from __future__ import annotations

import pytest

from pipeline.model import Text
from pipeline.stages.clean.lists import listed, pieces, unbulleted


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("• Paint walls", "Paint walls"),
        ("•Paint walls", "Paint walls"),
        ("- Paint walls", "Paint walls"),
        ("-Paint walls", "Paint walls"),
        ("▶ ▶ Paint walls", "Paint walls"),
        ("✅ Paint walls", "Paint walls"),
        ("•· Paint walls", "Paint walls"),
        ("o Paint walls", "Paint walls"),
        ("? Paint walls", "Paint walls"),
        ("§ Paint walls", "Paint walls"),
        ("*4 years of painting", "*4 years of painting"),
        ("+5% of pay", "+5% of pay"),
        ("-5 °C rooms", "-5 °C rooms"),
        ("§ 4 of the law", "§ 4 of the law"),
        ("o seu trabalho", "o seu trabalho"),
        (".NET Core", ".NET Core"),
        ("🎨 Paint walls", "🎨 Paint walls"),
        ("•", "•"),
    ],
)
def test_a_bullet_at_the_start_goes(line: str, bare: str) -> None:
    assert unbulleted(Text.of(line))[0].value == bare


@pytest.mark.parametrize(
    ("bullet", "before", "after", "item"),
    [
        ("• ", "", "", True),
        ("- ", "", "", True),
        ("*", "", "*", True),
        ("*", "*", "", True),
        ("*", "", "", False),
        ("", "• ", "• ", False),
    ],
)
def test_a_touching_star_is_an_item_beside_another(
    bullet: str, before: str, after: str, *, item: bool
) -> None:
    assert listed(bullet, before, after) is item


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Perks: • Tea • Cake • Bus pass", ["Perks:", "*Tea", "*Cake", "*Bus pass"]),
        ("What do you get? •Tea •Cake", ["What do you get?", "*Tea", "*Cake"]),
        (
            "Care work • You wash and dress people • You cook a meal each day • You keep a diary",
            ["Care work", "*You wash and dress people", "*You cook a meal each day",
             "*You keep a diary"],
        ),
        ("Tasks: - Cook meals - Wash up - Shop", ["Tasks:", "*Cook meals", "*Wash up", "*Shop"]),
        ("TASKS: --Cook meals. -- Wash up.", ["TASKS:", "*Cook meals.", "*Wash up."]),
        (
            "1. A diploma and a year of work; or 2. An associate degree; or 3. Both",
            ["*1. A diploma and a year of work; or", "*2. An associate degree; or", "*3. Both"],
        ),
        ("Steps: 1) a call 2) a visit", ["Steps:", "*1) a call", "*2) a visit"]),
        ("You know: a. Forklifts b. Cranes", ["You know:", "*a. Forklifts", "*b. Cranes"]),
        ("of fair size; or 1. A year. 2. Two.", ["of fair size; or", "*1. A year.", "*2. Two."]),
        # not lists
        ("Lyon • Full time • 2,400 €", ["Lyon • Full time • 2,400 €"]),
        ("Hours: - Mon - Fri, 9 - 5", ["Hours: - Mon - Fri, 9 - 5"]),
        ("Pay: $20 - $25 - more later", ["Pay: $20 - $25 - more later"]),
        ("Python 3. It has 4. But not 5.", ["Python 3. It has 4. But not 5."]),
        ("As said in 1. and 2. of the note", ["As said in 1. and 2. of the note"]),
        ("tes futur·e·s collègues", ["tes futur·e·s collègues"]),
    ],
)  # fmt: skip
def test_a_list_inside_a_paragraph(line: str, expected: list[str]) -> None:
    found = pieces(Text.of(line), item=False)
    assert ["*" * item + piece.value for piece, item in found] == expected


def test_bullets_inside_an_item_are_items() -> None:
    found = pieces(Text.of("Tea making • Cake baking"), item=True)
    assert [(piece.value, item) for piece, item in found] == [
        ("Tea making", True),
        ("Cake baking", True),
    ]
