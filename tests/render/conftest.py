"""A browser for the tests that look at a page, and the page of the teaching example."""

import atexit
import os
import subprocess
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from moothall.business_case.compose import compose
from moothall.business_case.document import Document
from moothall.engine.appraise import appraise
from moothall.files.folder import read_folder
from moothall.render.html import render_html
from tests.render.made import EXAMPLES, everything, shortened

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Chromium of this machine. Without one the test is skipped; where CI is set, it fails."""
    found = subprocess.run(
        ["sh", ROOT / "scripts" / "browser.sh", "--path"], capture_output=True, text=True, check=False
    )
    path = found.stdout.strip()
    if not path:
        said = "no Chromium on this machine, so no page was opened (scripts/browser.sh sets one up)"
        pytest.fail(said) if os.environ.get("CI") else pytest.skip(said)
    return _opened(path)


@cache
def _opened(path: str) -> Browser:
    """One browser a process, whichever folders of tests ask for it: a second would not start."""
    no_sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    started = sync_playwright().start()
    opened = started.chromium.launch(executable_path=path, args=no_sandbox)
    atexit.register(started.stop)
    atexit.register(opened.close)
    return opened


@pytest.fixture(scope="session")
def three_valleys() -> Document:
    """The teaching example, told."""
    project = read_folder(EXAMPLES / "three-valleys")
    return compose(project, appraise(project))


@pytest.fixture(scope="session")
def pages(three_valleys: Document, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages on disk: every kind of block, the teaching example, and the same with long tables cut short."""
    folder = tmp_path_factory.mktemp("pages")
    made = {"blocks": everything(), "example": three_valleys, "short": shortened(three_valleys)}
    for name, document in made.items():
        (folder / f"{name}.html").write_text(render_html(document), "utf-8")
    return {name: folder / f"{name}.html" for name in made}
