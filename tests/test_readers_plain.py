"""Plain text: lines, list items, wrapped paragraphs."""

from __future__ import annotations

import pytest

from pipeline.model import Block
from pipeline.readers import read


def blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode(), name="x", format="text").blocks


def told(text: str) -> list[str]:
    """Each block as one line: its level and mark where it is an item, and its words."""
    return [
        f"{block.level}|{block.marker}|{block.text.value}"
        if block.kind == "item"
        else block.text.value
        for block in blocks(text)
    ]


def test_the_text_is_the_file_itself() -> None:
    raw = "  Cook\r\n\r\n\t- bake\r\n"
    posting = read(raw.encode(), name="x", format="text")
    assert posting.source.text == "  Cook\n\n\t- bake\n"
    assert [posting.quote(block.text.span) for block in posting.blocks] == ["Cook", "bake"]
    assert [block.line for block in posting.blocks] == [1, 3]


@pytest.mark.parametrize(
    "sign", ["-", "*", "•", "·", "▪", "◦", "‣", "–", "—", "o", "\uf0b7", "➢", "✅", "--", "•·"]
)
def test_each_bullet_marks_an_item(sign: str) -> None:
    assert told(f"Duties:\n{sign} Bake bread\n{sign}\tSell it") == [
        "Duties:",
        f"1|{sign}|Bake bread",
        f"1|{sign}|Sell it",
    ]


@pytest.mark.parametrize("sign", ["-", "•", "–", "\uf0b7"])
def test_a_bullet_may_touch_its_words(sign: str) -> None:
    assert told(f"{sign}Bake bread") == [f"1|{sign}|Bake bread"]


@pytest.mark.parametrize(
    "line",
    [
        "-10 degrees in the cold store",
        "> 5 years of baking",
        "+ 10 % on Sundays",
        "§ 4 of the contract",
        "** Open to all **",
        "*With tips",
        "----- pay -----",
        "on call every third week",
        "$20",
        "...and much more",
    ],
)
def test_these_are_no_bullets(line: str) -> None:
    assert told(line) == [line]


def test_a_bullet_without_words_is_kept_as_it_is() -> None:
    assert told("Duties\n•\n-----\nBake") == ["Duties", "•", "-----", "Bake"]


@pytest.mark.parametrize(
    "signs", [("1.", "2."), ("1)", "2)"), ("(1)", "(2)"), ("a)", "b)"), ("a.", "b."), ("A)", "B)")]
)
def test_numbers_and_letters_in_a_row_mark_items(signs: tuple[str, str]) -> None:
    first, second = signs
    found = blocks(f"{first} Bake bread; or\n{second} Sell it.")
    assert [block.marker for block in found] == [first, second]
    assert [block.text.value for block in found] == ["Bake bread; or", "Sell it."]
    assert all(block.ordered for block in found)


@pytest.mark.parametrize(
    "text",
    [
        "Apply by\n12. March 2027",
        "1. Only one thing here.",
        "A. Baker & Sons",
        "Level\n5. Or above",
        "2. Second without a first",
        "401) 555-0100",
    ],
)
def test_a_number_alone_is_no_mark(text: str) -> None:
    assert told(text) == text.split("\n")


def test_numbered_headings_stay_whole() -> None:
    text = "1. Duties\nBake bread.\n2. Your profile\nYou rise early.\n3. Pay\n$20 an hour."
    assert told(text)[::2] == ["1. Duties", "2. Your profile", "3. Pay"]


def test_indents_give_levels() -> None:
    text = "- Bake\n    - bread\n        - rye\n    - cake\n- Sell\n\nThen\n    - Rest"
    assert [(block.level, block.text.value) for block in blocks(text)] == [
        (1, "Bake"), (2, "bread"), (3, "rye"), (2, "cake"), (1, "Sell"), (0, "Then"), (1, "Rest"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "after", "one"),
    [
        ("You need one year of baking experience equal to the", "GS-14 grade in the bakery.", True),
        ("bread that is baked by hand in the stone ovens of", "the mill", True),
        ("The pay for bakers of our harbour shops is $90,000 to", "$99,000 a year.", True),
        ("You care for the oven of our harbour shop, or for it", "Sell bread at the door", False),
        ("Two years of baking in a town bakery or mill shop; or", "A licence", False),
    ],
)
def test_a_very_short_last_word_joins_the_next_line(line: str, after: str, one: bool) -> None:
    assert (told(f"{line}\n{after}") == [f"{line} {after}"]) is one


