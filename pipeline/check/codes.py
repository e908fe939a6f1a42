"""Every code, from one table of the lexicon, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from pipeline.lexicon import Lexicon, Rule

_FILLED = re.compile(r"\{\w+\}")


def codes(lexicon: Lexicon) -> Mapping[str, Rule]:
    """The rules by their code, in the order of the codes."""
    rules = {rule.text("code"): rule for rule in lexicon.rules["flags"]}
    return MappingProxyType(dict(sorted(rules.items())))


def severity(rule: Rule) -> str:
    """How severe its findings are; "as found": an earlier stage says it of each."""
    return rule.text("severity", "as found")


def explain(rule: Rule) -> Iterator[str]:
    """Lines of plain text: what the code says, why, and what to do."""
    yield f"{rule.text('code')}  {rule.name.replace('_', ' ')}  ({severity(rule)})"
    yield ""
    for label, words in (
        ("It says", rule.says), ("Why", rule.why), ("What to do", rule.text("suggestion")),
        ("Source", rule.source),
    ):  # fmt: skip
        if words:
            yield f"{label}: {_FILLED.sub('…', words)}"
    for label, lines in (("Found in", rule.examples), ("Not found in", rule.misses)):
        if lines:
            yield ""
            yield f"{label}:"
            yield from (f"  {line}" for line in lines)
