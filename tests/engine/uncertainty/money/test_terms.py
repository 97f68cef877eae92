"""What is alike is one term; what cancels is none."""

import pytest

from moothall.engine.uncertainty.money.plan import ONE, OVERRUN, SHORTFALL
from moothall.engine.uncertainty.money.terms import parts_of, terms

from .made import asked, line, option, saving, set_up

FACTORS = {"overrun": (1.0, 2.0), "shortfall": (0.5, 1.0), "delay": (0.0, 12.0)}


def test_equal_lines_of_both_sides_leave_nothing():
    amounts = (0.1, 0.2, 0.3)
    same = [line(key=f"k{n}", by_year=tuple(a * n for a in amounts), low=0.9, high=1.2) for n in (1, 3, 7)]
    assert terms(asked(option(*same, base=tuple(same[::-1])))) == {}


def test_the_same_thing_with_another_doubt_stays():
    found = terms(asked(option(line(low=0.9, high=1.2), base=(line(low=0.8, high=1.2),))))
    assert sorted(v for (v,) in found.values()) == [-100, 100]
    assert len({t.quantity.key for t in found}) == 1


def test_lines_without_doubt_and_factor_are_one_term():
    found = terms(asked(option(line(), line(category="rent"), line(partner="south"))))
    assert sorted(v for (v,) in found.values()) == [-200, -100]


@pytest.mark.parametrize(
    ("made", "factor", "delayed"),
    [
        (set_up(), OVERRUN, False),
        (line(), ONE, False),
        (line(one_off=True), ONE, False),
        (saving(), SHORTFALL, True),
        (saving(kind="income"), SHORTFALL, True),
    ],
)
def test_which_factor_bears_on_a_line(made, factor, delayed):
    (term,) = terms(asked(option(made), factors=FACTORS))
    assert (term.factor, term.delayed) == (factor, delayed)


def test_without_cases_there_are_no_factors():
    assert {(t.factor, t.delayed) for t in terms(asked(option(set_up(), saving(partner=None))))} == {
        (ONE, False)
    }


def test_present_values_after_each_year_of_delay():
    made = asked(
        option(saving(by_year=(8.0, 0.0, 4.0))), factors={"delay": (1.0, 25.0)}, discount=(1.0, 0.5, 0.25)
    )
    assert list(terms(made).values()) == [(9.0, 4.0, 2.0, 0.0)]


@pytest.mark.parametrize(
    ("shares", "parts"),
    [
        ({}, {None: 1.0}),
        ({"north": 0.25, "south": 0.75}, {"north": 0.25, "south": 0.75}),
        ({"north": 0.25, "south": 0.0}, {"north": 0.25, None: 0.75}),
        ({"a": 0.1, "b": 0.2, "c": 0.7}, {"a": 0.1, "b": 0.2, "c": 0.7}),
    ],
)
def test_who_takes_what_is_everybodys(shares, parts):
    assert parts_of(option(shares=shares), None) == parts
    assert parts_of(option(shares=shares), "north") == {"north": 1.0}


def test_past_cases_tell_nothing_of_what_goes_on_as_it_is():
    fees = saving(option="now", key="fees")
    found = terms(asked(option(base=(fees,)), factors=FACTORS))
    assert [(t.factor, t.delayed) for t in found] == [(ONE, False)]
