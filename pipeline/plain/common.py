"""Words that are no names, though a capital may begin a sentence with them."""

from __future__ import annotations

import re
from functools import reduce

from pipeline.lexicon import Lexicon

_TOKEN = re.compile(r"[^\W\d_]+")
_COMMON: dict[int, tuple[object, frozenset[str]]] = {}


def common(lexicon: Lexicon) -> frozenset[str]:
    """Words of the tables: with a capital they begin a sentence, and are no name."""
    table = lexicon.tables["plain"]
    made = _COMMON.get(id(table))
    if made is None or made[0] is not table:
        texts = [key.partition(".")[2] + " " + value for key, value in table.items()]
        texts += [key.partition(".")[2] for key in lexicon.tables["guard"]]
        texts += [f"{base} {rest}" for base, rest in lexicon.tables["verbs"].items()]
        words: frozenset[str] = reduce(
            frozenset.union,
            (frozenset(_TOKEN.findall(text.lower())) for text in texts),
            frozenset(),
        )
        made = _COMMON[id(table)] = (table, words)
    return made[1]
