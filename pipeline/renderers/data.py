"""One posting for a site's build: fields to sort and filter by, a fragment, all data.

The records of a run stand together in ``postings.json`` (``batch/collect.py``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any, get_args

from pipeline.model import Pay, Posting, Requirement, Screening, Summary
from pipeline.model.facts import Degree
from pipeline.renderers.html import to_html
from pipeline.renderers.json import document, escaped
from pipeline.renderers.jsonld import job_posting
from pipeline.renderers.options import RenderOptions

FACTS = (
    "employer", "locations", "workplace", "employment_type", "apply_by", "apply_url",
)  # fmt: skip
"""Fields that stand in the record as they stand in the summary."""
DEGREES: tuple[str, ...] = get_args(Degree)
"""From the lowest to the highest."""


def to_data(summary: Summary, options: RenderOptions) -> bytes:
    """UTF-8, one JSON object on one line; the schema is ``schemas/postings.json``'s."""
    posting = summary.posting
    fields = document(summary)
    required = [need for need in posting.having(Requirement) if need.level == "required"]
    checks = (check for check in posting.having(Screening) if check.status != "not_required")
    record = {
        "name": posting.source.name,
        "language": summary.language,
        "title": summary.title.text,
        **{key: fields["facts"][key] for key in FACTS},
        **_pay(posting),
        "degree": max((need.degree for need in required if need.degree), key=DEGREES.index,
                      default=None),
        "min_years": max((need.min_years for need in required if need.min_years), default=None),
        "screening": list(dict.fromkeys(check.kind for check in checks)),
        "not_said": fields["not_said"],
        "html": to_html(summary, replace(options, fragment=True)).decode(),
        "jsonld": job_posting(summary),
        "summary": fields,
    }  # fmt: skip
    return escaped(json.dumps(record, ensure_ascii=False) + "\n")


def _pay(posting: Posting) -> dict[str, Any]:
    """The lowest and highest base pay of the ranges that can be compared with the first."""
    stated = [pay for pay in posting.having(Pay) if pay.kind in ("base", "total")]
    first = stated[0] if stated else None
    alike = [
        pay
        for pay in stated
        if first and (pay.currency, pay.period) == (first.currency, first.period)
    ]
    return {
        "pay_min": _number(min, (pay.min for pay in alike)),
        "pay_max": _number(max, (pay.max for pay in alike)),
        "pay_currency": first.currency if first else None,
        "pay_period": first.period if first else None,
    }


def _number(best: Any, amounts: Iterable[Decimal | None]) -> float | None:
    found = [float(amount) for amount in amounts if amount is not None]
    return best(found) if found else None
