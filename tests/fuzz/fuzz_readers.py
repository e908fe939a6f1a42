"""Coverage-guided fuzzing of the whole way from bytes to HTML and JSON.

pip install atheris, then:

    python tests/fuzz/fuzz_readers.py -max_total_time=600 FOLDER

FOLDER gathers the inputs that reached new code; without one it starts from
``examples/postings``. An input that breaks a promise is written to ``crash-...`` in the
current folder; make it a case of ``tests/test_readers.py``. The first byte of an input
chooses the reader.

What must hold for any bytes: only PostingError is raised, spans stand in the source, no
address but the safe ones is linked, no tag of the posting's gets through, and it is quick.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["pipeline"]):
    from pipeline import PostingError, convert, render
    from pipeline.readers import FORMATS

EXAMPLES = Path(__file__).parents[2] / "examples" / "postings"
CHOICES = (None, *FORMATS)
SECONDS = 10
HREF = re.compile(r'<a [^>]*href="(?!https?://|mailto:|tel:|#)', re.IGNORECASE)
ACTIVE = re.compile(r"<(?:script|iframe|object|embed|img|form|input)\b|<[^>]* on[a-z]+=", re.I)


def once(data: bytes) -> None:
    """Convert one input and look at what came of it."""
    if not data:
        return
    began = time.process_time()
    try:
        summary = convert(data[1:], format=CHOICES[data[0] % len(CHOICES)])
    except PostingError:
        return
    text = summary.posting.source.text
    for fact in summary.posting.facts:
        assert all(text[span.start : span.end] for span in fact.evidence), fact
    page = render(summary, "html").decode()
    body = page[page.index("<body") :]
    assert not HREF.search(body), "an address that is not safe"
    assert not ACTIVE.search(body), "a tag that acts"
    assert b"<" not in render(summary, "json")
    assert time.process_time() - began < SECONDS, "too slow"


def seeds() -> str:
    """A folder with the examples, each once with every reader chosen."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-seeds-"))
    for path in EXAMPLES.iterdir():
        for choice in range(len(CHOICES)):
            (folder / f"{choice}-{path.name}").write_bytes(bytes([choice]) + path.read_bytes())
    return str(folder)


if __name__ == "__main__":
    corpus = [] if any(not each.startswith("-") for each in sys.argv[1:]) else [seeds()]
    atheris.Setup([*sys.argv, *corpus], once)
    atheris.Fuzz()
