"""Each picture that the docs name is there, each that is there is named, and each is taken by a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pictures import PICTURES, ROOT, picture

NAMED = re.compile(r"!\[([^\]]*)\]\(([^)]+\.png)\)")
TAKEN = re.compile(r"\bpicture\((?:\w+, )?\"([\w-]+)\"\)")


def named() -> dict[Path, str]:
    """Every picture that a page of the docs shows, with its words for those who do not see it."""
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    return {
        (page.parent / place).resolve(): words
        for page in pages
        for words, place in NAMED.findall(page.read_text(encoding="utf-8"))
    }


def taken() -> set[str]:
    """File names of all pictures that tests take: those of journeys begin with `site-`."""
    found = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        for call in re.finditer(r"(\w+\.)?" + TAKEN.pattern, file.read_text(encoding="utf-8")):
            found.add(f"site-{call[2]}.png" if call[1] else f"{call[2]}.png")
    return found


def test_every_picture_is_named_there_and_taken_by_a_test() -> None:
    assert set(named()) == set(PICTURES.iterdir())
    assert taken() == {file.name for file in PICTURES.iterdir()}


def test_every_picture_has_words() -> None:
    assert all(len(words.split()) > 5 for words in named().values())


@pytest.mark.browser
def test_first_page_of_a_result(browser: object, three_valleys: Path) -> None:
    context = browser.new_context(viewport={"width": 1100, "height": 900}, locale="en-GB")  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto((three_valleys / "index.html").as_uri())
    assert page.locator("h1").is_visible()
    assert page.get_by_text("stop flags").first.is_visible()
    picture(page, "three-valleys")
    context.close()
