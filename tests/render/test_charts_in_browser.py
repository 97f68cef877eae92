"""The robust ranking as a browser shows it: accessible, within the screen and the sheet, at any width."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from moothall.business_case.brief import Brief
from moothall.business_case.document import Figure, Section
from moothall.business_case.sections.ranking import ranking
from moothall.render.html import render_html
from tests.business_case.ranking_made import made
from tests.business_case.reading import all_of, told
from tests.render.made import document, shortened
from tests.render.test_page_in_browser import OPEN, violations

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project, findings, _ = told("three-valleys")
    whole = ranking(Brief(project, findings), made(project))
    parts = [Section(s.id, s.title, (), (s,)) for s in whole.sections]
    short = shortened(document((replace(whole, sections=()), *parts)))
    assert {f.chart.kind for f in all_of(Figure, *short.sections)} >= {"stacked_shares", "lines", "tornado"}
    path = tmp_path_factory.mktemp("ranking") / "page.html"
    path.write_text(render_html(short), "utf-8")
    return path


@pytest.fixture
def page(browser: Browser, file: Path, width: int) -> Page:
    opened = browser.new_page(viewport={"width": width, "height": 800})
    opened.goto(file.as_uri())
    return opened


@pytest.mark.parametrize("width", [1280, 320])
def test_accessible_and_never_wider_than_the_screen(page, width):
    page.evaluate(OPEN)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [688])
def test_print_cuts_nothing_off(page, width):
    page.emulate_media(media="print")
    wide = "[...document.querySelectorAll('table, svg')].filter(e => e.getBoundingClientRect().right >"
    assert page.evaluate(f"{wide} {width} + 1).map(e => e.id || e.className.baseVal)") == []


@pytest.mark.parametrize("width", [1280, 320])
def test_words_of_pictures_stay_in_the_picture_and_off_each_other(page):
    """In the fonts of this machine. Words on an upright mark may touch those of another row of marks."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('figure.chart svg')]
        .filter(svg => svg.checkVisibility()).flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          const boxes = [...svg.querySelectorAll('text')]
            .map(t => [t.textContent, t.getBoundingClientRect()]);
          const out = boxes.filter(([, b]) => b.right > frame.right + 1 || b.bottom > frame.bottom + 1);
          const over = boxes.flatMap(([one, a], n) => boxes.slice(n + 1).filter(([, b]) =>
            a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom)
            .map(([two]) => `${one} | ${two}`));
          return [...out.map(([said]) => said), ...over];
        })"""
    )
    assert found == []


@pytest.mark.parametrize("width", [1280, 700, 320])
def test_each_figure_shows_one_picture_and_all_of_it(page):
    """Nothing scrolls that need not: a region to scroll would be one more stop of the keyboard."""
    shown = "[...document.querySelectorAll('figure.chart')].map(f => [...f.querySelectorAll('svg')]"
    visible = page.evaluate(f"{shown}.filter(s => s.checkVisibility()).length)")
    assert visible
    assert set(visible) == {1}
    assert (
        page.evaluate(
            """() => [...document.querySelectorAll('figure.chart svg')].filter(s => s.checkVisibility())
        .filter(s => s.getBoundingClientRect().right > document.documentElement.clientWidth
          && !s.closest('.scroll')).map(s => s.className.baseVal)"""
        )
        == []
    )
    assert page.evaluate("document.querySelectorAll('figure.chart > .scroll').length") == 0
