"""Words that many readers do not know, and short forms that nobody explains."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, groupby

from pipeline.check.remark import Remark
from pipeline.check.subject import Subject, may, quoted
from pipeline.model import SectionKind, Span, Unit
from pipeline.plain import plainer_words
from pipeline.readability import Vocabulary, measure, tokens, vocabulary
from pipeline.summary.glossary import unexplained

FEWEST = 3
"""Hard words in a section before they are told: one or two stop nobody."""
_BEGINS = ".!?:;•–—("


def hard_words(subject: Subject) -> Iterator[Remark]:
    """The hardest words of each section that is not easy to read, with plain ones where known."""
    code = subject.lexicon.tables["language"].get("textstat", "")
    book = vocabulary(code)
    if book is None:
        return
    by_kind = sorted(subject.units, key=lambda each: each[0])
    for kind, group in groupby(by_kind, key=lambda each: each[0]):
        units = [unit for _, unit in group if unit.kind != "row"]
        if not may(subject.rule("hard_words"), kind):
            continue
        if measure((unit.text.value for unit in units), code).ease_band == "hard":
            yield from _of_section(subject, kind, units, book)


def _of_section(
    subject: Subject, kind: SectionKind, units: list[Unit], book: Vocabulary
) -> Iterator[Remark]:
    places: dict[str, list[Span]] = {}
    plainer: dict[str, str] = {}
    for unit in units:
        plainer |= plainer_words(unit.text.value, subject.lexicon)
        for word, span in _hard(unit, book):
            if word not in subject.names:
                places.setdefault(word, []).append(span)
    if len(places) < FEWEST:
        return
    limit = book.hard_word["below"]
    most = int(book.hard_word["shown"])
    ranked = sorted(
        places, key=lambda word: (-(limit - book.zipf(word)) * len(places[word]), word)
    )[:most]  # fmt: skip
    swaps = sorted((hard, plain) for hard, plain in plainer.items() if hard.isalpha())[:most]
    instead = "".join(f"Say “{plain}” for “{hard}”. " for hard, plain in swaps)
    yield subject.remark(
        "hard_words", places[ranked[0]][0], instead=instead,
        title=subject.lexicon.phrase(f"section.{kind}"),
        words=", ".join(f"“{word}”" for word in ranked),
    )  # fmt: skip


def _hard(unit: Unit, book: Vocabulary) -> Iterator[tuple[str, Span]]:
    """The hard words of a unit; a capital within a sentence marks a name, which stays."""
    value = unit.text.value
    for match in tokens(value):
        begins = (
            not value[: match.start()].strip() or value[: match.start()].rstrip()[-1] in _BEGINS
        )
        if match[0][0].isupper() and not begins:
            continue
        word = match[0].lower()
        if not match[0][1:].islower() or book.zipf(word) == book.score["rare"]:
            continue  # a short form, or no word that we know: mostly a name
        if book.is_hard(word):
            yield word, unit.text.span_of(*match.span())


def acronyms(subject: Subject) -> Iterator[Remark]:
    """Short forms in capitals that nobody explains, all at once.

    Those that our glossary knows are left out: the summary explains them.
    """
    units = [unit for _, unit in subject.units]
    whole = "\n".join(unit.text.value for unit in units)
    explained = unexplained(subject.posting, whole, subject.lexicon).items()
    found = {form: at for form, (at, meaning) in explained if not meaning}
    if not found:
        return
    starts = [0, *accumulate(len(unit.text.value) + 1 for unit in units)]
    form, at = min(found.items(), key=lambda each: each[1])
    number = bisect_right(starts, at) - 1
    start = at - starts[number]
    span = units[number].text.span_of(start, start + len(form))
    yield subject.remark("unexplained_acronym", span, words=quoted(list(found), 12))
