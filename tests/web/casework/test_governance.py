"""Bodies on a page: members by name, the power that follows, and votes that no majority reaches."""

from __future__ import annotations

import re

import pytest

from moothall_web.casework import bodies
from moothall_web.casework.reading import newest
from moothall_web.results.gather import gather

NEW = "/p/small/governance/new/"
BOARD = {
    "id": "board", "title": "Joint board", "kind": "joint_board", "quota": "51", "seen": "0",
    "seats.0.member": "North", "seats.0.votes": "50", "seats.1.member": "South", "seats.1.votes": "49",
    "seats.2.member": "A firm", "seats.2.votes": "1", "seats.2.kind": "private",
    "decisions.0.title": "Yearly budget", "decisions.0.call_in_by": "north",
}  # fmt: skip


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", project=small_project))


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_new_body_begins_with_the_partners(officer):
    page = officer.get(NEW).content.decode()
    assert re.search(r'name="seats.0.member"[^>]*value="North"', page)
    assert re.search(r'name="seats.1.member"[^>]*value="South"', page)


@pytest.mark.postgres
def test_members_are_typed_by_name_and_kept_by_id(officer, small_project):
    assert officer.post(NEW, BOARD)["Location"] == "/p/small/governance/board/"
    (board,) = gather(small_project).governance.bodies
    assert [(s.member, s.votes, s.kind) for s in board.seats] == [
        ("north", 50, "public"), ("south", 49, "public"), ("A firm", 1, "private"),
    ]  # fmt: skip
    page = words(officer.get("/p/small/governance/"))
    assert "A firm, with 1 vote, has as much power as South, with 49." in page
    assert "Yearly budget Joint board Nobody North South" in page


def test_a_look_keeps_nothing_and_a_body_that_cannot_decide_is_refused(officer, small_project):
    look = officer.post(NEW, {**BOARD, "look": "1"})
    assert look.status_code == 200
    assert "Nothing passes against North." in words(look)
    assert newest(small_project, "governance.bodies", "board") is None
    too_many = BOARD | {"quota": "101"}
    for more, status in (({}, 422), ({"look": "1"}, 422)):
        refused = officer.post(NEW, too_many | more)
        assert refused.status_code == status
        assert "all members together have 100: nothing can pass" in words(refused)
    typing = officer.post(NEW, too_many | {"look": "1"}, headers={"X-Moothall-Live": "1"})
    assert typing.status_code == 200, "while somebody types, nothing has failed yet"
    assert newest(small_project, "governance.bodies", "board") is None


def test_only_those_who_set_up_write(small_project, person, client_of, officer):
    officer.post(NEW, BOARD)
    reader = client_of(person("RL_auditor", project=small_project))
    assert reader.get(NEW).status_code == 403
    changed = reader.post("/p/small/governance/board/", BOARD | {"quota": "52", "seen": "1"})
    assert "Joint board" in words(changed)
    assert newest(small_project, "governance.bodies", "board").fields["quota"] == 51


def test_who_can_neither_keep_nor_call_in_a_material_decision_is_named():
    partners = [{"id": "n", "title": "North"}, {"id": "s", "title": "South"}, {"id": "w", "title": "West"}]
    body = {
        "id": "b", "title": "Board", "seats": [{"member": m} for m in ("n", "s", "w", "A firm")],
        "decisions": [
            {"title": "Budget", "reserved_to": ["n"], "call_in_by": ["s"]},
            {"title": "Stationery", "material": False},
        ],
    }  # fmt: skip
    budget, stationery = bodies.deciding([body], partners)
    assert (budget.reserved, budget.call_in, budget.left_out) == (("North",), ("South",), ("West",))
    assert stationery.left_out == (), "what is not material need not be called in"
