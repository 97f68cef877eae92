"""Stage 2 by its promises: what holds of any project, and the same totals by another way."""

from __future__ import annotations

import datetime
import math
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine import weighting
from moothall.project.scores import ScoreRow
from moothall.project.stakeholders import Assessor, Stakeholders
from tests.engine.made import clean_project, head, project
from tests.engine.scoring.made import DAY, Recipe, by_option, recipes, reckoned, scored, totals

SAME = 1e-9


@given(recipe=recipes())
def test_the_totals_are_those_of_a_second_reckoning_in_fractions(recipe: Recipe) -> None:
    made = recipe.project
    found = by_option(reckoned(made))
    for option, (low, high) in totals(made).items():
        assert found[option].total.low == pytest.approx(float(low), abs=SAME)
        assert found[option].total.high == pytest.approx(float(high), abs=SAME)
        assert (found[option].point is None) == (found[option].missing > 0)


@given(recipe=recipes())
def test_totals_and_sections_lie_within_the_scale_and_within_their_intervals(recipe: Recipe) -> None:
    made = recipe.project
    found = reckoned(made)
    for cell in found.cells:
        if cell.range is not None:
            assert 0 <= cell.range.low <= cell.range.high <= 4
        assert cell.point is None or cell.range is None or cell.range.low == cell.point == cell.range.high
    for option in found.options:
        for span in (option.total, *(s.range for s in option.sections), *(g.own_both for g in option.groups)):
            assert -SAME <= span.low <= span.high <= 4 + SAME
        assert option.point is None or option.total.low == option.point == option.total.high
        assert min(s.range.low for s in option.sections) - SAME <= option.total.low
        assert option.total.high <= max(s.range.high for s in option.sections) + SAME


@given(recipe=recipes(), data=st.data())
def test_a_missing_cell_widens_the_total_by_its_weight_times_four(
    recipe: Recipe, data: st.DataObject
) -> None:
    made = recipe.project
    before = reckoned(made)
    known = [c for c in before.cells if c.status in ("scored", "measured")]
    if not known:
        return
    cell = data.draw(st.sampled_from(known))
    silent = replace(
        made,
        scores=tuple(s for s in made.scores if (s.option, s.criterion) != (cell.option, cell.criterion)),
        measures=tuple(m for m in made.measures if (m.option, m.criterion) != (cell.option, cell.criterion)),
    )
    after = by_option(reckoned(silent))
    section = made.framework.section_of(cell.criterion).id
    joint = weighting.weighting(made).joint
    weight = joint.sections[section] * joint.criteria[cell.criterion]
    one, two = by_option(before)[cell.option], after[cell.option]
    assert cell.point is not None
    assert two.total.high - two.total.low == pytest.approx(
        one.total.high - one.total.low + 4 * weight, abs=SAME
    )
    assert two.total.low == pytest.approx(one.total.low - weight * cell.point, abs=SAME)
    assert two.missing == one.missing + 1
    for other in made.options:
        if other.id != cell.option:
            assert after[other.id].total == by_option(before)[other.id].total


@given(recipe=recipes(), seed=st.integers(0, 1000))
def test_the_order_of_rows_changes_nothing(recipe: Recipe, seed: int) -> None:
    made = recipe.project
    chance = Random(seed)
    parts = {name: list(getattr(made, name)) for name in ("scores", "weights", "measures")}
    for rows in parts.values():
        chance.shuffle(rows)
    shuffled = replace(made, **{name: tuple(rows) for name, rows in parts.items()})
    assert _without_order(reckoned(shuffled)) == _without_order(reckoned(made))


def _without_order(found: object) -> object:
    """Findings as plain values, lists of entries and groups sorted: only their order may differ."""
    plain = msgspec.to_builtins(found)

    def sort(value: object) -> object:
        if isinstance(value, dict):
            return {
                k: sorted((sort(v) for v in part), key=repr) if k in ("entries", "sources") else sort(part)
                for k, part in sorted(value.items())
            }
        if isinstance(value, list | tuple):
            return [sort(v) for v in value]
        return round(value, 9) if isinstance(value, float) else value

    return sort(plain)


