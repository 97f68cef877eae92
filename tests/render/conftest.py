"""A browser for the tests that look at a page, and the page of the teaching example."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from moothall.business_case.compose import compose
from moothall.engine.appraise import appraise
from moothall.files.folder import read_folder
from moothall.render.html import render_html
from tests.render.made import EXAMPLES, everything

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine. Without one the test is skipped; where CI is set, it fails."""
    found = subprocess.run(
        ["sh", ROOT / "scripts" / "browser.sh", "--path"], capture_output=True, text=True, check=False
    )
    path = found.stdout.strip()
    if not path:
        said = "no Chromium on this machine, so no page was opened (scripts/browser.sh sets one up)"
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
    with sync_playwright() as started:
        no_sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        opened = started.chromium.launch(executable_path=path, args=no_sandbox)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def three_valleys() -> str:
    """The page of the teaching example, as the command line makes it."""
    project = read_folder(EXAMPLES / "three-valleys")
    return render_html(compose(project, appraise(project)))


@pytest.fixture(scope="session", params=["everything", "three_valleys"])
def page_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page on disk: one with every kind of block, and the teaching example."""
    name: str = request.param
    html = render_html(everything()) if name == "everything" else request.getfixturevalue(name)
    file = tmp_path_factory.mktemp(name) / "index.html"
    file.write_text(html, "utf-8")
    return file
