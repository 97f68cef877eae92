"""Cells as observations: which table a cell reads, and which cells say nothing."""

import datetime

import numpy as np
import pytest

from moothall.engine.uncertainty.observed import FINE, Grades, Quantity, Scored, knots, observe
from moothall.engine.uncertainty.plan import BINS
from moothall.engine.uncertainty.tables.grid import chances
from moothall.findings.scoring import Cell, Entry, Measurement
from moothall.findings.values import Interval

DAY = datetime.date(2026, 1, 1)
WHOLE = Interval(low=0, high=4)
GRADES = Grades(observations={"good": 64.0, "none": 0.0}, spread={"good": (-20.0, 60.0)})
ANCHORS = {"m": ((0.0, 0.0), (10.0, 4.0))}


def scored(option: str, criterion: str, *entries: tuple[str, int | None, float]) -> Cell:
    return Cell(
        option=option,
        criterion=criterion,
        status="scored",
        range=WHOLE,
        entries=tuple(
            Entry(assessor=a, group=a[0], score=x, observations=n, date=DAY) for a, x, n in entries
        ),
    )


def measured(option: str, *, status="measured", sources=("good",), **values) -> Cell:
    return Cell(
        option=option,
        criterion="m",
        status=status,
        range=WHOLE,
        measurements=(Measurement(sources=sources, **values),),
    )


def seen(*cells: Cell, criteria=("c",), base=0, exact=False):
    return observe(
        cells,
        ["x"],
        criteria,
        {"a1": "a", "b1": "b"},
        {"a": 0.5, "b": 0.5},
        GRADES,
        ANCHORS,
        base,
        exact=exact,
    )


def test_each_assessor_reads_his_own_score_by_its_evidence():
    found = seen(scored("x", "c", ("a1", 3, 16.0), ("b1", 1, 0.0)))
    assert found.keys == (None, Scored(3, 16.0), Scored(1, 0.0))
    assert found.readings.codes.ravel().tolist() == [1, 2]
    assert found.silent.tolist() == [1, 0, 1]
    assert found.observations.tolist() == [0, 16, 0]


def test_a_cell_that_nobody_scored_says_nothing():
    found = seen(scored("x", "c", ("a1", 3, 16.0)), criteria=("c", "d"))
    assert found.readings.codes[..., 1].ravel().tolist() == [0]


def test_half_the_evidence_is_half_the_observations():
    found = seen(scored("x", "c", ("a1", 3, 16.0)))
    spreads = [
        np.average(
            (found.tables(4.0, factor=f)[1] - found.tables(4.0, factor=f)[1].mean()) ** 2,
            weights=chances(FINE),
        )
        for f in (0.5, 1.0, 2.0)
    ]
    assert spreads[0] > spreads[1] > spreads[2]
    other = seen(scored("x", "c", ("a1", 3, 8.0)))
    assert np.array_equal(found.tables(4.0, factor=0.5)[1], other.tables(4.0)[1])


def test_exact_scores_are_as_they_are_and_say_something():
    found = seen(scored("x", "c", ("a1", 3, 0.0)), exact=True)
    assert found.silent.tolist() == [1, 0]
    assert set(found.tables(4.0, exact=True)[1]) == {3.0}


def test_a_scale_that_begins_at_one():
    assert seen(scored("x", "c", ("a1", 3, 16.0)), base=1).keys[1] == Scored(2, 16.0)


def mean(found, code=1) -> float:
    return float(found.tables(4.0)[code] @ chances(FINE))


def test_a_measurement_takes_its_own_range():
    found = seen(measured("x", low=4.0, likely=5.0, high=9.0), criteria=("m",))
    assert found.keys[1] == Quantity(4.0, 5.0, 9.0, None, ANCHORS["m"])
    assert mean(found) == pytest.approx(0.4 * (4 + 5 + 9) / 3, abs=1e-4)
    assert found.silent.tolist() == [1, 0]


def test_with_a_likely_value_alone_the_grades_spread_around_it():
    found = seen(measured("x", likely=5.0), criteria=("m",))
    table = found.tables(4.0)[1]
    middle = (table[FINE // 2 - 1] + table[FINE // 2]) / 2
    assert middle == pytest.approx(2.0, abs=1e-3)  # re-centred to median 1
    assert table[0] == pytest.approx(2.0 * 0.8 / 1.1, abs=0.15)
    assert table[-1] > 2.5


def test_a_range_without_a_likely_value_is_even():
    found = seen(measured("x", low=2.0, high=6.0), criteria=("m",))
    assert mean(found) == pytest.approx(0.4 * 4, abs=1e-4)


@pytest.mark.parametrize("sources", [(), ("none",)])
def test_a_measurement_without_evidence_says_nothing(sources):
    assert seen(measured("x", likely=5.0, sources=sources), criteria=("m",)).keys == (None,)


def test_a_measurement_of_a_place_is_not_the_headline():
    assert seen(measured("x", likely=5.0, place="north"), criteria=("m",)).keys == (None,)
    assert seen(measured("x", status="missing"), criteria=("m",)).keys == (None,)


def test_knots_lie_between_the_means():
    tables = seen(scored("x", "c", ("a1", 3, 16.0))).tables(4.0)
    at = knots(tables)
    assert at.shape == (len(tables), BINS + 1)
    assert (np.diff(at, axis=1) >= 0).all()
    inner = (at[1, :-1] + at[1, 1:]) / 2
    assert inner @ chances(BINS) == pytest.approx(tables[1] @ chances(FINE), abs=2e-5)


def test_a_likely_value_of_nothing_counts_by_its_evidence():
    """No spread in per cent moves a nothing; it must not pass for certain."""
    found = seen(measured("x", likely=0.0), criteria=("m",))
    assert found.keys[1] == Scored(0, 64.0)
