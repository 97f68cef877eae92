"""Every address has a policy, and each role meets in life what the table of permissions says."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path, reverse

from moothall_web.accounts import matrix
from moothall_web.accounts.matrix import Route
from moothall_web.accounts.models import Membership, Project, User
from moothall_web.accounts.policy import EVERYBODY, LIBRARY, needs, powers
from moothall_web.casework import reading

WORDS: dict[str, Any] = {
    "name": "options", "key": "shared", "option": "shared", "section": "D", "criterion": "D1",
    "group": "users", "item": "EV1", "day": "2026-01-01",
}  # fmt: skip
"""What stands for a name in an address, other than the project's; 1 for those that are not here."""

OF_PROJECTS = [r for r in matrix.routes() if "slug" in r.words and not r.name.startswith("api_")]
"""The pages; what programs open is held to the same table in tests/web/api."""
PUBLIC = [r for r in OF_PROJECTS if r.policy == EVERYBODY]
IN_PROJECT = [r for r in OF_PROJECTS if r not in PUBLIC]
ROLES = list(powers())


def address_of(route: Route, project: Project) -> str:
    filled = {word: WORDS.get(word, 1) for word in route.words if word != "slug"}
    if route.name == "end_membership":
        filled["number"] = Membership.objects.filter(project=project).first().pk
    return reverse(route.name, kwargs={"slug": project.slug} | filled)


def test_no_address_is_without_a_policy():
    assert matrix.lacking() == []


def test_view_without_a_policy_is_found():
    bare = path("p/<slug:slug>/bare/", lambda request, slug: HttpResponse(), name="bare")
    unknown = path("odd/", _with_policy("walks on water"), name="odd")
    found = list(matrix.routes([bare, unknown]))
    assert [(r.address, r.policy) for r in found] == [
        ("/p/<slug:slug>/bare/", ""),
        ("/odd/", "walks on water"),
    ]


def _with_policy(policy: str):
    def view(request):
        return HttpResponse()

    view.policy = policy
    return view


def test_lacking_names_it(monkeypatch):
    bare = Route("/p/<slug:slug>/bare/", "bare", "")
    odd = Route("/odd/", "odd", "walks on water")
    monkeypatch.setattr(matrix, "routes", lambda: iter([bare, odd]))
    assert matrix.lacking() == [bare, odd]


def test_power_that_nobody_knows_is_refused_at_once():
    with pytest.raises(ValueError, match="there is no power 'fly'"):
        needs("fly")


def test_table_of_the_library_names_each_of_its_pages_and_no_other():
    routed = {r.name for r in matrix.routes()}
    assert set(LIBRARY) <= routed
    assert all(reason for _, reason in LIBRARY.values())


def test_all_addresses_of_a_project_are_in_the_project():
    pages = {r.name for r in matrix.routes() if r.in_project and not r.name.startswith("api_")}
    assert pages == {r.name for r in IN_PROJECT}
    assert {"project", "people", "row"} <= {r.name for r in IN_PROJECT}


def test_only_these_pages_of_a_project_are_for_everybody():
    assert {r.name for r in PUBLIC} == {
        "editions",
        "edition",
        "edition_file",
        "heads",
        "head",
        "public_project",
        "editions_feed",
        "public_weights",
        "public_area",
        "claims",
        "public_claim",
        "replies",
        "replies_feed",
        "consultations",
        "consultations_feed",
        "consultation",
    }


@pytest.mark.parametrize("route", PUBLIC, ids=lambda r: r.name)
def test_public_pages_are_not_there_before_an_edition_is(route, small_project):
    assert Client().get(address_of(route, small_project)).status_code == 404


def status_of(client: Client, address: str) -> int:
    answer = client.get(address)
    assert not answer.get("Location", "").startswith("/account/login/")
    return answer.status_code


@pytest.mark.postgres
@pytest.mark.parametrize("role", ROLES)
def test_each_role_meets_what_the_table_says(role, small_project, person, client_of):
    client = client_of(person(role, project=small_project, body="users", assessor="US1"))
    for route in IN_PROJECT:
        met = status_of(client, address_of(route, small_project))
        if route.policy not in powers()[role]:
            assert met == 403, route
        else:
            # What an address names may not be there; a project may lack what a page needs.
            missing = (404,) if len(route.words) > 1 else ()
            assert met in (200, 302, 405, 409, 422, *missing), (route, met)


@pytest.mark.parametrize("route", IN_PROJECT, ids=lambda r: r.name)
def test_to_others_there_is_no_such_page(route, site_project, small_project, person, client_of):
    client = client_of(person("RL_officer", project=site_project))
    address = address_of(route, small_project) if route.name != "end_membership" else "/p/small/people/1/end/"
    assert status_of(client, address) == 404
    assert client.post(address).status_code == 404
    anonymous = Client().get(address)
    assert (anonymous.status_code, anonymous["Location"][:20]) == (302, "/account/login/?next")


@pytest.mark.parametrize("route", IN_PROJECT, ids=lambda r: r.name)
def test_those_who_run_the_site_read_no_project_that_they_are_not_named_in(route, small_project, client_of):
    client = client_of(User.objects.create_superuser("root@example.org", "a long password"))
    address = address_of(route, small_project) if route.name != "end_membership" else "/p/small/people/1/end/"
    assert status_of(client, address) == 404


@pytest.mark.parametrize("role", ["RL_admin", "RL_public", "RL_nobody"])
def test_role_without_powers_opens_nothing(role, small_project, person, client_of):
    client = client_of(person(role, project=small_project))
    assert status_of(client, "/p/small/") == 404


@pytest.mark.parametrize("role", ROLES)
def test_rows_are_changed_only_by_those_who_may(role, small_project, person, client_of):
    client = client_of(person(role, project=small_project))
    address = "/p/small/rows/head.timetable/new/"
    may = "set_up" in powers()[role]
    inside = client.get(address).content.decode().partition("<main")[2]
    assert ('<button class="govuk-button"' in inside) == may
    client.post(address, {"id": "m1", "title": "Decision", "date": "2026-07-01", "kind": "decision"})
    assert (reading.newest(small_project, "head.timetable", "m1") is not None) == may


def test_matrix_of_the_docs_is_in_step():
    page = matrix.manual()
    assert (
        "| `/p/<slug>/people/` | who belongs to a project, who is invited, and what each role may do |"
        in page
    )
    assert "| `/account/login/` | everybody | the door itself |" in page
    assert ("| invite people, and see who has access | yes | no | no | no | no | no | no |") in page
