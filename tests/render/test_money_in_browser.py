"""The money as a browser shows it: accessible, within the screen and the sheet, words off each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from moothall.business_case.brief import Brief
from moothall.business_case.document import Figure, Section
from moothall.business_case.sections import money
from moothall.render.html import render_html
from tests.business_case.money_made import chances, made
from tests.business_case.reading import all_of, told
from tests.render.made import document
from tests.render.test_page_in_browser import OPEN, violations

pytestmark = pytest.mark.browser
OPTIONS = 2
"""Options that are shown: each has the same parts."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project, findings, _ = told("three-valleys")
    case = made(project)
    case = replace(case, options=case.options[: 1 + OPTIONS])
    drawn = chances(project)
    drawn = replace(drawn, options=drawn.options[:OPTIONS])
    bare = replace(findings, financial_case=case, money_chances=drawn)
    whole = money.section(Brief(project, bare))
    kept = tuple(s for s in whole.sections if s.id not in ("transaction-costs", "money-lines", "money-sums"))
    short = document((replace(whole, sections=kept), Section("transaction-costs", "Costs", whole.blocks)))
    kinds = {f.chart.kind for f in all_of(Figure, *short.sections)}
    assert kinds >= {"flows", "cumulative", "waterfall", "spreads", "paired_bars"}
    path = tmp_path_factory.mktemp("money") / "page.html"
    path.write_text(render_html(short), "utf-8")
    return path


@pytest.fixture
def page(browser: Browser, file: Path, width: int) -> Page:
    opened = browser.new_page(viewport={"width": width, "height": 800})
    opened.goto(file.as_uri())
    opened.evaluate(OPEN)
    return opened


@pytest.mark.parametrize("width", [1280, 320])
def test_accessible_and_never_wider_than_the_screen(page, width):
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [688])
def test_print_cuts_nothing_off(page, width):
    page.emulate_media(media="print")
    wide = "[...document.querySelectorAll('table, svg')].filter(e => e.getBoundingClientRect().right >"
    assert page.evaluate(f"{wide} {width} + 1).map(e => e.id || e.className.baseVal)") == []


@pytest.mark.parametrize("width", [1280, 700, 320])
def test_each_figure_shows_one_picture_and_all_of_it(page):
    shown = "[...document.querySelectorAll('figure.chart')].map(f => [...f.querySelectorAll('svg')]"
    visible = page.evaluate(f"{shown}.filter(s => s.checkVisibility()).length)")
    assert set(visible) == {1}
    cut = page.evaluate(
        """() => [...document.querySelectorAll('figure.chart svg')].filter(s => s.checkVisibility())
        .filter(s => s.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map(s => s.className.baseVal)"""
    )
    assert cut == []


@pytest.mark.parametrize("width", [1280, 320])
def test_words_of_pictures_stay_in_the_picture_and_off_each_other(page):
    """In the fonts of this machine."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('figure.chart svg')]
        .filter(svg => svg.checkVisibility()).flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          const boxes = [...svg.querySelectorAll('text')]
            .map(t => [t.textContent, t.getBoundingClientRect()]);
          const out = boxes.filter(([, b]) => b.left < frame.left - 1 || b.right > frame.right + 1
            || b.bottom > frame.bottom + 1);
          const over = boxes.flatMap(([one, a], n) => boxes.slice(n + 1).filter(([, b]) =>
            a.left + 1 < b.right && b.left + 1 < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom)
            .map(([two]) => `${one} | ${two}`));
          return [...out.map(([said]) => said), ...over];
        })"""
    )
    assert found == []
