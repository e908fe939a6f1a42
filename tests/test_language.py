"""The language of a text, told from its words."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline import language
from pipeline.language import language_of, recognise

TEXTS = {
    "en": "We are looking for a cook who likes children. You will run a small kitchen with one "
    "assistant, and you will order the food for the week.",
    "fr": "Nous cherchons un cuisinier qui aime les enfants. Vous tenez une petite cuisine avec "
    "une aide et vous commandez les produits de la semaine.",
    "de": "Wir suchen eine Köchin, die Kinder mag. Sie leiten eine kleine Küche mit einer Hilfe "
    "und bestellen die Lebensmittel für die Woche.",
    "es": "Buscamos una cocinera a quien le gusten los niños. Llevará una cocina pequeña con un "
    "ayudante y pedirá los alimentos de la semana.",
    "nl": "Wij zoeken een kok die van kinderen houdt. Je leidt een kleine keuken met een hulp en "
    "bestelt het eten voor de hele week.",
    "pt": "Procuramos uma cozinheira que goste de crianças. Vai dirigir uma pequena cozinha com "
    "uma ajudante e encomendar os alimentos da semana.",
    "pl": "Szukamy kucharza, który lubi dzieci. Będziesz prowadzić małą kuchnię z jedną osobą do "
    "pomocy i zamawiać jedzenie na cały tydzień.",
    "sv": "Vi söker en kock som tycker om barn. Du sköter ett litet kök tillsammans med en "
    "medhjälpare och beställer maten för hela veckan.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told_apart(code: str) -> None:
    assert recognise(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["", "Cook, $20", "12345 67890 -- 2027", "Nurse, Leeds, full time"]
)
def test_too_little_text_is_no_language(text: str) -> None:
    assert recognise(text) == "und"


def test_addresses_are_no_words() -> None:
    assert recognise("https://example.com/we-are-looking-for-the-cook-of-your-life " * 3) == "und"


def test_english_at_the_end_does_not_hide_another_language() -> None:
    assert recognise(TEXTS["de"] * 4 + TEXTS["en"]) == "de"


def test_the_big_model_is_not_loaded_for_what_we_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(language, "_model", refuse)
    assert recognise(TEXTS["en"]) == "en"
    with pytest.raises(AssertionError, match="loaded"):
        recognise(TEXTS["fr"])


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ("", "en"),
        ("en", "en"),
        ("en-GB", "en-GB"),
        ("en_AU", "en-AU"),
        ("de", "en"),  # the template of the page is German, its text is not
        ("<script>", "en"),
        ("en-" + "x" * 50, "en"),
    ],
)
def test_a_declared_language_adds_but_does_not_win(declared: str, found: str) -> None:
    assert language_of(TEXTS["en"], declared) == found


def test_a_declared_language_stands_where_nothing_can_be_told() -> None:
    assert language_of("Cook, Lyon", "fr-FR") == "fr-FR"


def test_importing_loads_no_model() -> None:
    code = "import pipeline.readers, sys; assert not {'py3langid', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
