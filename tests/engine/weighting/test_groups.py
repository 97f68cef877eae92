"""Weights by group and jointly: always whole, always adding to 1, and known as they stood on a day."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from msgspec.structs import replace

from moothall.engine.weighting import applying, shares, weighting
from moothall.findings.scoring import WeightsUsed
from moothall.project.head import NotApplicable
from moothall.project.project import Project
from moothall.project.stakeholders import Group, Stakeholders
from tests.engine.made import clean_project, day, head, project
from tests.engine.scoring.made import Recipe, recipes, scored
from tests.engine.weighting.made import CRITERIA, SECTIONS, of_unions, pairs, row, whole


def adds_to_one(weights: WeightsUsed, made: Project) -> bool:
    sums = [math.fsum(weights.sections.values())]
    for section in made.framework.matrix.sections:
        own = [weights.criteria[c.id] for c in section.criteria if c.id in weights.criteria]
        sums += [math.fsum(own)] if own else []
    return all(math.isclose(s, 1, abs_tol=1e-9) for s in sums) and min(weights.criteria.values()) >= 0


@given(recipe=recipes())
def test_the_weights_of_every_group_and_of_all_add_to_one(recipe: Recipe) -> None:
    made = recipe.project
    found = weighting(made)
    for weights in (found.joint, *found.groups):
        assert adds_to_one(weights, made)
        assert set(weights.criteria) == applying(made)


def test_shares_are_as_declared_or_equal_by_group() -> None:
    def group(name: str, share: float | None) -> Group:
        return Group(id=name, title=name, voice="other", share=share)

    assert shares([group("a", None), group("b", None)]) == {"a": 0.5, "b": 0.5}
    assert shares([group("a", 0.7), group("b", 0.3)]) == {"a": 0.7, "b": 0.3}
    assert shares([]) == {}


# What groups said


def test_until_a_group_says_otherwise_its_weights_are_equal() -> None:
    found = of_unions(project(weights=()))
    assert not found.declared
    assert set(found.sections.values()) == {1 / 12}
    assert found.criteria["E1"] == 1 / 8


def test_a_later_row_replaces_an_earlier_one_and_the_earlier_can_be_asked_for() -> None:
    made = project(weights=(*whole(E=12), row("E", 1, "2026-05-09")))
    assert of_unions(made).sections["E"] == pytest.approx(1 / 12)
    assert of_unions(made, day("2026-05-08")).sections["E"] == pytest.approx(12 / 23)
    assert of_unions(made, day("2026-01-01")).sections["E"] == pytest.approx(1 / 12)
    assert not of_unions(made, day("2026-01-01")).declared


def test_of_an_interval_the_middle_counts() -> None:
    rest = tuple(r for r in whole(D=4) if r.item != "E")
    made = project(weights=(*rest, row("E", None, low=1, high=3)))
    assert of_unions(made).sections["E"] == pytest.approx(2 / 16)


def test_the_joint_weights_are_the_mean_of_the_groups_by_their_shares() -> None:
    made = clean_project()
    part = dict(zip([g.id for g in made.stakeholders.groups], (0.1, 0.9, 0.0, 0.0), strict=True))
    shared = Stakeholders(groups=tuple(replace(g, share=part[g.id]) for g in made.stakeholders.groups))
    found = weighting(project(stakeholders=shared, weights=whole(E=12)))
    assert found.joint.sections["E"] == pytest.approx(0.1 / 12 + 0.9 * 12 / 23)
    assert found.joint.declared


def test_without_groups_all_weights_are_equal() -> None:
    made = replace(scored(1, 0, 2, False, False, False), stakeholders=Stakeholders(), scores=())
    found = weighting(made)
    assert found.groups == ()
    assert set(found.joint.sections.values()) == {1 / 12}


def test_a_weight_on_what_does_not_apply_goes_to_the_others_in_proportion() -> None:
    own = [c.id for c in clean_project().framework.section_of("E1").criteria]
    weights = tuple(row(c, n + 1) for n, c in enumerate(own))
    aside = NotApplicable(criterion=own[-1], reason="It applies to none.", date=day("2026-02-01"), by="Board")
    made = replace(head(not_applicable=(aside,)), weights=weights)
    found = of_unions(made)
    assert own[-1] not in found.criteria
    assert found.criteria[own[0]] == pytest.approx(1 / sum(range(1, len(own))))


def test_pairs_that_agree_give_the_weights_that_they_come_from() -> None:
    points = {c: n + 1.0 for n, c in enumerate(CRITERIA)}
    found = of_unions(project(weights=pairs(points)))
    assert found.method == "pairwise"
    assert [found.criteria[c] for c in CRITERIA] == pytest.approx([p / 36 for p in points.values()])
    assert set(found.sections.values()) == {1 / 12}


def test_a_pair_may_be_answered_either_way_round_and_the_later_answer_counts() -> None:
    first, *rest = pairs(dict.fromkeys(CRITERIA, 1.0))
    turned = replace(first, item=first.against, against=first.item, value=1 / 3, date=day("2026-03-01"))
    straight = replace(first, value=3.0)
    late, early = (
        of_unions(project(weights=(*rest, *answers)), until)
        for answers, until in (((first, turned), None), ((straight,), None))
    )
    assert late.criteria == pytest.approx(early.criteria)
    before = of_unions(project(weights=(first, *rest, turned)), day("2026-02-28"))
    assert [before.criteria[c] for c in CRITERIA] == pytest.approx([1 / 8] * 8)


def test_pairs_written_after_points_replace_them_and_the_other_way_round() -> None:
    ratio = {s: 2.0 if s == "E" else 1.0 for s in SECTIONS}
    made = project(weights=(*whole(D=12), *pairs(ratio, "2026-03-01"), *whole("2026-04-01", F=12)))
    heaviest = {on: max((w := of_unions(made, day(on)).sections), key=w.__getitem__) for on in
                ("2026-02-28", "2026-03-31", "2026-04-30")}  # fmt: skip
    assert list(heaviest.values()) == ["D", "E", "F"]


def test_a_pair_with_what_does_not_apply_says_nothing() -> None:
    points = {c: n + 1.0 for n, c in enumerate(CRITERIA)}
    aside = NotApplicable(
        criterion=CRITERIA[-1], reason="It applies to none.", date=day("2026-02-01"), by="Board"
    )
    found = of_unions(replace(head(not_applicable=(aside,)), weights=pairs(points)))
    assert found.criteria["E1"] == pytest.approx(1 / 28)
