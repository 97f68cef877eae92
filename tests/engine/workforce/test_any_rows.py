"""Whatever rows people write, posts and jobs are told: nothing breaks, nothing small stands in it."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st

from moothall.engine.local_economy.jobs import jobs, measured
from moothall.engine.workforce.whole import workforce
from moothall.findings.workforce import Posts
from moothall.project.jobs import JobsRow
from moothall.project.places import PlaceRow
from moothall.project.problems import InvalidProjectError
from moothall.project.small_counts import small
from moothall.project.terms import Terms
from moothall.project.workforce import WorkforceRow
from tests.engine.made import project, row

PLACES = ("town", "city", "port")
LEAST = 5.0
POSTS = st.none() | st.sampled_from([0.0, 0.5, 2.0, 5.0, 17.5, 60.0])
PLACE = st.none() | st.sampled_from(PLACES)
JOBS = st.fixed_dictionaries(
    {
        "option": st.sampled_from(["lead", "joint"]),
        "change": st.sampled_from(["kept", "cut", "moved", "created"]),
        "origin": PLACE,
        "destination": PLACE,
        "partner": st.sampled_from([None, "north", "east"]),
        "occupation": st.sampled_from(["", "adviser", "officer"]),
        "employer": st.sampled_from(["", "east", "a firm"]),
        "how": st.sampled_from([None, "turnover"]),
        "low": POSTS,
        "posts": POSTS,
        "high": POSTS,
        "extra_minutes": st.sampled_from([None, -5.0, 30.0]),
        "filled_by_displaced": POSTS,
        "certainty": st.sampled_from([None, "signed", "likely", "hoped"]),
        "probability": st.sampled_from([None, 0.0, 25.0, 100.0]),
    }
)
STAFF = st.fixed_dictionaries(
    {
        "partner": st.sampled_from(["north", "east"]),
        "place": PLACE,
        "occupation": st.sampled_from(["adviser", "officer", "All"]),
        "characteristic": st.sampled_from(["", "", "women", "men", "sex: women"]),
        "fte": POSTS,
        "headcount": st.none() | st.integers(0, 30),
    }
)


@st.composite
def tables(draw: Any) -> dict[str, Any]:
    scope = [draw(POSTS) for _ in PLACES]
    return {
        "places": tuple(
            row(
                PlaceRow,
                id=p,
                title=p,
                posts_in_scope=n,
                partner=draw(st.sampled_from([None, "north", "east"])),
            )
            for p, n in zip(PLACES, scope, strict=True)
        ),
        "jobs": tuple(row(JobsRow, **r) for r in draw(st.lists(JOBS, max_size=8))),
        "workforce": tuple(row(WorkforceRow, **r) for r in draw(st.lists(STAFF, max_size=8))),
    }


def counts(posts: Posts) -> list[float]:
    fields = (getattr(posts, f) for f in posts.__struct_fields__ if f != "spreads")
    ends = (end for s in posts.spreads.values() for end in (s.low, s.high))
    return [n for n in (*fields, *ends) if n is not None]


@settings(
    max_examples=max(50, settings.default.max_examples // 4),
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(tables())
def test_any_rows_are_told_without_a_small_count(rows: dict[str, Any]) -> None:
    try:
        made = project(**rows)
    except InvalidProjectError:
        reject()
    found = workforce(made, Terms(made))
    by_place = jobs(made, found.options, LEAST)
    told = [n for s in found.staff for n in (s.fte, s.headcount) if n is not None]
    told += [n for g in found.groups for n in (g.count, g.of, g.of - g.count)]
    told += found.place_posts.values()
    for option in found.options:
        for part in (option, *option.partners, *option.places, *option.occupations):
            told += counts(part.total if part is option else part.posts)  # type: ignore[union-attr]
        told += [m.posts for m in option.moves]
        told += [
            k.posts
            for ks in (option.how, option.moved_to, option.transferred_to, option.certainty)
            for k in ks
        ]
        told += [] if option.hoped is None else [option.hoped]
    assert not [n for n in told if small(n, LEAST)]
    for option_jobs in by_place.options:
        assert option_jobs.worst is None or option_jobs.worst.low <= option_jobs.worst.high
    assert all(m.low is not None and m.high is not None for m in measured("L1", by_place))
