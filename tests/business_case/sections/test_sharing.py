"""A split between partners on the page: every share, every objection, a paragraph for each."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from moothall.business_case.document import Details, Figure, Section, Table
from moothall.business_case.sections.sharing import section
from moothall.engine.sharing.game import game
from moothall.findings.sharing import Game
from tests.business_case.reading import all_of, ids, words
from tests.business_case.sections.briefs import Made

TITLES = {"A": "North", "B": "East", "C": "West"}


class Shared(Made):
    """A brief with games only."""

    currency = "GBP"

    def __init__(self, *games: Game) -> None:
        self.findings = SimpleNamespace(sharing=games, finance=SimpleNamespace(options=()))

    def partner(self, id: str) -> str:
        return TITLES.get(id, id)

    def option(self, id: str) -> str:
        return f"Option {id}"


def costs(**groups: float) -> dict[frozenset[str], float]:
    return {frozenset(group): 1e6 * cost for group, cost in groups.items()}


COFFEE = costs(A=6, B=5, C=4, AB=9, AC=8, BC=7.5, ABC=12)


def made(given: dict[frozenset[str], float] = COFFEE, **more: Any) -> Game:
    asked = {"source": "lines", "option": "lead", "rounding": 1.0, "unit": "present value", **more}
    partners = sorted(frozenset().union(*given))
    return game(given, partners, **asked)


def told(*games: Game) -> Section:
    return section(Shared(*games))  # type: ignore[arg-type]


def rows(found: Section, start: str) -> list[list[str]]:
    table = next(t for t in all_of(Table, found) if t.id.startswith(start))
    return [["".join(r.text for r in cell.text) for cell in row.cells] for row in table.rows]


def test_without_a_game_it_says_so() -> None:
    assert "no split can be tested" in words(told())


def test_every_rule_has_a_row_that_adds_up() -> None:
    found = told(made(proposed={"A": 1 / 3, "B": 1 / 3, "C": 1 / 3}))
    table = rows(found, "table-sharing")
    assert [r[0] for r in table] == [
        "Alone, without sharing", "As proposed", "Equal shares", "In proportion to the cost alone",
        "Separable costs, remaining benefits", "Shapley value", "Nucleolus", "Nucleolus per partner",
    ]  # fmt: skip
    assert table[5][1:] == ["£4,833,334", "£4,083,333", "£3,083,333", "£12,000,000"]
    for row in table[1:]:
        shares = [int(c.strip("£").replace(",", "")) for c in row[1:]]
        assert sum(shares[:-1]) == shares[-1] == 12_000_000


def test_shares_rounded_to_pence_still_add_up_on_the_page() -> None:
    given = {k: v / 1e6 for k, v in COFFEE.items()}
    row = rows(told(made(given, rounding=0.01)), "table-sharing")[4]
    assert row == ["Shapley value", "£4.84", "£4.08", "£3.08", "£12"]


def test_who_objects_is_named_with_the_excess() -> None:
    said = words(told(made(proposed={"A": 1 / 3, "B": 1 / 3, "C": 1 / 3})))
    assert "East and West together would pay £8.000m but can do it for £7.500m (excess £0.500m)." in said
    sentence = "East and West together would pay £8m but can do it for £7.5m (excess £500k)"
    assert f"As proposed: {sentence}" in said
    assert "the core is not empty" in said
    assert rows(told(made()), "table-objections")[0][2] == "6.7"


def test_the_picture_holds_shares_against_the_cost_alone() -> None:
    (figure,) = all_of(Figure, told(made()))
    assert figure.chart.kind == "paired_bars"
    assert figure.chart.labels == ("North", "East", "West")
    assert [s.title for s in figure.chart.series] == ["Alone", "Equal shares", "Shapley value"]
    assert [p.value for p in figure.chart.series[0].points if p] == [6e6, 5e6, 4e6]
    assert figure.chart.high == 6e6
    (figure,) = all_of(Figure, told(made(proposed={"A": 0.5, "B": 0.25, "C": 0.25})))
    assert [s.title for s in figure.chart.series] == ["Alone", "As proposed", "Shapley value"]


def test_each_partner_has_a_paragraph_of_its_own() -> None:
    said = words(told(made())).splitlines()
    north, east = (next(line for line in said if line.startswith(f"Alone, {p}")) for p in ("North", "East"))
    assert "£4.833m by the Shapley value" in north
    assert "No group that it is in would do better" in said[said.index(north) + 1]
    assert "Shared in equal shares, East and West together would pay" in said[said.index(east) + 1]


def test_costs_of_the_groups_stand_folded_away() -> None:
    given = {k: v for k, v in COFFEE.items() if k != frozenset("AC")}
    *_, details = all_of(Details, told(made(given)))
    said = words(details)
    assert "North and West" in said
    assert "cheapest way to make it up" in said
    assert "£10,000,000" in said


def test_an_empty_core_and_one_that_was_not_worked_out() -> None:
    given = costs(A=6, B=6, C=6, AB=7, AC=7, BC=7, ABC=12)
    assert "the core is empty" in words(told(made(given)))
    quick = words(told(made(given, solve=False)))
    assert "the core is" not in quick
    assert "nucleolus was not worked out" in quick


def test_many_objections_are_counted() -> None:
    given = costs(A=1, B=1, C=1, AB=2, AC=2, BC=2, ABC=12)
    assert "3 other groups would object too." in words(told(made(given)))


def test_a_sample_shows_its_error() -> None:
    said = words(told(made(shapley_to=1, pairs=20)))
    assert "standard error £" in said
    assert "sample of orders" in said


def test_gains_below_zero_can_be_drawn() -> None:
    (figure,) = all_of(Figure, told(made(costs(A=-1, B=2, AB=-1))))
    assert figure.chart.low == pytest.approx(-2e6)
    assert "nothing can be shared in proportion" in words(told(made(costs(A=-1, B=2, AB=-1))))


def test_several_games_have_ids_of_their_own() -> None:
    found = told(made(), made(option="other"), made(option=None))
    every = ids(found)
    assert len(every) == len(set(every))
    assert "Option other" in words(found)
