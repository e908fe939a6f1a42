"""The forms of verbs, all of them looked up: a verb that is not in the table is left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

Form = Literal["base", "third", "ing", "past", "participle"]
FORMS: tuple[Form, ...] = get_args(Form)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Unknown(Exception):  # noqa: N818 - not an error: the rule that asked does not apply
    """A word whose forms are not known."""


class Verbs:
    """The verbs of a language."""

    def __init__(self, table: Mapping[str, str]) -> None:
        """Read ``verbs.toml``: base = the four other forms."""
        self.forms: dict[str, tuple[str, ...]] = {}
        self._known: dict[str, dict[Form, str]] = {}
        for base, rest in table.items():
            self.forms[base] = (base, *rest.split())
            for form, word in zip(FORMS, self.forms[base], strict=True):
                self._known.setdefault(word, {}).setdefault(form, base)

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def has(self, word: str, form: Form) -> bool:
        """True where the word, in lower case, can be this form of a verb."""
        return form in self._known.get(word, ())

    def bend(self, word: str, source: Form, target: Form) -> str:
        """The word in another form, with its capital; raises Unknown for no such verb."""
        base = self._known.get(word.lower(), {}).get(source)
        if base is None:
            raise Unknown(word)
        bent = self.forms[base][FORMS.index(target)]
        return bent.capitalize() if word[:1].isupper() else bent

    def bend_all(self, text: str, source: Form, target: Form, between: frozenset[str]) -> str:
        """Every verb of a chain ("design, build and test"); all its words must be known."""

        def word(match: re.Match[str]) -> str:
            return match[0] if match[0] in between else self.bend(match[0], source, target)

        return _WORD.sub(word, text)
