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


WIDTHS = [1280, 320]


@pytest.fixture
def page(browser: Browser, pages: dict[str, Path], name: str, width: int) -> Iterator[Page]:
    """A page opened at a width. Any request but the file's own, or any complaint, fails the test."""
    opened = browser.new_page(viewport={"width": width, "height": 800})
    asked: list[str] = []
    complaints: list[str] = []
    opened.on("request", lambda r: asked.append(r.url))
    opened.on("console", lambda m: complaints.append(m.text))
    opened.on("pageerror", lambda e: complaints.append(str(e)))
    opened.goto(pages[name].as_uri())
    yield opened
    opened.close()
    assert [url for url in asked if not url.startswith("data:")] == [pages[name].as_uri()]
    assert complaints == []


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{v['id']}: {v['help']}: {n['html'][:200]}" for v in found for n in v["nodes"][:3]]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["blocks", "short"])
def test_accessible_with_details_closed_and_open(page):
    assert violations(page) == []
    page.evaluate(OPEN)
    assert violations(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["example"])
def test_whole_example_is_accessible(page):
    """With details closed: of what they hold, tens of thousands of cells, the short page has each kind."""
    assert violations(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["blocks", "example"])
def test_styled_and_never_wider_than_the_screen(page, width):
    said = page.evaluate(
        """() => [[document.body, 'fontFamily'], [document.querySelector('h1'), 'fontSize'],
        [document.querySelector('table'), 'borderCollapse'],
        [document.querySelector('.notice'), 'borderLeftWidth']]
        .map(([e, key]) => getComputedStyle(e)[key])"""
    )
    assert said == ["Arial, Helvetica, sans-serif", "36px" if width == 1280 else "26px", "collapse", "10px"]
    page.evaluate(OPEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


TORN = """() => [...document.querySelectorAll('table:not(.wide):not(.stacked) :is(th, td)')].flatMap(cell => {
    const torn = [], texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) for (const word of texts.currentNode.textContent.matchAll(/\\p{L}{3,}/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) torn.push(word[0]);
    }
    return torn;
})"""


@pytest.mark.parametrize("width", [320])
@pytest.mark.parametrize("name", ["blocks", "example"])
def test_no_word_of_a_table_is_torn_on_a_narrow_screen(page):
    page.evaluate(OPEN)
    assert page.evaluate(TORN) == []


CUT = """() => [...document.querySelectorAll('.scroll')].flatMap(region => {
    const edge = region.getBoundingClientRect().right + 1;
    return [...region.querySelectorAll('caption > span')]
        .filter(e => e.getBoundingClientRect().right > edge).map(e => e.textContent);
})"""


@pytest.mark.parametrize("width", [320])
@pytest.mark.parametrize("name", ["blocks", "example"])
def test_no_caption_is_cut_where_its_table_scrolls(page):
    page.evaluate(OPEN)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("width", [1280])
@pytest.mark.parametrize("name", ["blocks", "example"])
def test_a_caption_does_not_stand_in_a_narrow_pile(page):
    page.evaluate(OPEN)
    narrow = (
        "[...document.querySelectorAll('caption')].filter(c => c.checkVisibility() && c.offsetWidth < 360)"
    )
    assert page.evaluate(f"{narrow}.map(c => c.textContent)") == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["blocks", "short"])
def test_keyboard_reaches_the_skip_link_first_and_every_region(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-main"
    page.evaluate(OPEN)
    first = page.evaluate("document.querySelectorAll('.scroll')[0].getAttribute('aria-labelledby')")
    for _ in range(80):
        page.keyboard.press("Tab")
        reached = page.evaluate("document.activeElement.getAttribute('aria-labelledby')")
        if reached == first:
            break
    assert reached == first
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    cut_off = "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 &&"
    assert (
        page.evaluate(f"{cut_off} getComputedStyle(e).overflowX === 'auto' && e.tabIndex !== 0).length") == 0
    )


@pytest.mark.parametrize("width", [1280])
@pytest.mark.parametrize("name", ["blocks", "example"])
def test_headings_skip_no_level_and_links_lead_somewhere(page):
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    dead = page.evaluate(
        """[...document.querySelectorAll('a[href^="#"]')]
        .filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.outerHTML)"""
    )
    assert dead == []


@pytest.mark.parametrize("width", [688])
@pytest.mark.parametrize("name", ["blocks", "example"])
def test_print_shows_what_is_closed_and_cuts_nothing_off(page, width):
    """688 pixels are A4 without its margins."""
    page.emulate_media(media="print")
    hidden = "[...document.querySelectorAll('details td')].filter(e => !e.checkVisibility()).length"
    assert page.evaluate(hidden) == 0
    assert page.locator(".skip").is_hidden()
    wide = "[...document.querySelectorAll('table, svg')].filter(e => e.getBoundingClientRect().right >"
    assert page.evaluate(f"{wide} {width} + 1).map(e => e.id)") == []
    high = "[...document.querySelectorAll('svg')].filter(e => e.getBoundingClientRect().height > 800)"
    assert page.evaluate(f"{high}.length") == 0, "a picture higher than a page is cut in two"
