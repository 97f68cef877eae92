"""Claims are verified or challenged by those who did not enter them, and inputs stay as they are."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall_web.accounts.models import Membership
from moothall_web.audit.models import Entry
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.reading import newest, past, rows
from moothall_web.casework.shelves import shelves
from moothall_web.results.gather import gather
from tests.web.made import bringer

CLAIM = {"id": "EV01", "statement": "Waits fell to nine days.", "source_title": "Yearly report",
         "author": "North", "grade": "B"}  # fmt: skip
PAGE, ALL = "/p/small/evidence/EV01/verify/", "/p/small/verifications/"
WELL = {"verdict": "verified", "reason": "Held against the ledger.", "seen": "0", "claim_seen": "1"}


def enter(project, user, **cells):
    fields = CLAIM | cells
    now = newest(project, "evidence", fields["id"])
    seen = now.version if now else 0
    save(project, shelves()["evidence"], fields["id"], fields, Actor(user, "RL_officer"), seen=seen)


@pytest.fixture
def claim(small_project):
    enter(small_project, bringer())


@pytest.fixture
def auditor(small_project, person):
    return person("RL_auditor", project=small_project)


@pytest.fixture
def client(client_of, auditor, claim):
    return client_of(auditor)


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.postgres
def test_an_auditor_marks_a_claim_and_it_is_told_and_logged(client, small_project, auditor):
    before = rows(small_project, "evidence")[0]
    answer = client.post(PAGE, WELL)
    assert (answer.status_code, answer["Location"]) == (302, "/p/small/evidence/EV01/")
    (mark,) = gather(small_project).verifications
    assert (mark.evidence, mark.verdict, mark.by) == ("EV01", "verified", "Auditor or analyst")
    assert rows(small_project, "evidence")[0].pk == before.pk, "what was entered stays as it is"
    entry = Entry.objects.filter(chain="small").latest("number")
    assert (entry.actor, entry.subject) == (f"user:{auditor.pk}", "verified EV01")
    for page in ("/p/small/evidence/EV01/", ALL):
        assert "Held against the ledger." in words(client.get(page))
    assert "Held against the ledger." in words(client.get("/p/small/results/evidence/", follow=True))


def test_a_second_mark_of_the_day_takes_the_place_of_the_first(client, small_project):
    client.post(PAGE, WELL)
    page = words(client.get(PAGE))
    assert 'name="seen" value="1"' in page
    client.post(PAGE, WELL | {"verdict": "challenged", "reason": "The ledger was wrong.", "seen": "1"})
    (mark,) = rows(small_project, "verifications")
    assert mark.fields["verdict"] == "challenged"
    assert len(past(small_project, "verifications", mark.place.key)) == 2


def test_who_entered_a_claim_cannot_verify_it(client, small_project, auditor):
    Membership.objects.create(user=auditor, project=small_project, role="RL_officer")
    enter(small_project, auditor, statement="Waits fell to eight days.")
    page = words(client.get(PAGE))
    assert "You entered this claim" in page
    assert "Put this on record" not in page
    assert "You entered this claim" in words(client.get(ALL))
    refused = client.post(PAGE, WELL | {"claim_seen": "2"})
    assert refused.status_code == 422
    assert rows(small_project, "verifications") == []


def test_nobody_else_may(small_project, person, client_of, claim):
    for role in ("RL_officer", "RL_finance", "RL_councillor", "RL_union"):
        one = client_of(person(role, project=small_project))
        assert one.get(PAGE).status_code == 403
        assert one.post(PAGE, WELL).status_code == 403
        assert one.get(ALL).status_code == 200
    assert rows(small_project, "verifications") == []


def test_rows_are_written_on_no_other_page(client, small_project):
    typed = {"evidence": "EV01", "verdict": "verified", "reason": "So.", "by": "Me", "date": "2026-06-01"}
    refused = client.post("/p/small/rows/verifications/new/", typed)
    assert refused.status_code == 422
    assert "A claim is marked on its own page" in words(refused)
    client.post(PAGE, WELL)
    key = rows(small_project, "verifications")[0].place.key
    refused = client.post(f"/p/small/remove/verifications/{key}/", {"why": "No.", "seen": "1"})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"verdict": ""}, "Say whether the claim is verified or challenged."),
        ({"reason": " "}, "Say what you looked at, and what came of it."),
    ],
)
def test_what_is_missing_is_said_beside_the_field(client, small_project, typed, said):
    refused = client.post(PAGE, WELL | typed)
    assert refused.status_code == 422
    assert words(refused).count(said) == 2, "above the form and beside the field"
    assert rows(small_project, "verifications") == []


def test_the_author_of_a_source_cannot_verify_it(client, small_project):
    enter(small_project, bringer(), author="auditor or  analyst")
    refused = client.post(PAGE, WELL | {"claim_seen": "2"})
    assert refused.status_code == 422
    assert "wrote the source, so somebody else must check it." in words(refused)
    assert client.post(PAGE, WELL | {"claim_seen": "2", "verdict": "challenged"}).status_code == 302


def test_a_claim_that_was_changed_meanwhile_is_shown_before_it_is_marked(client, small_project):
    enter(small_project, bringer(), statement="Waits fell to eight days.")
    stale = client.post(PAGE, WELL)
    assert stale.status_code == 409
    assert "Waits fell to eight days." in words(stale)
    assert "Held against the ledger." in words(stale), "what was typed is kept"
    assert 'name="claim_seen" value="2"' in words(stale)
    assert client.post(PAGE, WELL | {"claim_seen": "2"}).status_code == 302
    enter(small_project, bringer(), statement="Waits fell to seven days.")
    assert "The claim was changed after this." in words(client.get("/p/small/evidence/EV01/"))


def test_two_who_check_for_one_body_lose_nothing(client, small_project, person, client_of):
    client_of(person("RL_auditor", project=small_project)).post(PAGE, WELL | {"reason": "Theirs came first."})
    stale = client.post(PAGE, WELL)
    assert stale.status_code == 409
    assert "Theirs came first." in words(stale)
    assert "Held against the ledger." in words(stale)
    assert client.post(PAGE, WELL | {"seen": "1"}).status_code == 302
    assert len(past(small_project, "verifications", rows(small_project, "verifications")[0].place.key)) == 2


def test_queries_do_not_grow_with_claims(client, small_project):
    counts = []
    for more in (1, 12):
        for n in range(more):
            enter(small_project, bringer(), id=f"X{more}{n}")
            address = f"/p/small/evidence/X{more}{n}/verify/"
            assert client.post(address, WELL).status_code == 302
        for page in (ALL, PAGE, "/p/small/evidence/EV01/"):
            with CaptureQueriesContext(connection) as seen:
                assert client.get(page).status_code == 200
            counts.append(len(seen))
    assert counts[:3] == counts[3:]
