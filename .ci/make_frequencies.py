"""Makes pipeline/lexicon/en/frequencies.txt, how often words are used in English.

    pip install wordfreq==3.1.1
    python .ci/make_frequencies.py > pipeline/lexicon/en/frequencies.txt

wordfreq itself is not a dependency: 58 MB on disk and 0.4 s at its first word, for a list that
has been frozen since 2021. Of its 321,000 words the 52,500 that are letters only and have a Zipf
value of 2.5 or more stand here (one in three million words), each at its value to the tenth. On
3,000 pieces of job postings the mean Zipf by this table and by the whole list correlate at .994.

The numbers are wordfreq's, CC BY-SA 4.0; its notice stands in frequencies.LICENSE.txt.
"""

from __future__ import annotations

import re
import textwrap
from collections import defaultdict
from importlib.metadata import version

from wordfreq import get_frequency_list

CODE = "en_US"
"""The language, as textstat writes it."""
LOWEST = 2.5
"""Zipf value of the rarest words that are kept: log10 of their uses in 1,000 million words."""
HEAD = f"""\
{CODE}
# Words and their Zipf value, to the tenth. Made by .ci/make_frequencies.py from wordfreq
# {version("wordfreq")}; licence and notice: frequencies.LICENSE.txt.
"""
WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def main() -> None:
    """Print the table: a value and as many of its words as fit in 100 columns."""
    tenths: dict[float, list[str]] = defaultdict(list)
    for centibels, words in enumerate(get_frequency_list("en", "best")):
        zipf = 9 - centibels / 100
        if zipf >= LOWEST:
            tenths[round(zipf, 1)] += filter(WORD.fullmatch, words)
    print(HEAD, end="")
    for zipf in sorted(filter(tenths.get, tenths), reverse=True):
        start = f"{zipf:.1f} "
        words = " ".join(sorted(tenths[zipf]))
        print(textwrap.fill(words, 100, initial_indent=start, subsequent_indent=start))


if __name__ == "__main__":
    main()
