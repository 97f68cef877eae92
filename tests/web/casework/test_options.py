"""Options on pages: facts asked, the type told, a dispute beside it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall_web.casework import option_facts
from moothall_web.casework.models import Value
from moothall_web.casework.reading import newest
from moothall_web.results.gather import gather

NEW = "/p/small/options/new/"
FIRM = {
    "id": "nbs", "title": "Northshire Business Services Ltd", "facts.bodies": ["north", "south"],
    "facts.private_runs_service": "no", "facts.private_equity_pct": "25", "facts.private_votes": "1",
    "facts.board_votes": "5", "facts.private_gain_share": "no", "facts.shared_team": "yes",
    "facts.shared_budget": "yes", "facts.joint_body": "public_company", "seen": "0",
}  # fmt: skip


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", project=small_project))


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.postgres
def test_type_is_told_from_facts_and_not_from_the_name(officer, small_project):
    """ACC02: a private firm holds a quarter and one of five votes: T5, however it is called."""
    answer = officer.post(NEW, FIRM)
    assert answer.status_code == 302
    page = words(officer.get(answer["Location"]))
    assert "<strong>T5 " in page
    assert "Procurement: yes." in page
    assert "as a starting presumption: 4 of 5." in page
    kept = next(o for o in gather(small_project).options if o.id == "nbs")
    assert (kept.facts.private_equity_pct, kept.facts.bodies) == (25, ("north", "south"))
    assert kept.facts.new_company is None, "not known is not no"


def test_missing_facts_are_named(officer):
    page = words(officer.get("/p/small/options/shared/"))
    assert "The type is open." in page
    assert "whether a private body runs the service" in page


@pytest.mark.postgres
def test_dispute_stays_beside_the_type(officer, small_project, person, client_of):
    officer.post(NEW, FIRM)
    union = client_of(person("RL_union", assessor="US1", project=small_project))
    page = "/p/small/options/nbs/dispute/"
    short = {"type": "T6", "reason": "It is so.", "by": "Branch", "seen": "1"}
    refused = union.post(page, short)
    assert refused.status_code == 422
    assert "A dispute needs a reason of at least one sentence." in words(refused)
    refused = union.post(page, short | {"type": "T99", "reason": "The firm will run all of it."})
    assert "Choose one of the types." in words(refused)
    sent = short | {"reason": "The firm will run all of it in two years."}
    assert union.post(page, sent).status_code == 302
    shown = words(union.get("/p/small/options/nbs/"))
    assert "<strong>T5 " in shown
    assert "Branch holds it to be T6: The firm will run all of it in two years." in shown
    assert next(o for o in gather(small_project).options if o.id == "nbs").dispute.type == "T6"
    stale = union.post(page, sent | {"reason": "Another reason, in one sentence."})
    assert stale.status_code == 409
    assert "Another reason, in one sentence." in words(stale)


def posted(fields):
    """What a browser sends of an option as it stands: answers of lists one by one."""
    words = option_facts.words_of(fields)
    return {p: w.split("\n") if p.endswith(("bodies", "_by", "_to")) and w else w for p, w in words.items()}


def test_what_was_not_changed_is_kept(site_project, person, client_of):
    client = client_of(person("RL_officer"))
    before = newest(site_project, "options", "joint")
    page = "/p/three-valleys/options/joint/"
    assert (
        client.post(page, posted(before.fields) | {"summary": "Told anew.", "seen": "1"}).status_code == 302
    )
    now = newest(site_project, "options", "joint")
    assert (now.version, now.fields["summary"]) == (2, "Told anew.")
    assert {**now.fields, "summary": ""} == {**before.fields, "summary": ""}
    gather(site_project)


def test_parts_are_rows_on_the_page_and_never_yaml(officer, small_project):
    """One button asks for a row, another saves; a box takes it away; a fault stands beside its field."""
    more = officer.post(NEW, FIRM | {"more": "parts"})
    assert more.status_code == 200
    assert 'name="parts.0.facts.private_runs_service"' in words(more)
    assert 'value="Northshire Business Services Ltd"' in words(more), "nothing typed is lost"
    assert newest(small_project, "options", "nbs") is None, "nothing is saved yet"
    two = {
        "parts.0.id": "pay", "parts.0.title": "Payroll", "parts.0.facts.shared_team": "yes",
        "parts.1.id": "it", "parts.1.title": "Computers", "parts.1.facts.private_votes": "many",
        "cost_shares.0.partner": "north", "cost_shares.0.share": "1",
    }  # fmt: skip
    refused = officer.post(NEW, FIRM | two)
    assert refused.status_code == 422
    assert 'href="#parts.1.facts.private_votes"' in words(refused)
    two["parts.1.facts.private_votes"] = "2"
    assert officer.post(NEW, FIRM | two).status_code == 302
    kept = newest(small_project, "options", "nbs").fields
    assert [p["id"] for p in kept["parts"]] == ["pay", "it"]
    assert kept["parts"][1]["facts"]["private_votes"] == 2
    assert kept["cost_shares"] == [{"partner": "north", "share": 1.0}]
    page = words(officer.get("/p/small/options/nbs/"))
    assert 'value="Computers"' in page
    assert "facts:" not in page
    officer.post("/p/small/options/nbs/", FIRM | two | {"parts.0-remove": "1", "seen": "1"})
    assert [p["id"] for p in newest(small_project, "options", "nbs").fields["parts"]] == ["it"]


def test_evidence_that_is_not_there_is_told(officer):
    refused = officer.post(NEW, FIRM | {"evidence": "EV9"})
    assert refused.status_code == 422
    assert "There is no evidence “EV9”." in words(refused)


@pytest.mark.postgres
def test_off_the_list_and_back_each_with_a_reason(officer, small_project, person, client_of):
    """ACC23: an option cannot be dropped silently, from its own page neither."""
    page = "/p/small/options/shared/list/"
    short = {"reason": "No.", "by": "Board", "seen": "1"}
    refused = officer.post(page, short)
    assert refused.status_code == 422
    assert "needs a reason of at least one sentence" in words(refused)
    sent = short | {"reason": "Nobody wants to host it any more."}
    assert officer.post(page, sent).status_code == 302
    shown = words(officer.get("/p/small/options/"))
    assert "Nobody wants to host it any more. (Board, " in shown
    assert next(o for o in gather(small_project).options if o.id == "shared").dropped.by == "Board"
    assert officer.post(page, sent).status_code == 409, "somebody took it off before"
    assert officer.post(page, short | {"seen": "2"}).status_code == 422
    back = short | {"reason": "North will host it after all.", "seen": "2"}
    assert officer.post(page, back).status_code == 302
    assert next(o for o in gather(small_project).options if o.id == "shared").dropped is None
    past = words(officer.get("/p/small/options/shared/"))
    assert "Nobody wants to host it any more." in past, "it stays in the history"
    assert officer.get("/p/small/rows/options/shared/")["Location"] == "/p/small/options/shared/"
    auditor = client_of(person("RL_auditor", project=small_project))
    assert auditor.get(page).status_code == 403


def test_saving_an_option_as_it_is_changes_nothing(site_project, person, client_of):
    for name in ("joint", "contract"):
        fields = newest(site_project, "options", name).fields
        assert option_facts.made(fields, option_facts.words_of(fields)) == (fields, {})


def test_wrong_facts_and_taken_ids_are_told(officer):
    refused = officer.post(NEW, FIRM | {"facts.private_equity_pct": "130", "title": ""})
    assert refused.status_code == 422
    page = words(refused)
    assert 'href="#facts.private_equity_pct"' in page
    assert 'href="#title"' in page
    taken = officer.post(NEW, FIRM | {"id": "shared"})
    assert taken.status_code == 422
    assert "There is an option “shared” already." in words(taken)


def test_stale_facts_show_both(officer, small_project):
    officer.post(NEW, FIRM)
    page = "/p/small/options/nbs/"
    officer.post(page, FIRM | {"facts.shared_team": "no", "seen": "1"})
    stale = officer.post(page, FIRM | {"title": "Mine", "seen": "1"})
    assert stale.status_code == 409
    assert "They wrote: no" in words(stale)
    assert 'value="Mine"' in words(stale)
    assert newest(small_project, "options", "nbs").version == 2


def test_who_may_not_propose_reads(small_project, person, client_of):
    client = client_of(person("RL_auditor", project=small_project))
    assert client.get(NEW).status_code == 403
    assert client.get("/p/small/options/shared/dispute/").status_code == 403
    client.post("/p/small/options/shared/", FIRM)
    assert not Value.objects.filter(place__project=small_project, place__key="shared", version=2).exists()
    assert client.get("/p/small/options/none/").status_code == 404


def test_queries_do_not_grow_with_rows(small_project, site_project, person, client_of):
    counts = []
    for project, option in ((small_project, "shared"), (site_project, "joint")):
        client = client_of(person("RL_officer", assessor="OF1", project=project))
        for page in ("options/", f"options/{option}/"):
            client.get(f"/p/{project.slug}/{page}")
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/p/{project.slug}/{page}").status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 11
