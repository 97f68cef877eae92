"""Pictures of the docs: a test takes them where MOOTHALL_TEST_PICTURES asks, else they must be there."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images"


def picture(page: Page, name: str) -> None:
    """The part of a page that is on the screen, as docs/images/NAME.png."""
    place = PICTURES / f"{name}.png"
    if os.environ.get("MOOTHALL_TEST_PICTURES"):
        page.screenshot(path=place)
    assert place.exists(), f"no picture {place.name}: MOOTHALL_TEST_PICTURES=1 takes it"
