"""One policy: programs meet what the table of permissions says, and what the pages answer."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moothall_web.accounts import matrix, tokens
from moothall_web.accounts.models import Membership, Project
from moothall_web.accounts.policy import EVERYBODY, SIGNED_IN, power_words, powers
from moothall_web.api.endpoints import ENDPOINTS
from moothall_web.api.openapi import document
from moothall_web.audit.models import Entry
from moothall_web.casework import reading
from moothall_web.casework.shelves import shelves
from moothall_web.casework.steps import power_of, steps
from tests.web import made

WORDS: dict[str, Any] = {"shelf": "options", "key": "shared", "number": 1}
METHODS = ("get", "post", "put", "delete", "patch")
ROLES = list(powers())
IN_PROJECT = [r for r in matrix.routes() if r.name.startswith("api_") and r.in_project]
LESSON = {"id": "LS9", "title": "Payroll", "lesson": "Ask first."}


def address_of(name: str, words: tuple[str, ...], slug: str) -> str:
    return reverse(name, kwargs={w: slug if w == "slug" else WORDS[w] for w in words})


def test_every_address_is_in_the_list_and_has_a_policy():
    routed = {r.name: r.policy for r in matrix.routes() if r.name.startswith("api_")}
    own = {"api_openapi": EVERYBODY, "api_nothing": EVERYBODY}
    assert routed == {e.name: e.policy for e in ENDPOINTS} | own
    assert {e.policy for e in ENDPOINTS} <= {EVERYBODY, SIGNED_IN, *power_words()}
    assert {e.name for e in ENDPOINTS if e.policy == EVERYBODY} == {
        "api_published", "api_editions", "api_edition", "api_consultations", "api_consultation",
    }  # fmt: skip


def test_every_method_is_in_the_document_and_no_other():
    wanted = sum(len(e.methods) for e in ENDPOINTS if e.name not in ("api_rows", "api_row"))
    rows = sum(len(e.methods) for e in ENDPOINTS if e.name in ("api_rows", "api_row"))
    found = [m for p in document()["paths"].values() for m in p if m != "parameters"]
    assert len(found) == wanted + rows * len(shelves()) + 1  # and itself


@pytest.mark.postgres
@pytest.mark.parametrize("role", ROLES)
def test_program_meets_what_the_page_of_the_same_rows_answers(
    role, small_project, person, client_of, program
):
    user = person(role, project=small_project, body="users", assessor="US1")
    browser, client = client_of(user), program(user)
    for route in IN_PROJECT:
        met = client.get(address_of(route.name, route.words, "small")).status_code
        assert (met == 403) == (route.policy not in powers()[role]), (route, met)
        assert met in (200, 202, 403, 404, 409), (route, met)
    for name in sorted(step.shelves[0] for step in steps()):
        page = browser.get(reverse("shelf", args=["small", name]), follow=True)
        assert client.get(f"/api/v1/projects/small/rows/{name}").status_code == page.status_code
    body = json.dumps({"fields": LESSON})
    added = client.post("/api/v1/projects/small/rows/lessons", body, content_type="application/json")
    assert added.status_code == (201 if power_of("lessons") in powers()[role] else 403)
    browser.post(reverse("new_row", args=["small", "lessons"]), LESSON | {"id": "LS10"})
    assert (reading.newest(small_project, "lessons", "LS10") is not None) == (added.status_code == 201)


@pytest.mark.parametrize("role", ROLES)
def test_write_asks_for_the_power_of_the_kind_of_rows(role, small_project, person, program):
    """Each role writes what its page lets it write: anything else is 403 before the body is read."""
    client = program(person(role, project=small_project))
    for name in shelves():
        answer = client.post(f"/api/v1/projects/small/rows/{name}", "{}", content_type="application/json")
        assert (answer.status_code == 403) == (power_of(name) not in powers()[role]), name


def test_without_a_token_nothing_says_whether_a_project_is_there(small_project):
    for slug in ("small", "no-such"):
        for route in IN_PROJECT:
            for method in METHODS:
                found = getattr(Client(), method)(address_of(route.name, route.words, slug))
                if found.status_code == 429:
                    pytest.fail("the rate was reached: raise it for this test")
                assert (found.status_code, found["WWW-Authenticate"]) == (401, 'Bearer realm="moothall"')


@pytest.fixture(autouse=True)
def often(settings):
    settings.MOOTHALL_API_RATE = settings.MOOTHALL_API_RATE_WITHOUT = 10_000


def test_session_of_a_browser_opens_nothing(small_project, person, client_of):
    client = client_of(person("RL_officer", project=small_project))
    assert client.get("/api/v1/projects/small").status_code == 401


def test_token_goes_no_further_than_its_powers(small_project, person, program):
    client = program(person("RL_officer", project=small_project), "read")
    assert client.get("/api/v1/projects/small").json()["powers"] == ["read"]
    body = json.dumps({"fields": LESSON})
    found = client.post("/api/v1/projects/small/rows/lessons", body, content_type="application/json")
    assert (found.status_code, found.json()["type"]) == (403, "/api/v1/problems/scope")
    assert 'scope="set_up"' in found["WWW-Authenticate"]
    writer = program(person("RL_officer", project=small_project), "set_up")
    assert writer.get("/api/v1/projects/small").status_code == 403
    assert writer.get("/api/v1/projects").json()["items"] == []


def test_token_gives_no_power_that_the_role_has_not(small_project, person, program):
    client = program(person("RL_auditor", project=small_project))
    body = json.dumps({"fields": LESSON})
    found = client.post("/api/v1/projects/small/rows/lessons", body, content_type="application/json")
    assert (found.status_code, found.json()["type"]) == (403, "/api/v1/problems/forbidden")


def test_end_of_a_membership_ends_what_a_token_opens(small_project, person, program):
    user = person("RL_officer", project=small_project)
    client = program(user)
    assert client.get("/api/v1/projects/small").status_code == 200
    from django.utils import timezone

    Membership.objects.filter(user=user).update(until=timezone.now())
    assert client.get("/api/v1/projects/small").status_code == 404


def test_methods_that_are_not_there_and_addresses_that_are_not(small_project, person, program):
    client = program(person("RL_officer", project=small_project))
    found = client.patch("/api/v1/projects/small")
    assert (found.status_code, found["Allow"]) == (405, "GET")
    for address in ("/api/v1", "/api/v1/", "/api/v1/none", "/api/v1/projects/small/", "/api/v1/a%0Ab"):
        found = client.get(address)
        assert (found.status_code, found["Content-Type"]) == (404, "application/problem+json"), address
    assert client.get("/api/v1/x%00y").status_code == 400


def test_too_many_requests_are_refused(small_project, person, program, settings):
    settings.MOOTHALL_API_RATE = 3
    client = program(person("RL_officer", project=small_project))
    statuses = [client.get("/api/v1/me").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    settings.MOOTHALL_API_RATE_WITHOUT = 2
    statuses = [Client().get("/api/v1/published").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


@pytest.fixture
def two(small_project, db):
    """Somebody with each role in a first project, and a second one in which they are nothing."""
    second = made.brought_in(made.small(), slug="second")
    secrets = {}
    for role in ROLES:
        user = made.person_in(small_project, role, assessor="OF1")
        secrets[role] = tokens.make(user, title="x", powers=tuple(power_words()), days=1)[1]
    return secrets, second


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_second_project_is_never_reached(two, data):
    """Whatever role, address, method, kind of rows, key and body: to others there is no such project."""
    secrets, second = two
    role, route = data.draw(st.sampled_from(ROLES)), data.draw(st.sampled_from(IN_PROJECT))
    method = data.draw(st.sampled_from(METHODS))
    keys = [p.key or "-" for p in second.places.all()]
    words = {
        "slug": "second", "shelf": data.draw(st.sampled_from(list(shelves()))),
        "key": data.draw(st.sampled_from(keys) | st.text(min_size=1, alphabet="abc|./-")),
        "number": data.draw(st.integers(0, 2**70)),
    }  # fmt: skip
    address = reverse(route.name, kwargs={w: words[w] for w in route.words})
    entries = Entry.objects.filter(chain_id="second").count()
    headers = {"Authorization": f"Bearer {secrets[role]}", "If-Match": '"1"'}
    asked = getattr(Client(headers=headers), method)
    body = json.dumps({"fields": LESSON})
    found = asked(address) if method == "get" else asked(address, body, content_type="application/json")
    absent = reverse(route.name, kwargs={w: {**words, "slug": "no-such"}[w] for w in route.words})
    same = asked(absent) if method == "get" else asked(absent, body, content_type="application/json")
    assert (found.status_code, found.content) == (404, same.content)
    assert Entry.objects.filter(chain_id="second").count() == entries


def test_projects_are_ones_own(small_project, person, program):
    made.brought_in(made.small(), slug="second")
    client = program(person("RL_officer", project=small_project))
    found = client.get("/api/v1/projects").json()
    assert [p["slug"] for p in found["items"]] == ["small"]
    other = Project.objects.get(slug="second")
    Membership.objects.create(user=small_project.memberships.last().user, project=other, role="RL_auditor")
    first = client.get("/api/v1/projects?limit=1").json()
    rest = client.get(f"/api/v1/projects?limit=1&cursor={first['next']}").json()
    assert [p["slug"] for p in (*first["items"], *rest["items"])] == ["second", "small"]
