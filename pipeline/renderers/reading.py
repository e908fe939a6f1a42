"""How hard each section is to read, as a table with small bars; each bar's number is text too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from pipeline.model import Comparison, Rating
from pipeline.readability import made_by
from pipeline.renderers.markup import EMPTY, Markup, element, join
from pipeline.renderers.page import Page
from pipeline.renderers.table import table

HIGHEST_GRADE = 20
"""The grade at which a bar is full."""
WIDTH, HEIGHT = 60, 8
"""Size of a bar, in CSS pixels."""


def readability(page: Page, comparisons: Sequence[Comparison]) -> Markup:
    """How hard each section of the original is to read, and how hard what we show of it."""
    if not comparisons:
        return EMPTY
    rated = [each for each in comparisons if _is_rated(each.before) or _is_rated(each.after)]
    short = [each.title for each in comparisons if each not in rated]
    names = [page.say(key) for key in ("read_section", "read_before", "read_after")]
    body = [[each.title, _rating(page, each.before), _rating(page, each.after)] for each in rated]
    unrated = page.say("read_short", sections=", ".join(dict.fromkeys(short)))
    return page.section(
        "readability",
        page.say("read_title"),
        element("p", page.say("read_intro"), class_="jps-intro"),
        table(page, names, body, page.say("read_caption")) if body else EMPTY,
        element("p", unrated) if short else EMPTY,
        element("p", page.say("read_made", **made_by()), class_="jps-origin"),
    )


def _is_rated(rating: Rating) -> bool:
    return rating.grade is not None


def _rating(page: Page, rating: Rating) -> Markup:
    """One line for each measure: bar, number and band."""
    if not _is_rated(rating):
        return _badge(page.lexicon.phrase("band.unrated"), "unrated")
    first, *more = _lines(page, rating)
    return join((first, *chain.from_iterable((element("br"), line) for line in more)))


def _lines(page: Page, rating: Rating) -> Iterator[Markup]:
    say = page.lexicon.phrase
    if rating.grade is not None:
        grade = max(0, round(rating.grade))
        words = page.say("read_grade", grade=str(grade))
        yield _line(grade / HIGHEST_GRADE, words, say(f"band.{rating.band}"), rating.band)
    if rating.harder_than is not None:
        score = round(rating.harder_than)
        words = page.say("read_words", score=str(score))
        yield _line(score / 100, words, say(f"band.{rating.ease_band}"), rating.ease_band)


@lru_cache(maxsize=1_000)  # there are few numbers, and all pages show some of them
def _line(share: float, words: str, band: str, tone: str) -> Markup:
    return element("span", _bar(share), " ", words, " ", _badge(band, tone), class_="jps-measure")


def _bar(share: float) -> Markup:
    """Only for the eye: it says nothing that does not stand beside it in words."""
    filled = round(min(max(share, 0.0), 1.0) * WIDTH)
    whole = element("rect", x="0.5", y="0.5", width=str(WIDTH - 1), height=str(HEIGHT - 1),
                    fill="none", stroke="#767168", class_="jps-bar-whole")  # fmt: skip
    part = element("rect", width=str(filled), height=str(HEIGHT), class_="jps-bar-part")
    return element(
        "svg", whole, part, class_="jps-bar", width=str(WIDTH), height=str(HEIGHT),
        viewBox=f"0 0 {WIDTH} {HEIGHT}", aria_hidden="true", focusable="false",
    )  # fmt: skip


def _badge(words: str, tone: str) -> Markup:
    """A word or two that stand out, in the colour of their tone."""
    return element("strong", words, class_=f"jps-badge jps-badge-{tone}")
