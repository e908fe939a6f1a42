"""Learns sections.toml: which words speak for which kind of section.

    python .ci/train_sections.py CORPUS.jsonl.gz pipeline/lexicon/en/sections.toml GOLD.jsonl

CORPUS has one posting a line with "id", "source", "company", "format" and "raw". Nobody labels
anything: a line is taken to be of the kind that the heading over it names (headings.toml), or
its sharp wording (cues.toml). Only words and pairs of words that many employers use go into
the file, never a sentence. The postings of GOLD, by which the result is measured, are left
out. Needs numpy; it is no part of the package.
"""

from __future__ import annotations

import collections
import gzip
import json
import random
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from pipeline.errors import PostingError
from pipeline.lexicon import load
from pipeline.model import Posting
from pipeline.readers import read
from pipeline.stages.clean import clean
from pipeline.stages.segment.cues import Cues
from pipeline.stages.segment.headings import Headings
from pipeline.stages.segment.layout import lines
from pipeline.stages.segment.words import STEP, features, words

Sample = tuple[str, str, list[str]]
"""Employer, kind, features."""
LANGUAGE = "en"
FIRM = 3.0
"""A heading that expects a kind less than this labels nothing."""
SHARP = 6.0
"""A cue of this weight labels a line against its heading."""
EACH = 60
"""Lines of one kind that one employer may give."""
ONE_VOICE = {"la_city_bulletins", "tts_gsa_positions", "uber_careers"}
"""Sources that are one employer."""
WAYS = 4
"""So many descents, each through the lines in another order; their mean is kept."""
RATE = 0.06
"""How far one line moves the weights."""
NEVER = {"", "chrome", "other"}


def letters(raw: str) -> str:
    """What tells two copies of a posting to be the same."""
    return "".join(filter(str.isalnum, raw))[:4000]


def postings(corpus: Path, gold: Path) -> Iterator[tuple[str, Posting]]:
    """The cleaned postings of the language, each with its employer."""
    lexicon = load(LANGUAGE)
    kept_apart = {letters(json.loads(row)["raw"]) for row in gold.open(encoding="utf-8")}
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            if letters(row["raw"]) in kept_apart:
                continue
            data = row["raw"].encode("utf-8", "surrogatepass")
            try:
                posting = read(data, name=row["id"], format=row["format"])
            except PostingError:
                continue
            if posting.language.startswith(LANGUAGE):
                alone = row["source"] in ONE_VOICE or not row["company"]
                yield (row["source"] if alone else row["company"].lower()), clean(posting, lexicon)


def labelled(given: Iterable[tuple[str, Posting]]) -> Iterator[Sample]:
    """The lines of which heading or wording tell the kind, each wording once."""
    lexicon = load(LANGUAGE)
    headings, cues = Headings(lexicon.rules["headings"]), Cues(lexicon.rules["cues"])
    seen: set[str] = set()
    for employer, posting in given:
        for line in lines(posting, headings):
            text = line.unit.text.value
            folded = text.lower()
            found = words(folded)
            if line.heading or line.unit.dropped or text in seen or not found:
                continue
            seen.add(text)
            evidence = cues.found(folded, [f"^{found[0]}", *found])
            expected = max(line.expects, key=lambda each: each[1], default=("", 0.0))
            kind = expected[0] if expected[1] >= FIRM else ""
            told = [cue for cue in evidence if cue.kind != "preferred"]
            best = max(told, key=lambda cue: cue.weight, default=None)
            if best and (best.weight >= SHARP or not kind):
                kind = best.kind
            names = features(found, line.unit.kind)
            if kind in NEVER or _doubtful(kind, {cue.rule for cue in evidence}, names):
                continue
            yield employer, "required" if kind == "preferred" else kind, names


def _doubtful(kind: str, rules: set[str], names: list[str]) -> bool:
    """Prose about the employer stands under "About the role" as well, and the other way."""
    of_role = bool(rules & {"cues.seeking", "cues.opening"})
    of_employer = bool(rules & {"cues.company", "cues.company_says", "cues.team"})
    if kind == "about_role" and not of_role:
        return of_employer or not {"<you>", "<you and we>"} & set(names)
    return kind == "about_employer" and of_role


