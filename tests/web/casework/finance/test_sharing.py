"""Costs of groups of partners, and what each is proposed to pay, in one form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from moothall_web.accounts.models import Project, User
from moothall_web.results.gather import gather
from tests.web.casework.finance.test_money import Form, text

SHARED = "/p/small/money/shares/shared/"
COSTS = {"north": "6", "south": "5", "north+south": "9"}


@pytest.fixture
def officer(small_project: Project, person: Callable[..., User], client_of: Callable[..., Client]) -> Client:
    return client_of(person("RL_finance", project=small_project))


def typed(client: Client, **more: str) -> dict[str, str]:
    return {**Form(client.get(SHARED).content.decode()).fields, **more}


def costs(project: Project) -> dict[tuple[str, ...], float]:
    return {row.coalition: row.cost for row in gather(project).coalitions}


def shares(project: Project) -> dict[str, float]:
    (option,) = [o for o in gather(project).options if o.id == "shared"]
    return {c.partner: c.share for c in option.cost_shares}


def test_costs_and_shares_are_typed_at_once(officer: Client, small_project: Project) -> None:
    given = {**COSTS, "pays.north": "4.50", "pays.south": "4.5"}
    assert officer.post(SHARED, typed(officer, **given)).status_code == 302
    assert costs(small_project) == {("north",): 6, ("south",): 5, ("north", "south"): 9}
    assert shares(small_project) == {"north": 0.5, "south": 0.5}
    assert typed(officer)["pays.north"] == "4.5"
    assert (
        officer.post(SHARED, typed(officer, **{"south": "", "pays.north": "", "pays.south": ""})).status_code
        == 302
    )
    assert ("south",) not in costs(small_project)
    assert shares(small_project) == {}


def test_shares_must_come_to_the_whole(officer: Client, small_project: Project) -> None:
    answer = officer.post(SHARED, typed(officer, **COSTS, **{"pays.north": "4", "pays.south": "4"}))
    assert answer.status_code == 422
    assert "These add to 8, and all together cost 9; they must be the same." in text(answer)
    assert costs(small_project) == {}


def test_all_faults_are_said_at_once(officer: Client, small_project: Project) -> None:
    wrong = {"north": "much", "pays.north": "-1", "pays.south": "x"}
    answer = officer.post(SHARED, typed(officer, **wrong))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert [name for name in wrong if f'href="#{name}"' not in page] == []


def test_what_somebody_else_saved_is_shown_beside(
    officer: Client, small_project: Project, person: Callable[..., User], client_of: Callable[..., Client]
) -> None:
    mine = typed(officer, north="7")
    other = client_of(person("RL_officer", project=small_project))
    assert other.post(SHARED, typed(other, north="8")).status_code == 302
    answer = officer.post(SHARED, mine)
    assert answer.status_code == 409
    assert "They wrote: 8" in text(answer)
    assert officer.post(SHARED, Form(answer.content.decode()).fields).status_code == 302
    assert costs(small_project) == {("north",): 7}
