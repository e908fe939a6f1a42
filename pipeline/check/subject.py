"""A posting as the checks look at it, and how they say what they found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from pipeline.check.remark import Remark
from pipeline.lexicon import Lexicon, Rule
from pipeline.model import Posting, SectionKind, Span, Unit
from pipeline.model.findings import Severity

LONGEST = 100
"""Characters of the posting that a message repeats."""


@dataclass(frozen=True)
class Subject:
    """A posting with all its layers, and what is known of its language."""

    posting: Posting
    lexicon: Lexicon

    def rule(self, name: str) -> Rule:
        """A rule of the table of flags, by its name."""
        return self.lexicon.rules["flags"][name]

    @cached_property
    def units(self) -> tuple[tuple[SectionKind, Unit], ...]:
        """What the employer wrote of the job: no furniture of the site, no headings."""
        return tuple(
            (section.kind, unit)
            for section in self.posting.sections
            if section.kind != "chrome"
            for unit in section.units
            if unit.text and not unit.dropped and unit.kind != "heading"
        )

    @cached_property
    def folded(self) -> str:
        """The whole posting in lower case."""
        return self.posting.source.text.lower()

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the employer's name, in lower case."""
        named = (detail.value for detail in self.posting.details("employer"))
        return frozenset(word for name in named for word in name.lower().split())

    def silenced(self, rule: Rule) -> bool:
        """True if the posting holds a word with which the rule is not said."""
        words = rule.values.get("silenced_by")
        return isinstance(words, tuple) and any(word in self.folded for word in words)

    def remark(self, name: str | Rule, span: Span | None = None, **values: str) -> Remark:
        """What a rule says, with its values filled in."""
        rule = name if isinstance(name, Rule) else self.rule(name)
        values = {"instead": "", "limit": f"{rule.number('limit'):g}"} | values
        quote = self.posting.quote(span) if span else ""
        return Remark(
            rule, cast(Severity, rule.text("severity", "info")), rule.says.format(**values),
            rule.text("suggestion").format(**values), span, quote,
        )  # fmt: skip


def may(rule: Rule, kind: SectionKind) -> bool:
    """True if the rule is looked for in sections of this kind."""
    only = rule.values.get("only")
    return not isinstance(only, tuple) or kind in only


def shortened(words: str) -> str:
    """The words on one line, cut where they are many."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} …"


def quoted(words: Iterator[str] | list[str], most: int = 8) -> str:
    """Each of the words in quotation marks; of many only the first."""
    found = [f"“{shortened(word)}”" for word in words]
    more = " …" if len(found) > most else ""
    return ", ".join(found[:most]) + more
