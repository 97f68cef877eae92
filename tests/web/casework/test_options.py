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


def test_what_is_not_asked_here_is_kept(site_project, person, client_of):
    client = client_of(person("RL_officer"))
    before = newest(site_project, "options", "joint")
    page = "/p/three-valleys/options/joint/"
    shown = client.get(page).content.decode()
    sent = dict(re.findall(r'name="(facts\.[\w]+)" type="radio" value="(\w+)" checked', shown))
    sent |= dict(re.findall(r'name="(facts\.[\w]+)" value="(\w*)"[^>]* checked', shown))
    sent |= {m: v for m, v in re.findall(r'id="(facts\.\w+)" name="\1" type="text"[^>]*value="(\w*)"', shown)}
    sent |= {"title": before.fields["title"], "summary": "Told anew.", "baseline": "", "seen": "1"}
    sent["facts.bodies"] = before.fields["facts"]["bodies"]
    sent["facts.lead"] = before.fields["facts"].get("lead") or ""
    assert client.post(page, sent).status_code == 302
    now = newest(site_project, "options", "joint")
    assert now.version == 2
    assert now.fields["summary"] == "Told anew."
    assert {k: v for k, v in now.fields.items() if k not in ("summary", "facts")} == {
        k: v for k, v in before.fields.items() if k not in ("summary", "facts")
    }
    gather(site_project)


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
    assert max(counts) <= 9
