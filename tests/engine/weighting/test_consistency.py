"""What is told of the answers to pairs: how consistent, by whose index, and which fit worst."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.engine.weighting import findings
from moothall.findings.weighting import PairwiseFinding
from moothall.project.head import AdoptedThreshold, NotApplicable
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, day, head, project
from tests.engine.weighting.made import CRITERIA, SECTIONS, pairs, whole

LEVEL = dict.fromkeys(CRITERIA, 1.0)


def told(made: Project) -> tuple[PairwiseFinding, ...]:
    return findings(made, Terms(made)).pairwise


def test_answers_that_agree_are_told_with_whose_random_index() -> None:
    (found,) = told(project(weights=pairs(LEVEL)))
    assert (found.group, found.kind, found.section, found.items) == ("unions", "criterion", "E", 8)
    assert found.lambda_max == pytest.approx(8)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-12)
    assert found.random_index == 1.4
    assert found.random_index_source == "Later table by Saaty, from memory"
    assert found.random_index_standing == "unverified default"
    assert (found.acceptable, found.inconsistent, found.why_not) == (True, (), "")


def test_the_answers_that_fit_worst_are_told_as_they_were_given() -> None:
    first, *rest = pairs(LEVEL, E3_E4=9)
    turned = replace(first, item="E2", against="E1", value=20.0)
    (found,) = told(project(weights=(turned, *rest)))
    assert [(i.item, i.against, i.said) for i in found.inconsistent[:2]] == [
        ("E2", "E1", 20),
        ("E3", "E4", 9),
    ]
    assert len(found.inconsistent) == 3
    assert found.inconsistent[0].implied == pytest.approx(1, rel=0.2)
    assert found.acceptable is False
    assert found.consistency_ratio == pytest.approx(found.consistency_index / 1.4)


def test_the_partners_own_limit_decides() -> None:
    made = project(weights=pairs(LEVEL, E1_E2=6))
    (found,) = told(made)
    assert found.consistency_ratio
    for value, acceptable in (
        (found.consistency_ratio * 1.01, True),
        (found.consistency_ratio * 0.99, False),
    ):
        limit = AdoptedThreshold(id="consistency_ratio_max", value=value, date=day("2026-02-01"), by="Board")
        own = replace(made, head=replace(made.head, thresholds=(limit,)))
        assert told(own)[0].acceptable is acceptable


def test_without_a_limit_nobody_can_say_whether_it_is_acceptable() -> None:
    made = project(weights=pairs(LEVEL))
    kept = tuple(t for t in made.framework.thresholds if t.id != "consistency_ratio_max")
    bare = replace(made, framework=replace(made.framework, thresholds=kept))
    assert told(bare)[0].acceptable is None


def test_beyond_the_table_there_is_an_index_only() -> None:
    (found,) = told(project(weights=pairs(dict.fromkeys(SECTIONS, 1.0), D_E=3)))
    assert (found.kind, found.section, found.items) == ("section", None, 12)
    assert found.consistency_index > 0
    assert found.consistency_ratio is found.random_index is found.acceptable is None
    assert found.random_index_source == ""
    assert found.why_not == (
        "The random index in use has no figure for 12 items, so there is a consistency index only."
    )


def test_without_the_dated_fact_there_is_an_index_only() -> None:
    made = project(weights=pairs(LEVEL))
    (found,) = told(replace(made, facts=()))
    assert found.consistency_ratio is None
    assert found.why_not == "No random index is at hand, so there is a consistency index only."


def test_one_pair_has_no_ratio() -> None:
    aside = tuple(
        NotApplicable(criterion=c, reason="It applies to none.", date=day("2026-02-01"), by="Board")
        for c in CRITERIA[2:]
    )
    (found,) = told(replace(head(not_applicable=aside), weights=pairs(dict.fromkeys(CRITERIA[:2], 1.0))))
    assert (found.items, found.consistency_ratio) == (2, None)
    assert found.why_not == "A single pair cannot contradict itself."


def test_only_sets_in_force_by_pairs_are_told() -> None:
    assert told(project(weights=whole())) == ()
    ratio = dict.fromkeys(SECTIONS, 1.0)
    assert told(project(weights=(*pairs(ratio), *whole("2026-03-01")))) == ()
    assert len(told(project(weights=(*whole(), *pairs(ratio, "2026-03-01"))))) == 1
    assert [f.group for f in told(project(weights=(*pairs(LEVEL), *pairs(LEVEL, group="users"))))] == [
        g.id for g in clean_project().stakeholders.groups if g.id in ("unions", "users")
    ]
