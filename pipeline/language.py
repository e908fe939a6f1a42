"""The language of a text.

A language that the program can read names its commonest words in its ``language.toml``; a
text full of them is told at once. Only for what is left the big model of py3langid is
loaded, which takes half a second and then tells some hundred languages apart.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

UNKNOWN = "und"
FEWEST_LETTERS = 40
SAMPLE = 1_500
"""Characters looked at from the beginning, and as many from the end."""
FULL_OF = 0.12
"""Share of common words that a text in another language does not reach by what it borrows."""
SURE = 0.5
NO_WORDS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@\S+|#\w+")
ADDRESS = ("://", "www.", "@", "#")
"""Without one of these, a text has nothing of the kind."""
WORD = re.compile(r"[^\W\d_]+")
TAG = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}\Z")


def language_of(text: str, declared: str = "") -> str:
    """The language of a text that may declare one, as a BCP 47 code.

    What is declared adds the region ("en-GB") but does not win: many pages declare the
    language of their template.
    """
    told = declared.strip().replace("_", "-")
    told = told if TAG.match(told) else ""
    found = recognise(text)
    if told and (found == UNKNOWN or told.split("-")[0].lower() == found):
        return told
    return found


def recognise(text: str) -> str:
    """BCP 47 code of the language; ``und`` for too little text or an unsure guess."""
    if len(text) > 2 * SAMPLE:
        text = text[:SAMPLE] + "\n" + text[-SAMPLE:]
    if any(mark in text for mark in ADDRESS):
        text = NO_WORDS.sub(" ", text)
    words = WORD.findall(text.lower())
    if sum(map(len, words)) < FEWEST_LETTERS:
        return UNKNOWN
    middle = len(words) // 2
    for code, common in _common_words().items():
        shares = _share(words[:middle], common), _share(words[middle:], common)
        if sum(shares) / 2 >= FULL_OF and min(shares) >= FULL_OF / 2:
            return code
    code, confidence = _model().classify(text)
    return str(code) if confidence >= SURE else UNKNOWN


def _share(words: list[str], common: frozenset[str]) -> float:
    """The share of common words. What has no spaces counts as words of six letters."""
    many = max(len(words), sum(map(len, words)) / 6, 1)
    return sum(map(common.__contains__, words)) / many


@cache
def _common_words() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for folder in sorted(files("pipeline.lexicon").iterdir(), key=lambda entry: entry.name):
        about = folder / "language.toml"
        if about.is_file():
            common = tomllib.loads(about.read_text("utf-8")).get("common_words", "")
            found[folder.name] = frozenset(common.split())
    return found


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # here: it takes half a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
