"""The built wheel, by itself: only our package in it, its styles with it, and it works."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from conftest import EXAMPLES, ROOT


def test_it_holds_only_the_package(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "pipeline",
        "pelican",
        f"posting_summary-{wheel.name.split('-')[1]}.dist-info",
    }
    plugin = "pelican/plugins/posting_summary/__init__.py"  # the place where Pelican looks
    assert [name for name in names if name.startswith("pelican/")] == [plugin]
    for needed in ("py.typed", "_styles/page.css", "lexicon/en/screening.toml"):
        assert f"pipeline/{needed}" in names


def test_it_makes_the_same_page_as_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import pipeline;"
        "assert pipeline.__file__.startswith(sys.argv[1]);"
        "sys.stdout.buffer.write(pipeline.render(pipeline.convert(pathlib.Path(sys.argv[2]))))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code, str(place), str(EXAMPLES[0])],
            capture_output=True, check=True, cwd=tmp_path,
        ).stdout
        for place in (tmp_path / "site", ROOT)
    ]  # fmt: skip
    assert made[0] == made[1]
    assert b"<main" in made[0]
