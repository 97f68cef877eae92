"""Signing in through an organisation (OpenID Connect), from the surroundings of the process.

MOOTHALL_OIDC : short names, with commas between, as `council,union`. For each, in capitals:

MOOTHALL_OIDC_COUNCIL_NAME : as people read it on the button; the short name where not set
MOOTHALL_OIDC_COUNCIL_SERVER : address of the issuer, below which /.well-known/openid-configuration is found
MOOTHALL_OIDC_COUNCIL_CLIENT, MOOTHALL_OIDC_COUNCIL_SECRET : what the issuer gave out for this site
MOOTHALL_OIDC_COUNCIL_CHECKED : 1 where it says only checked addresses without saying so (no `email_verified`)
MOOTHALL_OIDC_COUNCIL_ORIGINS : other origins that its sign-in page is on, with commas between

At the issuer, the address to come back to is /account/oidc/council/login/callback/. Name only issuers that
you trust to check addresses: who signs in there with somebody's address is that person here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit


def providers(given: Mapping[str, str]) -> dict[str, Any]:
    """What django-allauth is told of the issuers; KeyError names a setting that is missing."""
    apps = [_app(name, given) for name in _names(given)]
    return {"openid_connect": {"APPS": apps, "OAUTH_PKCE_ENABLED": True, "EMAIL_AUTHENTICATION": True}}


def origins(given: Mapping[str, str]) -> list[str]:
    """Origins to which a form may lead: browsers hold a redirect after a form to them, too."""
    found: list[str] = []
    for name in _names(given):
        parts = urlsplit(given[_key(name, "SERVER")])
        found += [f"{parts.scheme}://{parts.netloc}", *_words(given.get(_key(name, "ORIGINS"), ""))]
    return list(dict.fromkeys(found))


def _app(name: str, given: Mapping[str, str]) -> dict[str, Any]:
    settings: dict[str, Any] = {"server_url": given[_key(name, "SERVER")]}
    if given.get(_key(name, "CHECKED")) == "1":
        settings["verified_email"] = True
    return {
        "provider_id": name,
        "name": given.get(_key(name, "NAME"), name),
        "client_id": given[_key(name, "CLIENT")],
        "secret": given[_key(name, "SECRET")],
        "settings": settings,
    }


def _names(given: Mapping[str, str]) -> list[str]:
    return _words(given.get("MOOTHALL_OIDC", ""))


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _key(name: str, what: str) -> str:
    return f"MOOTHALL_OIDC_{name.upper().replace('-', '_')}_{what}"
