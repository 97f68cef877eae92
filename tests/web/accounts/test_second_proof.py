"""Codes of an app, recovery codes and passkeys."""

from __future__ import annotations

import json
import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from moothall_web.accounts.models import User

PASSWORD = "a long password"


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests():
    cache.clear()


@pytest.fixture
def user(person) -> User:
    return person("RL_officer")


def signed_in(user: User) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return client


def proven(user: User) -> Client:
    """Signed in, and the password given once more: for some minutes proofs can be changed."""
    client = signed_in(user)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def words_of(page) -> str:
    return page.content.decode()


def use_an_app(client: Client) -> str:
    page = words_of(client.get(reverse("mfa_activate_totp")))
    secret = re.search(r'id="authenticator_secret">(\w+)<', page)[1]
    assert 'src="data:image/svg+xml;base64,' in page
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert done.redirect_chain[-1][0] == "/account/2fa/recovery-codes/"
    return secret


def codes_on(page: str) -> list[str]:
    return re.findall(r"<code>(\d+)</code>", page)


@pytest.mark.postgres
def test_app_is_asked_for_from_then_on(user):
    secret = use_an_app(proven(user))
    cache.clear()  # the code just used counts as used for its half minute
    client = signed_in(user)
    assert client.get("/").status_code == 302
    page = client.get(reverse("mfa_authenticate"))
    assert "Enter a code" in words_of(page)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 422
    assert words_of(wrong).count("The code is not right.") == 2
    assert client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})["Location"] == "/"
    assert client.get("/").status_code == 200


def test_wrong_code_starts_no_app(user):
    client = proven(user)
    client.get(reverse("mfa_activate_totp"))
    page = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert page.status_code == 422
    assert not Authenticator.objects.exists()


def test_codes_cannot_be_guessed_for_long(user):
    use_an_app(proven(user))
    client = signed_in(user)
    pages = [client.post(reverse("mfa_authenticate"), {"code": f"{n:06}"}) for n in range(21)]
    assert "There were too many tries." in words_of(pages[-1])


def test_recovery_code_works_once(user):
    client = proven(user)
    use_an_app(client)
    page = words_of(client.get(reverse("mfa_view_recovery_codes")))
    codes = codes_on(page)
    assert len(codes) == 10
    text = client.get(reverse("mfa_download_recovery_codes"))
    assert text["Content-Disposition"].startswith("attachment")
    assert words_of(text).split() == codes
    first, second = signed_in(user), signed_in(user)
    assert first.post(reverse("mfa_authenticate"), {"code": codes[0]})["Location"] == "/"
    assert second.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 422
    assert "9 recovery codes are left." in words_of(client.get(reverse("mfa_index")))


def test_new_recovery_codes_replace_the_old_ones(user):
    client = proven(user)
    use_an_app(client)
    old = codes_on(words_of(client.get(reverse("mfa_view_recovery_codes"))))
    assert "The codes that you have now stop working." in words_of(
        client.get(reverse("mfa_generate_recovery_codes"))
    )
    page = client.post(reverse("mfa_generate_recovery_codes"), follow=True)
    assert not set(old) & set(codes_on(words_of(page)))


def test_app_is_stopped_after_asking(user):
    client = proven(user)
    use_an_app(client)
    assert "Recovery codes go too" in words_of(client.get(reverse("mfa_deactivate_totp")))
    page = client.post(reverse("mfa_deactivate_totp"), follow=True)
    assert "Your app is not used any more." in words_of(page)
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn"])
def test_old_sign_in_is_not_enough_to_change_proofs(name, user, client_of):
    client = client_of(user)  # signed in, but without a proof in this session
    page = client.get(reverse(name), follow=True)
    assert "Confirm that it is you" in words_of(page)
    here = page.redirect_chain[-1][0]
    wrong = client.post(here, {"password": "wrong"})
    assert wrong.status_code == 422
    assert "The password is not right." in words_of(wrong)
    right = client.post(here, {"password": PASSWORD}, follow=True)
    assert right.redirect_chain[-1][0] == reverse(name)


def test_who_has_no_password_proves_it_by_a_mailed_code(user, client_of):
    user.set_unusable_password()
    user.save()
    client = client_of(user)
    page = client.get(reverse("account_set_password"), follow=True)
    here = page.redirect_chain[-1][0]
    assert user.email in words_of(page)
    page = client.post(here, {"recipient": user.email}, follow=True)
    there = page.redirect_chain[-1][0]
    code = mail.outbox[-1].body.split("\n\n")[1].strip()
    assert client.post(there, {"code": "wrong"}).status_code == 422
    page = client.post(there, {"code": code}, follow=True)
    assert "Set a password" in words_of(page)
    new = {"password1": "nine blue windows", "password2": "nine blue windows"}
    client.post(reverse("account_set_password"), new)
    user.refresh_from_db()
    assert user.check_password("nine blue windows")


def test_pages_of_passkeys_bring_the_librarys_own_scripts(user):
    client = proven(user)
    page = words_of(client.get(reverse("mfa_add_webauthn")))
    for script in ("mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "account/js/onload.js", "ui/passkeys.js"):
        assert f'<script src="/static/{script}"></script>' in page
    data = re.search(r'<script type="application/json" id="js_data">(.*?)</script>', page)[1]
    assert json.loads(data)["creation_options"]["publicKey"]["user"]["name"] == user.email
    assert "Passkeys need JavaScript" in page


def test_keys_are_listed_renamed_and_removed(user):
    client = proven(user)
    key = Authenticator.objects.create(
        user=user, type="webauthn", data={"name": "My <phone>", "passwordless": True, "credential": {}}
    )
    page = words_of(client.get(reverse("mfa_list_webauthn")))
    assert "My &lt;phone&gt;" in page
    client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "My tablet"})
    assert "My tablet" in words_of(client.get(reverse("mfa_remove_webauthn", args=[key.pk])))
    page = client.post(reverse("mfa_remove_webauthn", args=[key.pk]), follow=True)
    assert "The passkey is removed." in words_of(page)
    assert not Authenticator.objects.exists()


def test_keys_of_others_are_not_there(user, person):
    key = Authenticator.objects.create(user=person("RL_union"), type="webauthn", data={"name": "Theirs"})
    assert proven(user).post(reverse("mfa_remove_webauthn", args=[key.pk])).status_code == 404
    assert Authenticator.objects.exists()
