"""Findings through the API, now and then; what was published, without a token."""

from __future__ import annotations

import pytest
from django.test import Client

from moothall.findings.findings import Findings
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.reading import newest
from moothall_web.casework.shelves import shelves
from moothall_web.jobs.models import Job
from moothall_web.results import asked
from moothall_web.results.remembered import findings_bytes, state
from tests.web import made
from tests.web.publication.conftest import own_folder, published  # noqa: F401

SMALL = "/api/v1/projects/small"


@pytest.fixture
def client(small_project, person, program):
    return program(person("RL_officer", project=small_project))


def test_findings_of_now_are_those_of_the_site(client, small_project):
    found = client.get(f"{SMALL}/findings")
    assert (found.status_code, found["Content-Type"]) == (200, "application/json")
    assert found.content == findings_bytes(state(small_project))
    assert client.get(f"{SMALL}/findings", headers={"If-None-Match": found["ETag"]}).status_code == 304
    assert "fingerprint" in found.json() or set(found.json()) <= set(Findings.__struct_fields__)


def test_findings_that_are_worked_out_are_waited_for(client, small_project, monkeypatch):
    waiting = Job(project=small_project, kind=asked.PAGES, done=1, of=3)
    monkeypatch.setattr(asked, "pages", lambda project, language: waiting)
    found = client.get(f"{SMALL}/findings")
    assert (found.status_code, found["Retry-After"]) == (202, "2")
    assert found.json() == {"state": "waiting", "done": 1, "of": 3, "fault": ""}


def test_findings_then_are_those_that_were(client, small_project):
    before = client.get(f"{SMALL}/findings").content
    made.changed_title(small_project, "shared", "One team for both")
    number = client.get(f"{SMALL}/states?limit=2").json()["items"][1]["number"]
    assert client.get(f"{SMALL}/findings").content != before
    then = client.get(f"{SMALL}/states/{number}/findings")
    assert (then.status_code, then.content) == (200, before)
    assert client.get(f"{SMALL}/states/99999/findings").status_code == 404


def test_states_come_in_pages(client, small_project):
    for n in range(3):
        made.changed_title(small_project, "shared", f"Title {n}")
    first = client.get(f"{SMALL}/states?limit=2").json()
    rest = client.get(f"{SMALL}/states?limit=2&cursor={first['next']}").json()
    numbers = [s["number"] for s in (*first["items"], *rest["items"])]
    assert numbers == sorted(numbers, reverse=True)
    assert (len(numbers), rest["next"]) == (4, None)


def test_rows_that_are_no_project_yet_are_told(client, small_project):
    head = newest(small_project, "head", "")
    broken = {**head.fields, "framework": "none@1.0.0"}
    save(small_project, shelves()["head"], "", broken, Actor(made.bringer(), "RL_officer"), seen=head.version)
    found = client.get(f"{SMALL}/findings")
    assert (found.status_code, found.json()["type"]) == (409, "/api/v1/problems/not-yet")
    assert found.json()["lacks"][0]["shelf"] == "head"


@pytest.mark.usefixtures("own_folder")
def test_only_what_is_published_is_read_without_a_token(small_project, published):  # noqa: F811
    anybody = Client()
    assert anybody.get("/api/v1/published").json() == {"items": [], "next": None}
    assert anybody.get("/api/v1/published/small").status_code == 404
    assert anybody.get("/api/v1/published/small/1").status_code == 404
    edition = published(small_project)
    small_project.title = "A secret new title"
    small_project.save()
    register = anybody.get("/api/v1/published")
    assert register.json()["items"] == [{"slug": "small", "title": "A small project", "latest": 1}]
    assert register["Cache-Control"] == "public, max-age=60"
    (line,) = anybody.get("/api/v1/published/small").json()["items"]
    assert (line["number"], line["digest"], line["note"]) == (1, edition.digest, edition.note)
    found = anybody.get("/api/v1/published/small/1").json()
    assert {f["name"] for f in found["files"]} == {f.name for f in edition.files.all()}
    sizes = {f["name"]: len(anybody.get(f["address"]).getvalue()) for f in found["files"]}
    assert sizes == {f["name"]: f["size"] for f in found["files"]}
    assert anybody.get("/api/v1/published/three-valleys").status_code == 404
    assert b"secret" not in register.content
