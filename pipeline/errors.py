"""Every error that the package raises on purpose. Each says what to do next."""

from __future__ import annotations


class PostingError(Exception):
    """Base of all; catching it is enough."""


class ReadError(PostingError):
    """A posting that cannot be read."""

    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name}: {reason}")


class LexiconError(PostingError):
    """A knowledge file with a mistake in it."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file, self.key, self.reason = file, key, reason
        super().__init__(f"{file} [{key}]: {reason}" if key else f"{file}: {reason}")


class RenderError(PostingError):
    """A summary that cannot be written in the format asked for."""


class SettingsError(PostingError):
    """A setting that does not exist or cannot have this value."""


class BusyError(PostingError):
    """Another run is at work in the same place."""
