"""Letters that were stored in one encoding and read in another. The only door to ftfy."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.model import Text

_SUSPECT = re.compile(r"[ÂÃâäåæèéìðÎÏÐÑØÙ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
"""A lead byte of UTF-8 and a following one, both read as cp1252."""
_RUN = re.compile(r"[^\x00-\x7f]+")
"""Such letters never hold an ASCII one, so each run is mended by itself."""


def suspicious(value: str) -> bool:
    """Tell, at little cost, whether it is worth asking ftfy, which is slow."""
    return _SUSPECT.search(value) is not None


def mended(text: Text) -> Text:
    """Put the letters right; each run of them stands for the run that it was."""
    return text.sub(_RUN, lambda match: _right(match[0]))


@lru_cache(maxsize=4096)
def _right(run: str) -> str:
    if not suspicious(run):
        return run
    import ftfy  # 20 ms, and few postings need it

    return ftfy.fix_encoding(run)