@given(recipe=recipes(), data=st.data())
def test_groups_count_and_not_heads(recipe: Recipe, data: st.DataObject) -> None:
    """Every assessor of a group twice, with the same scores: nothing changes."""
    made = recipe.project
    group = data.draw(st.sampled_from(made.stakeholders.groups))
    twins = {a.id: f"{a.id}-twin" for a in group.assessors}
    doubled = replace(group, assessors=(*group.assessors, *(Assessor(id=t) for t in twins.values())))
    more = replace(
        made,
        stakeholders=Stakeholders(
            groups=tuple(doubled if g.id == group.id else g for g in made.stakeholders.groups)
        ),
        scores=(
            *made.scores,
            *(replace(s, assessor=twins[s.assessor]) for s in made.scores if s.assessor in twins),
        ),
    )
    one, two = by_option(reckoned(made)), by_option(reckoned(more))
    for option in made.options:
        assert two[option.id].total.low == pytest.approx(one[option.id].total.low, abs=SAME)
        assert two[option.id].total.high == pytest.approx(one[option.id].total.high, abs=SAME)
        assert two[option.id].rank == one[option.id].rank


@given(recipe=recipes())
def test_ranks_are_what_the_intervals_allow(recipe: Recipe) -> None:
    made = recipe.project
    found = reckoned(made)
    options = found.options
    if recipe.gaps == 1:
        assert {(o.standing, o.rank) for o in options} == {("unscored", None)}
        return
    for option in options:
        assert option.rank is not None
        assert 1 <= option.rank.best <= option.rank.worst <= len(options)
        surely_better = sum(o.total.low > option.total.high + SAME for o in options)
        surely_worse = sum(o.total.high < option.total.low - SAME for o in options)
        assert option.rank.best == 1 + surely_better
        assert option.rank.worst == len(options) - surely_worse
    assert sorted(found.ranked) == sorted(o.option for o in options)
    places = [by_option(found)[o].rank for o in found.ranked]
    assert [p.best for p in places if p] == sorted(p.best for p in places if p)
    assert any(p is not None and p.best == 1 for p in places)


@given(recipe=recipes())
def test_the_total_is_the_mean_of_how_the_groups_weigh_the_same_scores(recipe: Recipe) -> None:
    made = recipe.project
    share = weighting.shares(made.stakeholders.groups)
    for option in reckoned(made).options:
        for end in ("low", "high"):
            mean = math.fsum(share[g.group] * getattr(g.own_weights, end) for g in option.groups)
            assert getattr(option.total, end) == pytest.approx(mean, abs=SAME)


@given(recipe=recipes())
def test_a_higher_score_never_lowers_a_total(recipe: Recipe) -> None:
    made = recipe.project
    better = replace(
        made,
        scores=tuple(replace(s, score=s.score + 1) if s.score in (0, 1, 2, 3) else s for s in made.scores),
    )
    one, two = by_option(reckoned(made)), by_option(reckoned(better))
    for option in made.options:
        assert two[option.id].total.low >= one[option.id].total.low - SAME
        assert two[option.id].total.high >= one[option.id].total.high - SAME


@given(recipe=recipes())
def test_a_group_sees_its_own_scores_and_nothing_of_the_others(recipe: Recipe) -> None:
    made = recipe.project
    group = made.stakeholders.groups[0]
    own = {a.id for a in group.assessors}
    alone = replace(made, scores=tuple(s for s in made.scores if s.assessor in own))
    for option, score in by_option(reckoned(made)).items():
        (seen,) = [g for g in score.groups if g.group == group.id]
        (same,) = [g for g in by_option(reckoned(alone))[option].groups if g.group == group.id]
        assert seen.own_both == same.own_both
        assert seen.unscored == same.unscored


