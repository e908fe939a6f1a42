"""What each line is worth for each kind: heading, sharp wording, plain words, place."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.memory import remembering
from pipeline.model import SectionKind
from pipeline.model.posting import UnitKind
from pipeline.stages.segment.cues import Cues, Evidence
from pipeline.stages.segment.layout import Line
from pipeline.stages.segment.words import Weights, features, words

KINDS: tuple[SectionKind, ...] = (
    "header", "about_employer", "about_role", "duties", "required", "preferred", "pay", "benefits",
    "screening", "conditions", "equal_opportunity", "how_to_apply", "legal", "chrome", "other",
)  # fmt: skip
PLACE: dict[str, int] = {kind: place for place, kind in enumerate(KINDS)}
LONGEST = 2000
"""Characters of a line that are weighed; no sentence needs more."""
SHARP = 5.0
"""A cue of this weight need not agree with the lines around it."""
WISHED = 2.5
"""How much less the words of a requirement speak for "preferred" than for "required"."""
UNKNOWN = 0.5
"""What "other" is worth: a line about which nothing is known."""
FURNITURE = -1.0
"""What "chrome" is worth: the clean stage has found nearly all of it before."""
TITLE, LATER = 2.5, -1.0
"""What a short line above the first heading is worth as a key fact, and any other line."""
SHORT = 10
"""Words."""
PROSE = frozenset(("about_employer", "about_role"))
LISTED = 0.4
"""How much less the wording of PROSE tells in an item of a list."""
OPENING = 0.4
"""What prose that no heading says anything of is worth as about the employer or the role."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A line, its worth for each of KINDS, and the evidence behind it."""

    line: Line
    scores: tuple[float, ...]
    cues: tuple[Evidence, ...]

    @property
    def sharp(self) -> bool:
        """Its wording tells so much that it may well differ from its neighbours.

        Prose goes on: what is told of the employer or the role does not change with every
        sentence, unless it stands under a heading of another matter.
        """
        expects = self.line.expects
        prose = not expects or expects[0][0] in PROSE
        return any(cue.weight >= SHARP and not (prose and cue.kind in PROSE) for cue in self.cues)

    def why(self, place: int) -> str:
        """The rule that speaks most for a kind; in a list, the heading over it where it agrees."""
        kind = KINDS[place]
        if self.line.firm and self.line.expects[0][0] == kind:
            return self.line.lead or self.line.rule
        reasons = [(cue.weight, cue.rule) for cue in self.cues if cue.kind == kind]
        reasons += [
            (weight, self.line.lead or self.line.rule)
            for expected, weight in self.line.expects
            if expected == kind
        ]
        if reasons:
            return max(reasons)[1] or "segment.position"
        return "segment.words" if self.scores[place] == max(self.scores) else "segment.neighbours"


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a line are worth, wherever it stands."""

    scores: tuple[float, ...]
    cues: tuple[Evidence, ...]
    titles: bool
    """Short and no sentence: it may be a title."""


class Scales:
    """Weighs lines."""

    def __init__(self, cues: Cues, weights: Weights) -> None:
        """Note where the weights' kinds stand in KINDS."""
        self._cues = cues
        self._weights = weights
        self._places = tuple(PLACE[kind] for kind in weights.kinds)
        self._wording_of = remembering(self._wording)

    def weigh(self, line: Line) -> Weighed:
        """The worth of one line, its neighbours aside."""
        wording = self._wording_of(line.unit.text.value, line.unit.kind, line.firm)
        scores = list(wording.scores)
        for kind, weight in line.expects:
            scores[PLACE[kind]] += weight
        scores[PLACE["header"]] += TITLE if line.top and wording.titles else LATER
        if not line.expects:
            scores[PLACE["about_employer"]] += OPENING
            scores[PLACE["about_role"]] += OPENING
        return Weighed(line, tuple(scores), wording.cues)

    def _wording(self, text: str, kind: UnitKind, firm: bool) -> Wording:
        folded = text[:LONGEST].lower()
        found = words(folded)
        scores = [0.0] * len(KINDS)
        scores[PLACE["chrome"]] = FURNITURE
        scores[PLACE["other"]] = UNKNOWN
        sums = self._weights.sums(features(found, kind))
        middle = sum(sums) / max(1, len(sums))
        for place, value in zip(self._places, sums, strict=True):
            scores[place] = value - middle
        first = (f"^{found[0]}",) if found else ()
        evidence = self._cues.found(folded, (*first, *found), SHARP if firm else 0.0)
        if kind == "row":  # the marks between its cells are no line of key facts
            evidence = [cue for cue in evidence if cue.kind != "header"]
        for cue in evidence:
            share = LISTED if kind == "item" and cue.kind in PROSE else 1.0
            scores[PLACE[cue.kind]] += cue.weight * share
        scores[PLACE["preferred"]] += scores[PLACE["required"]] - WISHED
        titles = len(found) <= SHORT and text[-1:] not in ".!?:"
        return Wording(tuple(scores), tuple(evidence), titles)
