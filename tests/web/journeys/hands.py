"""What people do with their hands in a journey: fields filled by their names, and words looked for."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator

from moothall.files.folder import read_folder
from moothall_web.accounts.models import Project
from tests.acceptance.story import Story
from tests.web import made
from tests.web.journeys.walking import Walker

OPEN = (
    """e => { for (let d = e.closest('details'); d; d = d.parentElement.closest('details')) d.open = true }"""
)


def given(story: Story, slug: str) -> Project:
    """The folder of a story as a project of the site."""
    return made.brought_in(read_folder(story.folder), slug)


def enter(one: Walker, fields: dict[str, str | list[str]]) -> None:
    """Type, choose or tick what a form asks, by the name of each field; a list ticks several boxes."""
    for name, value in fields.items():
        for answer in value if isinstance(value, list) else [value]:
            _answer(one, name, answer)


def _answer(one: Walker, name: str, answer: str) -> None:
    found = one.page.locator(f'main [name="{name}"]:not([type=hidden])')
    first = found.first
    first.evaluate(OPEN)
    kind = first.evaluate("e => e.type || e.tagName")
    if kind in ("radio", "checkbox"):
        one.page.locator(f'main [name="{name}"][value="{answer}"]').check()
    elif kind == "select-one":
        first.select_option(answer)
    else:
        first.fill(answer)


def words(found: Walker | Locator) -> str:
    """What is read on a page, or in a part of it, with single spaces; what is hidden is not read."""
    text = found.page.locator("main").inner_text() if isinstance(found, Walker) else found.inner_text()
    return re.sub(r"\s+", " ", text)


def row(one: Walker, *said: str) -> str:
    """The words of the first row of a table or of a list that holds all of some words; there must be one."""
    rows = one.page.locator("main tr, main .govuk-summary-list__row, main li")
    for text in said:
        rows = rows.filter(has_text=text)
    assert rows.count(), f"no row holds {said}"
    return words(rows.first)


def story(place: Path) -> Story:
    """A clean small project, to be spoiled."""
    return Story(place)
