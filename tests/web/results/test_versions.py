"""Earlier versions: each moment of the log held against now."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothall_web.accounts.models import Project, User
from moothall_web.audit.models import Entry
from moothall_web.casework.actions import Actor, remove, save
from moothall_web.casework.reading import newest
from moothall_web.casework.shelves import shelves
from tests.web import made

PAGE = "/p/three-valleys/versions/"


@pytest.fixture
def client(person: Callable[..., User], client_of: Callable[[User], Client]) -> Client:
    return client_of(person("RL_officer"))


def words(client: Client, address: str) -> str:
    found = client.get(address)
    assert found.status_code == 200
    return unescape(found.content.decode())


def test_every_action_is_a_moment_to_look_back_to(client: Client, site_project: Project) -> None:
    renamed(site_project)
    page = words(client, PAGE)
    assert "Changed: Options lead" in page
    assert "Brought in from a file: Three valleys" in page
    assert page.index("Changed: Options lead") < page.index("Brought in from a file")


def renamed(project: Project) -> None:
    now = newest(project, "options", "lead")
    assert now is not None
    fields = dict(now.fields or {}) | {"title": "Another title"}
    actor = Actor(made.bringer(), "RL_officer")
    save(project, shelves()["options"], "lead", fields, actor, seen=now.version)


def test_what_changed_and_what_it_did_to_the_answer_is_told(client: Client, site_project: Project) -> None:
    """Values one by one; and where the weights of a group go, the shares move with them."""
    renamed(site_project)
    shelf = shelves()["weights"]
    actor = Actor(made.bringer(), "RL_officer")
    held = list(site_project.places.filter(shelf="weights", key__startswith="users|", removed=False))
    assert held
    for place in held:
        remove(site_project, shelf, place.key, actor, seen=place.version, why="withdrawn")
    page = words(client, f"{PAGE}1/")
    assert "Options: 0 added, 0 removed, 1 changed" in page
    assert "Northdale leads for all three" in page
    assert "Another title" in page
    assert f"Weights: 0 added, {len(held)} removed, 0 changed" in page
    assert "What reads differently, option by option" in page


def test_nothing_changed_is_said(client: Client, site_project: Project) -> None:
    last = Entry.objects.filter(chain_id="three-valleys").latest("number")
    assert "Nothing changed since." in words(client, f"{PAGE}{last.number}/")


def test_a_moment_that_is_not_there(client: Client, site_project: Project) -> None:
    assert client.get(f"{PAGE}9999/").status_code == 404


def test_queries_do_not_grow_with_the_log(client: Client, site_project: Project) -> None:
    counts = []
    for _ in range(2):
        client.get(PAGE)
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        counts.append(len(seen))
        for n in range(8):
            now = newest(site_project, "options", "lead")
            assert now is not None
            fields = dict(now.fields or {}) | {"title": f"Title {n}"}
            save(site_project, shelves()["options"], "lead", fields,
                 Actor(made.bringer(), "RL_officer"), seen=now.version)  # fmt: skip
    assert counts[0] == counts[1]
