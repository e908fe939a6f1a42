"""A long enumeration inside a sentence, as what announces it and its members."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pipeline.lexicon import Lexicon
from pipeline.plain.inflect import Verbs
from pipeline.plain.rewrite import plainer

FEWEST = 3
"""Members from which on a list reads better than a sentence."""
_WORDS = 6
"""Words that a member may have."""
_FEW_WORDS = 4
"""Words of a member that is no name."""
_LAST_WORDS = 9
"""Words that the last one may have."""
_COMMA = re.compile(r"[,;]\s+(?![^()]*\))")
_ADDRESS = re.compile(r"\b\d{3,}\b")
_OPEN = re.compile(r"[-–]$|\s?[-–—]\s")
"""A half of a word, or a second thought: "short- and long-term cover", "Glaze - a plus"."""
_NAME = re.compile(r"\W*(?:\w*[A-Z0-9]|\w+[./+#&])")


def listed(sentence: str, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """The sentence up to its enumeration, and the members; no members where it has none.

    What is joined is joined as before: "and" or "or" stays with the last member. After the
    words of ``plain.toml``'s ``list.before`` and in brackets any short members are taken, after
    other words only names ("You have worked with Go, Rust, Zig or C"): nothing else can be.
    """
    if sentence.count(",") + sentence.count(";") < FEWEST - 2:
        return sentence, ()
    table = lexicon.tables["plain"]
    if "list.before" not in table:
        return sentence, ()
    words = _words(plainer(lexicon).verbs, *(table[f"list.{key}"] for key in _Words.FIELDS))
    body = sentence.rstrip(" .")
    if "(" in body and (match := words.brackets.fullmatch(body)):
        members = words.split(match["members"])
        if _is_list(members, words):
            intro = f", {match['intro']}" if match["intro"] else ""
            return f"{match['lead']}{intro}:", tuple(members)
    last = max(body.rfind(","), body.rfind(";"))
    openers = (match for match in words.opener.finditer(body) if match.end() <= last)
    for match in _nearest(openers, body):
        if body.count("(", 0, match.end()) > body.count(")", 0, match.end()):
            continue  # it stands inside a bracket
        if words.is_inside(match, body):
            continue
        members = words.split(body[match.end() :])
        if not _is_joined(members, words, parted=body.count(";", match.end()) > 1):
            continue
        if match["any"] or all(map(_NAME.match, members[:-1])) or _stand_alone(members, words):
            return body[: match.end()].rstrip(" :,") + ":", tuple(members)
    return sentence, ()


def _nearest(openers: Iterable[re.Match[str]], body: str) -> list[re.Match[str]]:
    """Clear openers first; of the others the one that stands closest before the first comma."""
    found = list(openers)
    comma = _COMMA.search(body)
    before = [match for match in found if comma and match.end() <= comma.start()]
    rest = [match for match in found if match not in before]
    return [*(match for match in found if match["any"]), *reversed(before), *rest]


class _Words:
    """The words around enumerations, ready to be looked for."""

    FIELDS = ("before", "after", "joint", "clauses", "closing", "links", "articles", "inside")

    def __init__(
        self,
        verbs: Verbs,
        before: str,
        after: str,
        joint: str,
        clauses: str,
        closing: str,
        links: str,
        articles: str,
        inside: str,
    ) -> None:
        self.verbs = verbs
        first, then, joints = (
            "|".join(map(re.escape, each.split(" | "))) for each in (before, after, joint)
        )
        self.opener = re.compile(rf"(?P<any>,?\s(?:{first})[:,]?\s|(?<=\w):\s)|\s(?:{then})\s")
        self.brackets = re.compile(
            rf"(?P<lead>[^()]{{10,300}}) \((?:(?P<intro>{first}),?:? )?(?P<members>[^()]+)\)"
        )
        self.joint = re.compile(rf"(?:^|\s)(?:{joints})\s")
        self.clauses = frozenset(clauses.split(" | "))
        self._closing = frozenset(closing.split(" | "))
        self._links = frozenset(links.split(" | "))
        self._articles = frozenset(articles.split(" | "))
        self._inside = frozenset(inside.split(" | "))

    def split(self, text: str) -> list[str]:
        """The members of an enumeration, the last with what joins it."""
        members = _COMMA.split(text)
        last = self.joint.search(members[-1])
        if last and last.start():  # "Go, Rust and Zig": no comma before the last
            members[-1:] = [members[-1][: last.start()], members[-1][last.start() :]]
        members = [member.strip() for member in members]
        if len(members) > 1 and self.bare(members[-1]) in self._closing:
            members[-2:] = [" ".join(members[-2:])]  # "... and so on" is no member
        return members

    def bare(self, member: str) -> str:
        """A member without what joins it."""
        return self.joint.sub("", f"{member} ").strip()

    def is_inside(self, opener: re.Match[str], text: str) -> bool:
        """True where names stand on both sides of it, and so perhaps one ("Head of Clay")."""
        before = text[: opener.start()].split()
        return (
            opener[0].strip() in self._inside
            and len(before) > 1
            and before[-1][:1].isupper()
            and text[opener.end() : opener.end() + 1].isupper()
        )

    def is_clause(self, member: str) -> bool:
        """True where it goes on with the sentence ("to clean them", "we fire daily")."""
        first = self.bare(member).split()[0]
        return not first.isupper() and first.lower() in self.clauses

    def is_linked(self, member: str) -> bool:
        """True where it holds a word that ties what is before it to what is after."""
        return not self._links.isdisjoint(map(str.lower, self.bare(member).split()[1:-1]))

    def is_verb(self, member: str) -> bool:
        """True where it may begin with a doing ("sell pots", "selling pots")."""
        first = self.bare(member).split()[0].lower()
        return self.verbs.has(first, "base") or self.verbs.has(first, "ing")

    def has_article(self, member: str) -> bool:
        """True where it begins with an article."""
        return self.bare(member).split()[0].lower() in self._articles


def _is_joined(members: list[str], words: _Words, *, parted: bool) -> bool:
    """True for an enumeration that its last member or its semicolons (``parted``) make clear."""
    last = members[-1]
    known = words.joint.search(last) or last[:1].isupper() or parted
    return bool(known) and _is_list(members, words)


def _stand_alone(members: list[str], words: _Words) -> bool:
    """True where each needs none of the next: "data sets, high loads", not "making, selling pots".

    Nor may one be a doing ("... and meet the team"): it would belong to another verb.
    """
    return all(
        1 < len(each) <= _FEW_WORDS
        and not words.verbs.has(each[0], "base")
        and not each[0].endswith("ing")
        and each[0].isalpha()
        and each[0].islower()
        for each in (words.bare(member).split() for member in members)
    )


def _is_list(members: list[str], words: _Words) -> bool:
    """True where there are enough members, short ones that are no clauses."""
    *others, last = members
    return (
        len(members) >= FEWEST
        and all(0 < len(member.split()) <= _WORDS for member in others)
        and len(last.split()) <= _LAST_WORDS
        and all(words.bare(member) and ":" not in member for member in members)
        and not any(words.joint.match(member) for member in others)
        and not any(map(words.is_clause, members))
        and not any(map(_ADDRESS.search, members))
        and not any(map(_OPEN.search, members))
        and all(member.count("(") == member.count(")") for member in members)
        and not _shares(members, words)
    )


def _shares(members: list[str], words: _Words) -> bool:
    """True where words of the first or the last member hold for the others, too.

    Each would lose them in a list: "work with potters, painters and the shop", "clay, glaze or a
    related craft with two years of practice", "plan, build and sell kilns".
    """
    first, *between, last = members
    if words.is_linked(first) and not any(map(words.is_linked, between)):
        return True
    if words.is_linked(last) and not any(map(words.is_linked, (first, *between))):
        return True
    if words.has_article(first) and not any(map(words.has_article, (*between, last))):
        return True
    doings = [words.is_verb(member) for member in members]
    if " " in first:
        return doings[0] and not all(doings)
    return all(doings) and all(" " not in member for member in between)


@cache
def _words(verbs: Verbs, *texts: str) -> _Words:
    return _Words(verbs, *texts)
