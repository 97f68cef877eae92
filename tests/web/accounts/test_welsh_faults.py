"""What is wrong when somebody signs in or sets a password is said in Welsh too, whatever library says it."""

from __future__ import annotations

import pytest
from allauth.account.adapter import get_adapter as accounts
from allauth.mfa.adapter import get_adapter as proofs
from allauth.socialaccount.adapter import get_adapter as organisations
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from tests.web.test_welsh import english, texts

APART = {
    *("phone_password_mismatch", "phone_taken", "unknown_phone"),  # nobody has a telephone here
    *("username_blacklisted", "username_password_mismatch", "username_taken"),  # nor another name
    *("add_email_blocked", "cannot_remove_primary_email", "max_email_addresses", "unverified_primary_email"),
}
"""Messages of pages that have no address on this site."""
PASSWORDS = [
    ({"password1": "seven green doors", "password2": "seven green door"}, "un cyfrinair bob tro"),
    ({"password1": "short", "password2": "short"}, "rhy fyr"),
    ({"password1": "megaparol12345", "password2": "megaparol12345"}, "rhy gyffredin"),
    ({"password1": "somebody@example.org", "password2": "somebody@example.org"}, "rhy debyg"),
]


@pytest.mark.parametrize("adapter", [accounts, proofs, organisations], ids=["accounts", "proofs", "others"])
def test_every_message_of_the_library_has_its_welsh(adapter, db):
    messages = {k: m for k, m in adapter().error_messages.items() if k not in APART}
    with override("en"):
        said = {key: str(message) for key, message in messages.items()}
    with override("cy"):
        assert [key for key, message in messages.items() if str(message) == said[key]] == []


@pytest.mark.parametrize(("typed", "said"), PASSWORDS)
def test_new_password_that_will_not_do(typed, said, person):
    cache.clear()
    user = person("RL_officer")
    user.email = "somebody@example.org"
    user.save()
    client = Client(headers={"accept-language": "cy"})
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    given = {"oldpassword": "a long password"} | typed
    answer = client.post(reverse("account_change_password"), given)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert [t for t in texts(page) if english(t)] == []


def test_address_that_is_none(db):
    client = Client(headers={"accept-language": "cy"})
    answer = client.post(reverse("account_reset_password"), {"email": "no address"})
    assert [t for t in texts(answer.content.decode()) if english(t)] == []
    assert answer.status_code == 422
