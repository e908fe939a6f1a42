"""The words of a text as textstat is given them.

Without this, lists score tens of grades too high: textstat ends a sentence at every ``.!?``
and nowhere else. Here a unit of a list is a sentence, and a unit may hold several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_LONGEST = 30
"""Letters of one word; what is longer is no word, and costs textstat quadratic time."""
_ADDRESSES = (
    ("://", re.compile(r"https?://\S+", re.IGNORECASE)),
    ("www.", re.compile(r"www\.\S+")),
    ("@", re.compile(r"(?<!\S)\S{0,80}@\S+")),
    ("#", re.compile(r"#(?<!\S#)\w+")),
)
"""What each must hold, looked for first: a search costs far less than an expression."""
_NEXT = re.compile(r" (?<=[^\W\d_]{3}[.!?] )(?=[\"“(]?[^\W\d_a-z])")
"""Between two sentences of one unit: an end mark after a word, not after "U.S." or "Dr."."""
_IN_NUMBER = re.compile(r"[.,](?<=\d.)(?=\d)")
_BETWEEN = re.compile(r"[/|,;:–—…_&+]+")
_TOO_LONG = re.compile(rf"(?<!\S)\S{{{_LONGEST},}}\w")
_MARK = re.compile(r"[^\w\s']+")
_QUOTE = re.compile(r"'(?!\w)|(?<!\w)'")
TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
"""A word of letters; those that a hyphen joins stand apart."""
FEED = "1"
"""Version of this way of feeding: another one gives other grades."""


def sentences(units: Iterable[str]) -> Iterator[str]:
    """The sentences of the units, with one space between two words."""
    for unit in units:
        yield from _NEXT.split(" ".join(unit.split()))


def bare(text: str) -> list[str]:
    """The words of a text: no addresses, no marks, and no longer than a word can be."""
    if text.isalpha() and len(text) <= _LONGEST:  # one word, as most are that we are asked for
        return [text]
    text = _MARK.sub("", apart(text))
    text = _QUOTE.sub("", text) if "'" in text else text
    return [word[:_LONGEST] for word in text.split()]


def words(text: str) -> int:
    """How many words a text has, counted as for its grade."""
    return len(bare(text))


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The words made of letters, where they stand in a text."""
    return TOKEN.finditer(text.replace("’", "'").replace("ʼ", "'"))


def apart(text: str) -> str:
    """The text without addresses, and with a space between words that marks hold together."""
    if text.isalpha() and len(text) <= _LONGEST:
        return text
    text = text.replace("’", "'").replace("ʼ", "'")
    for sign, address in _ADDRESSES:
        if sign in text:
            text = address.sub(" ", text)
    text = _BETWEEN.sub(" ", _IN_NUMBER.sub("", text))
    return _TOO_LONG.sub(lambda match: match[0].replace("-", " "), text) if "-" in text else text
