"""From what is known of a posting to what is said of it."""

from pipeline.summary.compose import compose

__all__ = ["compose"]
