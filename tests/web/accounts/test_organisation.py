"""Signing in through an organisation: the issuer is played here, the rest is as in life."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Client
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from moothall_web.accounts import invitations
from moothall_web.accounts.invitations import Asked
from moothall_web.accounts.models import User
from moothall_web.accounts.policy import member_of
from moothall_web.config.organisations import providers

SURROUNDINGS = {
    "MOOTHALL_OIDC": "council",
    "MOOTHALL_OIDC_COUNCIL_NAME": "Northshire Council",
    "MOOTHALL_OIDC_COUNCIL_SERVER": "https://login.council.example",
    "MOOTHALL_OIDC_COUNCIL_CLIENT": "one",
    "MOOTHALL_OIDC_COUNCIL_SECRET": "secret",
}


@pytest.fixture(autouse=True)
def issuer(settings, monkeypatch) -> dict[str, object]:
    """What the issuer says of who signs in there; changed by the tests."""
    cache.clear()
    settings.SOCIALACCOUNT_PROVIDERS = providers(SURROUNDINGS)
    says: dict[str, object] = {
        "sub": "7", "email": "una@example.org", "email_verified": True, "name": "Una Newcomer",
    }  # fmt: skip
    config = {
        "token_endpoint": "https://login.council.example/token",
        "authorization_endpoint": "https://login.council.example/authorize",
        "userinfo_endpoint": "https://login.council.example/me",
    }
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "openid_config", config)
    monkeypatch.setattr(OpenIDConnectOAuth2Adapter, "_fetch_user_info", lambda self, token: says)
    monkeypatch.setattr(OAuth2Client, "get_access_token", lambda self, *a, **k: {"access_token": "token"})
    return says


def through(client: Client, next: str = ""):
    """Press the button, sign in there, and come back."""
    query = {"process": "login"} | ({"next": next} if next else {})
    away = client.post(reverse("openid_connect_login", args=["council"]), query_params=query)
    there = urlsplit(away["Location"])
    assert there.netloc == "login.council.example"
    state = parse_qs(there.query)["state"][0]
    assert "code_challenge" in parse_qs(there.query)
    back = reverse("openid_connect_callback", args=["council"])
    return client.get(back, {"state": state, "code": "given"}, follow=True)


def words_of(page) -> str:
    return page.content.decode()


def test_button_stands_on_the_page_of_signing_in(db):
    page = words_of(Client().get(reverse("account_login")))
    assert "Sign in with Northshire Council" in page
    assert 'action="/account/oidc/council/login/?process=login"' in page


def test_known_person_is_signed_in_and_keeps_their_password(person):
    user = person("RL_officer")
    user.email = "una@example.org"
    user.save()
    user.emailaddress_set.update(email=user.email)
    client = Client()
    page = through(client, "/p/three-valleys/")
    assert page.redirect_chain[-1][0] == "/p/three-valleys/"
    user.refresh_from_db()
    assert user.has_usable_password()
    assert SocialAccount.objects.get().user == user


def test_address_that_the_issuer_did_not_check_opens_no_account(person, issuer):
    user = person("RL_officer")
    user.email = "una@example.org"
    user.save()
    issuer["email_verified"] = False
    page = through(Client())
    assert "You need an invitation" in words_of(page)
    assert not page.wsgi_request.user.is_authenticated


def test_stranger_needs_an_invitation(db):
    page = through(Client())
    assert "You need an invitation" in words_of(page)
    assert not User.objects.filter(email="una@example.org").exists()


def invited(person, project, email: str = "una@example.org") -> str:
    member = member_of(person("RL_officer", project=project), project)
    made = invitations.invite(member, Asked(email, "RL_user_rep", "users", "US1"))
    return reverse("invitation", args=[invitations.token_of(made)])


def test_new_person_takes_an_invitation_up(person, small_project):
    link = invited(person, small_project)
    client = Client()
    assert "Sign in with Northshire Council" in words_of(client.get(link))
    page = through(client, link)
    assert page.redirect_chain[-1][0] == link
    user = User.objects.get(email="una@example.org")
    assert (user.name, user.has_usable_password()) == ("Una Newcomer", False)
    assert client.post(link)["Location"] == "/p/small/"
    assert client.get("/p/small/").status_code == 200


def test_invitation_of_another_makes_no_account(person, small_project):
    client = Client()
    client.get(invited(person, small_project, "vera@example.org"))
    assert "You need an invitation" in words_of(through(client))
    assert not User.objects.filter(email="una@example.org").exists()


def test_account_is_connected_and_disconnected(person, client_of, issuer):
    issuer["email"] = "private@example.org"
    user = person("RL_officer")
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": "a long password"})
    client.post(reverse("account_reauthenticate"), {"password": "a long password"})
    away = client.post(reverse("openid_connect_login", args=["council"]), query_params={"process": "connect"})
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    back = reverse("openid_connect_callback", args=["council"])
    page = client.get(back, {"state": state, "code": "given"}, follow=True)
    assert "The account is connected." in words_of(page)
    account = SocialAccount.objects.get()
    assert account.user == user
    nothing = client.post(reverse("socialaccount_connections"), {})
    assert nothing.status_code == 422
    page = client.post(reverse("socialaccount_connections"), {"account": account.pk}, follow=True)
    assert "The account is disconnected." in words_of(page)


def test_who_stops_there_is_told(db):
    client = Client()
    away = client.post(reverse("openid_connect_login", args=["council"]))
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    back = reverse("openid_connect_callback", args=["council"])
    page = client.get(back, {"state": state, "error": "access_denied"}, follow=True)
    assert "You did not sign in" in words_of(page)


def test_answer_without_a_question_is_refused(db):
    page = Client().get(reverse("openid_connect_callback", args=["council"]), {"state": "x", "code": "y"})
    assert page.status_code == 401
    assert "Signing in did not work" in words_of(page)


def test_unknown_issuer_is_not_there(db):
    assert Client().post(reverse("openid_connect_login", args=["elsewhere"])).status_code == 404
