"""Casework in Chromium: every page in its states accessible, in our look, at two widths; drafts kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from moothall_web.accounts.models import Project, User
from moothall_web.casework.models import Draft, Submission, Value
from tests.render.test_page_in_browser import OPEN, violations
from tests.web import made

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Playwright runs a loop in the thread of the tests, in which Django would not touch a database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def opened(browser: Browser, live_server) -> Callable[..., Any]:
    """Opens pages for somebody who is signed in; a complaint of the browser fails the test."""

    @contextmanager
    def open_for(user: User, width: int = 1280, **options: Any) -> Iterator[Page]:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        host = live_server.url.replace("127.0.0.1", "localhost")
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=host, **options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": host}
        context.add_cookies([cookie])
        page, said = context.new_page(), []
        refused = "the server responded with a status of 4"  # what is asked for below
        page.on(
            "console", lambda m: said.append(m.text) if m.type == "error" and refused not in m.text else None
        )
        page.on("pageerror", lambda e: said.append(str(e)))
        page.on("requestfailed", lambda r: said.append(f"{r.url}: {r.failure}"))
        try:
            yield page
        finally:
            context.close()
        assert said == []

    return open_for


@pytest.fixture
def project(db: None, live_server) -> Project:
    return Project.objects.get(slug="three-valleys")


def well(page: Page) -> None:
    """In our look, accessible with details closed and open, and not wider than the screen."""
    page.wait_for_load_state("load")
    background = "getComputedStyle(document.querySelector('.moothall-header')).backgroundColor"
    assert page.evaluate(background) == "rgb(29, 63, 94)"
    assert violations(page) == [], page.url
    if page.locator("details:not([open])").count():
        page.evaluate(OPEN)
        assert violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.url


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


PAGES = (
    "", "scores/", "scores/Q/", "scores/D/", "scores/D/joint/D2/", "weights/",
    "weights/officers/sections/points/",
    "weights/officers/Q/ranges/", "weights/officers/Q/ranking/", "weights/officers/Q/pairs/",
    "weights/officers/Q/equal/", "terms/", "terms/must-pass/", "terms/thresholds/", "terms/grades/",
    "principles/", "principles/joint/", "principles/project/", "options/", "options/nbs/", "options/new/",
    "options/nbs/dispute/", "evidence/new/", "evidence/EV01/", "removed/evidence/", "remove/evidence/EV01/",
    "rows/evidence/", "rows/evidence/EV01/",
)  # fmt: skip


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.slow)])
def test_every_page_is_accessible_and_fits(width, project, opened):
    Submission.objects.filter(project=project, assessor="OF1", section="Q").delete()
    user = made.person_in(project, "RL_officer", assessor="OF1", body="officers")
    with opened(user, width) as page:
        for address in PAGES:
            page.goto(f"/p/three-valleys/{address}")
            well(page)


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.slow)])
def test_faults_are_accessible_and_lead_to_their_fields(width, project, opened):
    Submission.objects.filter(project=project, assessor="OF1", section="Q").delete()
    user = made.person_in(project, "RL_officer", assessor="OF1", body="officers")
    with opened(user, width) as page:
        page.goto("/p/three-valleys/scores/Q/")
        page.locator("#joint--Q1--evidence").evaluate("e => { e.closest('details').open = true }")
        page.locator("#joint--Q1--evidence").fill("EV999")
        press(page, "Save")
        well(page)
        page.get_by_role("alert").get_by_role("link").click()
        assert page.evaluate("document.activeElement.id") == "joint--Q1--mark"
        for address, button in (
            ("weights/officers/sections/points/", "Save these weights"), ("terms/grades/", "Adopt and lock"),
            ("options/new/", "Save and see the type"), ("options/nbs/dispute/", "Put the dispute on record"),
            ("evidence/new/", "Save"), ("remove/evidence/EV01/", "Remove"),
        ):  # fmt: skip
            page.goto(f"/p/three-valleys/{address}")
            press(page, button)
            assert page.get_by_role("alert").is_visible(), address
            well(page)


def test_draft_is_kept_as_one_types_and_survives_a_closed_browser(project, opened):
    Submission.objects.filter(project=project, assessor="OF1", section="Q").delete()
    user = made.person_in(project, "RL_officer", assessor="OF1")
    page_of = "/p/three-valleys/scores/Q/"
    with opened(user) as page:
        page.goto(page_of)
        reason = page.locator("#joint--Q1--reason")
        reason.evaluate("e => { e.closest('details').open = true }")
        with page.expect_response(lambda r: r.status == 204):
            reason.fill("half a thought")
        page.get_by_text("Your draft is kept.").wait_for()
    assert Draft.objects.get(user=user).fields["joint--Q1--reason"] == "half a thought"
    with opened(user) as page:
        page.goto(page_of)
        assert page.locator("#joint--Q1--reason").input_value() == "half a thought"
        press(page, "Save")
    assert not Draft.objects.filter(user=user).exists()


def test_ranking_and_scoring_without_scripts_by_keyboard(project, opened):
    Submission.objects.filter(project=project, assessor="US1", section="Q").delete()
    user = made.person_in(project, "RL_user_rep", assessor="US1")
    with opened(user, 320, java_script_enabled=False) as page:
        page.goto("/p/three-valleys/weights/users/V/ranking/")
        for _turn in range(6):
            page.locator("input[name=pick]").first.focus()
            page.keyboard.press("Space")
            with page.expect_navigation():
                page.get_by_role("button", name="Next", exact=True).press("Enter")
        page.get_by_label("Why the weights change").or_(page.get_by_label("Why (optional)")).fill("We met.")
        press(page, "Save these weights")
        assert page.url.endswith("/weights/#users")
        page.goto("/p/three-valleys/scores/Q/")
        page.locator("[id='joint--Q1--mark-4']").focus()
        page.keyboard.press("Space")
        press(page, "Save")
    row = Value.objects.filter(place__key__startswith="joint|Q1|US1|").order_by("version").last()
    assert row.fields["score"] == 4
