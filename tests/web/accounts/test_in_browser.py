"""The pages on people in Chromium: accessible in every state and at any width, passkeys, and no scripts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, Page

from moothall_web.accounts.models import User
from tests.render.test_page_in_browser import OPEN, violations
from tests.web import made

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Playwright runs a loop in the thread of the tests, in which Django would not touch a database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PASSWORD = "a long password"


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests():
    cache.clear()


@pytest.fixture
def officer(live_server) -> User:
    return made.person_in(made.brought_in(made.small()), "RL_officer")


@pytest.fixture
def opened(browser: Browser, live_server) -> Callable[..., Any]:
    """Opens a page at a width; a complaint of the browser or a request that fails fails the test."""

    @contextmanager
    def open_at(width: int, expected: tuple[str, ...] = (), **options: Any) -> Iterator[Page]:
        host = live_server.url.replace("127.0.0.1", "localhost")
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=host, **options)
        page, said = context.new_page(), []
        page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: said.append(str(e)))
        page.on("requestfailed", lambda r: said.append(f"{r.url}: {r.failure}"))
        try:
            yield page
        finally:
            context.close()
        assert [s for s in said if not any(e in s for e in expected)] == []

    return open_at


def well(page: Page) -> None:
    """In our look, accessible with details closed and open, and not wider than the screen."""
    page.wait_for_load_state("load")
    background = "getComputedStyle(document.querySelector('.moothall-header')).backgroundColor"
    assert page.evaluate(background) == "rgb(29, 63, 94)"
    assert violations(page) == []
    if page.locator("details:not([open])").count():
        page.evaluate(OPEN)
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def press(page: Page, name: str) -> None:
    """Press a button and wait for the page that comes."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def sign_in(page: Page, user: User) -> None:
    page.goto("/account/login/")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.slow)])
def test_signing_in(opened, officer, width):
    with opened(width, ("422", "429")) as page:
        page.goto("/account/login/")
        well(page)
        press(page, "Sign in")
        assert page.get_by_role("alert").get_by_text("Password is needed.").is_visible()
        well(page)
        page.goto("/account/password/reset/")
        well(page)
        page.goto("/account/signup/")
        well(page)
        for _ in range(10):
            page.goto("/account/login/")
            page.get_by_label("E-mail address").fill(officer.email)
            page.get_by_label("Password", exact=True).fill("wrong")
            press(page, "Sign in")
        assert page.get_by_role("heading", name="Signing in is stopped for a while").is_visible()
        well(page)


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.slow)])
def test_inviting_and_taking_up(opened, officer, width):
    with opened(width, ("422",)) as page:
        sign_in(page, officer)
        page.goto("/p/small/")
        page.get_by_role("link", name="People and roles").click()
        well(page)
        press(page, "Invite somebody")
        press(page, "Send the invitation")
        assert page.get_by_role("alert").get_by_role("link", name="Role is needed.").is_visible()
        well(page)
        page.get_by_role("alert").get_by_role("link", name="Role is needed.").click()
        assert page.evaluate("document.activeElement.name") == "role"
        page.get_by_label("E-mail address").fill("una@example.org")
        page.get_by_role("radio", name="Service-user representative").check()
        page.get_by_label("Acts for").select_option("users")
        page.get_by_label("Scores under the code").select_option("US1")
        press(page, "Send the invitation")
        link = page.locator("#link").inner_text()
        well(page)
        page.get_by_role("link", name="End the membership of").click()
        press(page, "End the membership")
        assert page.get_by_role("alert").get_by_text("Nobody else can give access").is_visible()
        well(page)
    with opened(width, ("422",)) as page:
        page.goto(link.replace("127.0.0.1", "localhost"))
        well(page)
        press(page, "Take part")
        assert page.get_by_role("alert").get_by_text("Your name is needed.").is_visible()
        well(page)
        page.get_by_label("Your name").fill("Una Newcomer")
        page.get_by_label("Choose a password").fill("seven green doors")
        press(page, "Take part")
        assert page.get_by_role("heading", name="A small project").is_visible()
        page.get_by_role("link", name="Una Newcomer").click()
        well(page)
        page.goto("/p/small/rows/options/")
        page.get_by_text("Who can see this?").click()
        assert page.get_by_text("Service-user representative: Una Newcomer").first.is_visible()
        well(page)


def device(page: Page) -> Callable[[], int]:
    """A device with passkeys, played by the browser; tells how many it holds."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    held = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return lambda: len(session.send("WebAuthn.getCredentials", held)["credentials"])


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.slow)])
def test_passkey_is_added_and_then_signs_in_alone(opened, officer, width):
    with opened(width) as page:
        keys = device(page)
        sign_in(page, officer)
        page.goto("/account/2fa/")
        well(page)
        page.get_by_role("link", name="Add a passkey").click()
        well(page)  # asks for the password once more
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        press(page, "Go on")
        page.get_by_label("Name of the key").fill("My phone")
        page.get_by_label("Sign in with this key alone").check()
        well(page)
        press(page, "Add the passkey")
        page.get_by_role("heading", name="Recovery codes").wait_for()
        well(page)
        assert keys() == 1
        page.goto("/account/2fa/webauthn/")
        well(page)
        assert page.get_by_text("Passkey: it signs you in without a password.").is_visible()
        press(page, "Sign out")
        press(page, "Sign in with a passkey")
        page.get_by_role("link", name="A small project").wait_for()


def test_passkey_that_is_not_there_is_said(opened, officer):
    with opened(1280) as page:
        device(page)
        page.goto("/account/login/")
        fault = page.get_by_text("The passkey was not read.")
        assert not fault.is_visible()
        page.get_by_role("button", name="Sign in with a passkey").click()
        fault.wait_for()
        well(page)


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.slow)])
def test_app_with_codes(opened, officer, width):
    from tests.web.accounts.test_second_proof import code_of

    with opened(width, ("422",)) as page:
        sign_in(page, officer)
        page.goto("/account/2fa/totp/activate/")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        press(page, "Go on")
        well(page)
        assert page.evaluate("document.querySelector('.moothall-qr').naturalWidth") > 0
        page.get_by_label("Code").fill("000000")
        press(page, "Confirm")
        well(page)
        page.get_by_label("Code").fill(code_of(page.locator("#authenticator_secret").inner_text()))
        press(page, "Confirm")
        page.get_by_role("heading", name="Recovery codes").wait_for()
        code = page.locator("#recovery_codes code").first.inner_text()
        press(page, "Sign out")
        sign_in(page, officer)
        well(page)
        page.get_by_label("Code").fill(code)
        press(page, "Sign in")
        page.get_by_role("link", name="A small project").wait_for()


def test_all_works_without_scripts_and_passkeys_say_that_they_do_not(opened, officer):
    with opened(320, java_script_enabled=False) as page:
        page.goto("/account/login/")
        assert not page.get_by_text("Sign in with a passkey").first.is_visible()
        sign_in(page, officer)
        page.goto("/account/2fa/webauthn/add/")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        press(page, "Go on")
        assert page.get_by_text("Passkeys need JavaScript").is_visible()
        assert not page.get_by_role("button", name="Add the passkey").is_visible()
