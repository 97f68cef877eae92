"""Voting power on the page: every body, its sentence, its picture with its table."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from moothall.business_case.document import Block, Details, Figure, Section, Table
from moothall.business_case.sections.power import power
from moothall.engine.governance.members import Bloc
from moothall.engine.governance.power_of import power_of
from moothall.findings.power import BodyPower
from tests.business_case.reading import all_of, words
from tests.business_case.sections.briefs import Made


class Told(Made):
    """A brief with bodies and their power only."""

    options = ()

    def __init__(
        self, *found: BodyPower, bodies: tuple[Any, ...] = (), partners: tuple[str, ...] = ()
    ) -> None:
        self.findings = SimpleNamespace(power=found)
        head = SimpleNamespace(partners=[SimpleNamespace(id=p) for p in partners])
        self.project = SimpleNamespace(governance=SimpleNamespace(bodies=bodies), head=head)

    def option(self, id: str) -> str:
        return f"Option {id}"

    def partner(self, id: str) -> str:
        return id.title()


def made(quota: int | None, shares: dict[str, float] | None = None, **votes: int) -> BodyPower:
    base = BodyPower(body="b", title="Board", option="lead", quota=quota, tolerance=0.1, declared=True)
    blocs = [Bloc(member, "private" if member == "firm" else "public", n, 1) for member, n in votes.items()]
    return power_of(base, blocs, {v: v.title() for v in votes}, shares or {})


def told(*found: BodyPower, **more: Any) -> Section:
    blocks: tuple[Block, ...] = tuple(power(Told(*found, **more)))  # type: ignore[arg-type]
    return Section("power", "Power", blocks)


def rows(found: Section, key: str) -> list[list[str]]:
    table = next(t for t in all_of(Table, found) if t.id == key)
    return [["".join(r.text for r in cell.text) for cell in row.cells] for row in table.rows]


COUNCILS = made(51, {"north": 0.5, "east": 0.49, "west": 0.01}, north=50, east=49, west=1)


def test_without_a_body_it_says_so() -> None:
    assert "nobody can tell who has power" in words(told())


def test_each_body_has_a_row_with_its_quota_gap_and_one_thing_to_know() -> None:
    (row,) = rows(told(COUNCILS), "table-power")
    assert row[:3] == ["Board", "51 of 100", "29"]
    assert row[3].startswith("The largest gap to the agreed shares is 29 points: East has 20% of the power")
    table = next(t for t in all_of(Table, told(COUNCILS)) if t.id == "table-power")
    assert table.rows[0].cells[2].standing == "bad"
    assert "more than accepted" in words(table)


def test_members_stand_with_votes_power_and_gap() -> None:
    assert rows(told(COUNCILS), "table-power-b") == [
        ["North", "50", "50%", "60%", "66.7%", "75%", "50%", "+10"],
        ["East", "49", "49%", "20%", "16.7%", "25%", "49%", "−29"],
        ["West", "1", "1%", "20%", "16.7%", "25%", "1%", "+19"],
    ]
    assert "can block" in words(told(COUNCILS))


def test_the_picture_holds_votes_against_power_against_agreed_shares() -> None:
    (figure,) = all_of(Figure, told(COUNCILS))
    assert figure.chart.kind == "paired_bars"
    assert [s.title for s in figure.chart.series] == ["Votes", "Power", "Agreed share"]
    assert [p.value for p in figure.chart.series[1].points if p] == pytest.approx([60, 20, 20])
    assert figure.reading == "East has 49% of the votes and 20% of the power."
    assert figure.table.id == "table-power-b"


def test_without_agreed_shares_the_picture_has_two_bars_and_the_gap_is_open() -> None:
    found = told(made(51, north=50, east=49, west=1))
    (figure,) = all_of(Figure, found)
    assert [s.title for s in figure.chart.series] == ["Votes", "Power"]
    assert rows(found, "table-power")[0][2] == "cannot tell"


def test_a_firm_has_power_and_no_agreed_share() -> None:
    found = told(made(3, {"north": 0.6, "east": 0.4}, north=2, east=1, firm=1))
    (figure,) = all_of(Figure, found)
    assert figure.chart.series[2].points[2] is None
    assert rows(found, "table-power-b")[2][6:] == ["–", "–"]
    assert "Private" in words(found)


def test_a_body_that_cannot_be_told_says_why_and_has_no_picture() -> None:
    found = told(made(None, north=50, east=49))
    assert "how many votes carry a decision is not recorded" in words(found)
    assert not all_of(Figure, found)
    assert rows(found, "table-power")[0][1] == "not recorded"


def test_other_quotas_stand_folded_with_who_would_have_none() -> None:
    assert [row[0] for row in rows(told(COUNCILS), "table-quotas-b")] == ["51", "52 to 99", "100"]
    assert rows(told(COUNCILS), "table-quotas-b")[1][-1] == (
        "Smallest gap; no power: West; can block: North and East"
    )
    assert len(all_of(Details, told(COUNCILS))) == 1


def test_who_can_reserve_or_call_in_stands_in_a_table() -> None:
    decisions = (
        SimpleNamespace(title="Budget", material=True, reserved_to=("north",), call_in_by=("east",)),
        SimpleNamespace(title="Tea", material=False, reserved_to=(), call_in_by=()),
    )
    body = SimpleNamespace(id="b", title="Board", option=None, decisions=decisions)
    found = told(bodies=(body,), partners=("north", "east", "west"))
    assert rows(found, "table-decision-rights-project") == [
        ["Budget", "reserved to its members", "can call it in", "neither"],
        ["Tea", "neither", "neither", "neither"],
    ]
    table = next(t for t in all_of(Table, found) if t.id.startswith("table-decision-rights"))
    assert [c.standing for c in table.rows[0].cells[1:]] == ["good", "good", "bad"]
    assert table.rows[1].cells[3].standing == "apart"
