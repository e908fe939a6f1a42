"""The job boards whose answers we know: a file each, and a line each in the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.late import late
from pipeline.readers.record import Record

Fits = Callable[[Any], bool]
Read = Callable[[dict[str, Any]], Record]


def _board(people: str, module: str) -> tuple[str, Fits, Read]:
    """A board whose file has a function ``fits`` and one of the file's own name."""
    place = f"{__name__}.{module}"
    return people, late(f"{place}:fits"), late(f"{place}:{module}")


SHAPES: dict[str, tuple[str, Fits, Read]] = {
    # format: name for people, how to know it, how to read it
    "jobposting": (
        "schema.org JobPosting",
        late("pipeline.readers.jsonld:is_job_posting"),
        late("pipeline.readers.jobposting:job_posting"),
    ),
    "usajobs": _board("USAJOBS", "usajobs"),
    "workable": _board("Workable", "workable"),
    "workday": _board("Workday", "workday"),
    "smartrecruiters": _board("SmartRecruiters", "smartrecruiters"),
    "personio": _board("Personio", "personio"),
    "recruitee": _board("Recruitee", "recruitee"),
    "ashby": _board("Ashby", "ashby"),
    "lever": _board("Lever", "lever"),
    "greenhouse": _board("Greenhouse", "greenhouse"),
}
