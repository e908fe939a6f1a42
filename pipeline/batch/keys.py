"""When two conversions give the same bytes: the key of a posting.

It covers all that decides the bytes: the program with its knowledge and its styles, the
libraries that it writes with, the settings, and the posting itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.assets import styles
from pipeline.batch.task import Task
from pipeline.inputs import Input
from pipeline.model.boilerplate import NOTHING

LIBRARIES = (
    "Babel", "defusedxml", "ftfy", "markdown-it-py", "nupunkt", "pdfminer.six", "py3langid",
    "pydyf", "pyphen", "python-dateutil", "python-docx", "selectolax", "textstat", "tinycss2",
    "weasyprint", "webencodings",
)  # fmt: skip
"""Another version of one of these may write other bytes."""


def stamp(task: Task) -> str:
    """The part of the key that all postings of a batch share."""
    # what the folders hold counts, not their place; what recurs is of the single posting
    settings = replace(task.settings, lexicon_folders=(), boilerplate=NOTHING)
    chosen = (sys.version_info[:2], settings, task.options, task.reader)
    digest = sha256(repr((chosen, [_version(each) for each in LIBRARIES])).encode())
    for folder in (files("pipeline"), styles(), *task.settings.lexicon_folders):
        for name, data in _files(folder):
            digest.update(f"\0{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            digest.update(data)
    return digest.hexdigest()


def key(source: Input, data: bytes, task: Task) -> str:
    """The key of one posting: its bytes, its name and all that holds for the batch."""
    recurs = task.of(source).settings.boilerplate.digest
    head = "\0".join((task.stamp, source.name, source.path_shown, recurs, ""))
    digest = sha256(head.encode("utf-8", "surrogateescape"))
    digest.update(data)
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _files(folder: Traversable | Path, above: str = "") -> Iterator[tuple[str, bytes]]:
    if not folder.is_dir():
        return
    for each in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if each.is_dir():
            if each.name != "__pycache__":
                yield from _files(each, f"{above}{each.name}/")
        elif not each.name.endswith((".md", ".pyc")):
            yield f"{above}{each.name}", each.read_bytes()
