"""The wiring: bytes -> posting -> summary -> bytes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.errors import ReadError
from pipeline.lexicon import for_language
from pipeline.model import Posting, Summary
from pipeline.plain import guard as plain_guard
from pipeline.readers import read
from pipeline.settings import Settings
from pipeline.stages import STAGES, Stage, run
from pipeline.summary import compose

DEFAULT = Settings()


def process(
    posting: Posting, settings: Settings = DEFAULT, stages: tuple[Stage, ...] = STAGES
) -> Posting:
    """The posting with all its layers: units, sections, facts, folds, readings."""
    if settings.language:
        posting = replace(posting, language=settings.language)
    posting = replace(posting, boilerplate=settings.boilerplate)
    return run(posting, for_language(posting.language, settings.lexicon_folders), stages)


def summarize(posting: Posting, settings: Settings = DEFAULT) -> Summary:
    """The plain-language summary of a processed posting."""
    return compose(posting, for_language(posting.language, settings.lexicon_folders))


def convert(
    source: Path | str | bytes,
    *,
    name: str = "posting",
    format: str | None = None,  # the word that users look for
    settings: Settings = DEFAULT,
) -> Summary:
    """A raw posting to its summary: a file's path, or the posting itself as text or bytes.

    ``format`` is one of ``pipeline.readers.FORMATS``; ``None`` lets the content decide.
    Raises ReadError, with a sentence that says what to do, for what cannot be read.
    """
    path = ""
    if isinstance(source, Path):
        name, path = source.stem, str(source)
        try:
            source = source.read_bytes()
        except OSError as error:
            raise ReadError(path, f"cannot be opened: {error.strerror or error}") from None
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    try:
        posting = read(data, name=name, path=path, format=format)
    except ReadError as error:
        raise ReadError(path or error.name, error.reason) from None
    return summarize(process(posting, settings), settings)


def guard(source: str, rewritten: str, *, settings: Settings = DEFAULT) -> tuple[str, ...]:
    """Name the facts that a rewriting lost ("-must") or added ("+10%"); empty where it is safe.

    Facts are numbers, amounts, units, dates, addresses, names, negations, modals, conditions,
    quantities, degrees and licences: what stands in the lexicon's ``guard.toml``, and what
    its characters tell. All that is rewritten in a summary has passed it.
    """
    return plain_guard(
        source, rewritten, for_language(settings.language or "und", settings.lexicon_folders)
    )
