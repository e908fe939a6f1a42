"""The parts of a summary: key facts, lists, the pay table, the words explained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from pipeline.model import (
    Absence,
    KeyFact,
    LeftOut,
    Part,
    PayRow,
    Statement,
    Term,
)  # fmt: skip
from pipeline.renderers.markup import EMPTY, Markup, element, join, link, linked
from pipeline.renderers.page import Page
from pipeline.renderers.table import table

SUBHEADING = "summary.subheading"
"""Rule of a statement that is a heading of the posting's own over its ``ways``."""
PROSE = frozenset({"about_employer", "about_role"})
"""Parts that are told in paragraphs, not in a list."""


def part(page: Page, part: Part, name: str) -> Markup:
    """A titled part with all that it holds."""
    alone = len(part.pay) < 2  # a table has the intro as its caption
    intro = element("p", part.intro, class_="jps-intro") if part.intro and alone else EMPTY
    return page.section(
        name,
        part.title,
        intro,
        key_facts(page, part.key_facts),
        pay_table(page, part.pay, part.intro),
        _statements(page, part),
    )


def key_facts(page: Page, facts: Sequence[KeyFact]) -> Markup:
    """Labels and what is known of each."""
    if not facts:
        return EMPTY
    rows = []
    for fact in facts:
        values = (
            element("dd", page.short_forms.words(value.text), **_marks(value))
            for value in fact.values
        )
        rows.append(page.pair(element("dt", fact.label), *values))
    return element("div", element("dl", *rows, class_="jps-facts"), class_="jps-box")


def _statements(page: Page, part: Part) -> Markup:
    """The statements as a list; those under the posting's own headings under headings.

    Only where such headings come last: what follows one would seem to belong to it.
    """
    said = [each for each in part.statements if not _folds(each)]
    first = next((i for i, statement in enumerate(said) if _is_heading(statement)), len(said))
    if not all(_is_heading(statement) for statement in said[first:]):
        first = len(said)
    blocks = [_block(page, said[:first], part)]
    for statement in said[first:]:
        assert isinstance(statement, Statement)
        blocks.append(page.heading(2, statement.text.rstrip(":"), **_marks(statement)))
        blocks.append(_block(page, statement.ways, part))
    return join((*blocks, *(_folded(page, each) for each in part.statements if _folds(each))))


def _folded(page: Page, said: Statement) -> Markup:
    """Lines of the posting in its own words, behind the one that stands for them."""
    if page.printed:  # the whole posting follows
        return element("p", said.text)
    more = said.fold is not None and said.fold.more
    quotes = (element("li", linked(page.posting.quote(span))) for span in said.evidence)
    lines = element("ul", *quotes, data_original=None if more else "")
    return fold(page, said.text, lines, class_="jps-more", original=more)


def _block(page: Page, said: Sequence[Statement | Absence], part: Part) -> Markup:
    if not said:
        return EMPTY
    if (len(said) == 1 or part.kind in PROSE) and not any(_ways(each) for each in said):
        return join(element("p", *_words(page, each), **_marks(each)) for each in said)
    return _list(page, said, "ol" if part.ordered and len(said) > 1 else "ul")


def _list(page: Page, said: Sequence[Statement | Absence], tag: str = "ul") -> Markup:
    return element(tag, *(_item(page, each) for each in said))


def _item(page: Page, said: Statement | Absence) -> Markup:
    words = join(_words(page, said))  # before what stands under it: the page's order
    ways = _ways(said)
    under = _list(page, ways) if ways else EMPTY
    return element("li", words, under, **_marks(said))


def _words(page: Page, said: Statement | Absence) -> Iterator[Markup]:
    """The words, those that lead somewhere as links."""
    rest = said.text
    for words, url in said.links if isinstance(said, Statement) else ():
        before, found, after = rest.partition(words)
        if found:
            yield page.short_forms.words(before)
            yield link(words, url)
            rest = after
    yield page.short_forms.words(rest)


def _is_heading(said: Statement | Absence) -> bool:
    return isinstance(said, Statement) and said.rule == SUBHEADING and bool(said.ways)


