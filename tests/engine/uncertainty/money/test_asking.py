"""Which risks are asked about, and what is made of their figures."""

import pytest

from moothall.engine.finance.against import Against
from moothall.engine.uncertainty.money.asking import money_asked

from .made import line, risk


def asked(
    *risks, counted=None, factors=None, own=(), base=(), partners=("north",), shares=None, baseline=None
):
    """One option, discount factors 1, 0.5 and 0.25 from 2026 on."""
    against = Against(option="lead", own=own, base=base, operating="recorded")
    return money_asked(
        [against],
        risks,
        partners={"lead": partners},
        shares={"lead": shares or {}},
        baseline=baseline,
        discount=(1.0, 0.5, 0.25),
        first_year=2026,
        spreads={},
        factors=factors or {},
        counted={r.id for r in risks} if counted is None else counted,
        rho_lines=0.2,
        rho_events=0.2,
        draws=1000,
        seed=1,
        sobol_draws=0,
    )


def events(*risks, **how):
    return asked(*risks, **how).options[0].events


@pytest.mark.parametrize(
    "left_out",
    [
        {"impact_unit": "months"},
        {"borne_by": "staff"},
        {"borne_by": "users"},
        {"borne_by": "place"},
        {"borne_by": "supplier"},
        {"standing": "not_applicable", "reason": "there is none"},
        {"option": "company"},
        {"year": 2025},
        {"year": 2029},
    ],
)
def test_risks_that_are_no_money_of_the_partners_are_left_out(left_out):
    assert (
        len(events(risk())) == len(events(risk(borne_by="authority"))) == len(events(risk(option=None))) == 1
    )
    assert events(risk(**left_out)) == ()


def test_a_risk_that_is_not_counted_is_left_out():
    assert events(risk(), counted=()) == ()


@pytest.mark.parametrize(
    "lacks",
    [
        {"likelihood_low": None, "likelihood": None, "likelihood_high": None},
        {"impact_low": None, "impact": None, "impact_high": None},
    ],
)
def test_a_risk_without_likelihood_or_impact_is_left_out(lacks):
    assert events(risk(**lacks)) == ()


def test_an_option_s_own_answer_goes_before_the_one_for_every_option():
    general = risk(id="all", option=None, risk="R3")
    own = risk(id="own", risk="R3")
    aside = risk(id="aside", risk="R3", standing="not_applicable", reason="It has no partners.")
    assert [e.id for e in events(general)] == ["all"]
    assert [e.id for e in events(general, own)] == ["own"]
    assert events(general, aside, counted={"all"}) == ()


def test_what_the_service_as_it_is_runs_too_makes_no_difference_and_what_it_alone_runs_is_a_gain():
    risks = (risk(id="all", option=None), risk(id="now", option="asis", year=2027), risk(id="own"))
    (found,) = asked(*risks, baseline="asis").options
    assert [(e.id, e.discount) for e in found.events] == [
        ("own", pytest.approx(1.75 / 3)),
        ("now", -0.5),
    ]
    assert found.spared == ("now",)


def test_a_risk_whose_cause_a_factor_covers_is_left_out_and_named():
    risks = (risk(id="a", common_cause="cost_overrun"), risk(id="b", common_cause="delay"), risk(id="c"))
    (found,) = asked(*risks, factors={"overrun": [1.3, 1.1], "delay": []}).options
    assert [e.id for e in found.events] == ["b", "c"]
    assert found.covered == ("a",)


def test_factors_are_put_in_order_and_empty_ones_dropped():
    assert asked(factors={"overrun": [1.3, 1.1], "delay": []}).factors == {"overrun": (1.1, 1.3)}


@pytest.mark.parametrize(
    ("how", "chance"),
    [({}, 0.3), ({"shape": "pert"}, 0.25), ({"likelihood": None}, 0.35)],
)
def test_the_chance_is_the_mean_of_the_likelihood(how, chance):
    """From 10 over 20 to 60 %."""
    (found,) = events(risk(**how))
    assert found.chance == pytest.approx(chance)


@pytest.mark.parametrize(("year", "discount"), [(2027, 0.5), (None, 1.75 / 3)])
def test_an_event_is_discounted_from_its_year_or_from_any_alike(year, discount):
    (found,) = events(risk(year=year))
    assert found.discount == pytest.approx(discount)


def test_partners_that_only_lines_shares_or_events_name_are_added():
    (found,) = asked(
        risk(partner="west"),
        own=(line(partner="east"), line(partner=None)),
        base=(line(partner="south"),),
        shares={"far": 1.0},
    ).options
    assert found.partners == ("north", "far", "east", "south", "west")
