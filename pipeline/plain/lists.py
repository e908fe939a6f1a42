"""A long enumeration inside a sentence, as what announces it and its members."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import Lexicon

FEWEST = 3
"""Members from which on a list reads better than a sentence."""
_WORDS = 6
"""Words that a member may have."""
_LAST_WORDS = 9
"""Words that the last one may have."""
_COMMA = re.compile(r"[,;]\s+(?![^()]*\))")
_NAME = re.compile(r"\W*(?:\w*[A-Z0-9]|\w+[./+#&])")


def listed(sentence: str, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """The sentence up to its enumeration, and the members; no members where it has none.

    What is joined is joined as before: "and" or "or" stays with the last member. After the
    words of ``plain.toml``'s ``list.before`` any short members are taken, after other words
    only names ("You have worked with Go, Rust, Zig or C"), which nothing else can be.
    """
    table = lexicon.tables["plain"]
    if not table.get("list.before"):
        return sentence, ()
    clauses = table["list.clauses"].split(" | ")
    closing = table["list.closing"].split(" | ")
    opener, joint = _expressions(table["list.before"], table["list.after"], table["list.joint"])
    if sentence.count(",") + sentence.count(";") < FEWEST - 2:
        return sentence, ()
    body = sentence.rstrip(" .")
    for match in opener.finditer(body):
        members = _COMMA.split(body[match.end() :])
        last = joint.search(members[-1])
        if last and last.start():  # "Go, Rust and Zig": no comma before the last
            members[-1:] = [members[-1][: last.start()], members[-1][last.start() :]]
        members = [member.strip() for member in members]
        if len(members) > 1 and joint.sub("", f"{members[-1]} ").strip() in closing:
            members[-2:] = [" ".join(members[-2:])]  # "... and so on" is no member
        if any(member.split()[:1] and member.split()[0] in clauses for member in members):
            continue
        if _is_list(members, joint, names=match["any"] is None):
            return body[: match.end()].rstrip(" :,") + ":", tuple(members)
    return sentence, ()


def _is_list(members: list[str], joint: re.Pattern[str], *, names: bool) -> bool:
    if len(members) < FEWEST or any(not member or ":" in member for member in members):
        return False
    *others, last = members
    if not joint.search(last) and not last[:1].isupper():
        return False
    if not joint.sub("", f"{last} ").strip():
        return False
    short = all(len(member.split()) <= _WORDS for member in others)
    if not short or len(last.split()) > _LAST_WORDS or any(map(joint.match, others)):
        return False
    if "(" in "".join(members) and any(m.count("(") != m.count(")") for m in members):
        return False
    return not names or all(map(_NAME.match, others))


@cache
def _expressions(before: str, after: str, joint: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, others, joints = (
        "|".join(map(re.escape, each.split(" | "))) for each in (before, after, joint)
    )
    opener = rf"(?P<any>,?\s(?:{words})[:,]?\s|(?<=\w):\s)|\s(?:{others})\s"
    return re.compile(opener), re.compile(rf"(?:^|\s)(?:{joints})\s")
