"""The system's libraries that a PDF needs: whether they are here, and what installs them."""

from __future__ import annotations

import ctypes
import ctypes.util
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress

from pipeline.errors import RenderError

NEEDED = {
    "GLib": "libgobject-2.0.so.0",
    "Pango": "libpango-1.0.so.0",
    "PangoFT2": "libpangoft2-1.0.so.0",
    "HarfBuzz": "libharfbuzz.so.0",
    "Fontconfig": "libfontconfig.so.1",
}
"""Name and file on Linux. Other systems call the files otherwise: there we just try."""
FASTER = {"HarfBuzz Subset": "libharfbuzz-subset.so.0"}
"""Without it a PDF takes three times as long."""
PACKAGES = {
    name: {"apt-get": package, "dnf": "pango", "brew": "pango"}
    for name, package in (
        ("GLib", "libglib2.0-0"),
        ("Pango", "libpango-1.0-0"),
        ("PangoFT2", "libpangoft2-1.0-0"),
        ("HarfBuzz", "libharfbuzz0b"),
        ("Fontconfig", "libfontconfig1"),
        ("HarfBuzz Subset", "libharfbuzz-subset0"),
    )
}
"""Which package of which package manager brings a library."""
MISSING = (
    "A PDF needs the libraries Pango and HarfBuzz, which are not installed. On Debian or "
    "Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "On macOS: brew install pango. The command posting-summary doctor shows what is missing."
)


def here(file: str) -> bool:
    """Whether the system finds a library of this file name."""
    with suppress(OSError):
        ctypes.CDLL(file)
        return True
    return False


def check_libraries() -> None:
    """Raise RenderError, saying what to install, where no PDF can be made."""
    if not all(map(here, NEEDED.values())):
        load_weasyprint()


def load_weasyprint() -> None:
    """Import it. Raises RenderError, saying what to install, where that cannot be done."""
    try:
        with redirect_stdout(io.StringIO()), _without_search():  # its advice is not ours
            import weasyprint  # noqa: F401
    except (ImportError, OSError):
        raise RenderError(MISSING) from None


@contextmanager
def _without_search() -> Iterator[None]:
    """Libraries by their file names alone.

    WeasyPrint asks for each by names of other systems first, for which ctypes then starts
    ldconfig, gcc and ld: a sixth of a second for nothing.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux" and all(map(here, NEEDED.values())):
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
