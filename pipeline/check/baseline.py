"""A file of old findings that are known and not reported again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.check.remark import FileReport, Placed
from pipeline.errors import SettingsError

VERSION = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """Fingerprints of findings, by file. They hold as long as code and words are the same."""

    known: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, reports: Iterable[FileReport]) -> Baseline:
        """Everything that these reports say."""
        known: dict[str, frozenset[str]] = {}
        for each in reports:
            found = frozenset(placed.fingerprint for placed in each.remarks)
            if found:
                known[each.path] = known.get(each.path, frozenset()) | found
        return cls(known)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Raises SettingsError where the file is none of ours."""
        try:
            made = json.loads(path.read_text("utf-8"))
            if made["version"] != VERSION:
                raise ValueError(f"its version is {made['version']!r}, not {VERSION}")
            return cls({file: frozenset(found) for file, found in made["findings"].items()})
        except OSError as error:
            raise SettingsError(f"{path}: cannot be opened: {error.strerror}.") from None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            reason = "Write it again with --write-baseline."
            raise SettingsError(f"{path}: is no baseline ({error}). {reason}") from None

    def __str__(self) -> str:
        findings = {file: sorted(found) for file, found in sorted(self.known.items())}
        return json.dumps({"version": VERSION, "findings": findings}, indent=1) + "\n"

    def new(self, path: str, remarks: Iterable[Placed]) -> tuple[Placed, ...]:
        """The remarks on a file that the baseline does not know."""
        known = self.known.get(path, frozenset())
        return tuple(placed for placed in remarks if placed.fingerprint not in known)
