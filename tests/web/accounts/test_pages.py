"""Every page of signing in is in our look: the layout, and no inline script or style."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

OPEN = [
    "account_login", "account_logout", "account_inactive", "account_signup", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key_done", "socialaccount_login_cancelled",
    "socialaccount_login_error",
]  # fmt: skip
OWN = [
    "account", "account_change_password", "account_reauthenticate", "mfa_index", "mfa_list_webauthn",
    "socialaccount_connections", "account_logout",
]  # fmt: skip


def in_our_look(page: str) -> None:
    assert page.count("<h1") == 1
    assert 'class="govuk-template"' in page
    assert "moothall-header" in page
    for attributes, inside in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL):
        assert "src=" in attributes or 'type="application/json"' in attributes, inside
    assert not re.search(r"\son\w+=", page)
    assert "style=" not in page


@pytest.mark.parametrize("name", OPEN)
def test_page_for_everybody(name, db):
    page = Client().get(reverse(name))
    wanted = 401 if name == "socialaccount_login_error" else 302 if name == "account_logout" else 200
    assert page.status_code == wanted
    if wanted != 302:
        in_our_look(page.content.decode())


@pytest.mark.parametrize("name", OWN)
def test_page_of_ones_own(name, person, client_of):
    page = client_of(person("RL_officer")).get(reverse(name))
    assert page.status_code == 200
    in_our_look(page.content.decode())


def test_nobody_signs_up_by_themselves(db):
    client = Client()
    data = {"email": "new@example.org", "password1": "seven green doors", "password2": "seven green doors"}
    page = client.post(reverse("account_signup"), data)
    assert "You need an invitation" in page.content.decode()
    assert not page.wsgi_request.user.is_authenticated


def test_missing_and_forbidden_pages_are_in_our_look(person, client_of):
    client = client_of(person("RL_union"))
    missing, forbidden = client.get("/nowhere/"), client.get("/p/three-valleys/people/")
    assert (missing.status_code, forbidden.status_code) == (404, 403)
    in_our_look(missing.content.decode())
    in_our_look(forbidden.content.decode())
    assert "invite people, and see who has access" in forbidden.content.decode()


def test_page_open_for_too_long_says_so(person):
    client = Client(enforce_csrf_checks=True)
    page = client.post(reverse("account_login"), {"login": "a@example.org", "password": "x"})
    assert page.status_code == 403
    assert "This page was open for too long" in page.content.decode()
