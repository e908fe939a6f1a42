"""Colours and font of your own, checked before they reach a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.assets.contrast import too_faint
from pipeline.assets.tokens import Colours, colours, fonts, spelt
from pipeline.errors import SettingsError

# The high contrast edition keeps its own colours. ":where" adds no weight, so that what a
# site or a reader's wish for contrast sets goes over a theme as it goes over our own values.
_OURS = ":where(:not(.jps-contrast))"
_DARK = ",\n".join(f"{each}{_OURS}" for each in (
    ".jps-page", ".jps-auto.jps-root", ".jps-auto .jps-root",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """What stands over the values of ``styles/tokens.css``. None is hard to read.

    Raises SettingsError for an unknown name, a value that is no plain colour or list of
    fonts, and colours that cannot be told apart well.
    """

    font: str = ""
    """HTML: a list of fonts; what they lack comes from those that a page carries."""
    light: Colours = ()
    dark: Colours = ()
    """A colour that only ``light`` sets stays ours by night."""

    def __post_init__(self) -> None:
        if not (self.font or self.light or self.dark):
            return
        held = (self.font, self.light, self.dark)
        said = {"font": self.font, "light": dict(self.light), "dark": dict(self.dark)}
        if spelt(said) != held:
            raise SettingsError("Make a theme with Theme.of: it writes all values alike.")
        faint = [
            f"[{scheme}] {each}"
            for scheme, seen in (("light", self._light()), ("dark", self._dark()))
            for each in too_faint(seen, printed=scheme == "light")
        ]
        if faint:
            raise SettingsError(".\n".join(faint) + ".")

    @classmethod
    def of(cls, said: Mapping[str, object]) -> Theme:
        """A theme from what a file says: ``{"font": "Georgia", "light": {"link": "#003"}}``."""
        return cls(*spelt(said))

    @property
    def rules(self) -> str:
        """The theme as CSS, to stand behind our values; "" where it says nothing."""
        font = (("font", f"{self.font}, {fonts()}"),) if self.font else ()
        ours = colours("dark")
        again = {name: ours[name] for name, _ in self.light if name in ours}
        dark = _block(_DARK, tuple(sorted({**again, **dict(self.dark)}.items())))
        night = f"@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}" if dark else ""
        light = _block(f".jps-root{_OURS}", self.light)
        return "\n".join(filter(None, (_block(".jps-root", font), light, night)))

    def _light(self) -> dict[str, str]:
        return {**colours("light"), **dict(self.light)}

    def _dark(self) -> dict[str, str]:
        return {**self._light(), **colours("dark"), **dict(self.dark)}


PLAIN = Theme()
"""The theme that changes nothing."""


def _block(selector: str, values: Colours) -> str:
    lines = (f"--jps-{name}: {value};" for name, value in values)
    return "\n".join((f"{selector} {{", *lines, "}")) if values else ""
