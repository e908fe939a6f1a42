"""Findings for programs: one JSON document."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.check.remark import FileReport, Placed
from pipeline.lexicon import Rule

VERSION = 1


def to_json(reports: Sequence[FileReport], rules: Mapping[str, Rule]) -> str:
    """All files, those without a finding too."""
    files = [{"path": report.path, "error": report.error or None,
              "findings": [_finding(placed) for placed in report.remarks]}
             for report in reports]  # fmt: skip
    return json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1) + "\n"


def _finding(placed: Placed) -> dict[str, Any]:
    remark = placed.remark
    return {
        "code": remark.code, "rule": remark.rule.id, "severity": remark.severity,
        "message": remark.message, "proposal": remark.proposal,
        "line": placed.line, "column": placed.column,
        "span": [remark.span.start, remark.span.end] if remark.span else None,
        "quote": remark.quote, "fingerprint": placed.fingerprint,
    }  # fmt: skip
