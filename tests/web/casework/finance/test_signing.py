"""Savings are signed or refused by whoever answers for the budget; nothing of it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.test import Client

from moothall_web.accounts.models import Project, User
from moothall_web.audit.models import Entry
from moothall_web.casework import reading
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.shelves import shelves
from moothall_web.results.gather import gather
from tests.web.casework.finance.test_money import Form, text
from tests.web.made import bringer

OWN = {"option": "shared", "partner": "north", "category": "saving", "budget_line": "Customer services"}
JOINT = {"option": "shared", "category": "saving", "budget_line": "Software"}
ALL = "/p/small/money/savings/"


def sign_page(of: dict[str, str]) -> str:
    return f"{ALL}sign/?{urlencode(of)}"


@pytest.fixture
def savings(small_project: Project) -> None:
    rows = [
        {**OWN, "kind": "saving", "year": 2027, "until": 2028, "amount": 100.0},
        {**JOINT, "kind": "saving", "year": 2027, "amount": 80.0},
    ]
    for number, row in enumerate(rows, 1):
        save(small_project, shelves()["finance"], str(number), row, Actor(bringer(), "RL_officer"))


@pytest.fixture
def of(
    small_project: Project, person: Callable[..., User], client_of: Callable[..., Client], savings: None
) -> Callable[[str], Client]:
    """The finance officer of a partner."""
    return lambda body: client_of(person("RL_finance", project=small_project, body=body))


def sign(
    client: Client, saving: dict[str, str], verdict: str, reason: str = "Held against the budget."
) -> int:
    page = client.get(sign_page(saving)).content.decode()
    answer = client.post(sign_page(saving), {**Form(page).fields, "verdict": verdict, "reason": reason})
    return answer.status_code


def signatures(project: Project) -> list[tuple[str, str, float]]:
    return [(s.for_partner, s.verdict, s.amount) for s in gather(project).signatures]


@pytest.mark.postgres
def test_the_finance_officer_of_a_partner_signs_its_saving(
    of: Callable[[str], Client], small_project: Project
) -> None:
    north = of("north")
    assert "2 savings wait for you." in text(north.get(ALL))
    assert sign(north, OWN, "signed") == 302
    assert signatures(small_project) == [("north", "signed", 200.0)]
    (row,) = gather(small_project).signatures
    assert (row.by, row.reason) == ("Finance officer", "Held against the budget.")
    assert (
        Entry.objects.filter(chain_id="small").latest("number").subject == "signed shared Customer services"
    )
    page = text(north.get(ALL))
    assert "Signed North: Held against the budget. (Finance officer, " in page
    assert "1 saving waits for you." in page


def test_a_refusal_needs_its_reason(of: Callable[[str], Client], small_project: Project) -> None:
    north = of("north")
    assert sign(north, OWN, "refused", "") == 422
    assert sign(north, OWN, "", "Why not") == 422
    assert sign(north, OWN, "refused", "Counted in another programme.") == 302
    assert signatures(small_project) == [("north", "refused", 200.0)]


def test_nobody_signs_for_another_partner(of: Callable[[str], Client], small_project: Project) -> None:
    south = of("south")
    page = south.get(sign_page(OWN))
    assert "You act for none of the partners" in text(page)
    posted = {"verdict": "signed", "reason": "Yes", "seen": "0", "amount": "200.0"}
    assert south.post(sign_page(OWN), posted).status_code == 422
    assert signatures(small_project) == []


@pytest.mark.parametrize("role", ["RL_officer", "RL_councillor", "RL_union", "RL_auditor"])
def test_other_roles_read_and_do_not_sign(
    role: str,
    savings: None,
    small_project: Project,
    person: Callable[..., User],
    client_of: Callable[..., Client],
) -> None:
    client = client_of(person(role, project=small_project, body="north"))
    assert client.get(ALL).status_code == 200
    assert client.get(sign_page(OWN)).status_code == 403


def test_no_other_door_signs(of: Callable[[str], Client], small_project: Project) -> None:
    row = {**OWN, "for_partner": "north", "verdict": "signed", "amount": "200", "reason": "Yes", "by": "me"}
    answer = of("north").post("/p/small/rows/signatures/new/", {**row, "date": "2026-06-01"})
    assert answer.status_code == 422
    assert "signed or refused on its own page" in text(answer)


def test_a_joint_saving_waits_for_every_partner(of: Callable[[str], Client], small_project: Project) -> None:
    assert sign(of("north"), JOINT, "signed") == 302
    south = of("south")
    page = text(south.get(ALL))
    assert "Signed North" in page
    assert "Not signed South" in page
    assert sign(south, JOINT, "refused", "No budget line of ours.") == 302
    assert [v for _p, v, _a in signatures(small_project)] == ["signed", "refused"]


def test_a_saving_that_changed_meanwhile_is_shown_first(
    of: Callable[[str], Client], small_project: Project
) -> None:
    north = of("north")
    fields = Form(north.get(sign_page(OWN)).content.decode()).fields
    (row, _joint) = reading.rows(small_project, "finance")
    actor = Actor(bringer(), "RL_officer")
    save(small_project, shelves()["finance"], "1", {**(row.fields or {}), "amount": 150.0}, actor, seen=1)
    answer = north.post(sign_page(OWN), {**fields, "verdict": "signed", "reason": "Yes"})
    assert answer.status_code == 409
    assert "was changed while you looked" in text(answer)
    assert signatures(small_project) == []
    again = Form(answer.content.decode()).fields
    assert north.post(sign_page(OWN), {**again, "verdict": "signed", "reason": "Yes"}).status_code == 302
    assert signatures(small_project) == [("north", "signed", 300.0)]


def test_a_signature_counts_no_longer_once_the_saving_changes(
    of: Callable[[str], Client], small_project: Project
) -> None:
    north = of("north")
    assert sign(north, OWN, "signed") == 302
    (row, _joint) = reading.rows(small_project, "finance")
    actor = Actor(bringer(), "RL_officer")
    save(small_project, shelves()["finance"], "1", {**(row.fields or {}), "amount": 150.0}, actor, seen=1)
    page = text(north.get(ALL))
    assert "It was £200 then. Changed since, so that it no longer counts." in page
    assert "2 savings wait for you." in page


def test_what_a_second_officer_of_the_partner_says_at_once_is_shown(
    of: Callable[[str], Client], small_project: Project
) -> None:
    first, second = of("north"), of("north")
    fields = Form(second.get(sign_page(OWN)).content.decode()).fields
    assert sign(first, OWN, "refused", "Not ours.") == 302
    answer = second.post(sign_page(OWN), {**fields, "verdict": "signed", "reason": "Ours."})
    assert answer.status_code == 409
    assert "They wrote: Refused. Not ours." in text(answer)
    again = {**Form(answer.content.decode()).fields, "verdict": "signed"}
    assert second.post(sign_page(OWN), {**again, "reason": "Ours."}).status_code == 302
    assert (
        len(reading.past(small_project, "signatures", reading.rows(small_project, "signatures")[0].place.key))
        == 2
    )
