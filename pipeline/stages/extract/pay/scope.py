"""Where or for whom an amount holds, in the posting's own words."""

from __future__ import annotations

import re

from pipeline.stages.extract.pay.context import LIST, Place
from pipeline.stages.extract.pay.grammar import Grammar

EDGES = " \t\n,;:.–—-|*_()[]{}·•&/~"
WORD = re.compile(r"[^\s:,;()/|–—-]+")
LABEL_END = re.compile(r"[\s*_]*[:;|(–—=-]+[\s*_]*$")
BRACKETS = re.compile(r"\(([^()]{2,70})\)")
CLOSED = re.compile(r"\s*\(([^()]{2,70})\)")
TRAILING = re.compile(r"\s*[–—-]\s*")
LONGEST = 90
FARTHEST = 400
MOST_WORDS = 16


def scope(place: Place, grammar: Grammar, labels: bool = True) -> str | None:
    """The scope of one amount from its own line, or None.

    Without ``labels`` only words such as ``in Ohio`` count, not a name in front.
    """
    left = max(_own_left(place, grammar), place.amount.start - FARTHEST)
    gap = place.text[left : place.amount.start] if labels else ""
    found = (
        _in_brackets(place, grammar)
        or _behind(place, grammar)
        or _pure_label(gap, grammar)
        or _in_front(place, left, grammar)
        or _label(gap, place.before is not None, grammar)
    )
    if found and any(map(str.isdigit, place.amount.joint)):  # Step 1 - $1 to Step 10 - $2
        return f"{found} {place.amount.joint.strip(EDGES)}"
    return found


def of_label(text: str, pays: bool, grammar: Grammar) -> str | None:
    """The scope that a heading gives to the amounts below it."""
    if grammar.may_differ.search(text):
        return None
    bare = text.strip(EDGES)
    word = grammar.scope_word.match(bare)
    if word and len(bare) < 30:
        return _tidy(bare, grammar)
    if grammar.label_word.match(bare):
        return _tidy(bare, grammar)
    found = grammar.in_place.search(text)
    leads = pays or text.rstrip().endswith(":")
    if found and (leads or (found.start() == 0 and len(bare) < 60)):
        return _named(text, found, grammar)
    if not pays:
        return None
    rest, after = _without_plain(text, grammar)
    if rest and grammar.place.fullmatch(rest) and grammar.pay_noun.match(after):
        return _tidy(rest, grammar)
    return None


def of_cell(text: str, grammar: Grammar) -> str | None:
    """The scope that a cell of a pay table names, or None."""
    bare = text.strip(" \t\n,;:–—-|*_·•&/~[]{}")
    if grammar.scope_word.match(bare):
        return _tidy(bare, grammar)
    if found := grammar.in_place.search(bare):
        return _named(bare, found, grammar)
    # a row's name is its scope as it stands: cut, "With Level 3" would be "3"
    rest, _ = _without_plain(bare, grammar)
    return _tidy(bare, grammar) if rest and len(bare) <= LONGEST else None


def listed(gap: str, grammar: Grammar) -> bool:
    """True where only commas and such stand between two amounts of one list."""
    for aside in BRACKETS.finditer(gap):
        if _without_plain(aside[1], grammar)[0]:
            return False
    return LIST.fullmatch(BRACKETS.sub("", gap)) is not None


def _own_left(place: Place, grammar: Grammar) -> int:
    """Where the amount's own words begin: behind the scope of the amount before it."""
    if place.before is None:
        return place.left
    taken = grammar.place_behind.match(place.text, place.left, place.amount.start)
    left = taken.end() if taken else place.left
    joint = LIST.match(place.text, left, place.amount.start)
    return joint.end() if joint else left


def _in_brackets(place: Place, grammar: Grammar) -> str | None:
    text, end = place.text, place.amount.end
    found = CLOSED.search(text, end, min(place.right + 1, end + 100))
    between = text[end : found.start()] if found else ""
    if found is None or "," in between or _without_plain(between, grammar)[0]:
        return None
    return _bracketed(found[1], grammar)


def _bracketed(inner: str, grammar: Grammar) -> str | None:
    if named := grammar.in_place.match(inner):
        return _named(inner, named, grammar)
    if grammar.place.fullmatch(inner) or grammar.scope_word.match(inner):
        return _tidy(inner, grammar)
    return None


