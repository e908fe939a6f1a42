"""Texts of which at least one must stand in whatever an expression matches.

A parsed expression is read from the left. As long as its parts can only be a few texts, those
are put one after another ("the role", "this role"); what can be anything ends such a run, and
where they get too many, only their last letters go on.
All is in lower case, and what is optional is counted as there and as not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from typing import Any

COMMON = re.compile(r"[\w ,.:;()'/-]{0,2}\Z")
"""A text that occurs nearly everywhere and saves nothing: short, and without a rare sign."""
MOST = 16
"""Texts that a run may be."""
REPEATED = 3
"""A part that stands more often in a row may be anything."""

Texts = frozenset[str]
EMPTY: Texts = frozenset([""])
_WIDTHLESS = frozenset((op.AT, op.ASSERT, op.ASSERT_NOT))
_REPEATS = frozenset((op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT))


def required(parsed: Any) -> list[Texts]:
    """Sets of texts; each match of the parsed expression holds one of every set."""
    exact, sets = _read(parsed)
    return [*sets, *_useful(exact)]


def commonness(texts: Texts) -> tuple[int, int]:
    """Orders sets, the one first that is found in the fewest lines: of long texts, and few."""
    return -min(map(len, texts)), len(texts)


def _read(parsed: Any) -> tuple[Texts | None, list[Texts]]:
    """What a sequence can be, where that is known whole, and the sets found in it."""
    run, whole = EMPTY, True
    sets: list[Texts] = []
    for exact, inner in _parts(parsed):
        if exact is None or len(run) * len(exact) > MOST:
            sets += [*_useful(run), *inner]
            run = EMPTY if exact is None else _ends(run, MOST // len(exact))
            whole = False
        if exact is not None:
            run = frozenset([before + behind for before in run for behind in exact])
    if whole:
        return run, sets
    return None, [*sets, *_useful(run)]


def _ends(run: Texts, most: int) -> Texts:
    """The last letters of a run, so many of them that there are not too many texts."""
    for letters in (8, 4, 2, 1):
        ends = frozenset([text[-letters:] for text in run])
        if len(ends) <= most:
            return ends
    return EMPTY


def _parts(parsed: Any) -> Iterator[tuple[Texts | None, list[Texts]]]:
    """The parts of a sequence; letters one after another are one part."""
    letters = ""
    for code, argument in parsed:
        if code is op.LITERAL and _is_safe(argument):
            letters += chr(argument).lower()
            continue
        if letters:
            yield frozenset([letters]), []
            letters = ""
        if code not in _WIDTHLESS:
            yield _part(code, argument)
    if letters:
        yield frozenset([letters]), []


def _part(code: Any, argument: Any) -> tuple[Texts | None, list[Texts]]:
    if code is op.IN:
        return _of_class(argument), []
    if code is op.SUBPATTERN:
        return _read(argument[3])
    if code is op.ATOMIC_GROUP:
        return _read(argument)
    if code in _REPEATS:
        return _repeated(*argument)
    if code is op.BRANCH:
        return _branched([_read(branch) for branch in argument[1]])
    return None, []


def _is_safe(letter: int) -> bool:
    """ASCII and signs: lower() makes several of some other letters, a match would be missed."""
    return letter < 128 or chr(letter).lower() == chr(letter).upper()


def _of_class(members: Any) -> Texts | None:
    if not all(code is op.LITERAL and _is_safe(letter) for code, letter in members):
        return None
    return frozenset([chr(letter).lower() for _, letter in members])


def _repeated(least: int, most: int, repeated: Any) -> tuple[Texts | None, list[Texts]]:
    exact, sets = _read(repeated)
    if exact is not None and most <= REPEATED and len(exact) ** most <= MOST:
        times = range(least, most + 1)
        return frozenset("".join(some) for n in times for some in product(exact, repeat=n)), []
    return None, [*sets, *_useful(exact)] if least else []


def _branched(branches: list[tuple[Texts | None, list[Texts]]]) -> tuple[Texts | None, list[Texts]]:
    known = [exact for exact, _ in branches if exact is not None]
    if len(known) == len(branches):
        return frozenset().union(*known), []
    best = [min([*sets, *_useful(exact)], key=commonness, default=None) for exact, sets in branches]
    found = [texts for texts in best if texts is not None]
    return None, [frozenset().union(*found)] if len(found) == len(best) else []


def _useful(texts: Texts | None) -> Iterator[Texts]:
    """The set without those that hold another of it; nothing where one is common."""
    if texts is None or any(map(COMMON.match, texts)):
        return
    kept: list[str] = []
    for text in sorted(texts, key=len):
        if not any(shorter in text for shorter in kept):
            kept.append(text)
    yield frozenset(kept)