def capped(samples: list[Sample]) -> list[Sample]:
    """At most EACH lines of a kind for each employer, whichever come first by lot."""
    random.seed(0)
    random.shuffle(samples)
    count: collections.Counter[tuple[str, str]] = collections.Counter()
    kept: list[Sample] = []
    for sample in samples:
        count[sample[:2]] += 1
        if count[sample[:2]] <= EACH:
            kept.append(sample)
    return kept


def learn(
    samples: list[Sample],
    *,
    least: int = 8,
    most: int = 6000,
    rounds: int = 4,
    decay: float = 2e-4,
) -> tuple[list[str], dict[str, np.ndarray]]:
    """Multinomial logistic regression by AdaGrad, twice: the second with the best words only.

    A word counts if ``least`` employers use it; ``most`` words are kept.
    """
    kinds = sorted({kind for _, kind, _ in samples})
    users: dict[str, set[str]] = collections.defaultdict(set)
    for employer, _, names in samples:
        for name in set(names):
            users[name].add(employer)
    vocabulary = sorted(name for name, employers in users.items() if len(employers) >= least)
    place = {name: number for number, name in enumerate(vocabulary)}
    count = collections.Counter(kind for _, kind, _ in samples)
    cost = {kind: (max(count.values()) / number) ** 0.5 for kind, number in count.items()}
    data = [
        (np.array([place[n] for n in dict.fromkeys(names) if n in place]), kinds.index(k), cost[k])
        for _, k, names in samples
    ]
    keep = np.ones(len(vocabulary), dtype=bool)
    weights = np.zeros((len(vocabulary), len(kinds)))
    random.seed(1)
    for last in (False, True):
        ways = WAYS if last else 1
        found = [_descend(data, keep, weights.shape, rounds, decay) for _ in range(ways)]
        weights = np.mean(found, axis=0)
        if not last and most < len(vocabulary):
            often = np.array([len(users[name]) for name in vocabulary])
            rank = np.abs(weights).max(1) * np.sqrt(often)
            keep = rank >= np.sort(rank)[-most]
    return kinds, {n: weights[i] for i, n in enumerate(vocabulary) if keep[i]}


def _descend(
    data: list[tuple[np.ndarray, int, float]],
    keep: np.ndarray,
    shape: tuple[int, ...],
    rounds: int,
    decay: float,
) -> np.ndarray:
    """Stochastic descent; the mean of the weights on the way is steadier than their end."""
    weights, total = np.zeros(shape), np.zeros(shape)
    slopes = np.full(shape, 1e-2)
    for turn in range(rounds):
        random.shuffle(data)
        for number, (every, kind, cost) in enumerate(data):
            index = every[keep[every]]
            if not len(index):
                continue
            score = weights[index].sum(0)
            step = np.exp(score - score.max())
            step /= step.sum()
            step[kind] -= 1
            step *= cost
            slopes[index] += step * step
            shrink = decay * cost * np.sign(weights[index])
            weights[index] -= RATE * step / np.sqrt(slopes[index]) + shrink
            if turn and number % 2000 == 0:
                total += weights
    steps = (rounds - 1) * -(-len(data) // 2000)
    mean = total / steps
    return np.asarray(mean - mean.mean(1, keepdims=True))


def written(kinds: list[str], weights: dict[str, np.ndarray]) -> str:
    """The weights as TOML: a line for each word, its weights in the order of the kinds."""
    lines = [
        ",".join(str(round(float(value) * STEP) or "") for value in weights[word]) + "\t" + word
        for word in sorted(weights)
    ]
    head = "# Made by .ci/train_sections.py from words under known headings; do not edit."
    return "\n".join([head, f'kinds = "{" ".join(kinds)}"', "words = '''", *lines, "'''", ""])


def main(corpus: Path, target: Path, gold: Path) -> None:
    """Read, learn, write; tell how many lines of each kind there were."""
    samples = capped(list(labelled(postings(corpus, gold))))
    print(len(samples), collections.Counter(kind for _, kind, _ in samples))
    target.write_text(written(*learn(samples)), "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
