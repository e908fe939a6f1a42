"""Which knowledge files there are, and which columns each of them may have."""

from __future__ import annotations

COMMON = frozenset({"match", "unless", "says", "why", "source", "examples", "misses", "case"})
"""Columns that every rule may have. ``case = true`` makes upper and lower case count."""

RULES: dict[str, frozenset[str]] = {
    # file -> the columns of its own
    "furniture": frozenset({"whole"}),
    "headings": frozenset({"section", "tail"}),
    "cues": frozenset({"section", "weight"}),
    "boilerplate": frozenset({"section"}),
    "requirements": frozenset({"group", "value"}),
    "pay": frozenset({"group", "value"}),
    "screening": frozenset({"kind", "status"}),
    "details": frozenset({"topic", "value"}),
}

TABLES = ("language", "phrases", "plain", "glossary")
"""Files of plain values: key = "text" (or tables of such)."""
