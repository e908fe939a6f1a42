"""Findings for a person at a terminal: a line each, and below it what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.check.remark import SEVERITIES, FileReport
from pipeline.lexicon import Rule


def text(reports: Sequence[FileReport], rules: Mapping[str, Rule]) -> str:
    """``file:line:column: severity CODE message``, as compilers and editors know it."""
    return "".join(f"{line}\n" for line in _lines(reports))


def _lines(reports: Sequence[FileReport]) -> Iterator[str]:
    count: Counter[str] = Counter()
    for report in reports:
        for placed in report.remarks:
            remark = placed.remark
            count[remark.severity] += 1
            place = f"{report.path}:{placed.line}:{placed.column}"
            yield f"{place}: {remark.severity} {remark.code} {remark.message}"
            if remark.proposal:
                yield f"    {remark.proposal}"
    read = sum(not report.error for report in reports)
    files = f"{read} posting{'' if read == 1 else 's'}"
    found = ", ".join(f"{count[each]} {each}" for each in reversed(SEVERITIES) if count[each])
    yield f"{files} checked: {found or 'nothing found'}."
