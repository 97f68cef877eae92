"""Scratch pages answer while people type: the power of votes, the type of facts, weights in words."""

from __future__ import annotations

import time
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client

from moothall_web.accounts.models import Project, User
from moothall_web.casework.models import Value

VOTES = {
    "quota": "51", "name.1": "East", "votes.1": "50", "name.2": "North", "votes.2": "49", "name.3": "West",
    "votes.3": "1",
}  # fmt: skip
FACTS: dict[str, str | list[str]] = {
    "bodies": ["northdale", "sallowdale"], "private_runs_service": "no", "private_equity_pct": "25",
    "private_votes": "1", "board_votes": "5", "joint_body": "public_company",
}  # fmt: skip


@pytest.fixture
def client(person: Callable[..., User], client_of: Callable[[User], Client]) -> Client:
    return client_of(person("RL_councillor"))


def said(client: Client, page: str, asked: dict[str, str | list[str]], status: int = 200) -> str:
    found = client.get(f"/p/three-valleys/try/{page}/", asked)
    assert found.status_code == status
    return unescape(found.content.decode())


class TestPower:
    def test_votes_are_not_power(self, client: Client) -> None:
        """ACC15: 50, 49 and 1 votes with a quota of 51 have 60, 20 and 20% of the power."""
        page = said(client, "power", VOTES)
        assert page.count("60%") >= 1
        assert "West, with 1 vote, has as much power as North, with 49." in page

    def test_a_member_without_power_is_named(self, client: Client) -> None:
        """ACC16."""
        votes = {"quota": "66", "votes.1": "45", "votes.2": "35", "votes.3": "20", "name.3": "Third"}
        assert "Third has no power" in said(client, "power", votes)

    def test_it_begins_with_a_body_of_the_project(self, client: Client) -> None:
        page = said(client, "power", {"body": "lead_board"})
        assert "What the votes come to" in page

    def test_what_is_wrong_is_said_beside_the_field(self, client: Client) -> None:
        page = said(client, "power", VOTES | {"votes.2": "many", "quota": "0"}, 422)
        assert page.count("The votes of North must be a whole number.") == 2
        assert "What the votes come to" not in page

    def test_while_somebody_types_it_is_no_failure(self, client: Client) -> None:
        found = client.get("/p/three-valleys/try/power/", {"quota": ""} | {"votes.1": "5"},
                           headers={"X-Moothall-Live": "1"})  # fmt: skip
        assert found.status_code == 200
        answer = found.content.decode().partition('id="answer"')[2].partition("<form")[0]
        assert "The votes that carry a decision must be a whole number" in answer

    def test_thirty_members_are_answered_at_once(self, client: Client) -> None:
        votes = {f"votes.{n}": str(n) for n in range(1, 31)} | {"quota": "240"}
        said(client, "power", votes)
        before = time.process_time()
        said(client, "power", votes)
        assert time.process_time() - before < 0.2


class TestType:
    def test_a_private_stake_makes_a_joint_venture(self, client: Client) -> None:
        """ACC02: a firm holds 25% and one of five votes."""
        page = said(client, "type", FACTS)
        assert "T5 " in page
        assert "starting presumption: 4 of 5" in page
        assert "Procurement: yes." in page

    def test_what_is_missing_is_named(self, client: Client) -> None:
        page = said(client, "type", {"bodies": ["northdale", "sallowdale"]})
        assert "The type stays open. What is missing:" in page

    def test_it_begins_with_an_option_and_leaves_it_alone(
        self, client: Client, site_project: Project
    ) -> None:
        before = Value.objects.count()
        assert "What the facts say" in said(client, "type", {"option": "nbs"})
        assert Value.objects.count() == before

    def test_what_is_no_number_is_said(self, client: Client) -> None:
        assert "Private equity, in %" in said(client, "type", {"private_equity_pct": "a quarter"}, 422)


class TestWeights:
    def test_points_are_read_back(self, client: Client) -> None:
        page = said(client, "weights", {"p.J": "100", "p.E": "50"})
        assert "“Social justice” from its worst to its best counts as much as taking" in page
        assert "2.0 times over" in page
        assert "66.7%" in page
        assert "count for nothing" in page

    def test_what_is_no_number_is_said(self, client: Client) -> None:
        page = said(client, "weights", {"p.J": "lots"}, 422)
        assert "The points of J must be a number from 0 to 100." in page
