"""Who can see this? stands on every object, and says the truth."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moothall_web.accounts.audience import Party, audience
from moothall_web.accounts.models import Membership
from moothall_web.accounts.policy import member_of
from moothall_web.accounts.roles import title_of
from moothall_web.casework import actions
from moothall_web.casework.access import audience_of
from moothall_web.casework.actions import Actor
from moothall_web.casework.shelves import shelves


def said(client, address: str) -> str:
    page = client.get(address).content.decode()
    found = re.search(r'<details[^>]*id="who-can-see">(.*?)</details>', page, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[1]))


def test_names_roles_and_people(small_project, person):
    officer, union = person("RL_officer", project=small_project), person("RL_union", project=small_project)
    found = audience(small_project, "set_up", title_of)
    assert found.see == (
        Party("Programme officer", (officer.name,)),
        Party("Trade union representative", (union.name,)),
    )
    assert found.change == (Party("Programme officer", (officer.name,)),)


def test_leaves_out_who_has_left_and_who_may_nothing(small_project, person):
    left = person("RL_officer", project=small_project)
    Membership.objects.filter(user=left).update(until=timezone.now())
    person("RL_admin", project=small_project)
    assert audience(small_project, "set_up", title_of).see == ()


@pytest.mark.parametrize(
    "page",
    [
        "rows/head.partners/",
        "rows/head.partners/north/",
        "rows/head.partners/new/",
        "rows/head/-/",
        "options/shared/",
    ],
)
def test_stands_on_pages_of_rows(page, small_project, person, client_of):
    officer, auditor = (
        person("RL_officer", project=small_project),
        person("RL_auditor", project=small_project),
    )
    words = said(client_of(auditor), f"/p/small/{page}")
    see, change = words.split("These people can change it:")
    assert f"Programme officer: {officer.name}" in see
    assert f"Auditor or analyst: {auditor.name}" in see
    assert officer.name in change
    assert auditor.name not in change


def test_score_that_is_not_handed_in_is_its_assessors_alone(small_project, person, client_of):
    user = person("RL_user_rep", project=small_project, assessor="US1", body="users")
    officer = person("RL_officer", project=small_project, assessor="OF1", body="officers")
    values = {
        "option": "shared", "criterion": "D1", "assessor": "US1", "score": 3, "date": "2026-06-30",
        "reason": "It is nearer.",
    }  # fmt: skip
    shelf = shelves()["scores"]
    key = shelf.key_of(values, 1)
    actions.save(small_project, shelf, key, values, Actor(user, "RL_user_rep"))
    words = said(client_of(user), f"/p/small/rows/scores/{key}/")
    assert user.name in words
    assert officer.name not in words
    actions.hand_in(small_project, "US1", "D", Actor(user, "RL_user_rep"))
    words = said(client_of(user), f"/p/small/rows/scores/{key}/")
    see, change = words.split("These people can change it:")
    assert officer.name in see
    assert user.name in change
    assert officer.name not in change
    assert "Assessors who have not handed in a section do not see the scores of others in it." in words


@pytest.mark.parametrize("group", ["users", ""])
def test_word_of_a_group_is_changed_by_those_who_speak_for_it(group, small_project, person):
    user = person("RL_user_rep", project=small_project, body="users")
    coded = person("RL_assessor", project=small_project, assessor="US1", body="north")
    officer = person("RL_officer", project=small_project, assessor="OF1", body="officers")
    values = {"principle": "P1", "group": group, "verdict": "meets", "date": "2026-06-30", "by": "us"}
    shelf = shelves()["verdicts"]
    row = actions.save(small_project, shelf, shelf.key_of(values, 1), values, Actor(officer, "RL_officer"))
    found = audience_of(member_of(officer, small_project), shelf, row)
    changing = {name for party in found.change for name in party.people}
    assert changing == ({user.name, coded.name} if group else {officer.name})
    assert {name for party in found.see for name in party.people} == {user.name, coded.name, officer.name}


def test_takes_one_query_however_many_people(small_project, person):
    person("RL_officer", project=small_project)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            audience(small_project, "score", title_of)
        counts.append(len(asked))
        for _ in range(5):
            person("RL_union", project=small_project)
    assert counts == [1, 1]
