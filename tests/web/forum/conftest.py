"""Editions in a folder of the test's own, and comments sent by people who take their time."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django.test import Client

from moothall_web.accounts.models import Project
from moothall_web.casework.writing import Actor
from moothall_web.forum import door, register
from tests.web.made import person_in
from tests.web.publication import many
from tests.web.publication.conftest import own_folder, published  # noqa: F401


@pytest.fixture
def taking(db, published) -> Callable[[str], Project]:  # noqa: F811
    """A published project that takes comments: `taking("held")` or `taking("at_once")`."""

    def made(comments: str) -> Project:
        edition = published(many.brought_in(unreasoned=0))
        officer = person_in(edition.project, "RL_officer")
        register.put(edition.project, "Clerk, 01234 567890", comments, 1, Actor(officer, "RL_officer"))
        return edition.project

    return made


@pytest.fixture
def send(monkeypatch) -> Callable[..., object]:
    """Sends a comment ten seconds after the form was opened: `send("Why?", item="EV050")`."""

    def sent(text: str, item: str = "EV050", waited: float = 10, client: Client | None = None, **more: str):
        began = time.time() - waited
        with monkeypatch.context() as patch:
            patch.setattr("django.core.signing.time.time", lambda: began)
            token = door.token(f"many/{item}")
        fields = {"text": text, "name": "", "email": "", door.TRAP: "", "token": token} | more
        return (client or Client()).post(f"/p/many/claims/{item}/", fields)

    return sent
