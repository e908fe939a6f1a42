"""What the user chose, from the command line and from the nearest configuration file."""

from pipeline.configuration.choice import Choice, choose
from pipeline.configuration.table import Option, Options, table

__all__ = ["Choice", "Option", "Options", "choose", "table"]
