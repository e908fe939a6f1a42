"""What a site's templates may say of a posting: only what the posting states.

All of it is HTML, since Pelican and MkDocs write metadata into their pages as it is.
"""

from __future__ import annotations

from html import escape

from pipeline.model import Statement, Summary
from pipeline.renderers.markup import element


def metadata(summary: Summary) -> dict[str, str]:
    """Its title, its employer, and as ``summary`` the key facts, a paragraph each."""
    stated = summary.posting.details("employer")
    found = {
        "title": escape(summary.title.text),
        "employer": next((escape(fact.value) for fact in stated), ""),
        "summary": _key_facts(summary),
    }
    return {key: value for key, value in found.items() if value}


def _key_facts(summary: Summary) -> str:
    lines = []
    for fact in (fact for part in summary.parts for fact in part.key_facts):
        said = [value.text for value in fact.values if isinstance(value, Statement)]
        if said:
            line = "; ".join(text.removesuffix(".") for text in said)
            lines.append(element("p", f"{fact.label}: {line}"))
    return "".join(lines)
