"""From gross to net: gains and losses alike, what is missing told, ends never too narrow."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.appraise import appraise
from moothall.engine.local_economy.additional import additional, net_of
from moothall.engine.local_economy.factors import Factors
from moothall.files.folder import read_folder
from moothall.files.frameworks import jurisdiction_facts
from moothall.findings.jobs import JobsFindings, OptionJobs, PlaceJobs
from moothall.findings.local_economy import OptionAdditional, Span
from moothall.project.jobs import JobsRow
from moothall.project.local_factors import FACTORS, LocalFactorRow

ALL = {"leakage": 25.0, "displacement": 50.0, "substitution": 0.0, "multiplier": 1.1, "factors_from": "us"}


def counted(option: str, **net: float) -> OptionJobs:
    places = tuple(PlaceJobs(place=p, title=p.title(), net=n) for p, n in net.items())
    return OptionJobs(option=option, created=0, cut=0, net=0, genuinely_new=0, balanced=True, places=places)


def made(option: str, change: str, posts: float | None, place: str = "town", **more: object) -> JobsRow:
    end = {"cut": "origin", "created": "destination"}[change]
    return JobsRow(option=option, change=change, posts=posts, **{end: place, **more})  # type: ignore[arg-type]


def found(*rows: JobsRow, factors: tuple[LocalFactorRow, ...] = (), as_is: bool = True) -> OptionAdditional:
    places = dict.fromkeys(("town", "moor"), 0.0)
    known = JobsFindings(options=(*([counted("now", **places)] if as_is else []), counted("new", **places)))
    (one,) = additional(rows, known, "now", Factors(factors, jurisdiction_facts()))
    return one


def net(one: OptionAdditional, place: str = "town") -> Span | None:
    return next(p.net for p in one.places if p.place == place)


def test_the_reference_case_is_taken_off():
    rows = (made("new", "created", 200, **ALL), made("now", "created", 40, **ALL))
    assert net(found(*rows)).likely == pytest.approx(66)


def test_a_loss_counts_as_a_gain_of_the_same_size_does():
    gain, loss = (net(found(made("new", c, 10, **ALL, low=8, high=12))) for c in ("created", "cut"))
    assert (loss.low, loss.likely, loss.high) == pytest.approx((-gain.high, -gain.likely, -gain.low))
    one = found(made("new", "cut", 10, **ALL))
    assert one.places[0].lost.likely == pytest.approx(10 * 0.75 * 0.5 * 1.1)
    assert one.places[0].gained == Span(low=0, likely=0, high=0)


@pytest.mark.parametrize("factor", FACTORS)
def test_a_missing_factor_is_never_taken_for_nothing(factor):
    one = found(made("new", "created", 10, **{**ALL, factor: None}))
    assert one.places[0].missing == (factor,)
    assert (one.places[0].net, one.places[0].gained, one.net) == (None, None, None)
    assert net(one, "moor") == Span(low=0, likely=0, high=0)


def test_posts_and_probabilities_that_are_missing_are_told():
    assert found(made("new", "cut", None, **ALL)).places[0].missing == ("posts",)
    likely = made("new", "created", 10, certainty="likely", **ALL)
    assert found(likely).places[0].missing == ("probability",)


def test_without_a_reference_case_nobody_can_tell():
    one = found(made("new", "created", 10, **ALL), as_is=False)
    assert one.places[0].missing == ("reference",)
    assert one.places[0].gained.likely == pytest.approx(10 * 0.75 * 0.5 * 1.1)
    assert one.net is None


def test_a_gap_of_the_reference_case_is_named_as_its_own():
    one = found(made("new", "created", 10, **ALL), made("now", "cut", None, **ALL))
    assert one.places[0].missing == ("as now: posts",)
    assert one.places[0].net is None


def test_hoped_posts_are_no_gain_and_likely_ones_count_by_their_probability():
    hoped = made("new", "created", 100, certainty="hoped", **ALL)
    likely = made("new", "created", 10, certainty="likely", probability=50, **ALL)
    assert net(found(hoped, likely)).likely == pytest.approx(5 * 0.75 * 0.5 * 1.1)


def test_moved_posts_are_lost_where_they_go_and_gained_where_they_come():
    row = JobsRow(option="new", change="moved", posts=10, origin="moor", destination="town", **ALL)
    one = found(row)
    assert net(one, "moor").likely == pytest.approx(-4.125)
    assert net(one, "town").likely == pytest.approx(4.125)
    assert one.net.likely == pytest.approx(0)


def of(factor: str, value: float | None = None, **more: object) -> LocalFactorRow:
    return LocalFactorRow(factor=factor, value=value, source="asked", **more)  # type: ignore[arg-type]


PLAIN = (of("leakage", 0), of("displacement", 0), of("substitution", 0), of("multiplier", 1))


def test_the_closest_factor_counts():
    rows = [made("new", "created", 100)]
    steps = [
        of("leakage", 10, place="town"),
        of("leakage", 20, option="new"),
        of("leakage", 30, option="new", place="town"),
    ]
    given = list(PLAIN)
    for step, left in zip(steps, (90, 80, 70), strict=True):
        given.append(step)
        assert net(found(*rows, factors=tuple(given))).likely == pytest.approx(left)
    own = made("new", "created", 100, leakage=40)
    assert net(found(own, factors=tuple(given))).likely == pytest.approx(60)


def test_a_level_of_the_ready_reckoner_is_an_unverified_default():
    given = (*PLAIN[1:3], of("leakage", level="medium"), of("multiplier", level="medium/region"))
    one = found(made("new", "created", 100), factors=given)
    assert net(one).likely == pytest.approx(100 * 0.75 * 1.5)
    used = {f.factor: f for f in one.factors}
    assert used["leakage"].unverified
    assert used["leakage"].level == "medium"
    assert "Additionality Guide" in used["leakage"].source
    assert not used["substitution"].unverified


SPANS = st.tuples(*[st.floats(0, 100)] * 3).map(sorted).map(lambda x: Span(low=x[0], likely=x[1], high=x[2]))


@given(SPANS, SPANS, SPANS, SPANS, SPANS)
def test_the_ends_hold_every_corner(posts, leakage, displacement, substitution, multiplier):
    """All that is within the ranges, worked out one corner at a time, lies within the ends."""
    factors = dict(zip(FACTORS, (leakage, displacement, substitution, multiplier), strict=True))
    one = net_of(posts, factors)
    corners = itertools.product(*((s.low, s.likely, s.high) for s in (posts, *factors.values())))
    values = [p * (1 - a / 100) * (1 - b / 100) * (1 - c / 100) * m for p, a, b, c, m in corners]
    assert one.low == pytest.approx(min(values), rel=1e-9, abs=1e-9)
    assert one.high == pytest.approx(max(values), rel=1e-9, abs=1e-9)
    assert one.low - 1e-9 <= one.likely <= one.high + 1e-9


def test_the_example_counts_the_same_posts_as_the_table_of_jobs():
    project = read_folder(Path(__file__).parents[3] / "examples" / "three-valleys")
    told = appraise(project, simulate=False)
    jobs = {o.option: o for o in told.jobs.options}
    assert len(told.local_economy.additional) == len(jobs) - 1
    for option in told.local_economy.additional:
        assert option.direct == pytest.approx(sum(p.net for p in jobs[option.option].places))
    lead = next(o for o in told.local_economy.additional if o.option == "lead")
    town = next(p for p in lead.places if p.place == "wendbridge")
    each = (1 - 0.15) * (1 - 0.25) * 1.5
    assert town.gained.likely == pytest.approx(34 * each)
    assert town.lost.likely == pytest.approx(8 * each)