def test_only_what_is_ranked_has_a_rank() -> None:
    made = scored(1, 0.0, 4, False, True, False)
    ids = [o.id for o in made.options]
    standings = dict(zip(ids, ["reference", "ranked", "held_out", "undecided"], strict=True))
    found = reckoned(made, standings)
    assert set(found.ranked) == {ids[1], ids[3]}
    by_id = by_option(found)
    assert by_id[ids[0]].rank is None
    assert by_id[ids[2]].rank is None
    assert by_id[ids[2]].total == by_option(reckoned(made))[ids[2]].total  # its figures still stand beside it
    assert {r.worst for r in (by_id[ids[1]].rank, by_id[ids[3]].rank) if r} == {1, 2}


def test_an_option_taken_off_the_list_is_not_scored() -> None:
    from moothall.project.options import Dropped

    made = scored(1, 0.0, 3, False, False, False)
    gone = replace(made.options[2], dropped=Dropped(reason="Too dear.", by="Board", date=DAY))
    found = reckoned(replace(made, options=(*made.options[:2], gone)))
    assert [o.option for o in found.options] == [o.id for o in made.options[:2]]


def test_equal_totals_share_their_places() -> None:
    made = scored(1, 0.0, 3, False, False, False)
    first = made.options[0].id
    same = tuple(replace(s, option=o.id) for o in made.options for s in made.scores if s.option == first)
    alike = tuple(replace(m, option=o.id) for o in made.options for m in made.measures if m.option == first)
    found = reckoned(replace(made, scores=same, measures=alike))
    assert {(o.rank.best, o.rank.worst) for o in found.options if o.rank} == {(1, 3)}


# Cells


def cell(*scores: ScoreRow, option: str = "joint", criterion: str = "E1") -> object:
    made = project(scores=scores)
    return next(c for c in reckoned(made).cells if (c.option, c.criterion) == (option, criterion))


def score(assessor: str, value: int | None, standing: str = "scored", days: int = 0) -> ScoreRow:
    return ScoreRow(
        option="joint", criterion="E1", assessor=f"{assessor}-1", score=value, standing=standing,  # type: ignore[arg-type]
        date=DAY + datetime.timedelta(days),
    )  # fmt: skip


def test_a_cell_is_missing_only_if_nobody_scored_it() -> None:
    assert cell().status == "missing"  # type: ignore[attr-defined]
    assert cell(score("unions", None)).status == "missing"  # type: ignore[attr-defined]
    assert cell(score("unions", None, "abstain"), score("users", None, "conflict")).status == "missing"  # type: ignore[attr-defined]
    found = cell(score("unions", None, "no_evidence"), score("users", 3))
    assert (found.status, found.point) == ("scored", 3)  # type: ignore[attr-defined]


def test_not_applicable_in_one_cell_is_missing_and_never_left_out() -> None:
    found = cell(score("unions", None, "not_applicable"))
    assert (found.status, found.range.low, found.range.high) == ("missing", 0, 4)  # type: ignore[attr-defined]


def test_the_latest_score_counts_and_the_earlier_stays() -> None:
    found = cell(score("unions", 4, days=1), score("unions", 1))
    assert found.point == 4  # type: ignore[attr-defined]
    assert found.entries[0].earlier == (1,)  # type: ignore[attr-defined]


def test_a_score_withdrawn_counts_no_longer() -> None:
    assert cell(score("unions", 4), score("unions", None, "conflict", days=1)).status == "missing"  # type: ignore[attr-defined]


def test_the_spread_is_between_groups() -> None:
    found = cell(score("unions", 0), score("officers", 3))
    assert (found.spread, found.by_group) == (3, {"unions": 0, "officers": 3})  # type: ignore[attr-defined]
    assert found.point == 1.5  # type: ignore[attr-defined]


def test_the_share_of_a_group_counts_among_those_that_scored() -> None:
    groups = clean_project().stakeholders.groups
    shares = dict(zip([g.id for g in groups], (0.5, 0.3, 0.2, 0.0), strict=True))
    made = project(
        stakeholders=Stakeholders(groups=tuple(replace(g, share=shares[g.id]) for g in groups)),
        scores=(score("officers", 4), score("unions", 0)),
    )
    found = next(c for c in reckoned(made).cells if (c.option, c.criterion) == ("joint", "E1"))
    assert found.point == pytest.approx(4 * 0.5 / 0.8)


