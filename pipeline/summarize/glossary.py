"""Words explained: acronyms that the posting defines, then those that we know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.lexicon import Lexicon
from pipeline.model import Absence, Part, Posting, Statement, Term

_ACRONYM = re.compile(r"(?<![\w#@/.-])[A-Za-z]?[A-Z][A-Z0-9&]{1,6}s?(?![\w@-])")
_DEFINED = re.compile(r"((?:[^\W\d_][\w'-]*[ -](?:of |and |for |the |in |to |& )?){1,8})\(([A-Z][A-Za-z&/]{1,7}s?)\)")


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
        if not term.isupper() and re.search(rf"(?<!\w){re.escape(term.casefold())}(?!\w)", folded):
            terms[term] = Term(term, meaning, "glossary")
    return tuple(terms[key] for key in sorted(terms, key=str.casefold))


def definitions(text: str) -> dict[str, str]:
    """Acronyms that the text itself explains: ``long form (LF)``.

    The letters must be the first letters of the words before (Schwartz and Hearst 2003,
    "A simple algorithm for identifying abbreviation definitions", in its strictest form).
    """
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        letters = [letter.lower() for letter in match[2].rstrip("s") if letter.isalpha()]
        words = re.split(r"[ -]+", match[1].strip())
        initials = [word for word in words if word.lower() not in ("of", "and", "for", "the", "in", "to", "&")]
        if len(initials) >= len(letters) and [w[0].lower() for w in initials[-len(letters):]] == letters:
            start = match[1].rfind(initials[-len(letters)])
            found.setdefault(match[2].rstrip("s"), match[1][start:].strip())
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
