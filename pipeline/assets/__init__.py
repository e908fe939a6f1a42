"""Style sheets, fonts and schemas, and what an employer's theme sets of the styles."""

from pipeline.assets.contrast import PAIRS, contrast
from pipeline.assets.files import SCHEMAS, font, schema, sheet, styles
from pipeline.assets.sheets import SCREEN, stylesheet, values
from pipeline.assets.theme import PLAIN, Theme
from pipeline.assets.theme_file import FILE, read_theme

__all__ = [
    "FILE",
    "PAIRS",
    "PLAIN",
    "SCHEMAS",
    "SCREEN",
    "Theme",
    "contrast",
    "font",
    "read_theme",
    "schema",
    "sheet",
    "styles",
    "stylesheet",
    "values",
]
