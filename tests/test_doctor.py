"""``doctor`` tells what is missing; without the libraries pages work, and PDFs say why not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import EXAMPLES, ROOT

from pipeline import doctor
from pipeline.cli import app
from pipeline.renderers.pdf import libraries

HIDDEN = """
import ctypes, ctypes.util, sys, cffi

def refuse(*names, **more):
    raise OSError("hidden")

ctypes.CDLL, cffi.FFI.dlopen, ctypes.util.find_library = refuse, refuse, lambda name: None
sys.argv = ["posting-summary", *sys.argv[1:]]
from pipeline.cli import main
main()
"""
"""The command on a machine without any of the system's libraries."""


def without_libraries(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", HIDDEN, *arguments], check=False, cwd=ROOT,
        capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_a_pdf_that_cannot_be_made_is_said_before_anything_is_converted(tmp_path: Path) -> None:
    done = without_libraries("convert", str(EXAMPLES[0]), "-o", str(tmp_path / "out"))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("A PDF needs the libraries Pango and HarfBuzz")
    assert "apt-get install libpango-1.0-0" in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "out").exists()


def test_pages_and_json_need_no_libraries(tmp_path: Path) -> None:
    done = without_libraries("convert", str(EXAMPLES[0]), "-o", str(tmp_path), "--to", "html,json")
    assert done.returncode == 0, done.stderr
    for form in ("html", "json"):
        assert (tmp_path / f"{EXAMPLES[0].stem}.{form}").stat().st_size > 1000


def test_doctor_without_libraries() -> None:
    done = without_libraries("doctor")
    assert done.returncode == 1
    assert "HTML and JSON: ready" in done.stdout
    assert "PDF: NOT READY" in done.stdout
    for name in libraries.NEEDED:
        assert f"MISSING  {name}\n" in done.stdout
    assert "MISSING  HarfBuzz Subset (without it: a PDF takes three times as long)" in done.stdout


@pytest.mark.skipif(not all(map(libraries.here, libraries.NEEDED.values())), reason="no pango")
def test_doctor_where_all_is_here() -> None:
    done = CliRunner().invoke(app, ["doctor"])
    assert done.exit_code == 0
    assert "PDF: ready" in done.output
    assert "here     Pango" in done.output


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "apt-get install libpango-1.0-0 default-jre-headless"),
        ("dnf", "dnf install pango java-headless"),
        ("brew", "brew install pango openjdk"),
        ("none that we know", "apt-get install libpango-1.0-0 default-jre-headless"),
    ],
)
def test_one_command_installs_all_that_is_missing(
    monkeypatch: pytest.MonkeyPatch, manager: str, command: str
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name if name == manager else None)
    java = doctor._program(
        "java", apt_get="default-jre-headless", dnf="java-headless", brew="openjdk"
    )
    pango = doctor.Need("Pango", lambda: "", libraries.PACKAGES["Pango"])
    package = doctor._package("no-such-package")
    here = doctor.Need("here", lambda: "1.0", {"apt-get": "never-named"})
    group = doctor.Group("All", (pango, here, java, package, pango))
    assert not group.ready
    assert list(group.commands()) == [command, "pip install no-such-package"]


def test_what_only_helps_does_not_make_it_fail() -> None:
    assert doctor.Group("All", (doctor.Need("x", lambda: "", {}, "slower"),)).ready
