"""The wheel has this file as ``pelican/plugins/posting_summary``: there Pelican looks."""

from pipeline.sites.pelican import register

__all__ = ["register"]
