"""Text that knows where each stretch of it stood in the source.

Offsets are kept as runs, not one integer a character: a run says "from here on, the
value stands for this stretch of the source". Cleaning a 6 kB posting then costs well
under a millisecond, and no later stage ever has to search the source again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

_AT = attrgetter("at")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of characters in ``Source.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span cannot run from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Run:
    """From ``at`` in the value on, the text stands for ``[start, end)`` of the source.

    Where value and source stretch are equally long they run in step, character by
    character; otherwise every character of the run stands for the whole stretch.
    ``start == end`` marks characters that the source does not have (a joining space).
    """

    at: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A string and the runs that lead each of its characters back to the source."""

    value: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, value: str, start: int = 0) -> Text:
        """``value`` as it stands in the source from ``start`` on."""
        return cls(value, (Run(0, start, start + len(value)),) if value else ())

    @classmethod
    def standing_for(cls, value: str, span: Span) -> Text:
        """``value``, read from a stretch of source that is written otherwise."""
        return cls(value, (Run(0, span.start, span.end),) if value else ())

    @classmethod
    def join(cls, parts: Iterable[Text]) -> Text:
        """Put the parts one after another; runs that continue each other are merged."""
        values: list[str] = []
        runs: list[Run] = []
        at = 0
        for part in parts:
            for run in part.runs:
                runs.append(Run(at + run.at, run.start, run.end) if at else run)
            values.append(part.value)
            at += len(part.value)
        return cls("".join(values), _merged(runs, at))

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __getitem__(self, piece: slice) -> Text:
        start, stop, step = piece.indices(len(self.value))
        if step != 1:
            raise ValueError("a text can only be cut in one stretch")
        if start == 0 and stop == len(self.value):
            return self
        if start >= stop:
            return Text("", ())
        return Text(self.value[start:stop], tuple(self._cut(start, stop)))

    def _cut(self, start: int, stop: int, at: int = 0) -> Iterator[Run]:
        """Give the runs of ``value[start:stop]``, to stand from ``at`` on in another value."""
        runs = self.runs
        index = bisect_right(runs, start, key=_AT) - 1 if len(runs) > 1 else 0
        shift = at - start
        while index < len(runs) and runs[index].at < stop:
            run = runs[index]
            index += 1
            end = runs[index].at if index < len(runs) else len(self.value)
            low, high = max(start, run.at), min(stop, end)
            stretch = run.end - run.start
            if end - run.at == stretch:  # in step: cut the source stretch as well
                behind = run.start - run.at
                yield Run(low + shift, low + behind, high + behind)
                continue
            yield Run(low + shift, run.start, run.end)
            if high - low == stretch and stretch > 1:
                # The piece is by chance as long as its source stretch. Two runs say that it
                # is not in step with it, as it was not before the cut.
                yield Run(low + shift + 1, run.start, run.end)

    @property
    def span(self) -> Span:
        """The stretch of the source that the whole text stands for.

        Raises ValueError for an empty text: nothing stands nowhere.
        """
        if not self.runs:
            raise ValueError("an empty text has no place in the source")
        if len(self.runs) == 1:
            return Span(self.runs[0].start, self.runs[0].end)
        return Span(min(run.start for run in self.runs), max(run.end for run in self.runs))

    def span_of(self, start: int, stop: int) -> Span:
        """Find the stretch of the source behind ``value[start:stop]``."""
        return self[start:stop].span

    def sub(
        self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]
    ) -> Text:
        """Every match replaced; what stands in its place stands for what it replaced.

        A replacement given as a string is taken as it is, without group references.
        """
        values: list[str] = []
        runs: list[Run] = []
        last = at = 0
        for match in pattern.finditer(self.value):
            old = match[0]
            new = replacement if isinstance(replacement, str) else replacement(match)
            if new == old:
                continue
            start, stop = match.span()
            if last < start:
                values.append(self.value[last:start])
                runs.extend(self._cut(last, start, at))
                at += start - last
            if new:
                values.append(new)
                runs.append(Run(at, *self._behind(start, stop)))
                at += len(new)
            last = stop
        if not last and not values:
            return self
        if last < len(self.value):
            values.append(self.value[last:])
            runs.extend(self._cut(last, len(self.value), at))
        value = "".join(values)
        return Text(value, _merged(runs, len(value)))

    def _behind(self, start: int, stop: int) -> tuple[int, int]:
        """Where the source stretch of ``value[start:stop]`` begins and ends."""
        if start < stop:
            runs = tuple(self._cut(start, stop))
            return min(run.start for run in runs), max(run.end for run in runs)
        if start < len(self.value):
            point = next(self._cut(start, start + 1)).start
        else:
            point = self.runs[-1].end if self.runs else 0
        return point, point

    def strip(self, characters: str | None = None) -> Text:
        """Without the characters (white space unless told) at both ends."""
        size = len(self.value.strip(characters))
        if size == len(self.value):
            return self
        left = len(self.value) - len(self.value.lstrip(characters)) if size else 0
        return self[left : left + size]

    def split(self, pattern: re.Pattern[str]) -> list[Text]:
        """Cut at the matches, which are left out themselves."""
        pieces: list[Text] = []
        last = 0
        for match in pattern.finditer(self.value):
            pieces.append(self[last : match.start()])
            last = match.end()
        return [*pieces, self[last:]]


def _merged(runs: list[Run], length: int) -> tuple[Run, ...]:
    """Neighbouring runs in step with one shift become one."""
    if len(runs) < 2:
        return tuple(runs)
    out: list[Run] = []
    last, last_in_step = runs[0], False
    for position, run in enumerate(runs):
        stop = runs[position + 1].at if position + 1 < len(runs) else length
        in_step = stop - run.at == run.end - run.start
        if in_step and last_in_step and run.start == last.end:
            out[-1] = last = Run(last.at, last.start, run.end)
        else:
            out.append(run)
            last, last_in_step = run, in_step
    return tuple(out)
