"""From gross to net: gains and losses alike, what is missing told, ends never too narrow."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.appraise import appraise
from moothall.engine.local_economy.additional import additional, net_of
from moothall.engine.local_economy.factors import Factors
from moothall.engine.local_economy.jobs import option_jobs
from moothall.files.folder import read_folder
from moothall.files.frameworks import jurisdiction_facts
from moothall.findings.jobs import JobsFindings
from moothall.findings.local_economy import OptionAdditional, Span
from moothall.findings.workforce import OptionPosts, PlacePosts, Posts, Spread
from moothall.project.jobs import JobsRow
from moothall.project.local_factors import FACTORS, LocalFactorRow

ALL = {"leakage": 25.0, "displacement": 50.0, "substitution": 0.0, "multiplier": 1.1, "factors_from": "us"}


def made(option: str, change: str, posts: float | None, place: str = "town", **more: object) -> JobsRow:
    end = {"cut": "origin", "created": "destination"}[change]
    return JobsRow(option=option, change=change, posts=posts, **{end: place, **more})  # type: ignore[arg-type]


def found(*rows: JobsRow, factors: tuple[LocalFactorRow, ...] = (), as_is: bool = True) -> OptionAdditional:
    """The new option's, worked out from rows of town and moor; nothing is too few to tell."""
    told = tuple(posts_of(o, rows) for o in (*(["now"] if as_is else []), "new"))
    jobs = JobsFindings(options=tuple(option_jobs(o, [], {}) for o in told))
    (one,) = additional(rows, told, jobs, "now", Factors(factors, jurisdiction_facts()))
    return one


def posts_of(option: str, rows: Iterable[JobsRow]) -> OptionPosts:
    own = [r for r in rows if r.option == option]
    places = tuple(PlacePosts(places=(p,), partner=None, posts=posts_in(p, own)) for p in ("town", "moor"))
    return OptionPosts(option=option, total=Posts(), places=places)


def posts_in(place: str, rows: Iterable[JobsRow]) -> Posts:
    parts = {
        "cut": [r for r in rows if r.change == "cut" and r.origin == place],
        "created": [
            r for r in rows if (r.change, r.destination) == ("created", place) and r.certainty != "hoped"
        ],
        "moved": [r for r in rows if r.change == "moved" and r.origin == place],
        "moved_in": [r for r in rows if r.change == "moved" and r.destination == place],
    }
    counts = {name: sum(chance(r) * (r.posts or 0.0) for r in own) for name, own in parts.items()}
    spreads = {
        name: Spread(low=sum(r.low or 0.0 for r in own), high=sum(r.high or 0.0 for r in own))
        for name, own in parts.items()
        if any(r.low is not None for r in own)
    }
    return Posts(**counts, spreads=spreads)


def chance(row: JobsRow) -> float:
    return (row.probability or 0.0) / 100 if row.certainty == "likely" else 1.0


def net(one: OptionAdditional, place: str = "town") -> Span | None:
    return next(p.net for p in one.places if p.places == (place,))


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


def told_as(place: str, posts: Posts) -> OptionAdditional:
    """The new option cuts and makes posts in town, of which only what is given may be told."""
    rows = (made("new", "created", 12, **ALL), made("new", "created", 2, **{**ALL, "leakage": 50}))
    row = PlacePosts(places=(place,), partner=None, posts=posts)
    mine = OptionPosts(option="new", total=Posts(), places=(row,))
    now = OptionPosts(option="now", total=Posts())
    jobs = JobsFindings(options=(option_jobs(mine, [], {}),))
    (one,) = additional(rows, (now, mine), jobs, "now", Factors((), ()))
    return one


def test_posts_that_are_too_few_to_tell_have_no_net_figure():
    one = told_as("town", Posts(cut=0, moved=0, moved_in=0))
    assert one.places[0].missing == ("told",)
    assert (one.places[0].net, one.direct) == (None, None)


def test_rows_that_differ_in_a_factor_give_a_range_from_their_sum():
    """12 posts at 25 % and 2 at 50 %: the net figure must not tell how many are of each kind."""
    gained = told_as("town", Posts(created=14, cut=0, moved=0, moved_in=0)).places[0].gained
    assert (gained.low, gained.likely, gained.high) == (
        pytest.approx(14 * 0.5 * 0.5 * 1.1), None, pytest.approx(14 * 0.75 * 0.5 * 1.1)
    )  # fmt: skip


def test_a_reference_told_together_with_other_places_cannot_be_taken_off():
    rows = (made("new", "created", 10, **ALL), made("now", "cut", 6, **ALL))
    apart = posts_of("new", rows)
    both = PlacePosts(places=("town", "moor"), partner=None, posts=posts_in("town", [rows[1]]))
    now = OptionPosts(option="now", total=Posts(), places=(both,))
    jobs = JobsFindings(options=(option_jobs(apart, [], {}),))
    (one,) = additional(rows, (now, apart), jobs, "now", Factors((), ()))
    assert {p.missing for p in one.places} == {("as now: together",)}
    whole = OptionPosts(
        option="new", total=Posts(), places=(replace(both, posts=posts_in("town", rows[:1])),)
    )
    jobs = JobsFindings(options=(option_jobs(whole, [], {}),))
    (one,) = additional(rows, (now, whole), jobs, "now", Factors((), ()))
    assert one.net.likely == pytest.approx(16 * 0.75 * 0.5 * 1.1)


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
        nets = [p.net for p in jobs[option.option].places]
        assert [p.direct for p in option.places] == nets
        assert option.direct == (None if None in nets else pytest.approx(sum(nets)))
    lead = next(o for o in told.local_economy.additional if o.option == "lead")
    town = next(p for p in lead.places if p.places == ("wendbridge",))
    each = (1 - 0.15) * (1 - 0.25) * 1.5
    assert town.gained.likely == pytest.approx(34 * each)
    row = next(p for p in jobs["lead"].places if p.places == ("wendbridge",))
    assert town.lost.likely == pytest.approx((row.cut + row.moved_out) * each)
