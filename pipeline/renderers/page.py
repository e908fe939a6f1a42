"""What every piece of a page needs to know: words, heading levels, ids, the medium."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.lexicon import Lexicon
from pipeline.model import Posting
from pipeline.renderers.markup import Markup, element, join
from pipeline.renderers.options import RenderOptions
from pipeline.renderers.short_forms import ShortForms


@dataclass(frozen=True, slots=True)
class Page:
    """The page that is being written."""

    lexicon: Lexicon
    options: RenderOptions
    posting: Posting
    """What the summary is made from: its own words can be shown in place."""
    printed: bool = False
    """True on paper: nothing can be opened or jumped to."""
    short_forms: ShortForms = field(default_factory=lambda: ShortForms(()))

    @property
    def root(self) -> str:
        """The class under which the values of the styles hold, and that of the edition."""
        edition = self.options.edition
        return "jps-root" if edition == "standard" else f"jps-root jps-{edition}"

    def say(self, key: str, **values: str) -> str:
        """A wording of the ``[page]`` table of phrases.toml."""
        return self.lexicon.phrase(f"page.{key}", **values)

    def heading(self, depth: int, *words: str, **attributes: str | None) -> Markup:
        """A heading ``depth`` levels under the summary's title."""
        level = min(6, self.options.heading_level + depth)
        return element(f"h{level}", *words, **attributes)

    def section(self, name: str, title: str, *children: str) -> Markup:
        """A part of the summary with its heading, which links can jump to."""
        class_ = f"jps-part jps-{name.replace('_', '-')}"
        return element(
            "section", self.heading(1, title), *children, class_=class_, id=self.id(name)
        )

    def pair(self, *label_and_values: Markup) -> Markup:
        """A row of a list of labels and values, held together where a PDF is not made of it."""
        return join(label_and_values) if self.printed else element("div", *label_and_values)

    def id(self, name: str) -> str | None:
        """The id of the part of that name, such as ``not-said``.

        A fragment has none unless its caller gives a prefix: it could clash with the host's.
        """
        prefix = self.options.id_prefix
        if self.options.fragment and not prefix:
            return None
        return prefix + name.replace("_", "-")
