"""The heat map: every rated risk in its cell, in words."""

from __future__ import annotations

import pytest

from moothall.business_case.document import Details, Table
from moothall.business_case.sections.risk_heat_map import risk_heat_map
from moothall.project.risk_bands import heat
from tests.business_case.reading import all_of, words
from tests.business_case.sections.risks_told import brief


def table(id: str) -> Table:
    return next(t for t in all_of(Table, *risk_heat_map(brief())) if t.id == id)


def cell_of(id: str, risk: str) -> tuple[str, str, str]:
    """Row, column and words of the one cell that holds a risk."""
    found = table(id)
    held = [
        (words(r.cells[0]), found.columns[n].title, words(c))
        for r in found.rows
        for n, c in enumerate(r.cells)
        if risk in words(c).split()
    ]
    assert len(held) == 1
    return held[0]


def test_a_risk_moves_with_its_response() -> None:
    """60% of £580,000 before, 40% of £410,000 after; the largest impact in money is £4.5m."""
    assert cell_of("table-heat-map-joint", "R4")[:2] == ("50 to 80%", "5 to 20%")
    assert cell_of("table-heat-map-after-joint", "R4")[:2] == ("20 to 50%", "5 to 20%")


def test_cells_say_in_words_how_hot_they_are_and_what_is_not_money() -> None:
    said = cell_of("table-heat-map-joint", "RX1")[2]
    assert said.startswith("Medium:")
    assert "(quality points, users)" in said


def test_most_likely_stands_on_top_and_columns_name_the_money() -> None:
    found = table("table-heat-map-joint")
    assert [words(r.cells[0]) for r in found.rows] == [
        "over 80%", "50 to 80%", "20 to 50%", "5 to 20%", "up to 5%"
    ]  # fmt: skip
    assert [c.title for c in found.columns[1:]] == [
        "up to 5%", "5 to 20%", "20 to 50%", "50 to 80%", "over 80%"
    ]  # fmt: skip
    assert found.columns[1].note == "up to £225k"


def test_every_rated_risk_is_placed_or_named() -> None:
    found = brief().findings.risks.register
    for option in brief().options:
        rated = {r.id for r in found if r.option in (option.id, None) and r.standing == "rated"}
        if not rated:
            continue
        maps = next(
            d
            for d in all_of(Details, *risk_heat_map(brief()))
            if table_id(d) == f"table-heat-map-{option.id}"
        )
        said = words(all_of(Table, maps)[0])
        left = words(*(b for b in maps.blocks if not isinstance(b, Table)))
        for risk in rated:
            title = next(r.title for r in found if r.id == risk)
            assert title in said or f"({risk})" in left


def table_id(details: Details) -> str:
    return all_of(Table, details)[0].id


@pytest.mark.parametrize(
    ("at", "word"),
    [
        ((1, 1), "low"),
        ((5, 5), "high"),
        ((1, 5), "medium"),
        ((5, 1), "medium"),
        ((4, 5), "high"),
        ((2, 1), "low"),
    ],
)
def test_heat_rises_in_three_even_steps(at: tuple[int, int], word: str) -> None:
    assert heat(*at, 5, 5) == word


def test_one_band_alone_is_no_heat() -> None:
    assert heat(1, 1, 1, 1) == "low"