def test_an_indented_line_continues_its_item() -> None:
    text = "- Two years in a bakery\n  or a school kitchen\n- A licence\n\n  Apply soon."
    assert told(text) == [
        "1|-|Two years in a bakery or a school kitchen",
        "1|-|A licence",
        "Apply soon.",
    ]


WRAPPED = """\
Our bakery has stood at the harbour since 1921 and still bakes in the oven that
was built then. Bread goes out at five in the morning to forty shops between
Saltby and Newhaven, and three hundred people come to buy it at our own door.

The baker whom we look for will run the early shift, which begins at 2 a.m. and
Friday to Tuesday only. Pay is $24 an hour, and there is a night premium of
$3 an hour.
Requirements
- Two years of work in a bakery
"""


def test_a_paragraph_wrapped_by_hand_is_one_block() -> None:
    found = told(WRAPPED)
    assert len(found) == 4
    assert "that was built then" in found[0]
    assert "between Saltby" in found[0]  # a capital does not begin a new paragraph here
    assert found[1].endswith("a night premium of $3 an hour.")
    assert found[2:] == ["Requirements", "1|-|Two years of work in a bakery"]


def test_a_joined_line_leads_back_to_both_lines() -> None:
    posting = read(WRAPPED.encode(), name="x", format="text")
    first = posting.blocks[0].text
    at = first.value.index("that was")
    assert posting.quote(first.span_of(at, at + 8)) == "that\nwas"


def test_a_word_that_the_wrap_cut_keeps_its_hyphen() -> None:
    text = "We bake by hand, as we have done for one hundred and six years, in a wood-\nfired oven."
    assert told(text) == [text.replace("\n", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Location\nToledo\nPay\n$20",
        "What we ask for:\nflour on your hands\nearly hours",
        "Head Baker of the Harbour Bakery and its Forty Shops\nSaltby, Full time",
        "You bake bread, rolls and cakes for all of our shops.\nYou sell them.",
        "read recipes and work out how much flour is needed each day\nclean the oven every night",
    ],
)
def test_lines_of_their_own_stay_so(text: str) -> None:
    assert told(text) == text.split("\n")


def test_a_number_in_a_row_begins_an_item_in_any_case() -> None:
    lead = "Three years of work with electric ovens of every size and with the machines of a bakery"
    assert told(f"{lead} and\na. a diploma; or\nb. a licence") == [
        f"{lead} and",
        "1|a.|a diploma; or",
        "1|b.|a licence",
    ]


def test_an_address_on_a_line_of_its_own_stays_there() -> None:
    text = (
        "Head Baker of the Harbour Bakery in Saltby - Full time - ONSITE\nhttps://bakery.example/1"
    )
    assert told(text) == text.split("\n")


def test_a_range_cut_by_a_line_end_stays_whole() -> None:
    assert told("Pay:\n$20\n- $25 an hour") == ["Pay:", "$20 - $25 an hour"]
    assert told("- Windows 10\n- 5 years") == ["1|-|Windows 10", "1|-|5 years"]


def test_lines_cut_at_a_thousand_characters_are_joined() -> None:
    long = ("We bake bread for every table in the county. " * 30)[:994] + "in"
    assert told(long + "\nWexford and beyond.") == [long + " Wexford and beyond."]


def test_a_sentence_in_capitals_may_run_over_two_lines() -> None:
    assert told("THIS TEST IS TO BE TAKEN ONLY\n\tBY BAKERS OF THE CITY\n") == [
        "THIS TEST IS TO BE TAKEN ONLY BY BAKERS OF THE CITY"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "HEAD BAKER OF THE NIGHT\nDUTIES",
        "HEAD BAKER\nCITY OF CORK BREAD OFFICE",
        "WE BAKE BREAD AT NIGHT.\nWE SELL IT BY DAY.",
        "WE BAKE BREAD AT NIGHT\n- RYE BREAD OF ALL KINDS",
    ],
)
def test_other_lines_in_capitals_stay_apart(text: str) -> None:
    assert len(told(text)) == 2


def test_wide_gaps_in_a_long_line_are_lost_line_ends() -> None:
    lead = "You will work under a master baker and learn the whole trade from flour to shop. " * 3
    text = f"{lead}Duties are:    1.  Bake the bread.  2.  Sell it.    NOTE:  Bring an apron."
    assert told(text) == [
        lead + "Duties are:",
        "1|1.|Bake the bread.",
        "1|2.|Sell it.",
        "NOTE:  Bring an apron.",
    ]


@pytest.mark.parametrize("text", ["Class code:       1619", "Open:    9 to 5", "Pay:  - $20"])
def test_gaps_in_short_lines_are_left(text: str) -> None:
    assert told(text) == [text]
