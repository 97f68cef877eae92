"""The simulation as a whole: chances by hand, what cancels, what is shared, same bytes."""

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from scipy.stats import multivariate_normal, norm

from moothall.engine.uncertainty.money import chances
from moothall.engine.uncertainty.money.chances import money_chances

from .made import anything, asked, event, line, option, saving, set_up

SURE = {"low": 100.0, "likely": 100.0, "high": 100.0}


def of(found, partner):
    """A partner's distribution."""
    (one,) = [d for d in found.partners if d.partner == partner and not d.joint]
    return one


def test_chance_of_a_gain_with_two_events_by_hand():
    """A saving of 150 and two risks of 100 each, 0.3 and 0.5: it is a gain unless both strike."""
    two = (event(id="a", chance=0.3, **SURE), event(id="b", chance=0.5, **SURE))
    made = asked(option(saving(by_year=(150.0, 0, 0)), events=two), rho_events=0.0, draws=200_000)
    (found,) = money_chances(made).options
    assert found.total.above_zero.share == pytest.approx(0.85, abs=4 * found.total.above_zero.error)
    assert found.total.loss.share == pytest.approx(0.15, abs=4 * found.total.loss.error)
    assert found.total.mean == pytest.approx(150 - 80, abs=4 * found.total.error)
    assert (found.total.p5, found.total.p50, found.total.p95) == (-50, 50, 150)
    assert found.events == ("a", "b")


def test_events_strike_together_as_their_latents_do():
    two = (event(id="a", chance=0.3, **SURE), event(id="b", chance=0.5, **SURE))
    made = asked(option(saving(by_year=(150.0, 0, 0)), events=two), rho_events=0.5, draws=200_000)
    (found,) = money_chances(made).options
    both = multivariate_normal(cov=[[1, 0.5], [0.5, 1]]).cdf([norm.ppf(0.3), 0.0])
    assert found.total.loss.share == pytest.approx(both, abs=4 * found.total.loss.error)


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_what_never_or_always_strikes(chance):
    made = asked(option(events=(event(chance=chance, discount=0.5, **SURE),)), draws=5000)
    (found,) = money_chances(made).options
    assert found.total.p5 == found.total.p95 == -50 * chance


@pytest.mark.parametrize("seed", range(3))
def test_an_option_like_the_baseline_is_worth_nothing_in_every_draw(seed):
    made = anything(seed)
    same = [replace(o, base=o.own, events=()) for o in made.options]
    turned = [replace(o, base=o.own[::-1], events=()) for o in made.options]
    for options in (same, turned):
        for found in money_chances(replace(made, options=tuple(options), sobol_draws=256)).options:
            for each in (found.total, *found.partners):
                assert each.mean == each.error == each.p5 == each.p95 == 0
                assert each.loss.share == each.above_zero.share == 0
            assert found.indices == ()


def test_what_is_taken_over_from_the_baseline_errs_alike():
    """Only the difference of 10 is in doubt, not the 100 that both sides pay."""
    (found,) = money_chances(
        asked(
            option(line(by_year=(110.0, 0, 0), low=0.5, high=1.5), base=(line(low=0.5, high=1.5),)),
            draws=50_000,
        )
    ).options
    assert found.total.p5 == pytest.approx(-10 * (1.5 - np.sqrt(0.1) * 0.5), rel=0.01)


def test_what_is_everybodys_is_split_by_agreement_and_the_rest_stays_joint():
    shared = option(line(partner=None), line(by_year=(7.0, 0, 0)), shares={"north": 0.5, "south": 0.2})
    (found,) = money_chances(asked(shared, draws=1000)).options
    assert of(found, "north").mean == pytest.approx(-57)
    assert of(found, "south").mean == pytest.approx(-20)
    (joint,) = [d for d in found.partners if d.joint]
    assert joint.mean == pytest.approx(-30)
    assert found.total.mean == pytest.approx(-107)


def test_without_shares_what_is_everybodys_stays_joint():
    """Of partners nothing is on record: that is no chance of nothing."""
    (found,) = money_chances(asked(option(line(partner=None)), draws=1000)).options
    assert [(d.partner, d.joint, d.mean) for d in found.partners] == [(None, True, -100)]


def test_partners_add_up_to_the_total():
    for found in money_chances(anything(3)).options:
        assert sum(d.mean for d in found.partners) == pytest.approx(found.total.mean, rel=1e-5, abs=1e-3)


