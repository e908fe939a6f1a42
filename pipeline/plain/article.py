"""The two forms of an article: "a pot", "an urn"."""

from __future__ import annotations

import re


class Article:
    """The two forms of an article, and before which sounds the second stands."""

    def __init__(self, table: dict[str, str]) -> None:
        """Read ``forms`` and ``sound`` of plain.toml's [article]."""
        self.plain, self.other = table["forms"].split()
        self._sound = re.compile(table["sound"])
        self._found = re.compile(rf"(?<![\w-])(?i:{self.plain}|{self.other})(?= ([a-z]\w*))")

    def fixed(self, text: str, before: str) -> str:
        """The text with every article right before a small word, but for pairs of ``before``."""

        def form(match: re.Match[str]) -> str:
            if f"{match[0]} {match[1]}".lower() in before:
                return match[0]
            new = self.other if self._sound.match(match.string, match.end() + 1) else self.plain
            return new.capitalize() if match[0][0].isupper() else new

        return self._found.sub(form, text)
