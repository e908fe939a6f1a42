"""Makes a rule from a table of a knowledge file, or says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pipeline.errors import LexiconError
from pipeline.lexicon.pattern import Pattern
from pipeline.lexicon.rule import Rule
from pipeline.lexicon.schema import COMMON, LISTS, RULES, TEXTS
from pipeline.model import SECTION_KINDS


def rule_of(file: str, key: str, table: Any, where: str, *, strict: bool = False) -> Rule:
    """The rule in a table. ``strict``: its examples and misses are tried at once.

    Our own are tried by the tests. Raises LexiconError, naming file, table and what to do.
    """
    if not isinstance(table, dict):
        raise LexiconError(where, key, "must be a table, such as [name]")
    own = RULES[file]
    for column, value in table.items():
        if column not in COMMON | own:
            known = ", ".join(sorted(COMMON | own))
            raise LexiconError(where, key, f"has no column {column!r}; known are {known}")
        _check(value, column, where, key)
    flags = re.RegexFlag(0) if table.get("case") else re.IGNORECASE
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items() if k in own}
    rule = Rule(
        id=f"{file}.{key}",
        match=_patterns(where, key, "match", table, flags, strict),
        unless=_patterns(where, key, "unless", table, flags, strict),
        says=table.get("says", ""),
        why=table.get("why", ""),
        source=table.get("source", ""),
        examples=tuple(table.get("examples", ())),
        misses=tuple(table.get("misses", ())),
        values=MappingProxyType(values),
    )
    if strict:
        _try(rule, where, key)
    return rule


def _check(value: object, column: str, where: str, key: str) -> None:
    """Raises LexiconError for a value of another shape than its column has."""
    if column in LISTS and not _is_texts(value):
        raise LexiconError(where, key, f"{column} must be a list of texts, such as ['...']")
    if column in TEXTS and not isinstance(value, str):
        raise LexiconError(where, key, f"{column} must be text in quotes")
    if not (isinstance(value, str | int | float | bool) or _is_texts(value)):
        raise LexiconError(where, key, f"{column} must be text, a number or a list of texts")
    if column in ("section", "sections"):
        kinds = value if isinstance(value, list) else str(value).replace(",", " ").split()
        for kind in kinds:
            if kind.removeprefix("-") not in SECTION_KINDS:
                known = ", ".join(SECTION_KINDS)
                raise LexiconError(where, key, f"there is no section {kind!r}; known are {known}")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _try(rule: Rule, where: str, key: str) -> None:
    if rule.match and not rule.examples:
        raise LexiconError(where, key, "has no examples; give at least one that must match")
    for example in rule.examples:
        if not rule.search(example, example.lower()):
            raise LexiconError(where, key, f"does not match its example {example!r}")
    for miss in rule.misses:
        if rule.search(miss, miss.lower()):
            raise LexiconError(where, key, f"matches {miss!r}, which it must miss")


def _patterns(
    where: str, key: str, column: str, table: Mapping[str, Any], flags: re.RegexFlag, strict: bool
) -> tuple[Pattern, ...]:
    patterns = []
    for number, source in enumerate(table.get(column, ())):
        try:
            patterns.append(Pattern(source, flags=flags))
            if strict:
                patterns[-1].check()
        except re.error as error:
            raise LexiconError(where, f"{key}.{column}[{number}]", str(error)) from None
    return tuple(patterns)
