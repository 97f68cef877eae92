"""AB4 and AB15: a lead that hangs on the weights, and a leader that is none."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from moothall.engine.bias.context import Results
from moothall.engine.bias.ranking import false_precision, tuned_weights
from moothall.findings.ranking import (
    Change,
    Crossing,
    Crossover,
    Leader,
    RankingFindings,
    Run,
    Spread,
    UnrankedOption,
)
from moothall.framework.items import Threshold
from moothall.project.project import Project
from moothall.project.terms import NoThresholdError
from tests.engine.uncertainty.written_runs import estimate, run

from .made import OPTIONS, figures, missing, project, results, subjects

TERMS = {"free_first_share_min": 0.6, "flip_weight_points": 5}
DECLARED = run({"better": 0.2, "joint": 0.8}, {("joint", "better"): 0.8})
FREE = run({"better": 0.3, "joint": 0.7}, {("joint", "better"): 0.7}, model="free")
LEADS = Leader(outcome="leads", front="joint", words="Joint team (joint) leads.")
LEVEL = Leader(
    outcome="no_clear_winner",
    front="joint",
    level=("better",),
    failed=("first",),
    words="No clear winner between Joint team (joint) and Better (better).",
)
STEADY = Change(front="joint", lead=0.5)


def with_terms(made: Project) -> Project:
    """The small project under a framework that has the thresholds of these checks."""
    extra = tuple(Threshold(id=k, title=k, value=v, unit="u", source="s") for k, v in TERMS.items())
    fw = made.framework
    return replace(made, framework=replace(fw, thresholds=fw.thresholds + extra))


def seen(
    leader: Leader = LEADS, *runs: Run, change: Change | None = STEADY, made: Project | None = None
) -> Results:
    found = RankingFindings(leader=leader, runs=runs or (DECLARED, FREE), change=change)
    return results(with_terms(made or project()), ranking=found)


def section(weight: float, below: float | None = None, above: float | None = None, **more: Any) -> Crossover:
    return Crossover(
        **{"kind": "section", "item": "Folk"} | more,
        weight=weight,
        below=None if below is None else Crossing(weight=below, option="better"),
        above=None if above is None else Crossing(weight=above, option="stay"),
    )


def crossing(*crossovers: Crossover) -> Change:
    return Change(front="joint", lead=0.1, crossovers=crossovers)


def free(joint: float) -> Run:
    return run({"better": 1 - joint, "joint": joint}, model="free")


def test_a_leader_that_seldom_comes_first_under_free_weights():
    found = tuned_weights(seen(LEADS, DECLARED, free(0.59)))
    assert subjects(found) == ["joint"]
    assert figures(found) == {
        "option": "Joint team (joint)",
        "share": 0.59,
        "error": 0.001,
        "why": "it comes first in about 59% of draws when the weights are left free",
        "section": None,
        "weight": None,
        "crossing": None,
        "points": None,
        "other": None,
    }


def test_a_small_change_of_one_sections_weight_puts_another_option_first():
    change = crossing(section(0.3, below=0.254), section(0.2, above=0.23, item="Coin"))
    found = figures(tuned_weights(seen(change=change)))
    assert found["why"] == (
        "with a weight of 23.0% in place of 20.0% for Coin section (Coin), "
        "Stay (stay) has the highest total; "
        "with a weight of 25.4% in place of 30.0% for Folk section (Folk), "
        "Better (better) has the highest total"
    )
    nearest = {k: found[k] for k in ("section", "weight", "crossing", "points", "other")}
    assert nearest == {
        "section": "Coin",
        "weight": 0.2,
        "crossing": 0.23,
        "points": pytest.approx(3),
        "other": "stay",
    }
    assert found["share"] == 0.7


@pytest.mark.parametrize(
    ("results", "why"),
    [
        (seen(LEADS, DECLARED, free(0.6)), "it comes first just often enough"),
        (seen(change=crossing(section(0.3, 0.1, 0.9))), "the crossings are far away"),
        (seen(change=crossing(section(0.15, 0.1))), "a change of just five points"),
        (seen(change=crossing(section(0.3, 0.29, kind="criterion", item="Folk1"))), "not a section's weight"),
        (seen(change=crossing(section(0.3))), "no weight at all puts another first"),
        (seen(LEVEL, DECLARED, free(0.1)), "none leads, so nothing hangs on the weights"),
        (seen(Leader(outcome="only_one", front="joint"), DECLARED, free(0.1)), "one alone leads nothing"),
    ],
)
def test_leads_that_do_not_hang_on_the_weights(results, why):
    assert tuned_weights(results) == (), why


def test_only_free_weights_at_the_defaults_count():
    halved = replace(free(0.1), test="evidence_half")
    assert tuned_weights(seen(LEADS, DECLARED, halved, free(0.7))) == ()


def test_where_nothing_is_ranked_nobody_can_tell():
    assert missing(tuned_weights(seen(Leader(outcome="nothing_ranked")))) == ("options that are ranked",)


def test_without_free_weights_nobody_can_tell():
    assert missing(tuned_weights(seen(LEADS, DECLARED))) == ("robust ranking under free weights",)


@pytest.mark.parametrize("change", [None, Change(front="better", lead=0.1, crossovers=(section(0.3, 0.29),))])
def test_crossings_of_another_option_tell_nothing_of_the_leader(change):
    needed = ("the weights at which Joint team (joint) loses the highest total",)
    assert missing(tuned_weights(seen(change=change))) == needed
    assert subjects(tuned_weights(seen(LEADS, DECLARED, free(0.1), change=change))) == ["joint"]


def test_the_limits_are_the_frameworks_own():
    bare = results(ranking=RankingFindings(leader=LEADS, runs=(DECLARED, FREE), change=STEADY))
    with pytest.raises(NoThresholdError):
        tuned_weights(bare)


def paper(prefers="joint", **more):
    return {"id": "d1", "title": "Cabinet paper", "date": "2026-06-01", "kind": "project_paper",
            "names_preferred": prefers} | more  # fmt: skip


PREFERRED = [*OPTIONS[:2], OPTIONS[2] | {"preferred_since": "2026-01-05"}]
KEEN = project(documents=[paper()])


def test_a_paper_calls_an_option_preferred_that_does_not_lead():
    found = false_precision(seen(LEVEL, made=KEEN))
    assert subjects(found) == ["joint"]
    assert figures(found) == {
        "option": "Joint team (joint)",
        "share": 0.8,
        "error": 0.001,
        "ranked": True,
        "how": "it comes first in about 80% of draws",
        "papers": "Cabinet paper",
        "since": "2026-06-01",
        "result": "No clear winner between Joint team (joint) and Better (better).",
    }


def test_every_naming_of_an_option_stands_in_one_flag():
    made = project(options=PREFERRED, documents=[paper(), paper(id="d2", title="Minutes", date="2026-07-01")])
    found = false_precision(seen(LEVEL, made=made))
    assert subjects(found) == ["joint"]
    assert figures(found)["papers"] == "options.yaml, preferred since, Cabinet paper, Minutes"
    assert figures(found)["since"] == "2026-01-05"


def test_another_option_than_the_leader_is_called_preferred():
    made = project(documents=[paper(), paper("better", id="d2")])
    found = false_precision(seen(made=made))
    assert subjects(found) == ["better"]
    assert figures(found)["share"] == 0.2


@pytest.mark.parametrize("leader", [LEADS, LEVEL, Leader(outcome="only_one", front="better")])
def test_an_option_that_is_not_ranked_comes_first_in_no_draw(leader):
    found = false_precision(seen(leader, made=project(documents=[paper("stay")])))
    assert subjects(found) == ["stay"]
    assert (figures(found)["share"], figures(found)["ranked"]) == (0, False)
    assert figures(found)["how"] == "it is not ranked"


@pytest.mark.parametrize(
    ("standing", "how"),
    [
        ("held_out", "it is held out at stage 1 and not ranked"),
        ("reference", "it is the reference line and not ranked"),
        ("unscored", "it is not ranked"),
    ],
)
def test_why_an_option_is_not_ranked_is_said(standing, how):
    beside = UnrankedOption(
        option="stay", standing=standing, value=Spread(mean=2, low=1, high=3), would_win=estimate(0.1)
    )
    runs = (replace(DECLARED, unranked=(beside,)),)
    found = false_precision(seen(LEVEL, *runs, made=project(documents=[paper("stay")])))
    assert figures(found)["how"] == how


DROPPED = [*OPTIONS[:2], OPTIONS[2] | {"dropped": {"reason": "r", "by": "b", "date": "2026-06-02"}}]


@pytest.mark.parametrize(
    ("results", "why"),
    [
        (seen(made=KEEN), "the option leads by the rule"),
        (seen(LEVEL), "the engine's own order names nobody"),
        (seen(LEVEL, made=project(documents=[paper(None)])), "the paper names nobody"),
        (seen(LEVEL, made=project(options=DROPPED, documents=[paper()])), "the option was dropped since"),
        (seen(Leader(outcome="nothing_ranked")), "nobody names anything"),
        (seen(Leader(outcome="only_one", front="joint")), "nobody names it"),
    ],
)
def test_no_leader_is_named_that_is_none(results, why):
    assert false_precision(results) == (), why


@pytest.mark.parametrize(
    ("leader", "needed"),
    [
        (Leader(outcome="only_one", front="joint"), "a second option that is ranked"),
        (Leader(outcome="nothing_ranked"), "options that are ranked"),
    ],
)
def test_without_options_to_compare_nobody_can_tell(leader, needed):
    assert missing(false_precision(seen(leader, made=KEEN))) == (needed,)


@pytest.mark.parametrize("check", [tuned_weights, false_precision])
def test_without_the_robust_ranking_nobody_can_tell(check):
    assert missing(check(results(KEEN))) == ("robust ranking",)
