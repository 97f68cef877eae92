"""The log on its page: who, what, when, why; scores sealed; for those who may read it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall_web.casework.actions import Actor, save
from moothall_web.casework.shelves import shelves

LOG = "/p/small/log/"
AIM = {"id": "A1", "text": "Right first time."}


@pytest.fixture
def officer(small_project, person):
    return person("RL_officer", project=small_project)


def aims(project, user, count, first=1):
    for n in range(first, first + count):
        aim, actor = AIM | {"id": f"A{n}"}, Actor(user, "RL_officer")
        save(project, shelves()["head.aims"], f"A{n}", aim, actor, why=f"Why {n}.")


@pytest.mark.postgres
def test_every_action_stands_there_with_who_and_why(small_project, officer, person, client_of):
    aims(small_project, officer, 1)
    page = client_of(person("RL_union", project=small_project)).get(LOG).content.decode()
    for said in ("head.aims A1", "Why 1.", str(officer), "Brought in a file"):
        assert said in page


def test_reason_of_a_score_is_not_told(small_project, officer, client_of):
    row = {"option": "shared", "criterion": "E1", "assessor": "OF1", "score": 0, "date": "2026-06-01"}
    key = "shared|E1|OF1|2026-06-01"
    save(small_project, shelves()["scores"], key, row, Actor(officer, "RL_officer"), why="Secret so far.")
    page = client_of(officer).get(LOG).content.decode()
    assert key in page
    assert "Secret so far." not in page


def test_assessor_who_may_not_read_it_does_not(small_project, person, client_of):
    client = client_of(person("RL_assessor", assessor="OF1", project=small_project))
    assert client.get(LOG).status_code == 403
    assert LOG not in client.get("/p/small/").content.decode()


def test_pages_and_queries_do_not_grow_with_entries(small_project, officer, client_of):
    client, counts = client_of(officer), []
    for first, count in ((1, 2), (3, 110)):
        aims(small_project, officer, count, first)
        client.get(LOG)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(LOG).content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert "?page=2" in page
    assert "Why 1." in client.get(f"{LOG}?page=2").content.decode()