def test_factors_bear_on_their_own_lines_alone():
    """Overrun on what is set up, shortfall on savings; the running of the service is as it is."""
    made = option(set_up(), line(by_year=(1000.0, 0, 0)), saving(by_year=(10.0, 0, 0)), line(category="rent"))
    factors = {"overrun": (2.0,), "shortfall": (0.5,)}
    (found,) = money_chances(asked(made, factors=factors, draws=1000)).options
    assert found.total.mean == -200 - 1000 + 5 - 100


def test_running_the_service_is_no_set_up_even_if_it_is_one_off():
    made = asked(option(line(one_off=True)), factors={"overrun": (2.0,)}, draws=1000)
    assert money_chances(made).options[0].total.mean == -100


def test_delay_moves_savings_and_nothing_else():
    """18 months: half of each year's saving comes one year later, half two; what leaves is lost."""
    made = asked(
        option(saving(by_year=(0.0, 40.0, 40.0)), line(by_year=(1.0, 1.0, 1.0)), partners=()),
        factors={"delay": (18.0,)},
        discount=(1.0, 0.5, 0.25),
        draws=1000,
    )
    assert money_chances(made).options[0].total.mean == pytest.approx(0.25 * 20 - 1.75)


def test_a_delay_beyond_the_horizon_leaves_nothing():
    made = asked(option(saving(by_year=(40.0, 40.0, 40.0))), factors={"delay": (35.0, 700.0)}, draws=1000)
    found = money_chances(made).options[0].total
    assert 0 == found.p5 <= found.p95 <= 40 / 12 + 1e-6


def test_factors_are_the_cases_and_their_median():
    made = asked(option(set_up()), factors={"overrun": (1.0, 1.1, 1.9, 4.0)}, draws=100_000)
    found = money_chances(made)
    (used,) = found.factors
    assert (used.id, used.n, used.median, used.values) == ("overrun", 4, 1.5, (1.0, 1.1, 1.9, 4.0))
    total = found.options[0].total
    assert -total.p50 == pytest.approx(150, abs=1)
    assert -total.p5 == pytest.approx(100 * np.quantile([1.0, 1.1, 1.9, 4.0], 0.95), abs=2)


def test_same_bytes_for_any_number_of_threads(monkeypatch):
    made = replace(anything(4), draws=20_011, sobol_draws=8192)
    said = []
    for threads in ("1", "2", "3"):
        monkeypatch.setenv("MOOTHALL_THREADS", threads)
        said.append(msgspec.json.encode(money_chances(made)))
    assert said[0] == said[1] == said[2]


def test_another_seed_is_another_sample():
    made = replace(anything(4), factors={"overrun": (1.0, 2.0)})
    a, b = (money_chances(replace(made, seed=s)).options[0].total.mean for s in (1, 2**40 + 1))
    assert a != b


def test_same_answer_if_the_values_do_not_fit_at_once(monkeypatch):
    made = anything(5)
    whole = money_chances(made)
    monkeypatch.setattr(chances, "KEPT", 2 * made.draws)
    assert money_chances(made) == whole


def test_indices_are_named_and_the_largest_comes_first():
    made = asked(
        option(
            set_up(low=0.5, high=2.0),
            saving(),
            line(partner=None, category="rent", low=0.9, high=1.1),
            events=(event(),),
        ),
        factors={"overrun": (1.0, 2.0), "shortfall": (0.5, 1.0)},
        sobol_draws=4096,
    )
    found = money_chances(made).options[0].indices
    assert [i.total for i in found] == sorted((i.total for i in found), reverse=True)
    assert {i.id: (i.kind, i.title) for i in found} == {
        "overrun": ("factor", "Set-up cost overrun"),
        "shortfall": ("factor", "Shortfall of savings"),
        "shared": ("factor", "What lines and risks have in common"),
        "line:cost/capital/north/": ("line", "capital, north"),
        "line:cost/rent//": ("line", "rent"),
        "event:r1": ("event", "A risk"),
    }


def test_an_option_without_money_is_worth_nothing():
    (found,) = money_chances(asked(option(partners=()), draws=1000, sobol_draws=256)).options
    assert (found.total.mean, found.partners, found.indices) == (0, (), ())


def test_an_impact_out_of_order_is_refused():
    wrong = event(low=30.0, likely=20.0, high=10.0)
    with pytest.raises(ValueError, match="in order"):
        money_chances(asked(option(events=(wrong,))))
