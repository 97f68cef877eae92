"""Pages as a browser shows them: accessible, styled, within the screen, and asking for nothing."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
OPEN = "document.querySelectorAll('details').forEach(d => { d.open = true })"


@pytest.fixture(params=[1280, 320])
def page(request: pytest.FixtureRequest, browser: Browser, page_file: Path) -> Iterator[Page]:
    """A page opened at a width. Any request but the file's own, or any complaint, fails the test."""
    opened = browser.new_page(viewport={"width": request.param, "height": 800})
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda r: asked.append(r.url))
    opened.on("console", lambda m: complaints.append(m.text))
    opened.on("pageerror", lambda e: complaints.append(str(e)))
    opened.goto(page_file.as_uri())
    yield opened
    assert [url for url in asked if not url.startswith("data:")] == [page_file.as_uri()]
    assert complaints == []
    opened.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {v['help']}: {n['html'][:200]}" for v in found for n in v["nodes"][:3]]


def test_accessible_with_details_closed_and_open(page):
    assert violations(page) == []
    page.evaluate(OPEN)
    assert violations(page) == []


def test_styled(page):
    said = page.evaluate(
        """() => [[document.body, 'fontFamily'], [document.querySelector('h1'), 'fontSize'],
        [document.querySelector('table'), 'borderCollapse'],
        [document.querySelector('.notice'), 'borderLeftWidth']]
        .map(([e, key]) => getComputedStyle(e)[key])"""
    )
    wide = page.viewport_size["width"] == 1280
    assert said == ["Arial, Helvetica, sans-serif", "36px" if wide else "26px", "collapse", "10px"]


def test_never_wider_than_the_screen(page):
    page.evaluate(OPEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_the_keyboard_reaches_the_skip_link_first_and_every_region(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-main"
    regions = page.locator(".scroll:visible")
    assert regions.count() > 0
    assert page.locator(".scroll:not([tabindex='0'][role=region][aria-labelledby])").count() == 0
    regions.first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") is not None


def test_headings_skip_no_level(page):
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_within_the_page_leads_somewhere(page):
    dead = page.evaluate(
        """[...document.querySelectorAll('a[href^="#"]')]
        .filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.outerHTML)"""
    )
    assert dead == []


def test_print_shows_what_is_closed(page):
    page.emulate_media(media="print")
    hidden = page.evaluate(
        """[...document.querySelectorAll('details td')].filter(e => !e.checkVisibility(
        {contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true})).length"""
    )
    assert hidden == 0
    assert page.locator(".skip").is_hidden()