# Measured criteria


def measured(**figures: float | None) -> object:
    row = next(m for m in clean_project().measures if (m.option, m.criterion) == ("joint", "Q3"))
    others = tuple(m for m in clean_project().measures if m is not row)
    changed = replace(row, **({"low": None, "likely": None, "high": None} | figures))
    found = reckoned(project(measures=(*others, changed)))
    return next(c for c in found.cells if (c.option, c.criterion) == ("joint", "Q3"))


def test_a_measurement_is_scored_by_its_value_function() -> None:
    assert measured(likely=-13).point == pytest.approx(0.7)  # type: ignore[attr-defined]
    assert measured(likely=-100).point == 0  # type: ignore[attr-defined]
    assert measured(likely=100).point == 4  # type: ignore[attr-defined]


def test_a_measurement_without_a_likely_value_is_a_range() -> None:
    found = measured(low=-20, high=0)
    assert (found.status, found.point) == ("measured", None)  # type: ignore[attr-defined]
    assert (found.range.low, found.range.high) == (0, 2)  # type: ignore[attr-defined]


@pytest.mark.parametrize("figures", [{}, {"low": -20.0}, {"high": 0.0}])
def test_half_a_measurement_is_missing(figures: dict[str, float]) -> None:
    assert measured(**figures).status == "missing"  # type: ignore[attr-defined]


# Criteria put aside


def test_the_weight_of_a_criterion_put_aside_goes_to_the_rest_of_its_section() -> None:
    from tests.engine.scoring.made import _not_applicable

    made = head(not_applicable=tuple(_not_applicable(("E1",))))
    found = reckoned(made)
    (left,) = found.left_out
    assert "E1" not in left.redistributed
    assert math.fsum(left.redistributed.values()) == pytest.approx(1)
    assert all(o.of == 79 for o in found.options)
    assert {c.status for c in found.cells if c.criterion == "E1"} == {"not_applicable"}


def test_a_section_of_which_nothing_applies_is_left_out_of_the_totals() -> None:
    from tests.engine.scoring.made import _not_applicable

    own = tuple(c.id for c in clean_project().framework.matrix.sections[0].criteria)
    made = head(not_applicable=tuple(_not_applicable(own)))
    found = reckoned(made)
    assert all(len(o.sections) == 11 for o in found.options)
    assert math.fsum(found.weight_sets[0].joint.sections.values()) == pytest.approx(1)


# Zeros and words


def test_a_zero_stands_beside_the_rank() -> None:
    """Acceptance scenario ACC06, in the words of the engine."""
    made = clean_project()
    zero = tuple(
        replace(s, score=0) if (s.option, s.criterion) == ("joint", "J1") else s for s in made.scores
    )
    high = tuple(replace(s, score=4) if s.option == "joint" and s.criterion != "J1" else s for s in zero)
    found = by_option(reckoned(project(scores=high)))["joint"]
    assert [z.criterion for z in found.zeros] == ["J1"]
    assert found.words == "ranks first but scores 0 on equality effect on users"


def test_gaps_stand_beside_the_rank() -> None:
    made = clean_project()
    kept = tuple(s for s in made.scores if (s.option, s.criterion) != ("joint", "E1"))
    found = by_option(reckoned(project(scores=kept)))["joint"]
    assert found.words.endswith("; 1 of 80 criteria has no score, so the total is a range")


def test_without_scores_nothing_is_told_apart() -> None:
    found = reckoned(project(scores=(), measures=()))
    assert found.missing_share == 1
    assert found.ranked == ()
    assert all(o.total.low == 0 and o.total.high == 4 and o.rank is None for o in found.options)
    assert {o.words for o in found.options} == {"is not ranked: nothing is scored or measured"}
