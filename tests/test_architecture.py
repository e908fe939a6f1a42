"""Imports point one way, each dependency has one door, and rooms stay small."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline"
FILES = sorted(PACKAGE.rglob("*.py"))

# Bottom to top. A file imports from rooms below its own only; rooms of one row never
# import each other.
ROWS = (
    {"errors", "late", "memory", "model"},
    {"toml"},
    {
        "lexicon",
        "readability",
        "sentences",
        "language",
        "locales",
        "assets",
        "settings",
        "configuration",
    },
    {"plain"},
    {"readers", "stages", "summary", "renderers"},
    {"check", "conversion", "doctor", "explain"},
    {"inputs", "learn"},
    {"batch"},
    {"terminal", "sites"},
    {"cli"},
    {"__init__", "__main__"},
)
DOORS = {
    "ahocorasick": "lexicon/index.py",
    "markdown_it": "readers/markdown.py",
    "docx": "readers/docx.py",
    "lxml": "readers/docx.py",
    "pdfminer": "readers/pdf.py",
    "defusedxml": "readers/xml.py",
    "selectolax": "readers/html.py",
    "webencodings": "readers/decode.py",
    "py3langid": "language.py",
    "ftfy": "stages/clean/",
    "nupunkt": "sentences.py",
    "textstat": "readability",
    "babel": "locales.py",
    "dateutil": "stages/extract/",
    "weasyprint": "renderers/pdf/",
    "pydyf": "renderers/pdf/",
    "cssselect2": "renderers/pdf/",
    "click": "cli/",
    "pelican": "sites/pelican.py",
    "mkdocs": "sites/mkdocs.py",
    "jinja2": "sites/jinja.py",
    "markupsafe": "sites/jinja.py",
    "rich": "terminal.py",
    "pebble": "batch/workers.py",
    "filelock": "batch/lock.py",
    "lazy_loader": "__init__.py",
}


LATE = re.compile(r"pipeline\.[\w.]+:\w+\Z")
"""What is loaded when it is first used counts as well."""


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def row(name: str) -> int:
    return next(number for number, rooms in enumerate(ROWS) if name in rooms)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
        elif isinstance(node, ast.Constant) and LATE.match(str(node.value)):
            yield str(node.value).partition(":")[0]


def own_rooms(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imports(path) if name.startswith("pipeline.")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = room(path)
    for other in own_rooms(path) - {here}:
        assert row(other) < row(here), f"{here} must not import {other}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_dependency_has_one_door(path: Path) -> None:
    known = set(sys.stdlib_module_names) | {"pipeline"}
    for name in {name.split(".")[0] for name in imports(path)} - known:
        assert name in DOORS, f"{name} has no door"
        assert str(path.relative_to(PACKAGE)).startswith(DOORS[name]), f"{name} has another door"


def test_every_door_is_used() -> None:
    used = {name.split(".")[0] for path in FILES for name in imports(path)}
    assert set(DOORS) <= used


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_rooms_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_no_code_names_a_language() -> None:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare):
                words = [c.value for c in ast.walk(node) if isinstance(c, ast.Constant)]
                assert not {"en", "fr", "de", "es"} & set(map(str, words)), path
