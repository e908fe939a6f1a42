"""The summary as data inside its PDF: an associated file, for programs that read it."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pydyf import Array
from weasyprint import Attachment

NAME = "summary.json"
DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""PDF wants dates of an attachment. The day of the run would make each run's bytes differ."""


def attachment(json: bytes, words: str) -> Any:
    """The file as WeasyPrint takes it, with words that say what it is."""
    return Attachment(
        file_obj=BytesIO(json), name=NAME, description=words, created=DATE, modified=DATE
    )


def associate(pdf: Any) -> None:
    """Say that the attached file holds the data of the whole document."""
    files = pdf.objects[int(pdf.catalog["Names"]["EmbeddedFiles"].split()[0])]
    references = files["Names"][1::2]
    for reference in references:
        pdf.objects[int(reference.split()[0])]["AFRelationship"] = "/Data"
    pdf.catalog["AF"] = Array(references)