def _behind(place: Place, grammar: Grammar) -> str | None:
    text, end, right = place.text, place.amount.end, place.right
    if found := grammar.place_behind.match(text, end, right):
        return _named(text[:right], found, grammar)
    if trailing := TRAILING.match(text, end, right):
        rest = text[trailing.end() : right].strip()
        if rest and right == len(text) and grammar.place.fullmatch(rest):
            return _tidy(rest, grammar)
    return None


def _in_front(place: Place, left: int, grammar: Grammar) -> str | None:
    text, stop = place.text, place.amount.start
    for match in BRACKETS.finditer(text, left, stop):
        if named := _bracketed(match[1], grammar):
            return named
    for match in reversed(list(grammar.in_place.finditer(text, left, stop))):
        if text.count("(", left, match.start()) > text.count(")", left, match.start()):
            continue  # an aside
        if named := _named(text[:stop], match, grammar):
            return named
    return None


def _pure_label(gap: str, grammar: Grammar) -> str | None:
    """``Engineer II: $...``, ``Zone A - $...``: nothing but a name and a mark."""
    named = gap.strip(EDGES.replace("(", "").replace(")", "")).rstrip(" (")
    words = len(named.split())
    name, opened, inner = named.partition("(")
    if opened and ")" not in inner and not _without_plain(inner, grammar)[0]:
        named = name.rstrip()
    if " - " in named or " – " in named:
        return None
    if not named or not LABEL_END.search(gap) or words > MOST_WORDS or len(named) > LONGEST:
        return None
    if grammar.in_place.match(named):
        return None
    if gap.rstrip(" *_").endswith("(") and ")" not in named and words > 6:
        return None
    if grammar.scope_word.match(named) or grammar.label_word.match(named):
        return _tidy(named, grammar)
    rest, after = _without_plain(gap, grammar)
    if rest and not after.strip(EDGES) and named.endswith(rest) and named[0].isupper():
        return _tidy(rest if named != rest and not grammar.place.match(named) else named, grammar)
    return None


def _label(gap: str, listed: bool, grammar: Grammar) -> str | None:
    """``US base salary range: $...``, ``Ohio only: the base salary is $...``."""
    rest, after = _without_plain(gap, grammar)
    if not rest or len(rest) > LONGEST or len(rest.split()) > MOST_WORDS:
        return None
    if grammar.scope_word.fullmatch(rest):
        return _tidy(rest, grammar)
    bare = listed and not after.strip() and rest == gap.strip(EDGES)  # "...; Ohio $5"
    if grammar.place.fullmatch(rest) and (bare or grammar.pay_noun.match(after)):
        return _tidy(rest, grammar)
    label, colon, words = gap.partition(":")
    if colon and not _without_plain(words, grammar)[0]:
        inner, tail = _without_plain(label, grammar)
        if not inner or len(inner.split()) > 10:
            return None
        if inner == label.strip(EDGES) and inner[0].isupper():
            return _tidy(inner, grammar)
        if grammar.place.fullmatch(inner) and (not tail.strip() or grammar.pay_noun.match(tail)):
            return _tidy(inner, grammar)
    return None


def _named(text: str, match: re.Match[str], grammar: Grammar) -> str | None:
    """A place or group found behind a preposition, whole."""
    found = match[1] or match[2]
    if more := grammar.more.match(text[match.end() :]):
        found += more[0]
    return _tidy(found, grammar)


def _without_plain(text: str, grammar: Grammar) -> tuple[str, str]:
    """What is left when words that name no scope are cut from both ends, and the tail cut."""
    words = list(WORD.finditer(text))
    while words and grammar.plain.fullmatch(words[0][0].strip(".,'’\"*_")):
        words.pop(0)
    while words and grammar.plain.fullmatch(words[-1][0].strip(".,'’\"*_")):
        words.pop()
    if not words:
        return "", ""
    start, end = words[0].start(), words[-1].end()
    if text[end : end + 1] == ")":
        end += 1
    return text[start:end].strip(" \t\n,;:–—-|*_·•/~"), text[end:]


def _tidy(text: str | None, grammar: Grammar) -> str | None:
    if not text:
        return None
    text = text.strip(" \t\n,;:–—-|*_·•&/~[]{}")
    text = grammar.scope_tail.sub("", text).strip(" \t\n,;:–—-|*_·•&/~[]{}")
    if re.search(r"[a-z]{3}\.$", text):
        text = text[:-1]
    if text.count("(") < text.count(")"):
        text = text.rstrip(")").strip()
    if text.count("(") > text.count(")"):
        text = text.lstrip("(") if text.startswith("(") else f"{text})"
    if len(text) < 2 or grammar.no_scope.match(text) or "http" in text or "@" in text:
        return None
    return text
