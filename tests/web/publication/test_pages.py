"""The pages of those who publish: who may what, what blocks, what differs, and what is said where."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from moothall_web.audit.check import check
from moothall_web.audit.models import Entry
from moothall_web.casework.actions import hand_in
from moothall_web.casework.writing import Actor
from moothall_web.jobs.models import Job
from moothall_web.publication import editions, making
from moothall_web.publication.models import Edition
from tests.web.made import person_in
from tests.web.publication import many
from tests.web.publication.proposing import propose

PLAN = "/p/small/publication/"


@pytest.fixture
def people(small_project):
    return {r: person_in(small_project, f"RL_{r}") for r in ("officer", "councillor", "union")}


@pytest.fixture
def proposed(small_project, people):
    return propose(small_project, "For comment.", Actor(people["officer"], "RL_officer"))


@pytest.fixture
def light(monkeypatch):
    """Editions with their documents as pages alone: what the pages do is the same."""
    made = making.make_edition
    monkeypatch.setattr(
        making, "make_edition", lambda edition, told: made(edition, told, formats=("html",), spoken=("en",))
    )


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.postgres
def test_from_the_proposal_to_the_edition(small_project, people, client_of, light):
    officer, councillor = client_of(people["officer"]), client_of(people["councillor"])
    assert "Nothing." in words(officer.get(PLAN))
    assert officer.post(f"{PLAN}propose/", {"note": ""}).status_code == 422
    made = officer.post(f"{PLAN}propose/", {"note": "For comment."})
    edition = Edition.objects.get()
    assert made["Location"] == f"{PLAN}{edition.pk}/"
    page = words(officer.get(made["Location"]))
    assert "Confirm and publish" not in page
    assert f"It waits for one of: {people['councillor']}" in page
    assert officer.post(f"{PLAN}propose/", {"note": "Another."}).status_code == 409
    assert "Confirm and publish" in words(councillor.get(made["Location"]))
    assert councillor.post(f"{made['Location']}confirm/").status_code == 302
    assert councillor.get(made["Location"])["Location"] == "/p/small/editions/1/"
    told = list(Entry.objects.filter(chain_id="small").order_by("-number").values_list("action", "actor")[:3])
    assert told == [
        ("publish_edition", people["councillor"].code), ("confirm_edition", people["councillor"].code),
        ("propose_edition", people["officer"].code),
    ]  # fmt: skip
    assert check("small") == ()
    assert "Edition 1" in words(officer.get(PLAN))


def test_own_proposal_is_not_confirmed(people, proposed, client_of):
    answer = client_of(people["officer"]).post(f"{PLAN}{proposed.pk}/confirm/")
    assert (answer.status_code, "Somebody else must confirm" in words(answer)) == (422, True)
    assert Edition.objects.get().state == "proposed"


def test_those_who_may_not_see_no_button_and_are_refused(people, proposed, client_of):
    union = client_of(people["union"])
    page = words(union.get(f"{PLAN}{proposed.pk}/"))
    assert "Confirm and publish" not in page
    assert "Withdraw the proposal" not in page
    for deed in ("confirm", "withdraw", "make"):
        assert union.post(f"{PLAN}{proposed.pk}/{deed}/", {"why": "x"}).status_code == 403
    assert client_of(people["councillor"]).post(f"{PLAN}propose/", {"note": "x"}).status_code == 403


def test_results_that_differ_are_said_and_need_a_reason(people, proposed, client_of, light):
    Edition.objects.filter(pk=proposed.pk).update(differs=True)
    councillor = client_of(people["councillor"])
    assert "are not those of the whole project, beyond rounding" in words(
        councillor.get(f"{PLAN}{proposed.pk}/")
    )
    bare = councillor.post(f"{PLAN}{proposed.pk}/confirm/", {"reason": " "})
    assert (bare.status_code, 'id="reason-error"' in words(bare)) == (422, True)
    said = {"reason": "Five people cannot be told."}
    assert councillor.post(f"{PLAN}{proposed.pk}/confirm/", said).status_code == 302
    assert "Five people cannot be told." in words(client_of(people["union"]).get("/p/small/editions/1/"))


def test_proposal_is_turned_down_with_a_reason(people, proposed, client_of):
    councillor = client_of(people["councillor"])
    assert councillor.post(f"{PLAN}{proposed.pk}/withdraw/", {"why": ""}).status_code == 422
    assert councillor.post(f"{PLAN}{proposed.pk}/withdraw/", {"why": "Too early."}).status_code == 302
    late = councillor.post(f"{PLAN}{proposed.pk}/confirm/")
    assert (late.status_code, "It was withdrawn" in words(late)) == (409, True)


def test_making_that_was_cut_off_is_begun_again_from_its_page(people, proposed, client_of, light):
    councillor = Actor(people["councillor"], "RL_councillor")
    confirmed = editions.confirm(proposed, "", councillor)
    client = client_of(people["councillor"])
    assert "Make it now" in words(client.get(f"{PLAN}{confirmed.pk}/"))
    client.post(f"{PLAN}{confirmed.pk}/make/")
    assert Edition.objects.get().state == "published"


def test_preview_is_the_public_copy_and_nothing_else(db, client_of):
    project = many.brought_in(unreasoned=0)
    client = client_of(person_in(project, "RL_officer"))
    answer = client.get(reverse("publication_preview", args=["many"]))
    assert answer.status_code == 200
    assert b"What this public copy leaves out" in answer.content
    assert many.CANARY.encode() not in answer.content
    blocked = many.made.brought_in(many.given(), slug="blocked")
    other = client_of(person_in(blocked, "RL_officer"))
    assert other.get("/p/blocked/publication/preview/")["Location"] == "/p/blocked/publication/"


def test_preview_is_left_to_a_worker(small_project, people, client_of, monkeypatch):
    """While none has come to it, the page tells how far the job is, and nothing is worked out for it."""

    def worked_out(*args):
        raise AssertionError("showing never reckons")

    monkeypatch.setattr("moothall_web.jobs.asking.put_in_queue", lambda job, wait=0: None)
    monkeypatch.setattr("moothall_web.results.public.public_copy", worked_out)
    answer = client_of(people["officer"]).get(f"{PLAN}preview/")
    assert (answer.status_code, "What the public would see is being written" in words(answer)) == (200, True)
    assert Job.objects.get(kind="preview_of_edition").state == "waiting"


def test_assessor_who_has_not_handed_in_sees_nothing_of_it(site_project, client_of):
    client = client_of(person_in(site_project, "RL_officer", assessor="NEW1"))
    assert "until you hand in" in words(client.get("/p/three-valleys/publication/preview/"))


def test_plan_takes_as_many_queries_for_many_claims_as_for_none(small_project, client_of):
    project = many.brought_in(unreasoned=0)
    asked = []
    for held in (small_project, project):
        client = client_of(person_in(held, "RL_officer"))
        client.get(f"/p/{held.slug}/publication/")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/p/{held.slug}/publication/").status_code == 200
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_edition_waits_for_everybody_who_scores_what_others_have_handed_in(people, small_project, client_of):
    """An edition is read by everybody, also by assessors who are to be blind."""
    union = Actor(person_in(small_project, "RL_union", assessor="US1"), "RL_union")
    mine = Actor(person_in(small_project, "RL_assessor", assessor="OF1"), "RL_assessor")
    hand_in(small_project, "US1", "D", union)
    officer, councillor = client_of(people["officer"]), client_of(people["councillor"])
    refused = officer.post(f"{PLAN}propose/", {"note": "The first."})
    assert (refused.status_code, "Somebody still scores" in words(refused)) == (409, True)
    assert "OF1: D" in words(officer.get(PLAN))
    hand_in(small_project, "OF1", "D", mine)
    assert officer.post(f"{PLAN}propose/", {"note": "The first."}).status_code == 302
    made = editions.weigh(Edition.objects.get())
    late = person_in(small_project, "RL_assessor", assessor="NEW1")
    answer = councillor.post(f"{PLAN}{made.pk}/confirm/")
    assert (answer.status_code, "Somebody still scores" in words(answer)) == (409, True)
    late.memberships.update(until=timezone.now())
    hand_in(small_project, "US1", "Q", union)  # after the moment of the edition, which does not show it
    editions.confirm(made, "", Actor(people["councillor"], "RL_councillor"))
