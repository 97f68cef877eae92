"""Weights that belong together: whole, in one way, and never nothing, on any day of their history."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.weighting import findings, late_changes, specs, weighting
from moothall.project.head import NotApplicable
from moothall.project.problems import InvalidProjectError
from moothall.project.project import Project
from moothall.project.terms import Terms
from moothall.project.weights import WeightRow
from tests.engine.made import clean_project, day, head, project

SECTIONS = [s.id for s in clean_project().framework.matrix.sections]


def row(
    item: str, value: float | None = 1, method: Any = "swing_points", on: str = "2026-02-10", **more: Any
) -> WeightRow:
    return WeightRow(
        group="unions",
        kind="section",
        item=item,
        value=value,
        method=method,
        date=day(on),
        by="unions",
        **more,
    )


def told(*rows: WeightRow) -> list[str]:
    with pytest.raises(InvalidProjectError) as error:
        project(weights=rows)
    return [p.message for p in error.value.problems]


def told_with_places(*rows: WeightRow) -> list[tuple[int | str, str]]:
    with pytest.raises(InvalidProjectError) as error:
        project(weights=rows)
    return [(p.path[0], p.message) for p in error.value.problems]


def whole(**changed: WeightRow) -> list[WeightRow]:
    return [changed.get(s, row(s)) for s in SECTIONS]


def test_a_whole_set_is_right_and_a_zero_in_it_allowed() -> None:
    assert project(weights=tuple(whole(E=row("E", 0))))


def test_a_gap_would_be_a_hidden_zero() -> None:
    assert told(*whole()[1:]) == [
        "Group unions weights 11 of 12 sections; weight all of them (0 is allowed) or none. Missing: D."
    ]


@pytest.mark.parametrize("method", ["swing_ranking", "equal"])
def test_a_place_in_an_order_is_no_number_of_points(method: str) -> None:
    (message,) = told(*whole(E=row("E", 2, method)))
    assert "in several ways at once" in message


def test_swing_points_and_direct_points_may_stand_side_by_side() -> None:
    assert project(weights=tuple(whole(E=row("E", 3, "direct_points"))))


# Intervals


def test_the_top_item_needs_one_number() -> None:
    """The low and high ends of the others are measured against it."""
    ends: dict[str, Any] = {"value": None, "low": 70, "high": 90}
    highest = row("Q", None, low=70, high=95)
    for rows, said in (
        (whole(E=row("E", **ends)), "E, 70 to 90"),
        (whole(E=row("E", **ends | {"value": 80})), "E, 70 to 90"),
        (whole(E=row("E", 80, low=70)), "E, 70 to 80"),
        (whole(E=row("E", **ends), Q=highest), "Q, 70 to 95"),
        ([replace(highest, item=s) if s == "Q" else row(s, **ends) for s in SECTIONS], "Q, 70 to 95"),
    ):
        assert told_with_places(*rows) == [
            (
                next(n for n, r in enumerate(rows) if r.item == said[0]),
                f"Group unions gives no single number to the top one of the sections ({said}) as of "
                "2026-02-10; give it one (usually 100): the low and high ends of the others are measured "
                "against it.",
            )
        ]
    assert project(weights=tuple(whole(E=row("E", **ends), Q=row("Q", 90))))
    assert project(weights=tuple(whole(E=row("E", **ends), Q=row("Q", None, low=100, high=100))))
    assert project(weights=tuple(whole(E=row("E", 80, low=70), Q=row("Q", 100))))


def test_each_range_that_reaches_above_the_top_item_is_told_in_its_own_row() -> None:
    rows = whole(
        Q=row("Q", 100), J=row("J", None, low=85, high=120), E=row("E", 100, low=90, high=110),
        F=row("F", None, low=85, high=100),
    )  # fmt: skip
    said = (
        "{} reaches {}, above the top item Q (100); the ends of the others are measured against the top "
        "item's single number."
    )
    assert sorted(told_with_places(*rows)) == sorted(
        (SECTIONS.index(s), said.format(s, high)) for s, high in (("E", 110), ("J", 120))
    )


@pytest.mark.parametrize(
    ("method", "remedy"),
    [
        ("direct_points", "direct points are one number. For a range use swing_points."),
        ("swing_ranking", "a ranking gives one place."),
        ("equal", "equal weights have none."),
    ],
)
@pytest.mark.parametrize("later", [(), (("E", "2026-03-01"),)], ids=["in force", "of an earlier day"])
def test_only_swing_points_are_ranges(method: str, remedy: str, later: tuple[tuple[str, str], ...]) -> None:
    rows = [row(s, 2, method, low=1) if s == "E" else row(s, 2, method) for s in SECTIONS]
    rows += [row(s, 2, method, on) for s, on in later]
    message = f"Only swing points have low and high ends; {remedy}"
    assert told_with_places(*rows) == [(SECTIONS.index("E"), message)]


@pytest.mark.parametrize("given", ["low", "high"])
def test_one_end_alone_is_no_weight(given: str) -> None:
    rows = whole(Q=row("Q", 100), E=row("E", None, **{given: 40}))
    message = f"E has only a {given} end; give both ends, low and high, or a value."
    assert told_with_places(*rows) == [(SECTIONS.index("E"), message)]


def test_a_gap_is_told_beside_an_end_alone() -> None:
    found = told(*whole(E=row("E", None, low=40))[1:])
    assert ["only a low end" in found[0], "Missing: D" in found[1]] == [True, True]


def test_the_top_item_needs_one_number_on_each_day() -> None:
    early = whole(E=row("E", 100), Q=row("Q", None, low=50, high=80))
    late = row("E", 60, on="2026-03-01")
    assert told_with_places(*early, late) == [
        (
            SECTIONS.index("Q"),
            "Q reaches 80, above the top item E (60) as of 2026-03-01; the ends of the others are measured "
            "against the top item's single number.",
        )
    ]


# Pairs


def pair(
    item: str, against: str | None, value: float | None = 2, on: str = "2026-02-10", **more: Any
) -> WeightRow:
    return row(item, value, "pairwise", on, against=against, **more)


def every_pair(on: str = "2026-02-10", **changed: WeightRow) -> list[WeightRow]:
    return [changed.get(a + b, pair(a, b, on=on)) for a, b in combinations(SECTIONS, 2)]


def test_every_pair_once_is_right_either_way_round() -> None:
    assert project(weights=tuple(every_pair()))
    assert project(weights=tuple(every_pair(DF=pair("F", "D", 0.2))))
    assert project(weights=(*every_pair(), pair("F", "D", 0.2, "2026-03-01")))


def test_a_missing_pair_is_named() -> None:
    first, second, *rest = every_pair()
    assert told(*rest) == [
        "Group unions compares 64 of 66 pairs of sections; compare all of them or none. Missing: "
        f"{' against '.join(sorted(first.about))}, {' against '.join(sorted(second.about))}."
    ]


def test_a_pair_is_given_once_on_a_day() -> None:
    assert told(*every_pair(), pair("F", "D")) == [
        "F against D is given both ways round on 2026-02-10; give it once."
    ]
    assert any("repeats an earlier one" in m for m in told(*every_pair(), pair("D", "F", 3)))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (pair("D", None), 'A pairwise weight needs "against": another of the sections.'),
        (pair("D", "D"), 'A pairwise weight needs "against": another of the sections.'),
        (pair("D", "E1"), "D cannot be weighed against E1; only against another of the sections: D, A, F, Q"),
        (pair("D", "F", 0), "A pairwise weight is a ratio: above 0, and below 1 where D counts less."),
        (pair("D", "F", 1e-16), "A pairwise weight is a ratio: above 0, and below 1 where D counts less."),
        (pair("D", "F", None, low=1, high=2), "A pairwise weight is one ratio, without low and high."),
        (pair("D", "F", 2, low=1, high=2), "A pairwise weight is one ratio, without low and high."),
        (pair("D", "F", None), "A weight by pairwise needs a value."),
        (pair("D", "Z"), 'There is no section or criterion "Z".'),
        (
            row("D", 5, against="F"),
            "Only a pairwise weight is against another; swing_points weighs one item.",
        ),
    ],
)
def test_a_pair_that_cannot_be_worked_with_is_refused(wrong: WeightRow, message: str) -> None:
    found = told(*[r for r in every_pair() if r.about != wrong.about], wrong)
    assert any(m.startswith(message) for m in found), found


def test_criteria_are_compared_within_their_section_only() -> None:
    def criteria(against: str) -> WeightRow:
        return WeightRow(
            group="unions", kind="criterion", item="E1", against=against, value=2, method="pairwise",
            date=day("2026-02-10"), by="unions",
        )  # fmt: skip

    assert told(criteria("Q1")) == [
        "E1 cannot be weighed against Q1; only against another of the criteria of section E: "
        f"{', '.join(c.id for c in clean_project().framework.section_of('E1').criteria)}."
    ]


def test_pairs_and_points_do_not_stand_side_by_side() -> None:
    words = "Group unions weights the sections in several ways at once (pairs, points) as of {}; "
    (message,) = told(*whole(), *every_pair())
    assert message.startswith(words.format("2026-02-10"))
    assert project(weights=(*whole(), *every_pair("2026-03-01")))
    assert project(weights=(*every_pair(), *(row(s, on="2026-03-01") for s in SECTIONS)))


def test_a_change_to_pairs_is_made_in_one_day() -> None:
    first, *rest = every_pair("2026-03-01")
    (message,) = told(*whole(), *rest, pair(first.item, first.against, on="2026-03-02"))
    assert "in several ways at once (pairs, points) as of 2026-03-01" in message
    (message,) = told(*every_pair(), row("D", 3, on="2026-03-01"))[-1:]
    assert "in several ways at once (pairs, points) as of 2026-03-01" in message


def test_pairs_written_over_two_days_are_right_and_until_then_all_is_equal() -> None:
    rows = every_pair()
    made = project(weights=tuple(replace(r, date=day("2026-02-11")) if n else r for n, r in enumerate(rows)))
    assert set(of(made, "2026-02-10").values()) == {1 / 12}
    assert len(set(of(made, "2026-02-11").values())) > 1


def of(made: Project, on: str) -> dict[str, float]:
    return next(g for g in weighting(made, day(on)).groups if g.group == "unions").sections


# Sets that weigh nothing


@pytest.mark.parametrize("nothing", [{"value": 0}, {"value": None, "low": 0, "high": 0}])
def test_a_set_that_weighs_nothing_is_refused(nothing: dict[str, Any]) -> None:
    assert told(*(row(s, **nothing) for s in SECTIONS)) == [
        "Group unions gives all sections a weight of 0 as of 2026-02-10."
    ]


def test_a_set_that_weighed_nothing_once_is_refused_too() -> None:
    """Results under earlier weights stay, so they must have been weights."""
    rows = [row(s, 0) for s in SECTIONS] + [row("E", 5, on="2026-03-01")]
    assert told(*rows) == ["Group unions gives all sections a weight of 0 as of 2026-02-10."]


def test_a_set_written_over_two_days_is_right() -> None:
    rows = [row(s, on="2026-02-10" if n < 6 else "2026-02-11") for n, s in enumerate(SECTIONS)]
    assert project(weights=tuple(rows))


def test_all_weight_on_what_does_not_apply_is_none() -> None:
    own = [c.id for c in clean_project().framework.section_of("E1").criteria]
    rows = tuple(
        WeightRow(group="unions", kind="criterion", item=c, value=float(c == "E1"), method="swing_points",
                  date=day("2026-02-10"), by="unions")
        for c in own
    )  # fmt: skip
    aside = NotApplicable(criterion="E1", reason="It applies to none.", date=day("2026-02-01"), by="Board")
    assert project(weights=rows)
    made = head()
    with pytest.raises(InvalidProjectError, match="gives all criteria of section E a weight of 0"):
        head_with(made, aside, rows)


def head_with(made: Project, aside: NotApplicable, rows: tuple[WeightRow, ...]) -> Project:
    kept = tuple(s for s in made.scores if s.criterion != aside.criterion)
    return replace(made, head=replace(made.head, not_applicable=(aside,)), weights=rows, scores=kept)


DAYS = st.sampled_from(["2026-02-10", "2026-02-11", "2026-05-01"])
POINTS = st.sampled_from([0.0, 1.0, 2.0, None])
ANY = st.lists(
    st.builds(
        row,
        item=st.sampled_from(SECTIONS),
        value=POINTS,
        method=st.sampled_from(["swing_points", "direct_points", "swing_ranking", "equal"]),
        on=DAYS,
        low=st.sampled_from([None, None, 0.0, 1.0]),
        high=st.sampled_from([None, None, 2.0, 3.0]),
    )
    | st.builds(
        pair, item=st.sampled_from(SECTIONS), against=st.sampled_from(SECTIONS), value=POINTS, on=DAYS
    ),
    max_size=12,
)
LATER = st.sampled_from(["2026-04-01", "2026-05-01"])
LIKELY = st.lists(
    st.builds(
        row,
        item=st.sampled_from(SECTIONS),
        value=st.sampled_from([0.0, 0.5, 2.0]),
        on=LATER,
        low=st.sampled_from([None, 0.0]),
        high=st.sampled_from([None, 2.0]),
    ),
    max_size=3,
) | st.lists(
    st.sampled_from(list(combinations(SECTIONS, 2))).flatmap(
        lambda p: st.builds(
            pair, item=st.just(p[1]), against=st.just(p[0]), value=st.floats(1e-9, 1e9), on=LATER
        )
    ),
    max_size=3,
)
STARTS = {"none": [], "points": whole(), "pairs": every_pair(), "a top": whole(E=row("E", 100))}
SWITCHES = {
    "none": [],
    "pairs": every_pair("2026-02-11"),
    "points": [row(s, on="2026-02-11") for s in SECTIONS],
}


@given(
    start=st.sampled_from(list(STARTS)),
    switch=st.sampled_from(list(SWITCHES)),
    zero=st.booleans(),
    more=LIKELY | ANY,
)
def test_whatever_is_accepted_can_be_worked_with_as_of_any_day(
    start: str, switch: str, zero: bool, more: list[WeightRow]
) -> None:
    """The engine divides by sums of weights: what gets past these checks never divides by nothing."""
    nothing = [replace(r, value=0.0) if zero and r.method == "swing_points" else r for r in STARTS[start]]
    rows = [*nothing, *SWITCHES[switch], *more]
    try:
        made = project(weights=tuple({(r.item, r.against, r.date): r for r in rows}.values()))
    except InvalidProjectError:
        event("refused")
        return
    event(f"accepted: {start}, {switch}, {'changed' if more else 'as it is'}")
    for on in (None, "2026-02-09", "2026-02-10", "2026-02-11", "2026-05-01"):
        found = weighting(made, day(on) if on else None)
        assert sum(found.joint.sections.values()) == pytest.approx(1)
        sets = [s.sections for s in specs(made, day(on) if on else None)]
        assert all(math.isfinite(w) for s in sets for w in (*s.weights, *s.low, *s.high))
        assert all(low <= high <= 100 for s in sets for low, high in zip(s.low, s.high, strict=True))
    assert late_changes(made) is not None
    assert findings(made, Terms(made)) is not None
