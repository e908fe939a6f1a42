"""The job boards whose answers we know: a file each, and a line each in the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.readers.boards import (
    ashby,
    greenhouse,
    lever,
    personio,
    recruitee,
    smartrecruiters,
    usajobs,
    workable,
    workday,
)
from pipeline.readers.jobposting import job_posting
from pipeline.readers.jsonld import is_job_posting
from pipeline.readers.record import Record

SHAPES: tuple[tuple[str, Callable[[Any], bool], Callable[[dict[str, Any]], Record]], ...] = (
    # name for people, how to know it, how to read it
    ("schema.org JobPosting", is_job_posting, job_posting),
    ("USAJOBS", usajobs.fits, usajobs.usajobs),
    ("Workable", workable.fits, workable.workable),
    ("Workday", workday.fits, workday.workday),
    ("SmartRecruiters", smartrecruiters.fits, smartrecruiters.smartrecruiters),
    ("Personio", personio.fits, personio.personio),
    ("Recruitee", recruitee.fits, recruitee.recruitee),
    ("Ashby", ashby.fits, ashby.ashby),
    ("Lever", lever.fits, lever.lever),
    ("Greenhouse", greenhouse.fits, greenhouse.greenhouse),
)
