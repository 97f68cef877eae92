"""The walker itself fails where a page is not as it must be: else no journey would prove anything."""

from __future__ import annotations

import pytest

from tests.web.journeys import walking


@pytest.fixture
def one(walker, monkeypatch):
    """A walker whose browser can be spoiled, and who does not fail at the end for it."""
    made = walker()
    yield made
    made.complaints.clear()


def test_page_without_its_styles_fails(one):
    one.page.route("**/govuk.css", lambda route: route.fulfill(body="", content_type="text/css"))
    with pytest.raises(AssertionError, match="half of its styles"):
        one.go("/account/login/")
    one.page.unroute_all()
    one.page.route("**/site.css", lambda route: route.fulfill(body="", content_type="text/css"))
    with pytest.raises(AssertionError, match="no styles"):
        one.go("/account/login/")


def test_request_that_fails_is_a_complaint(one):
    one.page.route("**/site.js", lambda route: route.abort())
    one.go("/account/login/")
    assert any("site.js" in said for said in one.complaints)


def test_status_is_a_complaint_unless_it_is_expected(one):
    with one.expecting(404):
        one.go("/no-such-page/")
    assert one.complaints == []
    one.go("/no-such-page/")
    assert [said.rpartition(" ")[2] for said in one.complaints] == ["404"]


@pytest.mark.parametrize("script", ["console.error('x')", "setTimeout(() => { throw new Error('x') })"])
def test_error_of_a_script_is_a_complaint(one, script):
    one.go("/account/login/")
    one.page.evaluate(f"() => {{ {script} }}")
    one.page.wait_for_timeout(100)
    assert any("x" in said for said in one.complaints)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<img src='data:,'>", "image-alt"),
        ("<details><summary>More</summary><input></details>", "label"),
        ("<p style='color: #aaa'>Pale</p>", "color-contrast"),
        ("<p><b>Named</b><img src='data:,' alt=''></p><p><b>Bare</b><img src='data:,'></p>", "image-alt"),
        ("<p><b>Bare</b><img src='data:,'></p><p><b>Bare</b><img src='data:,'></p>", "image-alt"),
    ],
)
def test_fault_that_axe_finds_fails_even_in_closed_details(one, html, words):
    one.go("/account/login/")
    one.page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)
    if "style" in html:  # the site's own rules let no style attribute through, so give it by script
        one.page.evaluate("document.querySelector('main').lastElementChild.style.color = '#aaa'")
        one.complaints.clear()
    with pytest.raises(AssertionError, match=words):
        one.look()


def test_page_wider_than_the_screen_fails(one):
    one.go("/account/login/")
    one.page.evaluate("document.querySelector('main').style.width = '3000px'")
    with pytest.raises(AssertionError, match="wide on a screen"):
        one.look()


def test_language_that_was_not_asked_for_fails(one):
    one.language = "cy"
    with pytest.raises(AssertionError, match=": en"):
        one.go("/account/login/")


def test_keyboard_that_does_not_reach_fails(one, monkeypatch):
    monkeypatch.setattr(walking, "FAR", 40)  # there are fewer things to reach on the page
    one.go("/account/login/")
    one.page.evaluate("document.querySelector('#login').tabIndex = -1")
    with pytest.raises(AssertionError, match="the keyboard does not reach"):
        one.keyboard_to(one.page.locator("#login"))


def test_focus_that_nobody_sees_fails(one):
    one.go("/account/login/")
    one.page.evaluate(
        """() => document.querySelector('#login').addEventListener('focus', e => {
        e.target.style.outline = 'none'; e.target.style.boxShadow = 'none' })"""
    )
    with pytest.raises(AssertionError, match="nothing shows"):
        one.keyboard_to(one.page.locator("#login"))
