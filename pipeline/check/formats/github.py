"""Findings as GitHub's workflow commands, which it shows beside the lines of a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.check.remark import FileReport, Placed
from pipeline.lexicon import Rule

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def github(reports: Sequence[FileReport], rules: Mapping[str, Rule]) -> str:
    """``::warning file=..,line=..,col=..,title=..::message``, a line each."""
    return "".join(_command(report.path, placed) for report in reports for placed in report.remarks)


def _command(path: str, placed: Placed) -> str:
    remark = placed.remark
    values = {"file": path, "line": str(placed.line), "col": str(placed.column)}
    if placed.end and placed.end[0] == placed.line:
        values["endColumn"] = str(placed.end[1])
    values["title"] = remark.code
    listed = ",".join(f"{key}={_value(value)}" for key, value in values.items())
    said = _data(" ".join(filter(None, (remark.message, remark.proposal))))
    return f"::{LEVELS[remark.severity]} {listed}::{said}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
