"""Words explained: acronyms that the posting defines, then those that we know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon import Lexicon
from pipeline.model import Absence, Part, Posting, Statement, Term

_ACRONYM = re.compile(r"(?<![\w#@/.-])[A-Za-z]?[A-Z][A-Z0-9&]{1,6}s?(?![\w@-])")
_WORD = re.compile(r"[^\W\d_][\w']*")
_BRACKETS = re.compile(r"\(([A-Z][A-Za-z&/]{1,7})\)")
_LONGEST = 90
"""How far before its brackets a definition may begin, in characters."""


def glossary(posting: Posting, parts: tuple[Part, ...], lexicon: Lexicon) -> tuple[Term, ...]:
    """Every acronym and known hard term that the summary shows, in order of the alphabet."""
    text = "\n".join(_shown(parts))
    defined = definitions("\n".join(unit.text.value for unit in posting.units))
    known = lexicon.tables["glossary"]
    plain = frozenset(lexicon.tables["language"].get("plain_acronyms", "").split())
    terms: dict[str, Term] = {}
    for match in _ACRONYM.finditer(text):
        acronym = match[0].rstrip("s") if match[0][-2:-1].isupper() else match[0]
        if acronym in plain or not any(letter.isupper() for letter in acronym[1:]):
            continue
        if acronym in defined:
            terms[acronym] = Term(acronym, defined[acronym], "posting")
        elif acronym in known:
            terms[acronym] = Term(acronym, known[acronym], "glossary")
        elif not _shouted(text, match):
            terms[acronym] = Term(acronym, lexicon.phrase("glossary.unknown"), "unknown")
    folded = text.casefold()
    for term, meaning in known.items():
        if not term.isupper() and term.casefold() in folded and _whole(term, folded):
            terms[term] = Term(term, meaning, "glossary")
    return tuple(terms[key] for key in sorted(terms, key=str.casefold))


def _whole(term: str, folded: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(term.casefold())}(?!\w)", folded) is not None


def definitions(text: str) -> dict[str, str]:
    """Acronyms that the text itself explains: ``long form (LF)``.

    The letters must be the first letters of the words before (Schwartz and Hearst 2003,
    "A simple algorithm for identifying abbreviation definitions", in its strictest form).
    """
    found: dict[str, str] = {}
    for match in _BRACKETS.finditer(text):
        acronym = match[1][:-1] if match[1].endswith("s") else match[1]
        letters = [letter.lower() for letter in acronym if letter.isalpha()]
        before = text[max(0, match.start() - _LONGEST) : match.start()].rsplit("\n", 1)[-1]
        words = [*_WORD.finditer(before)]
        initials = [word for word in words if word[0][0].isupper() or len(word[0]) > 3]
        for chosen in (words, initials):  # small words may be left out of the letters
            last = chosen[-len(letters) :]
            if [word[0][0].lower() for word in last] == letters:
                found.setdefault(acronym, before[last[0].start() :].strip())
                break
    return found


def _shouted(text: str, match: re.Match[str]) -> bool:
    """True in a line of capitals, where a word of capitals is no acronym."""
    line = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0]
    letters = [letter for letter in line if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 2 > len(letters)


def _shown(parts: tuple[Part, ...]) -> Iterator[str]:
    def walk(statement: Statement | Absence) -> Iterator[str]:
        if isinstance(statement, Statement):
            yield statement.text
            for way in statement.ways:
                yield from walk(way)

    for part in parts:
        for statement in part.statements:
            yield from walk(statement)
        for fact in part.key_facts:
            for value in fact.values:
                yield from walk(value)
