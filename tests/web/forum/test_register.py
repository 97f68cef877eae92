"""The register: put there by an officer or by an edition, found by its words; nothing unreleased."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from moothall_web.audit.models import Entry
from moothall_web.casework.actions import save
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from moothall_web.forum import register
from moothall_web.forum.models import Listing
from tests.web import made
from tests.web.made import person_in
from tests.web.publication import many

FORM = "/p/small/on-the-register/"


@pytest.fixture
def officer(small_project):
    return person_in(small_project, "RL_officer")


def test_a_project_is_on_the_register_before_any_edition(small_project, officer, client_of):
    assert Client().get("/p/small/about/").status_code == 404
    client = client_of(officer)
    empty = client.post(FORM, {"contact": " ", "comments": "", "seen": "0"})
    assert empty.status_code == 422
    assert empty.content.decode().count("Say whom people can ask") == 2  # above, and beside the field
    done = client.post(FORM, {"contact": "Clerk, 01234 567890", "comments": "held", "seen": "0"})
    assert done["Location"] == "/p/small/about/"
    page = Client().get("/p/small/about/").content.decode()
    for words in ("A small project", "North", "South", "Clerk, 01234 567890", "No edition yet"):
        assert words in page
    assert Entry.objects.filter(chain="small").latest("number").action == "list_project"


def test_what_is_written_later_is_not_public_until_it_is_told_anew(small_project, officer):
    actor = Actor(officer, "RL_officer")
    register.put(small_project, "Clerk", "closed", 0, actor)
    fields = {"id": "south", "title": "Southern borough"}
    save(small_project, shelves()["head.partners"], "south", fields, actor, seen=1, why="Its full name.")
    assert "Southern borough" not in Client().get("/p/small/about/").content.decode()
    register.put(small_project, "Clerk", "closed", 1, actor)
    assert "Southern borough" in Client().get("/p/small/about/").content.decode()


def test_stale_save_shows_both_and_overwrites_nothing(small_project, officer, client_of):
    client = client_of(officer)
    client.post(FORM, {"contact": "First", "comments": "held", "seen": "0"})
    late = client.post(FORM, {"contact": "Second", "comments": "closed", "seen": "0"})
    assert late.status_code == 409
    assert "First" in late.content.decode()
    assert "Second" in late.content.decode()
    assert Listing.objects.get().contact == "First"


def test_an_edition_puts_its_project_on_the_register(db, published):
    published(many.brought_in(unreasoned=0))
    page = Client().get("/p/many/about/").content.decode()
    assert "30 claims of 120" in page
    assert "FOI s42: 15; FOI s43: 15" in page
    assert many.CANARY not in page
    assert many.CANARY not in Client().get("/p/many/claims/").content.decode()
    feed = Client().get("/p/many/editions/feed/")
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "/p/many/editions/1/" in feed.content.decode()
    assert "/p/many/about/" in Client().get("/register/feed/").content.decode()


@pytest.mark.parametrize(
    ("asked", "found"),
    [("", 1), ("words=NORTH+small", 1), ("words=north+west", 0), ("stage=outline", 1), ("stage=full", 0),
     ("published=yes", 0), ("published=no", 1), ("stage=odd&published=odd&page=99", 1)],
)  # fmt: skip
def test_search_finds_by_every_word_stage_and_edition(small_project, officer, asked, found):
    register.put(small_project, "Clerk", "closed", 0, Actor(officer, "RL_officer"))
    page = Client().get(f"/register/?{asked}").content.decode()
    assert page.count('href="/p/small/about/"') == found


def test_queries_do_not_grow_with_projects(small_project, officer):
    actor = Actor(officer, "RL_officer")
    register.put(small_project, "Clerk", "closed", 0, actor)
    counts = []
    for more in (1, 6):
        for n in range(more):
            project = made.Project.objects.create(slug=f"p{more}-{n}", title=f"Project {more} {n}")
            register.put(project, "Clerk", "closed", 0, actor)
        with CaptureQueriesContext(connection) as asked:
            Client().get("/register/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 3
