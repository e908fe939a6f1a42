"""The clean stage: units in order, nothing lost, what is left out named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import LexiconError
from pipeline.lexicon import for_language, load
from pipeline.model import Block, Posting, Source, Text, Unit
from pipeline.model.posting import BlockKind
from pipeline.stages.clean import clean

LEXICON = load("en")


def posting(*blocks: tuple[BlockKind, str]) -> Posting:
    made, at = [], 0
    for kind, value in blocks:
        made.append(Block(kind, Text.of(value, at), int(kind in ("heading", "item"))))
        at += len(value) + 1
    source = Source("p", "\n".join(value for _, value in blocks), "text")
    return Posting(source, "en", tuple(made))


def units(*blocks: tuple[BlockKind, str] | str) -> tuple[Unit, ...]:
    pairs = [("paragraph", block) if isinstance(block, str) else block for block in blocks]
    return clean(posting(*pairs), LEXICON).units  # type: ignore[arg-type]


def shown(*blocks: tuple[BlockKind, str] | str) -> list[str]:
    """Kind, reason and text of each unit on a line: "sentence Hello"."""
    return [
        " ".join(filter(None, (unit.kind, unit.dropped and f"[{unit.dropped}]", unit.text.value)))
        for unit in units(*blocks)
    ]


def test_each_kind_of_block() -> None:
    assert shown(
        ("heading", "What you do"),
        "You cook. You clean.",
        ("item", "Cook meals. Serve them."),
        ("row", "Cook | $20"),
    ) == [
        "heading What you do",
        "sentence You cook.",
        "sentence You clean.",
        "item Cook meals. Serve them.",
        "row Cook | $20",
    ]


def test_a_long_item_is_a_paragraph_with_a_number() -> None:
    long: tuple[BlockKind, str] = (
        "item",
        "You wash the tram by hand. " * 14 + "You check the doors.",
    )
    found = units(long)
    assert [unit.kind for unit in found] == ["item"] + ["sentence"] * 14
    assert {unit.block for unit in found} == {0}


def test_prose_goes_on_after_a_list_inside_it() -> None:
    assert shown("You need: (1) a van; (2) a map; and (3) gloves. We pay for fuel.") == [
        "sentence You need:",
        "item (1) a van;",
        "item (2) a map; and",
        "item (3) gloves.",
        "sentence We pay for fuel.",
    ]


def test_a_long_heading_is_prose() -> None:
    text = "We hire people of every kind and look at nothing but their work at the stove. " * 2
    assert [unit.kind for unit in units(("heading", text))] == ["sentence", "sentence"]


def test_bulleted_paragraphs_are_items() -> None:
    assert shown("• Cook", "*Bake", "*Fry", "o Serve") == [
        "item Cook", "item Bake", "item Fry", "item Serve",
    ]  # fmt: skip
    assert shown("*Only in May") == ["sentence Only in May"]


def test_a_label_line_stays_whole() -> None:
    assert shown("Location: St. Louis, MO") == ["sentence Location: St. Louis, MO"]


def test_a_title_said_twice() -> None:
    assert shown("Night Cook", "Acme Kitchens", "Night Cook", "Leeds") == [
        "sentence Night Cook",
        "sentence Acme Kitchens",
        "sentence [clean.repeated_title] Night Cook",
        "sentence Leeds",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Cook", "Location:", "Remote", "Kind of work:", "Remote"),
        ("Cook", "Remote", "Leeds", "Full time", "Remote"),
        ("Night Cook", "You will be one of the best cooks that anybody in Leeds ever saw.",
         "Night Cook"),
        ("Tasks:", "Cook for guests", "Tasks:", "Clean"),
    ],
)  # fmt: skip
def test_a_line_said_twice_that_is_no_title(lines: tuple[str, ...]) -> None:
    assert not any(unit.dropped for unit in units(*lines))


@pytest.mark.parametrize("mark", ["-", "***", "___", "•", "** **", "====", "_", "\u200b", "…"])
def test_an_empty_marker(mark: str) -> None:
    assert [unit.dropped for unit in units("Cook", mark)] == ["", "clean.empty_marker"]


def test_white_space_alone_is_nothing() -> None:
    assert shown("Cook", "\u00a0 ") == ["sentence Cook"]


def test_a_tag_in_the_middle_parts_the_block() -> None:
    found = units("Join our kitchen. #LI-Hybrid We are #1 in soups.")
    assert [(unit.text.value, unit.dropped) for unit in found] == [
        ("Join our kitchen.", ""),
        ("#LI-Hybrid", "furniture.tracking_tag"),
        ("We are #1 in soups.", ""),
    ]
    assert found[1].text.span.start == 18


def test_a_forgotten_space_in_an_item_comes_back() -> None:
    assert shown(("item", "Stir the pot.You taste it")) == ["item Stir the pot. You taste it"]


def test_a_word_without_end_is_left_out_and_reported() -> None:
    result = clean(posting(("paragraph", "Cook"), ("paragraph", "x" * 2000)), LEXICON)
    assert [unit.dropped for unit in result.units] == ["", "clean.endless_word"]
    assert [found.rule for found in result.findings] == ["clean.endless_word"]


def test_mojibake_is_reported_once() -> None:
    result = clean(posting(("paragraph", "Itâ€™s"), ("paragraph", "theyâ€™re")), LEXICON)
    assert [unit.text.value for unit in result.units] == ["It’s", "they’re"]
    assert [found.rule for found in result.findings] == ["clean.mojibake"]


def test_a_language_without_a_folder() -> None:
    result = clean(posting(("paragraph", "Nous cuisinons. Vous aussi.")), for_language("fr"))
    assert [unit.text.value for unit in result.units] == ["Nous cuisinons.", "Vous aussi."]


def test_a_sentence_rule_without_a_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "sentences.toml").write_text(
        "[acme]\nmatch = ['Acme[.]( )']\nexamples = ['Acme. We']\n"
    )
    with pytest.raises(LexiconError, match=r"\[acme\]: needs ends"):
        clean(posting(("paragraph", "Acme. We cook.")), load("en", (tmp_path,)))


def test_an_employer_may_add_furniture(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "furniture.toml").write_text(
        "[motto]\nwhole = true\nmatch = ['^Acme cares$']\nexamples = ['Acme cares']\n"
    )
    result = clean(posting(("paragraph", "Acme Cares!")), load("en", (tmp_path,)))
    assert [unit.dropped for unit in result.units] == ["furniture.motto"]


LINES = st.lists(
    st.tuples(
        st.sampled_from(["heading", "paragraph", "item", "row"]),
        st.lists(
            st.sampled_from(
                ["Cook", "we", "You will", "team.You", "•", "-", "**", "1.", "2.", "Apply now",
                 "#LI-AB1", "Inc.", "(see", "end.)", "Save", "&amp;amp;", "$20", ". . . . .", "…"]
            ),
            max_size=9,
        ).map(" ".join),
    ),
    max_size=7,
)  # fmt: skip


@given(LINES)
def test_every_word_of_every_block_stands_in_one_unit(lines: list[tuple[BlockKind, str]]) -> None:
    before = posting(*lines)
    after = clean(before, LEXICON)
    assert after.blocks is before.blocks
    assert after.source is before.source
    assert clean(after, LEXICON) == after
    assert [unit.block for unit in after.units] == sorted(unit.block for unit in after.units)
    for number, block in enumerate(before.blocks):
        said = "".join(unit.text.value for unit in after.units if unit.block == number)
        letters = block.text.value.replace("&amp;amp;", "&")
        assert list(filter(str.isalnum, said)) == list(filter(str.isalnum, letters))
        last = block.text.span.start if block.text else 0
        for unit in after.units:
            if unit.block == number:
                span = unit.text.span
                assert last <= span.start < span.end <= block.text.span.end
                last = span.end
