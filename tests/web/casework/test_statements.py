"""Statements as they were written, and why one was not obtained."""

from __future__ import annotations

import re

import pytest

from moothall_web.casework import statements
from moothall_web.casework.reading import newest
from moothall_web.results.gather import gather

ALL = "/p/small/statements/"
WHY = {"group": "users", "reason": "The forum was asked twice and has no chair.", "by": "Clerk"}


@pytest.fixture
def signed_in(small_project, person, client_of):
    return lambda role, **more: client_of(person(role, project=small_project, **more))


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.postgres
def test_a_statement_is_kept_to_the_letter_and_is_the_groups_own(signed_in, small_project):
    user = signed_in("RL_user_rep", body="users")
    text = "  We dont agree.\r\n\r\nNot at all. "
    assert user.post(f"{ALL}write/", {"group": "users", "text": text, "seen": "0"}).status_code == 302
    (kept,) = gather(small_project).statements
    assert kept.text == "  We dont agree.\n\nNot at all. "
    other = user.post(f"{ALL}write/", {"group": "officers", "text": "We agree.", "seen": "0"})
    assert other.status_code == 422
    assert "A group speaks for itself." in words(other)
    stale = user.post(f"{ALL}write/", {"group": "users", "text": "Mine", "seen": "0"})
    assert stale.status_code == 409
    assert "Not at all." in words(stale)


@pytest.mark.postgres
def test_why_none_was_obtained_takes_its_place_until_it_comes(signed_in, small_project):
    officer = signed_in("RL_officer")
    assert statements.lacking(small_project) == (
        "Users: neither a statement nor why none was obtained.",
        "No group speaks for the staff side.",
    )
    short = officer.post(f"{ALL}not-obtained/", {"group": "users", "reason": "No.", "by": ""})
    assert short.status_code == 422
    for said in ("what was tried", "who answers for this"):
        assert said in words(short)
    assert officer.post(f"{ALL}not-obtained/", WHY).status_code == 302
    assert statements.lacking(small_project) == ("No group speaks for the staff side.",)
    (row,) = gather(small_project).not_obtained
    assert (row.group, row.reason, row.by) == tuple(WHY.values())
    page = words(officer.get(ALL))
    assert "Not obtained because: The forum was asked twice and has no chair." in page
    user = signed_in("RL_user_rep", body="users")
    user.post(f"{ALL}write/", {"group": "users", "text": "Here we are.", "seen": "0"})
    assert "Not obtained because" not in words(officer.get(ALL))
    assert newest(small_project, "not_obtained", f"users|{row.date}").fields, "the past stays"
