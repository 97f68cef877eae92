"""One address says how letters are sent."""

import pytest

from moothall_web.config.mail import mail


def test_without_an_address_letters_are_printed():
    assert mail("", "x@example.org") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


@pytest.mark.parametrize(
    ("address", "host", "port", "start", "whole"),
    [
        ("smtp://mail.example", "mail.example", 587, True, False),
        ("smtps://u:p@mail.example", "mail.example", 465, False, True),
        ("smtp://localhost:25", "localhost", 25, False, False),
    ],
)
def test_tls_wherever_letters_leave_the_machine(address, host, port, start, whole):
    made = mail(address, "")
    keys = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL")
    assert tuple(made[key] for key in keys) == (host, port, start, whole)
    assert "DEFAULT_FROM_EMAIL" not in made


def test_letters_in_names_and_passwords():
    made = mail("smtp://a%40b:p%2F%3A@mail.example:2525", "Moothall <m@example.org>")
    assert (made["EMAIL_HOST_USER"], made["EMAIL_HOST_PASSWORD"]) == ("a@b", "p/:")
    assert made["DEFAULT_FROM_EMAIL"] == "Moothall <m@example.org>"


@pytest.mark.parametrize("address", ["mail.example:25", "http://mail.example", "smtp://"])
def test_what_is_no_address_is_refused(address):
    with pytest.raises(ValueError, match="MOOTHALL_EMAIL"):
        mail(address, "")
