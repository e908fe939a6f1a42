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

Fits = Callable[[Any], bool]
Read = Callable[[dict[str, Any]], Record]

SHAPES: dict[str, tuple[str, Fits, Read]] = {
    # format: name for people, how to know it, how to read it
    "jobposting": ("schema.org JobPosting", is_job_posting, job_posting),
    "usajobs": ("USAJOBS", usajobs.fits, usajobs.usajobs),
    "workable": ("Workable", workable.fits, workable.workable),
    "workday": ("Workday", workday.fits, workday.workday),
    "smartrecruiters": ("SmartRecruiters", smartrecruiters.fits, smartrecruiters.smartrecruiters),
    "personio": ("Personio", personio.fits, personio.personio),
    "recruitee": ("Recruitee", recruitee.fits, recruitee.recruitee),
    "ashby": ("Ashby", ashby.fits, ashby.ashby),
    "lever": ("Lever", lever.fits, lever.lever),
    "greenhouse": ("Greenhouse", greenhouse.fits, greenhouse.greenhouse),
}
