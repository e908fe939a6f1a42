"""The pass before the plan: what recurs in the postings of each employer.

What was noted of a posting is kept in the output folder's corner under the posting's key,
so that only new and changed postings are looked at again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from pipeline.batch.hands import Hands
from pipeline.batch.keys import key, stamp
from pipeline.batch.outcome import Outcome, failed
from pipeline.batch.place import Place, write
from pipeline.batch.task import Task
from pipeline.inputs import Input
from pipeline.learn import POSTINGS, Survey, learn_each, look
from pipeline.readers import read

HEAD = b'{"posting-summary surveys": 2}\n'
"""Another number: another shape of the lines, and all is noted anew."""


def with_learnt(
    inputs: Iterable[Input], task: Task, hands: Hands, *, whole: bool = True, keep: bool = True
) -> Task:
    """The task, with what recurs in the postings.

    Where the inputs are not the ``whole`` batch, what earlier runs noted of the others
    counts as well. ``keep``: what was noted, for the next run.
    """
    inputs = tuple(inputs)
    if whole and len(inputs) < POSTINGS:
        return task
    place = Place(task.out)
    known = _kept(place)
    stamped = task if task.stamp else replace(task, stamp=stamp(task))
    now = _surveyed(inputs, stamped, hands, known)
    if not whole:
        names = {source.name for source in inputs}
        now |= {key: survey for key, survey in known.items() if survey.name not in names}
    if keep and now != known:
        with suppress(OSError):  # the next run looks again; a full disk is told by the outputs
            write(place.surveys, HEAD + b"".join(map(_line, sorted(now.items()))), place.half_made)
    learnt = {
        survey.name: boilerplate
        for surveys, boilerplate in learn_each(now.values())
        for survey in surveys
    }
    return replace(task, learnt=learnt)


def surveyed(inputs: Iterable[Input], task: Task, hands: Hands) -> tuple[Survey, ...]:
    """What is noted of each posting. One that cannot be read is left out."""
    return tuple(_surveyed(inputs, task, hands, {}).values())


def _surveyed(
    inputs: Iterable[Input], task: Task, hands: Hands, known: Mapping[str, Survey]
) -> dict[str, Survey]:
    """The survey of each posting by its key. What is known is not looked at again."""
    now: dict[str, Survey] = {}
    todo: dict[Input, str] = {}
    for source in inputs:
        with suppress(OSError):  # its conversion will say so
            this = key(source, source.read(), task)
            if this in known:
                now[this] = known[this]
            else:
                todo[source] = this
    for outcome in hands.do(survey_one, todo, replace(task, formats=())):
        if outcome.survey:
            now[todo[outcome.source]] = outcome.survey
    return now


def survey_one(source: Input, task: Task) -> Outcome:
    """Note what of one posting may recur. Never raises for a bad posting."""
    try:
        data = source.read()
        posting = read(data, name=source.title, path=source.path_shown, format=task.reader)
        found = replace(look(posting, task.settings), name=source.name)
    except Exception as error:  # the conversion will say so in full
        return failed(source, "input", str(error))
    return Outcome(source, "unchanged", survey=found)


def _line(kept: tuple[str, Survey]) -> bytes:
    key, survey = kept
    return json.dumps([key, survey.name, survey.employer, survey.paragraphs]).encode() + b"\n"


def _kept(place: Place) -> dict[str, Survey]:
    try:
        data = place.surveys.read_bytes()
    except OSError:
        return {}
    if not data.startswith(HEAD):
        return {}
    found = {}
    for line in data[len(HEAD) :].splitlines():
        with suppress(ValueError, TypeError, KeyError, RecursionError):
            key, name, employer, paragraphs = json.loads(line)
            told = tuple((str(kind), str(text)) for kind, text in paragraphs)
            found[str(key)] = Survey(str(name), str(employer), told)
    return found
