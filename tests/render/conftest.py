"""The page of the teaching example, for the tests that look at one."""

from pathlib import Path

import pytest

from moothall.business_case.document import Document
from moothall.render.html import render_html
from tests.business_case.reading import told
from tests.render.made import everything, shortened


@pytest.fixture(scope="session")
def three_valleys() -> Document:
    """The teaching example, told."""
    return told("three-valleys")[2]


@pytest.fixture(scope="session")
def pages(three_valleys: Document, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages on disk: every kind of block, the teaching example, and the same with long tables cut short."""
    folder = tmp_path_factory.mktemp("pages")
    made = {"blocks": everything(), "example": three_valleys, "short": shortened(three_valleys)}
    for name, document in made.items():
        (folder / f"{name}.html").write_text(render_html(document), "utf-8")
    return {name: folder / f"{name}.html" for name in made}
