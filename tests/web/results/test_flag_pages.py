"""Flags are answered and never deleted; a decision waits until stops are cleared or overridden by a body."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from moothall.files.folder import read_folder
from moothall_web.audit.models import Entry
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.reading import newest, past, rows
from moothall_web.casework.shelves import shelves
from moothall_web.results import flagging
from moothall_web.results.remembered import findings_of, state
from tests.acceptance.story import Story
from tests.web.made import bringer, brought_in

ALL, DECISION = "/p/clean/flags/", "/p/clean/decision/"
ANSWER, OVERRIDE = f"{ALL}answer/", f"{ALL}override/"
DECIDE = f"{DECISION}record/"
CHOSEN = {"option": "joint", "body": "Three councils", "reason": "It keeps every desk open.", "by": "Clerk"}


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def flags(project):
    return findings_of(state(project)).flags


@pytest.fixture
def project(tmp_path, db):
    """A small project in which an adviser also bids (G10), a stop."""
    told = Story(tmp_path)
    for n, role in enumerate(("adviser", "bidder")):
        told.add("conflicts.csv", id=f"i{n}x", organisation="Brook", role=role, declared="2026-02-01")
    given = read_folder(told.folder)
    return brought_in(replace(given, head=replace(given.head, draws=1000)), "clean")


@pytest.fixture
def someone(project, person, client_of):
    return lambda role: client_of(person(role, project=project))


@pytest.fixture
def councillor(someone):
    return someone("RL_councillor")


@pytest.fixture
def union(someone):
    return someone("RL_union")


@pytest.mark.postgres
def test_an_answer_stands_beside_its_flag_and_the_flag_stays(project, union, someone):
    flag = next(f for f in flagging.in_order(flags(project)) if not f.answers)
    page = words(union.get(ALL))
    address = ANSWER + flagging.query(flag)
    assert address.replace("&", "&amp;") in page
    refused = union.post(address, {"answer": "", "body": "", "seen": "0"})
    assert refused.status_code == 422
    given = {"answer": "The ledger was asked for on 2 June (EV01).", "body": "Branch committee", "seen": "0"}
    assert union.post(address, given)["Location"] == ALL
    now = next(f for f in flags(project) if (f.rule, f.subject) == (flag.rule, flag.subject))
    assert [(a.kind, a.body, a.text) for a in now.answers] == [("answer", given["body"], given["answer"])]
    assert given["answer"] in words(union.get(ALL))
    assert Entry.objects.filter(action="save_many", subject=f"answer {flag.rule}").exists()
    other = someone("RL_officer")
    stale = other.post(address, given | {"answer": "Ours."})
    assert stale.status_code == 409
    assert given["answer"] in words(stale)
    assert "Ours." in words(stale)
    assert 'name="seen" value="1"' in words(stale)
    assert other.post(address, given | {"answer": "Ours.", "seen": "1"}).status_code == 302
    row = [v for v in rows(project, "answers") if (v.fields or {}).get("answer") == "Ours."]
    assert len(past(project, "answers", row[0].place.key)) == 2, "what was answered before is kept"


def test_what_is_flagged_no_more_or_not_a_stop_has_no_page(project, union, councillor, someone):
    assert union.get(f"{ANSWER}?rule=ER2&subject={quote('nothing like it')}").status_code == 404
    plain = next(f for f in flags(project) if f.severity != "stop")
    assert councillor.get(OVERRIDE + flagging.query(plain)).status_code == 404
    assert union.get(OVERRIDE + flagging.query(plain)).status_code == 403
    assert someone("RL_auditor").get(ANSWER + flagging.query(plain)).status_code == 403
    assert someone("RL_auditor").get(ALL).status_code == 200


@pytest.mark.postgres
def test_no_decision_while_a_stop_is_open_and_one_after_each_is_overridden(project, councillor, union):
    before = len([v for v in rows(project, "decisions") if v.fields["kind"] == "decision"])
    stops = flagging.open_stops(flags(project))
    assert stops
    said = words(councillor.get(DECISION))
    assert f"Stop flag {stops[0].rule} ({stops[0].subject}) is open" in said
    refused = councillor.post(DECIDE, CHOSEN)
    assert refused.status_code == 422
    assert "neither cleared nor overridden by a named body" in words(refused)
    answered = {"answer": "We know of it.", "body": "Board", "seen": "0"}
    assert union.post(ANSWER + flagging.query(stops[0]), answered).status_code == 302
    assert councillor.post(DECIDE, CHOSEN).status_code == 422, "an answer alone opens nothing"
    for _ in range(len(stops)):
        left = flagging.open_stops(flags(project))
        if not left:
            break
        address = OVERRIDE + flagging.query(left[0])
        short = councillor.post(address, {"body": "Full council", "reason": "Because.", "by": "Clerk"})
        assert short.status_code == 422
        assert "An override needs a reason of at least one sentence." in words(short)
        whole = {"body": "Full council", "reason": "The gap is closed by an agreement.", "by": "Clerk"}
        assert councillor.post(address, whole).status_code == 302
        assert councillor.get(address).status_code == 404
    assert union.post(DECIDE, CHOSEN).status_code == 403
    half = councillor.post(DECIDE, CHOSEN | {"c0-reason": "No desk closes before residents are heard."})
    assert half.status_code == 422
    assert "Say who carries the condition out." in words(half)
    terms = {"c0-reason": "No desk closes unheard.", "c0-owner": "Equality leads", "c0-due": "2027-06-30"}
    done = councillor.post(DECIDE, CHOSEN | terms)
    assert done.status_code == 302, words(done)
    kept = [v.fields for v in rows(project, "decisions")]
    assert len([r for r in kept if r["kind"] == "decision"]) == before + 1
    page = words(union.get(DECISION))
    for text in (CHOSEN["reason"], terms["c0-reason"], "30 June 2027</time>.", "Full council"):
        assert text in page
    assert Entry.objects.filter(action="save_many", subject="decision joint").exists()


def test_a_decision_is_written_and_removed_on_no_other_page(project, councillor):
    row = {"id": "D9", "kind": "decision", "option": "joint", "date": "2026-06-01"} | CHOSEN
    refused = councillor.post("/p/clean/rows/decisions/new/", row)
    assert refused.status_code == 422
    assert "A decision is recorded on its own page" in words(refused)
    actor = Actor(bringer(), "RL_councillor")
    save(project, shelves()["decisions"], "D9", row, actor)
    seen = newest(project, "decisions", "D9").version
    gone = {"why": "No.", "seen": str(seen)}
    assert councillor.post("/p/clean/remove/decisions/D9/", gone).status_code == 422


def test_queries_do_not_grow_with_rows(project, councillor):
    counts = []
    for n in (1, 9):
        for i in range(n):
            row = {"id": f"X{n}-{i}", "kind": "dissent", "body": "Ward", "reason": "Too soon for us.",
                   "date": "2026-06-01", "by": "Clerk"}  # fmt: skip
            save(project, shelves()["decisions"], row["id"], row, Actor(bringer(), "RL_councillor"))
        for page in (DECISION, ALL):
            councillor.get(page)
            with CaptureQueriesContext(connection) as asked:
                assert councillor.get(page).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
