"""Makes pipeline/lexicon/en/syllables.txt, the syllable counts that textstat needs offline.

    python .ci/make_syllables.py CMUDICT > pipeline/lexicon/en/syllables.txt

CMUDICT is the file of that name in NLTK's corpora/cmudict: ``WORD 1 HH AH0 ...`` a line.
textstat takes a word's count from its first line there, and asks pyphen for words that it
does not have. So only the words for which pyphen gives another count are written: two in
five, a tenth of the size. Run it again when CMUdict or pyphen's hyphenation changes;
tests/test_readability_table.py says when that is.

The counts come from CMUdict, so its notice stands beside them, in syllables.LICENSE.txt.
"""

from __future__ import annotations

import hashlib
import sys
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from pyphen import Pyphen

CODE = "en_US"
"""The language, as textstat and pyphen write it."""
HEAD = """\
{code}
# Syllables of the words of CMUdict for which pyphen gives another number: the number, then
# the words. Made by .ci/make_syllables.py; notice of CMUdict: syllables.LICENSE.txt.
# cmudict sha256 {cmudict}
# hyph_{code}.dic sha256 {patterns}
"""


def syllables(lines: Iterable[str]) -> dict[str, int]:
    """Each word in lower case and the syllables of its first pronunciation."""
    counts: dict[str, int] = {}
    for line in lines:
        word, _, *phones = line.split()
        counts.setdefault(word.lower(), sum(phone[-1].isdigit() for phone in phones))
    return counts


def table(counts: Mapping[str, int]) -> Iterator[str]:
    """Give the lines of the table: a count and as many of its words as fit in 100 columns."""
    hyphens = Pyphen(lang=CODE)
    words = defaultdict(list)
    for word in sorted(counts):
        if counts[word] != len(hyphens.positions(word)) + 1:
            words[counts[word]].append(word)
    for count in sorted(words):
        start = f"{count} "
        yield textwrap.fill(
            " ".join(words[count]), 100, initial_indent=start, subsequent_indent=start,
            break_on_hyphens=False,
        )  # fmt: skip


def patterns() -> bytes:
    """Give the hyphenation file of pyphen, for its checksum."""
    return files("pyphen.dictionaries").joinpath(f"hyph_{CODE}.dic").read_bytes()


def main() -> None:
    """Read the dictionary named on the command line and print the table."""
    raw = Path(sys.argv[1]).read_bytes()
    sums = (hashlib.sha256(data).hexdigest() for data in (raw, patterns()))
    print(HEAD.format(code=CODE, cmudict=next(sums), patterns=next(sums)), end="")
    print("\n".join(table(syllables(raw.decode("latin-1").splitlines()))))


if __name__ == "__main__":
    main()
