"""The summary as a web page that needs nothing from outside, or as a fragment of yours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.lexicon import load
from pipeline.model import Summary
from pipeline.renderers.markup import EMPTY, Markup, element, raw
from pipeline.renderers.options import RenderOptions
from pipeline.renderers.original import original
from pipeline.renderers.page import Page
from pipeline.renderers.parts import glossary, left_out, part
from pipeline.renderers.reading import readability
from pipeline.renderers.short_forms import ShortForms
from pipeline.renderers.typefaces import page_style

MANY = 6
"""Parts from which on a page gets a list of links to them."""
RUNNING = 80
"""Characters of the title that stand at the foot of each printed page."""
APPENDIX = ("left_out", "original")
"""What comes after the summary on paper; the original is always there."""
BESIDE = ("readability", *APPENDIX)
"""What a page tells about the posting and the summary; it is no part of the summary."""

Section = tuple[str, str, Markup]
"""Id, title and markup of one part of the page."""


def to_html(summary: Summary, options: RenderOptions) -> bytes:
    """UTF-8; the same summary gives the same bytes."""
    forms = ShortForms(summary.glossary)
    page = Page(load(summary.language), options, summary.posting, short_forms=forms)
    text = _fragment(page, summary) if options.fragment else _document(page, summary)
    return text.encode()


def printed(summary: Summary, options: RenderOptions, notices: Sequence[str] = ()) -> str:
    """The same page for paper: nothing closed, no jump links, no style of its own."""
    forms = ShortForms(summary.glossary)
    lexicon = load(summary.language)
    page = Page(lexicon, options, summary.posting, printed=True, short_forms=forms)
    return _written(
        page,
        (
            element("title", _title(page, summary)),
            element("meta", name="description", content=page.say("made")),
            element("meta", name="generator", content="posting-summary"),
        ),
        (_main(page, summary, list(_sections(page, summary)), notices),),
    )


def _document(page: Page, summary: Summary) -> str:
    skip = element("a", page.say("skip_link"), href=f"#{page.id('main')}", class_="jps-skip")
    banner = element("header", element("p", page.say("banner")), class_="jps-banner")
    sections = list(_sections(page, summary))
    jumps = _jumps(page, sections)
    main, beside = _main(page, summary, sections), _beside(page, sections)
    body = (skip, banner, jumps, main, beside, _footer(page))
    style, digest = page_style("".join(body), page.options.theme)
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    head = (
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", _title(page, summary)),
        element("style", raw(style)),
    )
    return _written(page, head, body)


def _written(page: Page, head: Sequence[Markup], body: Sequence[Markup]) -> str:
    charset = element("meta", charset="utf-8")
    html = element(
        "html",
        element("head", charset, *head),
        element("body", *body, class_=f"{page.root} jps-page"),
        lang=page.lexicon.voice,
        dir=_direction(page),
    )
    return f"<!doctype html>\n{html}"


def _fragment(page: Page, summary: Summary) -> str:
    """The summary without a page around it. The host page has its own ways to jump."""
    return element(
        "section",
        *_opening(page, summary),
        *(parts for _, _, parts in _sections(page, summary)),
        _made(page),
        class_=f"{page.root} jps",
        lang=page.lexicon.voice,
        dir=_direction(page),
    )


def _main(
    page: Page, summary: Summary, sections: Sequence[Section], notices: Sequence[str] = ()
) -> Markup:
    inside = {name: [markup] for name, _, markup in sections if page.printed or name not in BESIDE}
    if page.printed:  # what follows is the posting's: the summary ends here
        next(inside[name] for name in APPENDIX if name in inside).insert(0, _made(page))
    return element(
        "main",
        *_opening(page, summary, notices),
        *chain.from_iterable(inside.values()),
        id=page.id("main"),
        class_="jps",
    )


def _beside(page: Page, sections: Sequence[Section]) -> Markup:
    """How hard the posting is, what was left out, and the whole of it: after the summary."""
    markup = (markup for name, _, markup in sections if name in BESIDE)
    return element("aside", *markup, class_="jps", aria_label=page.say("beside_label"))


def _opening(page: Page, summary: Summary, notices: Sequence[str] = ()) -> Iterator[Markup]:
    """Title and employer, and what could not be read."""
    title = summary.title.text
    lang = getattr(summary.title, "lang", "") or None
    running = title if len(title) <= RUNNING else f"{title[: RUNNING - 1].rstrip()}…"
    mark = running if page.printed else None
    if page.options.title or not page.options.fragment:
        yield page.heading(
            0, title, lang=lang, dir=lang and "auto", class_="jps-title", data_running=mark
        )
    if summary.subtitle:
        words = " · ".join(statement.text for statement in summary.subtitle)
        yield element("p", words, class_="jps-subtitle")
    for text in (*(notice.text for notice in summary.notices), *notices):
        yield element("p", text, class_="jps-notice")


def _sections(page: Page, summary: Summary) -> Iterator[Section]:
    """Each part's id, title and markup, in the order in which they stand."""
    seen: dict[str, int] = {}
    for each in summary.parts:
        seen[each.kind] = seen.get(each.kind, 0) + 1
        name = each.kind if seen[each.kind] == 1 else f"{each.kind}_{seen[each.kind]}"
        yield name, each.title, part(page, each, name)
    rest = (
        ("glossary", "terms_title", glossary(page, summary.glossary)),
        ("readability", "read_title", readability(page, summary.comparisons)),
        ("left_out", "left_title", left_out(page, summary.left_out)),
        ("original", "original_title", original(page, summary.posting, summary.language)),
    )
    yield from ((name, page.say(title), markup) for name, title, markup in rest if markup)


def _jumps(page: Page, sections: Sequence[Section]) -> Markup:
    """A list of the parts; folded, so that on a small screen the job stands first."""
    if len(sections) < MANY:
        return EMPTY
    links = (
        element("li", element("a", title, href=f"#{page.id(name)}")) for name, title, _ in sections
    )
    label = page.say("jump_label")
    listed = element("details", element("summary", label), element("ul", *links))
    return element("nav", listed, class_="jps-jumps", aria_label=label)


def _footer(page: Page) -> Markup:
    return element("footer", _made(page), class_="jps-footer")


def _made(page: Page) -> Markup:
    return element("p", page.say("made"), class_="jps-made")


def _title(page: Page, summary: Summary) -> str:
    employer = summary.subtitle[0].text if summary.subtitle else ""
    title = ", ".join(filter(None, (summary.title.text, employer)))
    return page.say("document_title", title=title)


def _direction(page: Page) -> str:
    return page.lexicon.tables["language"].get("direction", "ltr")
