"""What the README shows is true: its Python runs, its options exist, its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from pipeline import read_theme

README = (ROOT / "README.md").read_text("utf-8")


def test_the_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("weasyprint", reason="pango is not installed", exc_type=OSError)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert code.count("\n") <= 11, "ten lines of Python"
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Zone A" in done.stdout
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("command", ["convert", "explain", "check"])
def test_every_option_that_it_names_exists(command: str) -> None:
    line = next(
        line for line in README.splitlines() if line.startswith(f"posting-summary {command}")
    )
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", command, "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    named = re.findall(r"--[a-z]+", line)
    assert all(option in done.stdout for option in named)


def test_the_theme_can_be_used(tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "theme.toml").write_text(text, "utf-8")
    assert read_theme(tmp_path).font == '"Georgia", serif'


def test_every_link_leads_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "pipeline/README.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page}: {link}"


def test_the_map_names_every_folder() -> None:
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "."}
    assert {"pipeline", "styles", "examples", "tests"} <= folders
    for folder in ("pipeline", "styles", "examples", "tests", ".ci"):
        assert f"| `{folder}/` |" in README
