"""Tokens: made on a page after a fresh proof, shown once, kept as a hash, taken back."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from moothall_web.accounts import tokens
from moothall_web.accounts.models import Token, User
from moothall_web.audit.check import check
from moothall_web.audit.models import Entry

ASKED = {"title": "nightly copy", "powers": ["read", "log"], "days": "30"}


@pytest.fixture(autouse=True)
def counted_from_nothing() -> None:
    cache.clear()


@pytest.fixture
def user(person) -> User:
    return person("RL_officer")


@pytest.fixture
def client(user) -> Client:
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": "a long password"})
    client.post("/account/reauthenticate/", {"password": "a long password"})
    return client


def made(client: Client) -> str:
    page = client.post("/account/tokens/", ASKED).content.decode()
    return re.search(r'<code id="token">([^<]+)</code>', page)[1]


def using(secret: str) -> int:
    return Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/me").status_code


def test_token_is_shown_once_and_kept_as_a_hash(client, user):
    secret = made(client)
    held = Token.objects.get()
    assert (held.digest, held.powers) == (tokens.digest_of(secret), ["log", "read"])
    assert secret not in str(Token.objects.values_list())
    assert secret not in client.get("/account/tokens/").content.decode()
    assert secret not in str(dict(client.session))
    entry = Entry.objects.get(chain_id=":site", action="make_token")
    assert (entry.actor, entry.subject) == (user.code, f"token:{held.pk}")
    assert secret not in str(entry.payload.body)


def test_token_works_until_it_is_revoked(client):
    secret = made(client)
    assert "Never used." in client.get("/account/tokens/").content.decode()
    assert using(secret) == 200
    assert "Last used on" in client.get("/account/tokens/").content.decode()
    held = Token.objects.get()
    asked = client.get(f"/account/tokens/{held.pk}/revoke/")
    assert "nightly copy" in asked.content.decode()
    assert using(secret) == 200
    client.post(f"/account/tokens/{held.pk}/revoke/")
    client.post(f"/account/tokens/{held.pk}/revoke/")
    assert using(secret) == 401
    assert Entry.objects.filter(chain_id=":site", action="revoke_token").count() == 1
    assert check(":site") == ()


def test_token_ends_on_its_day_and_with_its_person(client, user):
    secret = made(client)
    Token.objects.update(expires=timezone.now())
    assert using(secret) == 401
    Token.objects.update(expires=timezone.now() + datetime.timedelta(days=1))
    assert using(secret) == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert using(secret) == 401


@pytest.mark.parametrize("secret", ["", "mh_", "mh_wrong", "x", "mh_\u00e9"])
def test_made_up_tokens_are_refused(db, secret):
    answer = Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/me")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (
        401, 'Bearer realm="moothall", error="invalid_token"',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"title": ""}, "title"), ({"powers": []}, "powers"), ({"powers": ["fly"]}, "powers"),
     ({"days": "0"}, "days"), ({"days": "367"}, "days")],
)  # fmt: skip
def test_form_says_what_is_wrong(client, typed, field):
    answer = client.post("/account/tokens/", ASKED | typed)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert not Token.objects.exists()


def test_page_asks_for_a_fresh_proof(user, client_of):
    answer = client_of(user).get("/account/tokens/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/reauthenticate/")


def test_nobody_revokes_the_token_of_another(client, person, client_of):
    made(client)
    other = client_of(person("RL_officer"))
    assert other.post(f"/account/tokens/{Token.objects.get().pk}/revoke/").status_code == 404
    assert Token.objects.get().good
