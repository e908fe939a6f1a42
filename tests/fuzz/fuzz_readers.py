"""Coverage-guided fuzzing of the whole way from bytes to HTML and JSON.

pip install atheris, then:

    python tests/fuzz/fuzz_readers.py -max_total_time=600 FOLDER

FOLDER gathers the inputs that reached new code; without one it starts from the samples of
the tests. An input that breaks a promise is written to ``crash-...`` in the current folder;
make it a case of the tests. The first byte of an input chooses the reader; of a Word file
only the document itself is fuzzed, and packed again.

What must hold for any bytes: only PostingError is raised, spans stand in the source, no
address but the safe ones is linked, no tag of the posting's gets through, and it is quick.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

import atheris  # type: ignore[import-not-found]

sys.path.append(str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["pipeline"]):
    from pipeline import PostingError, convert, postings, render
    from pipeline.readers import FORMATS
from samples import FORMATS as SAMPLES
from samples import sample

CHOICES = (None, *FORMATS)
DOCUMENT = "word/document.xml"
SECONDS = 10
HREF = re.compile(r'<a [^>]*href="(?!https?://|mailto:|tel:|#)', re.IGNORECASE)
ACTIVE = re.compile(r"<(?:script|iframe|object|embed|img|form|input)\b|<[^>]* on[a-z]+=", re.I)


def once(data: bytes) -> None:
    """Convert one input and look at what came of it."""
    if not data:
        return
    began = time.process_time()
    form, data = CHOICES[data[0] % len(CHOICES)], data[1:]
    names = [name for name, _ in postings(data, "x")]
    assert len(names) == len({name.casefold() for name in names}), "two postings of one name"
    try:
        summary = convert(packed(data) if form == "docx" else data, format=form)
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


def packed(document: bytes) -> bytes:
    """The sample of a Word file with another document in it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(sample("docx"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, document if name == DOCUMENT else old.read(name))
    return out.getvalue()


def seeds() -> str:
    """A folder with each sample twice: its reader chosen, and left to the content."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-seeds-"))
    for name in SAMPLES:
        data = sample(name)
        if name == "docx":
            with zipfile.ZipFile(BytesIO(data)) as file:
                data = file.read(DOCUMENT)
        for choice in (0, CHOICES.index(name)):
            (folder / f"{choice}-{name}").write_bytes(bytes([choice]) + data)
    return str(folder)


if __name__ == "__main__":
    corpus = [] if any(not each.startswith("-") for each in sys.argv[1:]) else [seeds()]
    atheris.Setup([*sys.argv, *corpus], once)
    atheris.Fuzz()
