"""Tokens: with one a program acts for the person who made it, within some of their powers, until a day."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from moothall_web.accounts.links import SITE
from moothall_web.accounts.models import Token, User
from moothall_web.audit.record import record

BEGINS = "mh_"
"""How every token begins, so that one that got out can be searched for."""
LONGEST = 366
"""Days for which a token can be made."""
NOTED = datetime.timedelta(minutes=1)
"""How exactly the last use is noted."""


def make(user: User, *, title: str, powers: Iterable[str], days: int) -> tuple[Token, str]:
    """A new token, and its secret: nobody can read that again."""
    secret = BEGINS + secrets.token_urlsafe(32)
    now = timezone.now()
    with transaction.atomic():
        made = Token.objects.create(
            user=user, title=title, digest=digest_of(secret), powers=sorted(powers), made=now,
            expires=now + datetime.timedelta(days=days),
        )  # fmt: skip
        body = {"powers": made.powers, "expires": made.expires.isoformat()}
        record(SITE, actor=user.code, action="make_token", subject=made.code, body=body)
    return made, secret


def revoke(token: Token) -> None:
    """Take a token back at once; once is enough."""
    with transaction.atomic():
        done = Token.objects.filter(pk=token.pk, revoked=None).update(revoked=timezone.now())
        if done:
            record(SITE, actor=token.user.code, action="revoke_token", subject=token.code)


def holder(secret: str) -> Token | None:
    """The token of a secret, if it works now; its use is noted."""
    if not secret.startswith(BEGINS):
        return None
    found = Token.objects.select_related("user").filter(digest=digest_of(secret)).first()
    if found is None or not found.good or not found.user.is_active:
        return None
    now = timezone.now()
    if found.used is None or now - found.used > NOTED:
        Token.objects.filter(pk=found.pk).update(used=now)
    return found


def digest_of(secret: str) -> str:
    """SHA-256 (hex). A token is as random as a key, so that a slow hash would add nothing."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
