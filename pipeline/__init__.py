"""Turns a raw job posting into an accessible, plain-language summary.

>>> from pipeline import convert, render
>>> page = render(convert("Baker wanted. $20 an hour."), "html")
"""

from pipeline.assets import Theme, read_theme, stylesheet
from pipeline.conversion import convert, guard, process, summarize
from pipeline.errors import (
    LexiconError,
    PostingError,
    ReadError,
    RenderError,
    SettingsError,
)
from pipeline.model import (
    Absence,
    Block,
    Detail,
    Finding,
    Fold,
    Part,
    Pay,
    Posting,
    Reading,
    Requirement,
    Screening,
    Section,
    Source,
    Span,
    Statement,
    Summary,
    Text,
    Unit,
    Way,
)
from pipeline.readers import postings, read
from pipeline.renderers import RenderOptions, render
from pipeline.settings import Settings
from pipeline.stages import STAGES

__version__ = "0.1.0"

__all__ = [
    "STAGES",
    "Absence",
    "Block",
    "Detail",
    "Finding",
    "Fold",
    "LexiconError",
    "Part",
    "Pay",
    "Posting",
    "PostingError",
    "ReadError",
    "Reading",
    "RenderError",
    "RenderOptions",
    "Requirement",
    "Screening",
    "Section",
    "Settings",
    "SettingsError",
    "Source",
    "Span",
    "Statement",
    "Summary",
    "Text",
    "Theme",
    "Unit",
    "Way",
    "__version__",
    "convert",
    "guard",
    "postings",
    "process",
    "read",
    "read_theme",
    "render",
    "stylesheet",
    "summarize",
]
