"""Findings as SARIF 2.1.0, which code-scanning services and editors read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from pipeline.check.remark import FileReport, Placed
from pipeline.lexicon import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}

Json = dict[str, Any]


def sarif(reports: Sequence[FileReport], rules: Mapping[str, Rule]) -> str:
    """One run, with all rules and every finding."""
    numbers = {code: number for number, code in enumerate(rules)}
    results = [_result(report.path, placed, numbers)
               for report in reports for placed in report.remarks]  # fmt: skip
    unread = [{"level": "error", "message": {"text": report.error}}
              for report in reports if report.error]  # fmt: skip
    run = {
        "tool": {"driver": {"name": "posting-summary", "version": _version(),
                            "rules": [_rule(code, rule) for code, rule in rules.items()]}},
        "invocations": [{"executionSuccessful": not unread,
                         "toolExecutionNotifications": unread}],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }  # fmt: skip
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, rule: Rule) -> Json:
    level = LEVELS.get(rule.text("severity"), "warning")
    help_text = rule.text("suggestion").partition("{instead}")
    made: Json = {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("_", " ").capitalize()},
        "fullDescription": {"text": rule.why},
        "help": {"text": " ".join(filter(None, (help_text[0] or help_text[2], rule.why)))},
        "defaultConfiguration": {"level": level},
    }
    if rule.source:
        made["helpUri"] = rule.source
    return made


def _result(path: str, placed: Placed, numbers: Mapping[str, int]) -> Json:
    remark = placed.remark
    region: Json = {"startLine": placed.line, "startColumn": placed.column}
    if placed.end:
        region |= {"endLine": placed.end[0], "endColumn": placed.end[1]}
    if remark.quote:
        region["snippet"] = {"text": remark.quote}
    said = " ".join(filter(None, (remark.message, remark.proposal)))
    place = {"artifactLocation": {"uri": _uri(path)}, "region": region}
    return {
        "ruleId": remark.code,
        "ruleIndex": numbers[remark.code],
        "level": LEVELS[remark.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"postingSummary/v1": placed.fingerprint},
    }


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def _version() -> str:
    try:
        return version("posting-summary")
    except PackageNotFoundError:  # run from a checkout
        return "0"
