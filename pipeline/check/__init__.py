"""The editor's view: what somebody who writes postings should know about one of them.

Findings of the stages and findings of its own, each with a code, the most important first.
Nothing here runs when a summary is made.
"""

from pipeline.check.baseline import Baseline
from pipeline.check.choice import Choice
from pipeline.check.codes import codes, explain
from pipeline.check.formats import FORMATS
from pipeline.check.places import Places
from pipeline.check.remark import SEVERITIES, FileReport, Placed, Remark
from pipeline.check.run import check

__all__ = [
    "FORMATS",
    "SEVERITIES",
    "Baseline",
    "Choice",
    "FileReport",
    "Placed",
    "Places",
    "Remark",
    "check",
    "codes",
    "explain",
]
