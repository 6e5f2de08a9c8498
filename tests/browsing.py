"""A browser for the tests: found on this machine, never downloaded; in continuous integration it has to be there."""

import os
import shutil

import pytest

REQUIRED = "SECONDSOURCE_TESTS_NEED_BROWSER"
"""Set to 1 where a missing browser, or a missing library behind the PDF, is a failure rather than a skip."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def missing(what: str) -> None:
    """Skip, or fail where it is required."""
    if os.environ.get(REQUIRED) == "1":
        pytest.fail(f"{what}, and {REQUIRED}=1 says that it must be here: apt-get install chromium libpangoft2-1.0-0")
    pytest.skip(what)


def find_browser() -> str:
    """Path of a Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        missing("no Chromium is installed")
    return str(found)
