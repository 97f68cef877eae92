"""How early groups were involved, on the first page: nobody takes the line away."""

from __future__ import annotations

import re

import pytest

from moothall_web.casework.actions import Actor, remove, save
from moothall_web.casework.shelves import shelves
from tests.web import made

HOME = "/p/small/"
GROUPS, PAPERS = "stakeholders.groups", "documents"


@pytest.fixture
def officer(small_project, person, client_of):
    user = person("RL_officer", project=small_project)
    actor = Actor(user, "RL_officer")
    branch = {"id": "branch", "title": "The branch", "voice": "unions", "first_access": "2026-05-10"}
    save(small_project, shelves()[GROUPS], "branch", branch, actor)
    paper = {"id": "D1", "title": "First paper", "date": "2026-03-01", "kind": "project_paper"}
    save(small_project, shelves()[PAPERS], "D1", paper, actor)
    return client_of(user)


def home(client):
    page = re.sub(r"<[^>]+>", " ", client.get(HOME).content.decode())
    return re.sub(r"\s+", " ", page)


def test_line_says_ten_weeks(officer):
    told = home(officer)
    late = "10 weeks passed from the first project paper (1 March 2026) to the first access of The branch"
    assert late in told
    assert "Users: no first access to the papers is recorded." in told


def test_changed_dates_need_a_reason_and_stay_in_sight(officer):
    page = f"/p/small/rows/{GROUPS}/branch/"
    sent = {"id": "branch", "title": "The branch", "voice": "unions", "seen": "1"}
    sent["first_access"] = "2026-03-01"
    refused = officer.post(page, sent)
    assert refused.status_code == 422
    assert "First access is locked" in refused.content.decode()
    assert officer.post(page, sent | {"why": "A typing error."}).status_code == 302
    told = home(officer)
    assert "with the first project paper (1 March 2026)" in told
    assert "The branch was recorded to have had first access on 10 May 2026." in told
    assert "A typing error." in told


@pytest.mark.postgres
def test_removed_rows_stay_in_sight(officer, small_project):
    actor = Actor(made.bringer(), "RL_officer")
    remove(small_project, shelves()[PAPERS], "D1", actor, seen=1, why="Not ours.")
    told = home(officer)
    assert "No project paper is dated: nobody can tell how late." in told
    assert "The project paper “First paper” was dated 1 March 2026." in told
    remove(small_project, shelves()[GROUPS], "branch", actor, seen=1, why="Gone.")
    told = home(officer)
    assert "No trade union is recorded as a group of this project." in told
    assert "The branch was recorded to have had first access on 10 May 2026." in told


def test_a_paper_dated_too_late_does_not_hide_the_line(officer, small_project):
    late = {"id": "D2", "title": "Late", "date": "2031-03-01", "kind": "project_paper"}
    save(small_project, shelves()[PAPERS], "D2", late, Actor(made.bringer(), "RL_officer"))
    assert "10 weeks passed" in home(officer)


def test_another_verdict_than_facts_propose_needs_a_reason(officer, small_project):
    """ACC01: involved late, so partly met, unless judged otherwise with a reason."""
    page = "/p/small/principles/project/?as="
    told = officer.get(page).content.decode()
    assert "This counts until somebody records another verdict with a reason." in told
    sent = {"P8--verdict": "meets", "P8--seen": "0", "by": "Board"}
    refused = officer.post(page, sent)
    assert refused.status_code == 422
    assert 'href="#P8--reason"' in refused.content.decode()
    assert officer.post(page, sent | {"P8--reason": "Drafts were sent before."}).status_code == 302
    assert "What was judged, with a reason, counts instead: Meets it." in officer.get(page).content.decode()
