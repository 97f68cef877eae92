"""Stage 1 on pages: every group for itself, side by side, differences marked."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall_web.casework.models import Draft
from moothall_web.results.gather import gather

PAGE = "/p/small/principles/shared/"


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", assessor="OF1", project=small_project))


@pytest.fixture
def user(small_project, person, client_of):
    return client_of(person("RL_user_rep", assessor="US1", project=small_project))


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def sent(principle="P3", seen="0", by="OF1", **fields):
    return {f"{principle}--{f}": v for f, v in fields.items()} | {f"{principle}--seen": seen, "by": by}


def seen(client, principle="P3", page=PAGE):
    return re.search(rf'name="{principle}--seen" value="(\d+)"', client.get(page).content.decode())[1]


@pytest.mark.postgres
def test_groups_judge_side_by_side_and_differences_are_marked(officer, user, small_project):
    condition = {"condition": "Publish the plan.", "owner": "Head of service", "due": "2026-12-01"}
    mine = sent(verdict="partly_meets", reason="There is a plan.", **condition)
    assert officer.post(PAGE, mine).status_code == 302
    assert user.post(PAGE, sent(by="US1", verdict="fails", reason="No target.")).status_code == 302
    kept = {v.group: v for v in gather(small_project).verdicts}
    assert (kept["officers"].verdict, kept["officers"].owner) == ("partly_meets", "Head of service")
    assert (kept["users"].verdict, kept["users"].by) == ("fails", "US1")
    page = words(officer.get(PAGE))
    assert page.count("Groups differ") == 1
    assert "No target." in page
    assert "Groups differ on P3" in words(officer.get("/p/small/principles/"))


def test_only_what_changed_is_saved(officer, small_project):
    officer.post(PAGE, sent(verdict="meets"))
    again = sent(verdict="meets", seen=seen(officer)) | sent("P4", verdict="fails")
    officer.post(PAGE, again)
    assert [(v.principle, v.verdict) for v in gather(small_project).verdicts] == [
        ("P3", "meets"), ("P4", "fails"),
    ]  # fmt: skip


def test_does_not_apply_needs_a_reason(officer, small_project):
    refused = officer.post(PAGE, sent(verdict="not_applicable"))
    assert refused.status_code == 422
    assert "P3: A verdict of not applicable needs a reason." in words(refused)
    assert 'href="#P3--reason"' in words(refused)
    assert not gather(small_project).verdicts


def test_wrong_date_and_evidence_are_told_beside_their_fields(officer):
    refused = officer.post(PAGE, sent(verdict="meets", due="soon", evidence="EV9"))
    assert refused.status_code == 422
    page = words(refused)
    assert 'id="P3--due--error"' in page
    assert "there is no evidence" in page
    refused = officer.post(PAGE, sent(reason="only a reason"))
    assert "P3: choose a verdict." in words(refused)


@pytest.mark.postgres
def test_stale_verdict_shows_both(officer, small_project, person, client_of):
    other = client_of(person("RL_finance", assessor="OF1", project=small_project))
    mine = sent(verdict="fails", reason="my words")
    other.post(PAGE, sent(verdict="meets", reason="their words"))
    stale = officer.post(PAGE, mine)
    assert stale.status_code == 409
    page = words(stale)
    assert "They wrote: Meets it. their words" in page
    assert ">my words</textarea>" in page
    assert gather(small_project).verdicts[0].verdict == "meets"
    again = re.search(r'name="P3--seen" value="(\d+)"', page)[1]
    assert officer.post(PAGE, mine | {"P3--seen": again}).status_code == 302
    assert gather(small_project).verdicts[0].verdict == "fails"


def test_joint_verdict_is_for_those_who_adopt(officer, user, small_project):
    assert officer.post(f"{PAGE}?as=", sent(by="Board", verdict="meets")).status_code == 302
    assert gather(small_project).verdicts[0].group is None
    answer = user.post(f"{PAGE}?as=", sent(by="US1", verdict="fails"))
    assert answer.status_code == 200
    assert len(gather(small_project).verdicts) == 1


def test_a_group_cannot_judge_for_another(user, small_project):
    assert user.post(f"{PAGE}?as=officers", sent(verdict="fails")).status_code == 200
    refused = user.post("/p/small/rows/verdicts/new/", {
        "principle": "P3", "option": "shared", "group": "officers", "verdict": "fails", "date": "2026-06-01",
        "by": "US1",
    })  # fmt: skip
    assert refused.status_code == 422
    assert not gather(small_project).verdicts


def test_project_level_principles_are_judged_once(officer, small_project):
    page = "/p/small/principles/project/"
    first = re.search(r'name="(P\d+)--seen"', officer.get(page).content.decode())[1]
    assert first not in re.findall(r'name="(P\d+)--seen"', officer.get(PAGE).content.decode())
    assert officer.post(page, sent(first, verdict="meets")).status_code == 302
    assert gather(small_project).verdicts[0].option is None
    assert officer.get("/p/small/principles/nothing/").status_code == 404


def test_draft_is_kept(officer):
    kept = officer.post(
        PAGE, sent(reason="half a thought") | {"draft": "1"}, headers={"X-Moothall-Draft": "1"}
    )
    assert kept.status_code == 204
    assert ">half a thought</textarea>" in officer.get(PAGE).content.decode()
    officer.post(PAGE, sent(verdict="meets"))
    assert not Draft.objects.exists()


def test_auditor_reads(small_project, person, client_of, officer):
    officer.post(PAGE, sent(verdict="meets", reason="seen by all"))
    client = client_of(person("RL_auditor", project=small_project))
    page = words(client.get(PAGE))
    assert "seen by all" in page
    assert '<form method="post" novalidate data' not in page


def test_queries_do_not_grow_with_rows(small_project, site_project, person, client_of):
    counts = []
    for project, option in ((small_project, "shared"), (site_project, "joint")):
        client = client_of(person("RL_officer", assessor="OF1", project=project))
        for page in ("principles/", f"principles/{option}/"):
            client.get(f"/p/{project.slug}/{page}")
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/p/{project.slug}/{page}").status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 9
