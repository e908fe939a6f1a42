"""Which knowledge files there are, and which columns each of them may have."""

from __future__ import annotations

COMMON = frozenset({"match", "unless", "says", "why", "source", "examples", "misses", "case"})
"""Columns that every rule may have. ``case = true`` makes upper and lower case count."""
LISTS = frozenset({"match", "unless", "examples", "misses"})
TEXTS = frozenset({"says", "why", "source"})

RULES: dict[str, frozenset[str]] = {
    # file -> the columns of its own
    "furniture": frozenset({"whole", "headings", "sentences", "sign"}),
    "sentences": frozenset({"ends"}),
    "headings": frozenset({"section", "tail", "weight"}),
    "cues": frozenset({"section", "weight", "calls"}),
    "boilerplate": frozenset(
        {"section", "group", "weight", "into", "alone", "told_by", "joins", "more"}
    ),
    "flags": frozenset(
        {"code", "rank", "limit", "severity", "suggestion"}
        | {"per", "on", "only", "silenced_by", "instead", "of", "because"}
    ),
    "requirements": frozenset({"group", "value"}),
    "years": frozenset({"group", "value"}),
    "degrees": frozenset({"group", "value"}),
    "kinds": frozenset({"group", "value"}),
    "pay": frozenset({"group", "value"}),
    "money": frozenset(
        {"group", "value", "likely_hour", "likely_year", "hour", "day", "week", "month", "year"}
    ),
    "screening": frozenset(
        {"kind", "status", "may", "when", "again", "sections", "rank", "clear", "covers"}
    ),
    "details": frozenset(
        {"topic", "value", "use", "weight", "names", "sections", "opening", "whole"}
    ),
    "rewrite": frozenset(
        {"step", "form", "becomes", "gives", "bare", "over", "names", "firm", "loses"}
    ),
}

TABLES = (
    "language", "phrases", "plain", "verbs", "guard", "glossary", "numbers", "sections",
)  # fmt: skip
"""Files of plain values: key = "text" (or tables of such)."""

UNIVERSAL = frozenset({"money", "pay"})
"""Rules that hold in languages without a folder, too: an amount with its sign is one anywhere."""
