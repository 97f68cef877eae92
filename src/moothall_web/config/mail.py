"""How letters are sent, by one address: smtp://user:password@host:587, or smtps:// for TLS at once."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}
PLAIN = ("localhost", "127.0.0.1")
"""Servers on this machine are spoken to without TLS."""


def mail(address: str, sender: str) -> dict[str, Any]:
    """Django's settings for an address; without one, letters are printed where the site runs.

    raises : ValueError where it is no such address
    """
    if not address:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError("MOOTHALL_EMAIL is not of the form smtp://user:password@host:587")
    found: dict[str, Any] = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.hostname not in PLAIN,
        "EMAIL_TIMEOUT": 20,
    }
    return found | {"DEFAULT_FROM_EMAIL": sender} if sender else found
