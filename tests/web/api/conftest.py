"""Programs that act for people: `program(user, "read", ...)` is a client with a token of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from moothall_web.accounts import tokens
from moothall_web.accounts.models import User
from moothall_web.accounts.policy import power_words


def with_token(secret: str, **options: Any) -> Client:
    return Client(headers={"Authorization": f"Bearer {secret}"}, **options)


@pytest.fixture(autouse=True)
def counted_from_nothing() -> Iterator[None]:
    """No test counts against the rate of another."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def program() -> Callable[..., Client]:
    def made(user: User, *powers: str) -> Client:
        _token, secret = tokens.make(user, title="a test", powers=powers or tuple(power_words()), days=1)
        return with_token(secret)

    return made
