"""One file of all records for a site's build, whatever is new in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pipeline.batch.outcome import Output
from pipeline.batch.place import Place

FORM = "data"
"""The format whose outputs are collected."""
FILE = "postings.json"
_UNSAFE = re.compile(r"[^a-z0-9]+")
LONGEST = 80
"""Characters of a slug."""


def collect(place: Place, outputs: Iterable[Output]) -> None:
    """Write ``postings.json`` from the records among these outputs, by name. Raises OSError.

    The records are put together as they are: nothing is read anew, so the file of five
    thousand costs no more than their copying.
    """
    made = {each.name: each for each in outputs if each.form == FORM}
    taken: set[str] = set()
    records = []
    for name, output in sorted(made.items()):
        record = (place.out / output.path).read_bytes().strip()
        records.append(b'{"slug": "%s", %s' % (slug(name, taken).encode(), record[1:]))
    head, foot = b'{"schema_version": "1", "postings": [\n', b"\n]}\n"
    place.write(FILE, head + b",\n".join(records) + foot)


def slug(name: str, taken: set[str]) -> str:
    """A name that is safe in an address: no "/", no accents; numbered where it is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = _UNSAFE.sub("-", plain).strip("-")[:LONGEST].strip("-") or "posting"
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    taken.add(found)
    return found
