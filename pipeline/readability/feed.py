"""The text that textstat is given: a line a unit, with exactly one full stop.

Without this, lists score tens of grades too high: textstat ends a sentence at every
``.!?`` and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LONGEST = 30
"""Letters of one word; what is longer is no word, and costs textstat quadratic time."""
_ADDRESSES = (
    ("://", re.compile(r"https?://\S+")),
    ("www.", re.compile(r"www\.\S+")),
    ("@", re.compile(r"(?<!\S)\S{0,80}@\S+")),
    ("#", re.compile(r"#(?<!\S#)\w+")),
)
"""What each must hold, looked for first: a search costs far less than an expression."""
_NEXT = re.compile(r" (?<=[^\W\d_]{3}[.!?] )(?=[\"“(]?[^\W\d_a-z])")
"""Between two sentences of one unit: an end mark after a word, not after "U.S." or "Dr."."""
_IN_NUMBER = re.compile(r"[.,](?<=\d.)(?=\d)")
_BETWEEN = re.compile(r"[/|,;:–—…_&+]+")
_TOO_LONG = re.compile(rf"(?<!\S)\S{{{_LONGEST + 1},}}")
_MARK = re.compile(r"[^\w\s']+")
_QUOTE = re.compile(r"'(?!\w)|(?<!\w)'")
_LETTER = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
FEED = "1"
"""Version of this way of feeding: another one gives other grades."""


class Fed(NamedTuple):
    """What textstat is given, and what it will count in it."""

    text: str
    bare: tuple[str, ...]
    """Its words in lower case, without the full stops."""
    units: int
    tokens: tuple[str, ...]
    """The words made of letters, in lower case; those joined by a hyphen stand apart."""

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.bare)


def feed(units: Iterable[str]) -> Fed:
    """Write the units as textstat counts them right; an item may hold several sentences.

    Addresses go, and so do units of one or two words: textstat would not count them as
    sentences although it counts their words.
    """
    lines: list[str] = []
    whole: list[str] = []
    text = _apart(_NEXT.sub("\n", "\n".join([" ".join(unit.split()) for unit in units])))
    for line, marked in zip(_bare(text).split("\n"), text.split("\n"), strict=True):
        found = line.split()
        if len(found) > 2 and _LETTER.search(line):
            if max(map(len, found)) > _LONGEST:
                found = [word[:_LONGEST] for word in found]
            lines.append(" ".join(found))
            whole.append(" ".join(_TOKEN.findall(marked)) if "-" in marked else lines[-1])
    bare = " ".join(lines).lower().split()
    tokens = [word for word in " ".join(whole).lower().split() if word.isalpha() or "'" in word]
    text = ".\n".join([*lines, ""]).rstrip("\n")
    return Fed(text, tuple(bare), len(lines), tuple(tokens))


def words(text: str) -> int:
    """How many words a text has, counted as for its grade."""
    return len(_bare(_apart(text)).split())


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The words made of letters, where they stand in a text."""
    return _TOKEN.finditer(text.replace("’", "'").replace("ʼ", "'"))


def _apart(text: str) -> str:
    """The text without addresses, and with a space between words that marks hold together."""
    text = text.replace("’", "'").replace("ʼ", "'")
    for sign, address in _ADDRESSES:
        if sign in text:
            text = address.sub(" ", text)
    text = _BETWEEN.sub(" ", _IN_NUMBER.sub("", text))
    if "-" in text and max(map(len, text.split()), default=0) > _LONGEST:
        text = _TOO_LONG.sub(lambda match: match[0].replace("-", " "), text)
    return text


def _bare(text: str) -> str:
    """Words and white space only, as textstat reads them: it drops marks inside a word."""
    text = _MARK.sub("", text)
    return _QUOTE.sub("", text) if "'" in text else text
