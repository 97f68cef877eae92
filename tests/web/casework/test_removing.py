"""Rows are removed with a reason and put back; drafts of any page survive."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall_web.audit.check import check
from moothall_web.casework.models import Draft, Value
from moothall_web.casework.reading import newest, past, rows

REMOVE = "/p/small/remove/head.partners/south/"


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", project=small_project))


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.postgres
def test_row_is_removed_with_a_reason_and_put_back(officer, small_project):
    assert "Remove this row" in words(officer.get("/p/small/rows/head.partners/south/"))
    refused = officer.post(REMOVE, {"seen": "1", "why": " "})
    assert refused.status_code == 422
    assert "Say why this is removed" in words(refused)
    assert officer.post(REMOVE, {"seen": "1", "why": "It left."}).status_code == 302
    assert [v.place.key for v in rows(small_project, "head.partners")] == ["north"]
    page = words(officer.get("/p/small/removed/head.partners/"))
    assert "It left." in page
    assert "<dd>South</dd>" in page
    assert officer.post("/p/small/removed/head.partners/", {"key": "south"}).status_code == 302
    assert newest(small_project, "head.partners", "south").fields == {"id": "south", "title": "South"}
    history = past(small_project, "head.partners", "south")
    assert [(v.version, v.why, v.role) for v in history] == [
        (3, "Put back.", "RL_officer"), (2, "It left.", "RL_officer"), (1, "", "RL_officer"),
    ]  # fmt: skip
    assert check("small") == ()


def test_row_that_changed_is_not_removed_unseen(officer, small_project):
    changed = {"id": "south", "title": "South District", "seen": "1"}
    officer.post("/p/small/rows/head.partners/south/", changed)
    stale = officer.post(REMOVE, {"seen": "1", "why": "It left."})
    assert stale.status_code == 409
    assert "South District" in words(stale)
    assert 'value="It left."' in words(stale)
    assert len(rows(small_project, "head.partners")) == 2


def test_who_may_not_write_may_not_remove(small_project, person, client_of):
    client = client_of(person("RL_union", assessor="US1", project=small_project))
    assert "You can read this." in words(client.get(REMOVE))
    client.post(REMOVE, {"seen": "1", "why": "It left."})
    assert len(rows(small_project, "head.partners")) == 2
    officer = client_of(person("RL_officer", project=small_project))
    officer.post(REMOVE, {"seen": "1", "why": "It left."})
    page = words(client.get("/p/small/removed/head.partners/"))
    assert "It left." in page
    assert "Put it back" not in page
    client.post("/p/small/removed/head.partners/", {"key": "south"})
    assert len(rows(small_project, "head.partners")) == 1
    assert client.get("/p/small/remove/head/-/").status_code == 404
    assert client.get("/p/small/removed/nothing/").status_code == 404


def test_scores_of_others_are_neither_removed_nor_seen_among_the_removed(small_project, person, client_of):
    officer = client_of(person("RL_officer", assessor="OF1", project=small_project))
    user = client_of(person("RL_user_rep", assessor="US1", project=small_project))
    officer.post(
        "/p/small/scores/Q/", {"T0a--Q1--mark": "1", "T0a--Q1--reason": "canary-9", "T0a--Q1--seen": "0"}
    )
    key = Value.objects.get(place__shelf="scores", place__project=small_project).place.key
    assert user.get(f"/p/small/remove/scores/{key}/").status_code == 404
    officer.post(f"/p/small/remove/scores/{key}/", {"seen": "1", "why": "A slip."})
    assert newest(small_project, "scores", key).fields is None
    assert "canary-9" in officer.get("/p/small/removed/scores/").content.decode()
    assert "canary-9" not in user.get("/p/small/removed/scores/").content.decode()
    assert user.post("/p/small/removed/scores/", {"key": key}).status_code == 404


@pytest.mark.postgres
def test_draft_of_a_row_survives_and_does_not_overwrite_unseen(officer, small_project):
    page = "/p/small/rows/head.partners/south/"
    kept = officer.post(
        page, {"id": "south", "title": "Half a", "seen": "1", "draft": "1"}, headers={"X-Moothall-Draft": "1"}
    )
    assert kept.status_code == 204
    officer.post(
        "/p/small/rows/head.partners/south/?other=1", {"id": "south", "title": "Theirs", "seen": "1"}
    )
    shown = words(officer.get(page))
    assert 'value="Half a"' in shown
    assert 'name="seen" value="1"' in shown, "what the draft rests on"
    stale = officer.post(page, {"id": "south", "title": "Half a title", "seen": "1"})
    assert stale.status_code == 409
    assert "They wrote: Theirs" in words(stale)
    again = {"id": "south", "title": "Half a title", "seen": "2"}
    assert officer.post(page, again).status_code == 302
    assert not Draft.objects.exists()


def test_queries_do_not_grow_with_rows(small_project, officer):
    counts = []
    for removed in ("south", "north"):
        officer.post(f"/p/small/remove/head.partners/{removed}/", {"seen": "1", "why": "It left."})
        officer.get("/p/small/removed/head.partners/")
        with CaptureQueriesContext(connection) as asked:
            page = words(officer.get("/p/small/removed/head.partners/"))
        assert removed in page
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 7
