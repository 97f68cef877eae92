"""The one way to write into the log."""

from __future__ import annotations

import datetime
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.utils import timezone

from moothall.files.chain import Link, digest_of, hash_of
from moothall_web.audit.models import Chain, Entry, Payload

_through: ContextVar[str] = ContextVar("through", default="")


@contextmanager
def through(code: str) -> Iterator[None]:
    """Every entry made inside says with what the person acted, as `token:7`; no action has to remember it."""
    before = _through.set(code)
    try:
        yield
    finally:
        _through.reset(before)


def record(chain: str, *, actor: str, action: str, subject: str = "", body: Any = None) -> Entry:
    """Add an entry to a chain, in the transaction of the action that it tells of.

    RuntimeError outside a transaction: an action and its entry stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an action is recorded in its own transaction")
    Chain.objects.get_or_create(id=chain)
    held = Chain.objects.select_for_update().get(id=chain)
    at, salt, body = timezone.now(), secrets.token_hex(16), {} if body is None else body
    if by := _through.get():
        body = {**body, "through": by}
    link = Link(
        chain=chain,
        number=held.length + 1,
        at=moment(at),
        actor=actor,
        action=action,
        subject=subject,
        digest=digest_of(salt, body),
        previous=held.head,
    )
    entry = Entry.objects.create(
        chain=held, number=link.number, at=at, actor=actor, action=action, subject=subject,
        digest=link.digest, previous=link.previous, hash=hash_of(link),
    )  # fmt: skip
    Payload.objects.create(entry=entry, salt=salt, body=body)
    held.length, held.head = entry.number, entry.hash
    held.save(update_fields=["length", "head"])
    return entry


def moment(at: datetime.datetime) -> str:
    """A time as it is hashed: UTC, to the microsecond."""
    return at.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
