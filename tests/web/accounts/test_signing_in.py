"""Signing in and out, too many wrong passwords, and passwords changed, forgotten and asked again."""

from __future__ import annotations

import re

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from moothall_web.accounts.models import User

PASSWORD = "seven green doors"


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests():
    cache.clear()


@pytest.fixture
def user(person) -> User:
    made = person("RL_officer")
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def words_of(page) -> str:
    return page.content.decode()


@pytest.mark.postgres
def test_right_password_leads_to_the_projects(user):
    client = Client()
    assert sign_in(client, user.email)["Location"] == "/"
    page = client.get("/")
    assert "/p/three-valleys/" in words_of(page)
    assert "Successfully signed in" not in words_of(page)


def test_address_is_taken_in_any_case(user):
    assert sign_in(Client(), user.email.upper()).status_code == 302


def test_leads_on_to_the_page_that_was_asked_for(user):
    client = Client()
    asked = client.get("/p/three-valleys/")
    assert asked["Location"] == "/account/login/?next=/p/three-valleys/"
    page = words_of(client.get(asked["Location"]))
    assert '<input type="hidden" name="next" value="/p/three-valleys/">' in page
    answer = client.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": "/p/three-valleys/"}
    )
    assert answer["Location"] == "/p/three-valleys/"


def test_leads_to_no_other_site(user):
    data = {"login": user.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert Client().post(reverse("account_login"), data)["Location"] == "/"


def test_wrong_password_is_said_beside_the_field_and_above(user):
    page = sign_in(Client(), user.email, "wrong")
    assert page.status_code == 422
    assert "There is a problem" in words_of(page)
    assert words_of(page).count("The e-mail address or the password is not right.") == 2
    assert 'href="#login"' in words_of(page)
    assert f'value="{user.email}"' in words_of(page)
    assert "<title>Error: Sign in" in words_of(page)


def test_unknown_address_is_answered_like_a_wrong_password(user):
    known, unknown = sign_in(Client(), user.email, "wrong"), sign_in(Client(), "no@example.org", "wrong")
    assert (known.status_code, unknown.status_code) == (422, 422)
    assert "The e-mail address or the password is not right." in words_of(unknown)


def test_empty_fields_are_named(db):
    page = words_of(sign_in(Client(), "", ""))
    assert "E-mail address is needed." in page
    assert "Password is needed." in page


def test_sign_out(user, client_of):
    client = client_of(user)
    assert client.post(reverse("account_logout"))["Location"] == "/account/login/"
    assert "You have signed out." in words_of(client.get("/account/login/"))
    assert client.get("/").status_code == 302


@pytest.mark.postgres
def test_ten_wrong_passwords_stop_the_eleventh_try_even_with_the_right_one(user, settings):
    client = Client()
    pages = [sign_in(client, address, "wrong") for address in [user.email, user.email.upper()] * 5]
    assert [p.status_code for p in pages] == [422] * 9 + [429]
    page = sign_in(client, user.email)
    assert page.status_code == 429
    assert "Signing in is stopped for a while" in words_of(page)
    assert "no password is taken from this place for 15 minutes" in words_of(page)
    assert "moothall-header" in words_of(page)
    assert not page.wsgi_request.user.is_authenticated


def test_others_sign_in_while_one_is_locked(user, person):
    for _ in range(10):
        sign_in(Client(), user.email, "wrong")
    other = person("RL_union")
    assert sign_in(Client(), other.email, "a long password").status_code == 302


def test_right_password_forgets_the_wrong_ones(user):
    for _ in range(9):
        sign_in(Client(), user.email, "wrong")
    assert sign_in(Client(), user.email).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_asked_for_too_often_is_said_in_words(user):
    client = Client()
    pages = [client.post(reverse("account_reset_password"), {"email": user.email}) for _ in range(7)]
    assert pages[-1].status_code == 429
    assert "Too many tries" in words_of(pages[-1])


def reset_link() -> str:
    found = re.search(r"http://testserver(/account/password/reset/key/\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


@pytest.mark.postgres
def test_forgotten_password_is_set_anew_and_unlocks(user):
    for _ in range(10):
        sign_in(Client(), user.email, "wrong")
    client = Client()
    page = client.post(reverse("account_reset_password"), {"email": user.email}, follow=True)
    assert "Look at your mail" in words_of(page)
    assert mail.outbox[-1].to == [user.email]
    assert mail.outbox[-1].subject == "Set a new password"
    form = client.get(reset_link(), follow=True)
    weak = client.post(form.wsgi_request.path, {"password1": "short", "password2": "short"})
    assert weak.status_code == 422
    assert "at least 12 characters" in words_of(weak)
    new = {"password1": "nine blue windows", "password2": "nine blue windows"}
    assert "Your password is set" in words_of(client.post(form.wsgi_request.path, new, follow=True))
    assert sign_in(Client(), user.email, "nine blue windows").status_code == 302
    again = Client().get(reset_link(), follow=True)
    assert "This link does not work any more" in words_of(again)


def test_forgotten_password_of_nobody_is_answered_alike_and_mails_nobody(user):
    page = Client().post(reverse("account_reset_password"), {"email": "no@example.org"}, follow=True)
    assert "Look at your mail" in words_of(page)
    assert mail.outbox == []


def test_changed_reset_link_does_not_work(user):
    client = Client()
    client.post(reverse("account_reset_password"), {"email": user.email})
    page = client.get(reset_link()[:-2] + "x/", follow=True)
    assert "This link does not work any more" in words_of(page)


def test_change_of_password_asks_for_the_old_one(user):
    client = Client()
    sign_in(client, user.email)
    new = {"password1": "nine blue windows", "password2": "nine blue windows"}
    wrong = client.post(reverse("account_change_password"), {"oldpassword": "no", **new})
    assert wrong.status_code == 422
    assert "This is not your current password." in words_of(wrong)
    right = client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **new}, follow=True)
    assert "Your password is changed." in words_of(right)
    assert sign_in(Client(), user.email, "nine blue windows").status_code == 302


def test_who_has_no_password_sets_one_after_a_fresh_proof(user, client_of):
    user.set_unusable_password()
    user.save()
    client = client_of(user)
    assert client.get(reverse("account_change_password"))["Location"] == "/account/password/set/"
