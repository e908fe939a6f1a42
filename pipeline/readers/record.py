"""A posting that came as fields: what each field says, in the order in which we write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.readers.characters import fit
from pipeline.readers.layout import Draft
from pipeline.readers.words import Words, safe_url

TOPICS = {
    "Location": "location",
    "Employer": "employer",
    "Salary": "pay",
    "Apply by": "apply_by",
    "Job type": "employment_type",
    "Workplace": "workplace",
    "Hours": "hours",
    "Travel": "travel",
    "Job ID": "requisition_id",
}
"""What the labels that we write stand for."""
SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
"""Other currencies are written with their code: a bare sign would leave open which one."""
MOST_SECTIONS = 60
FIGURE = re.compile(r"\d[\d.,]*")
WHOLE = re.compile(r"(\d+)\.(?:0|00|0{4})")
TENTHS = re.compile(r"\d+\.\d")
LONGEST_FIGURE = 15
DIGITS = re.compile(r"\d+")
BETWEEN = re.compile(r"(?<=\d)[.,\s](?=\d{3}(?!\d))")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|&(?:[a-zA-Z]{2,8}|#\d{1,6});")

Html = Callable[[Draft, str], None]
"""Adds the blocks of a piece of HTML to a draft."""


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one posting, from whatever job board."""

    format: str
    title: str
    places: tuple[str, ...] = ()
    employer: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    """Label and value of what is one line each, such as pay and deadline."""
    sections: tuple[tuple[str, str], ...] = ()
    """Heading ("" for none) and body: HTML or plain text."""
    apply_url: str = ""
    language: str = ""

    def add_to(self, draft: Draft, add_html: Html) -> None:
        """Write the record as a posting would be written."""
        self.add_title(draft)
        self.add_fields(draft)
        for heading, body in self.sections:
            body, _ = fit(body)
            if body.strip():
                draft.add("heading", Words(one_line(heading)), level=2)
                add_html(draft, body if TAG.search(body) else _paragraphs(body))
        if url := safe_url(self.apply_url):
            start = len("Apply at: ")
            draft.add(
                "paragraph",
                Words(f"Apply at: {url}", links=((start, start + len(url), url),)),
                field="apply_url",
            )

    def add_title(self, draft: Draft) -> None:
        """Write the title."""
        draft.add("heading", Words(one_line(self.title)), level=1, field="title")

    def add_fields(self, draft: Draft, shown: str = "") -> None:
        """Write what is one line each, without what a page ``shown`` beside it says already."""
        seen = _Seen(shown)
        for place in dict.fromkeys(map(one_line, self.places)):
            if place not in seen:
                self._line(draft, "Location", place)
        for label, value in (("Employer", self.employer), *self.lines):
            if value and value not in seen:
                self._line(draft, label, value)

    def _line(self, draft: Draft, label: str, value: str) -> None:
        label = one_line(label).rstrip(": ")
        if value := one_line(value):
            draft.add("paragraph", Words(f"{label}: {value}"), field=TOPICS.get(label, "other"))


class _Seen:
    """What a page shows, however it sets its marks and spaces."""

    def __init__(self, shown: str) -> None:
        self._words = _bare(shown)
        self._figures = set(DIGITS.findall(BETWEEN.sub("", shown)))

    def __contains__(self, value: str) -> bool:
        if not self._words:
            return False
        figures = DIGITS.findall(value)
        if figures and "-" not in value:  # pay: its words are ours
            return self._figures.issuperset(figures)
        return _bare(value) in self._words


def _paragraphs(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return "<pre>" + escaped + "</pre>"


def one_line(text: str) -> str:
    """The text on one line."""
    return " ".join(fit(text)[0].split())


def text(value: Any, *keys: str) -> str:
    """The text behind the keys, "" where there is none; a number as it is written."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, bool) or value is None:
        return ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def items(value: Any) -> list[Any]:
    """A list as it is, one thing as a list of one, nothing as an empty list."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def objects(value: Any) -> list[dict[str, Any]]:
    """What ``items`` gives, without what is no object."""
    return [each for each in items(value) if isinstance(each, dict)]


def fields(value: Any) -> dict[str, Any]:
    """The object as it is; an empty one in place of anything else."""
    return value if isinstance(value, dict) else {}


def spoken(word: str) -> str:
    """A code as words: ``FULL_TIME`` and ``FullTime`` become "Full time"."""
    if " " in word:
        return word
    parts = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word).replace("_", " ").split()
    return " ".join(parts).capitalize() if len(parts) > 1 or word.isupper() else word


def day(value: str) -> str:
    """The date of a date with time."""
    match = re.match(r"\d{4}-\d{2}-\d{2}", value)
    return match[0] if match else value


def pay(low: Any, high: Any, currency: str, period: str, cents: bool = False) -> str:
    """An amount or a range as a posting writes it: "$88305 to $114802 per year"."""
    amounts = [_figure(value, cents) for value in (low, high)]
    named = [_money(amount, currency) for amount in amounts if amount]
    if not named:
        return ""
    if amounts[0] and not amounts[1]:
        said = f"from {named[0]}"
    elif amounts[1] and not amounts[0]:
        said = f"up to {named[0]}"
    else:
        said = named[0] if amounts[0] == amounts[1] else " to ".join(named)
    return f"{said} {period}".strip()


def number(value: Any) -> str:
    """A figure as it is written; "" where there is none, or nothing but zero."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    value = " ".join(value.split()) if isinstance(value, str) else ""
    found = FIGURE.fullmatch(value)
    if not found or len(value) > LONGEST_FIGURE or not value.strip("0.,"):
        return ""
    # 117962.0 and 117962.0000 are whole; 60.000 may be sixty or sixty thousand, and stays
    whole = WHOLE.fullmatch(value)
    return whole[1] if whole else value


def _figure(value: Any, cents: bool) -> str:
    figure = number(value)
    if not cents or not figure.isdigit():
        return "" if cents else figure
    units, rest = divmod(int(figure), 100)
    return f"{units}.{rest:02}" if rest else str(units)


def _money(figure: str, currency: str) -> str:
    # as data has it, without signs between thousands: each figure can be found there again
    if TENTHS.fullmatch(figure):
        figure += "0"
    sign = SIGNS.get(currency.upper())
    return f"{sign}{figure}" if sign else f"{currency.upper()} {figure}".strip()


def not_said_yet(sections: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The sections without those whose words another one holds already."""
    sections = tuple(sections)
    if len(sections) > MOST_SECTIONS:  # to compare each with each would take too long
        return sections
    kept: list[tuple[str, str, str]] = []
    for heading, body in sections:
        bare = _bare(body)
        if not bare or any(bare in other for _, _, other in kept):
            continue
        kept = [old for old in kept if old[2] not in bare]
        kept.append((heading, body, bare))
    return tuple((heading, body) for heading, body, _ in kept)


def _bare(body: str) -> str:
    return re.sub(r"[\W_]+", "", TAG.sub(" ", body)).casefold()