def _folds(said: Statement | Absence) -> TypeGuard[Statement]:
    return isinstance(said, Statement) and said.fold is not None


def _ways(said: Statement | Absence) -> tuple[Statement, ...]:
    return said.ways if isinstance(said, Statement) else ()


def _marks(said: Statement | Absence) -> dict[str, str | None]:
    """What markup must say of the words: that they are missing, or of another language."""
    if isinstance(said, Absence):
        return {"class_": "jps-absent"}
    return {"lang": said.lang, "dir": "auto"} if said.lang else {}  # it may run from right to left


def pay_table(page: Page, rows: Sequence[PayRow], caption: str) -> Markup:
    """The ranges of pay; a single one is a line. Columns that no row fills are left out."""
    if len(rows) < 2:
        return join(element("p", row.line.text) for row in rows)
    exact = all(row.low == row.high for row in rows)
    columns: list[tuple[str, list[str]]] = [
        ("pay_kind", [row.kind for row in rows]),
        ("pay_amount" if exact else "pay_low", [row.low for row in rows]),
        ("pay_high", [] if exact else [row.high for row in rows]),
        ("pay_per", [row.per for row in rows]),
    ]
    columns = [(key, cells) for key, cells in columns if any(cells)]
    if any(row.scope for row in rows):
        columns.insert(0, ("pay_scope", [row.scope or page.say("pay_unnamed") for row in rows]))
    names = [page.say(key) for key, _ in columns]
    blank = page.say("pay_open")
    body = [[cells[i] or blank for _, cells in columns] for i in range(len(rows))]
    return table(page, names, body, caption or page.say("pay_caption"))


def glossary(page: Page, terms: Sequence[Term]) -> Markup:
    """Words explained: by the posting, by us, and last the ones that nobody explains.

    What the summary itself spells out has no row.
    """
    terms = [term for term in terms if not term.told]
    if not terms:
        return EMPTY
    known = [term for term in terms if term.origin != "unknown"]
    theirs, ours = (
        [term for term in known if term.main and term.origin == origin]
        for origin in ("posting", "glossary")
    )
    more = [term for term in known if not term.main]
    unknown = ", ".join(term.term for term in terms if term.origin == "unknown")
    return page.section(
        "glossary",
        page.say("terms_title"),
        _meanings(page, page.say("terms_posting"), theirs),
        _meanings(page, page.say("terms_glossary"), ours),
        fold(page, page.say("terms_more"), _meanings(page, "", more)) if more else EMPTY,
        element("p", page.say("terms_unknown", terms=unknown)) if unknown else EMPTY,
    )


def _meanings(page: Page, intro: str, terms: Sequence[Term]) -> Markup:
    if not terms:
        return EMPTY
    rows = (
        page.pair(element("dt", ", ".join((term.term, *term.also))), element("dd", term.meaning))
        for term in terms
    )
    said = element("p", intro, class_="jps-origin") if intro else EMPTY
    return join((said, element("dl", *rows, class_="jps-terms")))


def left_out(page: Page, lines: Sequence[LeftOut]) -> Markup:
    """What the summary does not show, by reason. The quotes are the posting's words."""
    if not lines:
        return EMPTY
    reasons: dict[str, list[str]] = {}
    for line in lines:
        reasons.setdefault(line.reason, []).append(line.text)
    groups = [
        element(
            "div",
            element("p", reason),
            element("ul", *(element("li", text) for text in texts), data_original=""),
        )
        for reason, texts in reasons.items()
    ]
    return page.section(
        "left_out", page.say("left_title"), fold(page, page.say("left_open"), *groups)
    )


def fold(
    page: Page, words: str, *children: str, class_: str | None = None, original: bool = False
) -> Markup:
    """Something for the few: closed on a screen until asked for, open on paper."""
    mark = "" if original else None
    if page.printed:
        return element("div", *children, class_="jps-fold", data_original=mark)
    summary = element("summary", words)
    inside = element("div", *children, class_="jps-fold")
    return element("details", summary, inside, class_=class_, data_original=mark)
