"""The lines that one rule folds, and the plain line that stands for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.lexicon import Lexicon, Rule
from pipeline.model import Fold
from pipeline.model.boilerplate import Recurring
from pipeline.stages.condense.lines import Line


class Folding:
    """The lines under one rule."""

    def __init__(self, rule: Rule, lexicon: Lexicon) -> None:
        self.rule = rule
        self.lines: list[Line] = []
        self._recurring: list[Recurring] = []
        self._lexicon = lexicon

    def add(self, line: Line, recurring: Recurring | None = None) -> None:
        """Fold another line, which may recur elsewhere."""
        self.lines.append(line)
        if recurring:
            self._recurring.append(recurring)

    @property
    def says(self) -> str:
        """The rule's line, and in how many postings of the employer it says the same."""
        if not self._recurring:
            return self.rule.says
        counts = {each.count for each in self._recurring}
        postings = self._recurring[0].postings
        key = "recurs_all" if counts == {postings} else "recurs"
        if len(counts) > 1 or len(self._recurring) < len(self.lines):
            key = "recurs_some"
        return self._lexicon.phrase(
            f"say.{key}", says=self.rule.says, count=str(min(counts)), postings=str(postings)
        )

    @property
    def saves(self) -> bool:
        """True where its line is shorter than what it stands for."""
        return sum(line.words for line in self.lines) > len(self.rule.says.split())

    def fold(self) -> Fold:
        """What the model keeps of it."""
        units = sorted((line.unit for line in self.lines), key=lambda unit: unit.text.span)
        return Fold(self.rule.id, self.says, tuple(units), self.rule.flag("more"))


class Foldings:
    """The foldings of a posting, by rule."""

    def __init__(self, lexicon: Lexicon, kept: Iterable[Line]) -> None:
        """Take the rules, and the lines that a "keep" rule shows."""
        self._lexicon = lexicon
        self._rules = lexicon.rules["boilerplate"]
        self._found: dict[str, Folding] = {}
        self._kept = [line.unit.text.value for line in kept]

    def add(self, line: Line, rule: Rule, recurring: Recurring | None = None) -> None:
        """Fold a line under the rule, or under the one into which the rule folds."""
        into = self._rules[rule.text("into")] if rule.text("into") else rule
        folding = self._found.setdefault(into.id, Folding(into, self._lexicon))
        folding.add(line, recurring)

    def folds(self) -> Iterator[Fold]:
        """One fold a rule, in source order; what is shorter than its line goes with the rest."""
        for folding in [each for each in self._found.values() if not each.saves]:
            if not folding.rule.number("weight"):
                for line in folding.lines:
                    if line.rest and line.rest is not folding.rule:
                        self.add(line, line.rest)
        self._join()
        folds = (folding.fold() for folding in self._found.values() if folding.saves)
        yield from sorted(folds, key=lambda fold: fold.units[0].text.span)

    def _join(self) -> None:
        """Put what needs no line of its own under another one, where there is one."""
        for name, folding in list(self._found.items()):
            by, other = folding.rule.text("told_by"), folding.rule.text("joins")
            into = self._found.get(self._rules[other].id) if other else None
            if into and (not by or self._is_shown(self._rules[by])):
                into.lines += self._found.pop(name).lines

    def _is_shown(self, rule: Rule) -> bool:
        """True where a shown line says what the "keep" rule looks for."""
        return any(rule.search(text, text.lower()) for text in self._kept)
