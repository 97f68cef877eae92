"""Rows through the API: read with tags and cursors, written by the same rules as on the pages."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall_web.audit.check import check
from moothall_web.audit.models import Entry
from moothall_web.casework import reading
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.shelves import shelves

ROWS = "/api/v1/projects/small/rows"
LESSON = {"id": "LS1", "title": "Payroll", "lesson": "Ask first."}


def send(client, method, address, body, tag=None):
    headers = {} if tag is None else {"If-Match": tag}
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return getattr(client, method)(address, data, content_type="application/json", headers=headers)


@pytest.fixture
def officer(small_project, person):
    return person("RL_officer", project=small_project)


@pytest.fixture
def client(officer, program):
    return program(officer)


@pytest.mark.postgres
def test_row_lives_through_its_whole_life(client, small_project, officer):
    made = send(client, "post", f"{ROWS}/lessons", {"fields": LESSON, "why": "It was said."})
    assert (made.status_code, made["ETag"]) == (201, '"1"')
    address = f"{ROWS}/lessons/LS1"
    assert made["Location"] == address
    read = client.get(address)
    assert read.json()["fields"] == LESSON
    assert read.json()["by"] == str(officer)
    assert client.get(address, headers={"If-None-Match": '"1"'}).status_code == 304
    changed = send(client, "put", address, {"fields": {**LESSON, "lesson": "Ask twice."}}, '"1"')
    assert (changed.status_code, changed["ETag"], changed.json()["version"]) == (200, '"2"', 2)
    past = client.get("/api/v1/projects/small/history/lessons/LS1").json()["items"]
    assert [v["fields"]["lesson"] for v in past] == ["Ask twice.", "Ask first."]
    assert past[1]["why"] == "It was said."
    nameless = client.delete(address, headers={"If-Match": '"2"'})
    assert (nameless.status_code, list(nameless.json()["faults"])) == (422, ["why"])
    gone = client.delete(f"{address}?why=It+is+wrong.", headers={"If-Match": '"2"'})
    assert (gone.status_code, gone.content) == (204, b"")
    assert client.get(address).status_code == 404
    told = Entry.objects.filter(chain_id="small", subject="lessons LS1").order_by("number")
    assert [e.action for e in told] == ["add", "save", "remove"]
    assert reading.newest(small_project, "lessons", "LS1").why == "It is wrong."


def test_stale_change_gets_both_texts_and_changes_nothing(client, small_project, officer):
    send(client, "post", f"{ROWS}/lessons", {"fields": LESSON})
    other = {**LESSON, "lesson": "Ask somebody else."}
    save(small_project, shelves()["lessons"], "LS1", other, Actor(officer, "RL_officer"), seen=1)
    mine = {**LESSON, "lesson": "Ask me."}
    found = send(client, "put", f"{ROWS}/lessons/LS1", {"fields": mine}, '"1"')
    assert (found.status_code, found["ETag"]) == (412, '"2"')
    assert found["Content-Type"] == "application/problem+json"
    assert found.json()["stands"]["fields"] == other
    assert found.json()["yours"] == mine
    assert reading.newest(small_project, "lessons", "LS1").fields == other
    late = client.delete(f"{ROWS}/lessons/LS1?why=x", headers={"If-Match": '"1"'})
    assert late.status_code == 412


def test_somebody_saves_between_the_look_and_the_save(client, small_project, officer, monkeypatch):
    """Two at once: whoever is second gets 409 with both texts."""
    from moothall_web.api import rows

    send(client, "post", f"{ROWS}/lessons", {"fields": LESSON})
    other, save_now = {**LESSON, "lesson": "Ask at once."}, rows.actions.save

    def overtaken(*args, **kwargs):
        save_now(small_project, shelves()["lessons"], "LS1", other, Actor(officer, "RL_officer"), seen=1)
        return save_now(*args, **kwargs)

    monkeypatch.setattr(rows.actions, "save", overtaken)
    found = send(client, "put", f"{ROWS}/lessons/LS1", {"fields": {**LESSON, "lesson": "Mine."}}, '"1"')
    assert (found.status_code, found.json()["stands"]["fields"]) == (409, other)
    assert found.json()["yours"]["lesson"] == "Mine."


def test_row_that_is_there_is_not_added_again(client):
    send(client, "post", f"{ROWS}/lessons", {"fields": LESSON})
    found = send(client, "post", f"{ROWS}/lessons", {"fields": {**LESSON, "lesson": "Other."}})
    assert (found.status_code, found.json()["type"]) == (409, "/api/v1/problems/exists")
    assert found.json()["stands"]["fields"] == LESSON


def test_change_without_the_version_that_was_read_is_refused(client):
    send(client, "post", f"{ROWS}/lessons", {"fields": LESSON})
    assert send(client, "put", f"{ROWS}/lessons/LS1", {"fields": LESSON}).status_code == 428
    assert send(client, "put", f"{ROWS}/lessons/LS1", {"fields": LESSON}, "*").status_code == 412
    assert send(client, "put", f"{ROWS}/lessons/LS1", {"fields": LESSON}, 'W/"1"').status_code == 412


@pytest.mark.parametrize(
    ("body", "status", "place"),
    [
        ("{", 400, None),
        ("[" * 100_000, 400, None),
        (b"\xff", 400, None),
        ({"fields": LESSON, "odd": 1}, 422, "body"),
        ({"fields": {**LESSON, "odd": 1}}, 422, "fields"),
        ({"fields": {**LESSON, "lesson": 7}}, 422, "fields.lesson"),
        ({"fields": {"id": "LS1"}}, 422, "fields"),
        ({"fields": {**LESSON, "lesson": "a\0b"}}, 422, None),
        ({"fields": {**LESSON, "id": "x" * 301}}, 422, "fields.id"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(client, small_project, body, status, place):
    found = send(client, "post", f"{ROWS}/lessons", body)
    assert (found.status_code, found["Content-Type"]) == (status, "application/problem+json")
    assert list(found.json().get("faults", {})) == ([place] if place else [])
    assert reading.rows(small_project, "lessons") == []


def test_other_kinds_of_body_and_too_large_ones_are_refused(client, settings):
    assert client.post(f"{ROWS}/lessons", {"id": "x"}).status_code == 415
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert send(client, "post", f"{ROWS}/lessons", "x" * 101).status_code == 413


def test_pages_with_cursors_hold_each_row_once(client, small_project, officer):
    for n in range(7):
        row = {**LESSON, "id": f"LS{n}"}
        save(small_project, shelves()["lessons"], row["id"], row, Actor(officer, "RL_officer"))
    found, address = [], f"{ROWS}/lessons?limit=3"
    while address:
        page = client.get(address).json()
        found.append([r["key"] for r in page["items"]])
        address = page["next"] and f"{ROWS}/lessons?limit=3&cursor={page['next']}"
    assert found == [["LS0", "LS1", "LS2"], ["LS3", "LS4", "LS5"], ["LS6"]]


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "cursor=x", "cursor=WzFd", "cursor=é"])
def test_odd_queries_are_refused(client, query):
    found = client.get(f"{ROWS}/lessons?{query}")
    assert (found.status_code, found["Content-Type"]) == (400, "application/problem+json")


def test_queries_do_not_grow_with_rows(client, small_project, officer):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(f"{ROWS}/lessons").status_code == 200
        return len(seen)

    client.get(ROWS)  # notes that the token was used
    before = queries()
    for n in range(30):
        row = {**LESSON, "id": f"LS{n}"}
        save(small_project, shelves()["lessons"], row["id"], row, Actor(officer, "RL_officer"))
    assert queries() == before


def test_single_values_are_changed_and_never_removed(client):
    head = client.get(f"{ROWS}/head/-")
    fields = head.json()["fields"] | {"title": "A better title"}
    changed = send(client, "put", f"{ROWS}/head/-", {"fields": fields}, head["ETag"])
    assert changed.json()["fields"]["title"] == "A better title"
    assert client.delete(f"{ROWS}/head/-?why=x", headers={"If-Match": '"2"'}).status_code == 422
    lists = send(client, "put", f"{ROWS}/head/-", {"fields": fields | {"partners": []}}, changed["ETag"])
    assert list(lists.json()["faults"]) == ["fields.partners"]


def test_key_of_a_row_stays(client):
    row = client.get(f"{ROWS}/options/shared")
    fields = {**row.json()["fields"], "id": "other"}
    found = send(client, "put", f"{ROWS}/options/shared", {"fields": fields}, row["ETag"])
    assert (found.status_code, list(found.json()["faults"])) == (422, ["fields.id"])


def test_option_is_held_to_the_rules_of_its_page(client, small_project):
    row = client.get(f"{ROWS}/options/shared")
    fields = row.json()["fields"]
    dropped = {**fields, "dropped": {"date": "2026-06-01", "by": "x", "reason": "no"}}
    found = send(client, "put", f"{ROWS}/options/shared", {"fields": dropped}, row["ETag"])
    assert (found.status_code, list(found.json()["faults"])) == (422, ["fields.dropped"])


def test_what_is_locked_asks_for_a_reason(client):
    row = {"id": "m1", "title": "Decision", "date": "2026-07-01", "kind": "decision"}
    send(client, "post", f"{ROWS}/head.timetable", {"fields": row})
    later = {**row, "date": "2026-08-01"}
    address = f"{ROWS}/head.timetable/m1"
    assert list(send(client, "put", address, {"fields": later}, '"1"').json()["faults"]) == ["why"]
    assert send(client, "put", address, {"fields": later, "why": "A holiday."}, '"1"').status_code == 200


def test_scores_are_blind_until_both_have_handed_in(small_project, person, program):
    mine = program(person("RL_assessor", assessor="OF1", project=small_project))
    theirs = program(person("RL_assessor", assessor="US1", project=small_project))
    score = {"option": "shared", "criterion": "D1", "score": 3, "date": "2026-06-01"}
    for client, code in ((mine, "OF1"), (theirs, "US1")):
        made = send(client, "post", f"{ROWS}/scores", {"fields": {**score, "assessor": code}})
        assert made.status_code == 201, made.content
    alien = send(mine, "post", f"{ROWS}/scores", {"fields": {**score, "assessor": "US1", "criterion": "D2"}})
    assert (alien.status_code, alien.json()["type"]) == (422, "/api/v1/problems/refused")
    key = "shared|D1|US1|2026-06-01"

    def seen(client):
        listed = [r["fields"]["assessor"] for r in client.get(f"{ROWS}/scores").json()["items"]]
        return (
            listed,
            client.get(f"{ROWS}/scores/{key}").status_code,
            client.get(f"/api/v1/projects/small/history/scores/{key}").status_code,
        )

    assert seen(mine) == (["OF1"], 404, 404)
    handed = "/api/v1/projects/small/submissions"
    assert send(theirs, "post", handed, {"assessor": "US1", "section": "D"}).status_code == 201
    assert seen(mine) == (["OF1"], 404, 404)
    assert mine.get("/api/v1/projects/small/findings").json()["type"] == "/api/v1/problems/blind"
    assert send(mine, "post", handed, {"assessor": "OF1", "section": "D"}).status_code == 201
    assert seen(mine) == (["OF1", "US1"], 200, 200)
    assert [s["assessor"] for s in mine.get(handed).json()["items"]] == ["US1", "OF1"]
    for odd in ({"assessor": "US1", "section": "D"}, {"assessor": "OF1", "section": "ZZ"}):
        assert send(mine, "post", handed, odd).status_code == 422


def test_who_may_see_and_change(client, officer):
    found = client.get("/api/v1/projects/small/audience/options/shared").json()
    assert str(officer) in found["see"][0]["people"]
    assert client.get("/api/v1/projects/small/audience/options").json()["change"]
    assert client.get("/api/v1/projects/small/audience/options/none").status_code == 404
    assert client.get("/api/v1/projects/small/audience/none").status_code == 404


def test_kinds_of_rows_are_told(client, small_project):
    found = {k["name"]: k for k in client.get(ROWS).json()["items"]}
    assert set(found) == set(shelves())
    assert found["options"] == {
        "name": "options",
        "rows": 2,
        "power": "propose",
        "key": ["id"],
        "single": False,
    }


@pytest.mark.postgres
def test_log_says_with_which_token_a_program_acted(client, officer, client_of):
    assert send(client, "post", f"{ROWS}/lessons", {"fields": LESSON}).status_code == 201
    assert send(client, "post", f"{ROWS}/lessons", {"fields": LESSON}).status_code == 409
    own = client_of(officer)
    own.post("/p/small/rows/lessons/new/", LESSON | {"id": "LS2"})
    token = officer.tokens.get()
    told = {e.subject: e.payload.body for e in Entry.objects.filter(chain_id="small", action="add")}
    assert told["lessons LS1"]["through"] == f"token:{token.pk}"
    assert "through" not in told["lessons LS2"]
    assert check("small") == ()
    page = own.get("/p/small/log/").content.decode()
    assert page.count("by a program, with token") == 1
    assert f"by a program, with token {token.pk}" in page
