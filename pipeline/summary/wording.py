"""How a stretch of the posting becomes a sentence that can stand by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.model import Section, SectionKind, Span, Statement, Unit
from pipeline.plain import Form, clauses, listed, plain
from pipeline.summary.material import Material

_TWO_ENDS = re.compile(r"(?<!\.)([.!?])\.$")
_END = (".", "!", "?", ":", "…", ".)", '."', ".”", "!)", "?)")
FORMS: dict[SectionKind, Form] = {
    "duties": "duty",
    "about_role": "story",
    "about_employer": "story",
    "benefits": "offer",
    "how_to_apply": "terms",
    "screening": "terms",
    "required": "ask",
    "preferred": "ask",
    "pay": "pay",
}
"""How lines of a section begin when they are made plain; others keep their beginning."""
_REACH = 12
"""How far before a line its number may stand, in characters."""
_NUMBER = re.compile(
    r"(?:^[^\S\n]*(?P<first>\(?\d{1,2}[.)])\s*"  # begins the line, or is all of the one before
    r"|[;:.!?]\s+(?:[a-z]{2,3}\s+)?(?P<inside>\(?\d{1,2}[.)])[^\S\n]*)\Z",  # "; or 2. Two years"
    re.MULTILINE,
)
_LEADING = re.compile(r"(\(?\d{1,2}[.)])\s")
_LETTER = re.compile(r"[^\W\d_]")


def sentence(text: str, lexicon: Lexicon) -> str:
    """The text with a capital at its start and one end mark.

    A word with its own capitals inside (``iOS``) keeps them.
    """
    text = _tail(lexicon).sub("", text.strip(" \t\n;,•·|")) or text
    text = _TWO_ENDS.sub(r"\1", text)
    first = _LETTER.match(text)
    if first and not any(letter.isupper() for letter in text.split(" ", 1)[0]):
        text = text[0].upper() + text[1:]
    return text if text.endswith(_END) else text + "."


def joins(text: str, lexicon: Lexicon) -> bool:
    """True where the text ends with a word that joins it to what follows ("...; or")."""
    tail = _tail(lexicon).search(text.strip(" \t\n;,•·|."))
    return tail is not None and any(map(str.isalpha, tail[0]))


def _tail(lexicon: Lexicon) -> re.Pattern[str]:
    return _ending(lexicon.tables["plain"].get("list.joint", ""))


@cache
def _ending(joint: str) -> re.Pattern[str]:
    """The end of a line that goes on: marks, and a word that joins the next."""
    words = "|".join(re.escape(word) for word in joint.split(" | ") if word)
    return re.compile(rf"[\s;,]+(?:(?:{words})[\s;,]*)?$", re.IGNORECASE)


def calm(text: str, lexicon: Lexicon) -> str:
    """A line set all in capitals, in title case: screen readers spell capitals out.

    Words of up to three letters stay as they are (IT, HR, II) unless the language lists
    them as small words. A line with one lower-case letter is left alone.
    """
    if not text.isupper() or len(text) < 5:
        return text
    small = lexicon.tables["language"].get("small_words", "").split()

    def word(match: re.Match[str]) -> str:
        here = match[0]
        if here.lower() in small:
            return here.lower() if match.start() else here.capitalize()
        return here.capitalize() if len(here) > 3 else here

    return re.sub(r"[^\W\d_]+", word, text)


def numbered(
    text: str, spans: tuple[Span, ...], material: Material
) -> tuple[str, tuple[Span, ...]]:
    """The text with the number that the posting gives it in a list, and the evidence for both.

    A number in plain text may be the name of a clause. One of a list of markup only counts, and
    stands where other lines refer to it ("as described in 1 above").
    """
    if not material.numbers_matter and _counts(spans[0], material):
        return text, spans
    first, posting = spans[0], material.posting
    before = _NUMBER.search(posting.source.text, max(0, first.start - _REACH), first.start)
    if before:
        place = before.lastgroup or "first"
        number, first = before[place], Span(before.start(place), first.end)
    elif leading := _LEADING.match(posting.quote(first)):
        number = leading[1]
    else:
        return text, spans
    if text.startswith(number):
        return text, spans
    return f"{number} {text}", (first, *spans[1:])


def _counts(span: Span, material: Material) -> bool:
    """True where the line is an item of a numbered list of markup."""
    blocks = (material.posting.blocks[line.unit.block] for line in material.under((span,)))
    return material.posting.source.format != "text" and any(block.ordered for block in blocks)


def stated(unit: Unit, section: Section, material: Material) -> tuple[Statement, ...]:
    """A unit said in its own words, made plain where that changes nothing; mostly one statement."""
    form = FORMS.get(section.kind, "")
    lead, parts = clauses(unit.text.value, material.lexicon)
    words = lead if parts else plain(unit.text.value, material.lexicon, form)
    text, evidence = numbered(sentence(words, material.lexicon), (unit.text.span,), material)
    if parts:
        said = (sentence(plain(part, material.lexicon, form), material.lexicon) for part in parts)
        ways = tuple(Statement(each, section.rule, evidence, lang=material.lang) for each in said)
        return (Statement(text, section.rule, evidence, ways, material.lang),) if lead else ways
    links = _links(unit, text, material)
    told = Statement(text, section.rule, evidence, lang=material.lang, links=links)
    return (told if links else enumerated(told, material),)


def enumerated(said: Statement, material: Material) -> Statement:
    """The statement with its enumeration, where it has a long one, as a list under it."""
    lead, members = listed(said.text, material.lexicon)
    if not members:
        return said
    ways = tuple(Statement(member, said.rule, said.evidence) for member in members)
    return replace(said, text=lead, ways=ways)


def _links(unit: Unit, text: str, material: Material) -> tuple[tuple[str, str], ...]:
    """The unit's links whose words still stand in the text, and do not show their address."""
    place, block = unit.text.span, material.posting.blocks[unit.block]
    found = []
    for link in block.links:
        words = material.posting.quote(link.span)
        inside = place.start <= link.span.start and link.span.end <= place.end
        if inside and words.strip() and words in text and "://" not in words and "@" not in words:
            found.append((words, link.url))
    return tuple(found)


def once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The same words once, with the evidence of every place that says them."""
    found: dict[tuple[str, ...], Statement] = {}
    for each in statements:
        key = tuple(said.text.replace("’", "'") for said in each.every())
        if key in found:
            each = replace(found[key], evidence=found[key].evidence + each.evidence)
        found[key] = each
    return tuple(found.values())


def nested(pairs: list[tuple[int, Statement]]) -> tuple[Statement, ...]:
    """Statements with their depth in the list, those deeper put under the one before.

    Items stand under a sentence (depth 0) only where it announces them with a colon.
    """
    top: list[Statement] = []
    under: list[Statement] = []
    base = 0

    def close() -> None:
        if under and top:
            top[-1] = replace(top[-1], ways=top[-1].ways + tuple(under))
        under.clear()

    for level, statement in pairs:
        if top and level > base and (base or top[-1].text.endswith(":")):
            under.append(statement)
            continue
        close()
        base = level
        top.append(statement)
    close()
    return tuple(top)
