"""Which runs there are, on how many draws, and what they have in common."""

from dataclasses import replace

import numpy as np
import pytest
from msgspec import structs

from moothall.engine.uncertainty.runs import runs

from .engine_case import field, observed, settings, specs
from .reference import Case
from .reference_weights import equal
from .synthetic import appraisal

TESTS = [
    "evidence_half",
    "evidence_double",
    "errors_independent",
    "errors_by_option",
    "weights_looser",
    "weights_exact",
]


@pytest.fixture(scope="module")
def case() -> Case:
    made = appraisal(np.random.default_rng(12))
    return replace(made, ranked=np.array([True, True, True, False]))


@pytest.fixture(scope="module")
def found(case: Case):
    return runs(field(case), observed(case), specs(case), settings(20_000))


def test_declared_at_the_defaults_comes_first_and_has_all_draws(found):
    assert (found[0].model, found[0].test, found[0].draws) == ("declared", "", 20_000)
    assert {r.draws for r in found[1:]} == {2_000}


def test_every_standing_test_and_every_model_is_there(found):
    assert [r.test for r in found if r.model == "declared"] == ["", *TESTS]
    others = [r.model for r in found if r.model != "declared"]
    groups = [f"g{n}" for n in range(3)]
    assert others == [
        "ordinal",
        "free",
        *(f"group:{g}" for g in groups),
        *(f"own:{g}" for g in groups),
    ]


def test_silence_brackets_every_share(found):
    for run in found:
        for o in run.options:
            assert o.first_low.share <= o.first.share <= o.first_high.share


def test_shares_of_a_run_add_to_one(found):
    for run in found:
        assert sum(o.first.share for o in run.options) == pytest.approx(1)
        for o in run.options:
            assert sum(r.share for r in o.ranks) == pytest.approx(1)
            assert o.first == o.ranks[0]
        wins = {(p.option, p.other): p.wins.share for p in run.pairs}
        for (a, b), share in wins.items():
            assert share + wins[b, a] == pytest.approx(1)


def test_only_declared_and_free_have_confidence_factors(found):
    for run in found:
        has = {o.option for o in run.options if o.confidence is not None}
        won = {o.option for o in run.options if o.central_weights is not None}
        assert has == (won if run.model in ("declared", "free") and not run.test else set())


def test_an_option_wins_more_often_under_its_own_central_weights(found):
    (free,) = [r for r in found if r.model == "free"]
    gained = [o.confidence.share - o.first.share for o in free.options if o.confidence]
    assert np.mean(gained) > 0


def test_unranked_options_stand_beside_every_run(found):
    for run in found:
        assert [u.option for u in run.unranked] == ["o3"]
        assert 0 <= run.unranked[0].would_win.share <= 1


def test_free_weights_are_even_on_average(found):
    (free,) = [r for r in found if r.model == "free"]
    assert list(free.mean_weights.sections.values()) == pytest.approx([1 / 4] * 4, abs=0.02)
    for run in found:
        won = [(o.first.share, o.central_weights) for o in run.options if o.central_weights]
        for s, mean in run.mean_weights.sections.items():
            assert mean == pytest.approx(sum(p * w.sections[s] for p, w in won), abs=1e-6)


def test_one_group_is_not_shown_against_itself(case: Case):
    alone = replace(
        case,
        group=np.zeros_like(case.group),
        shares=np.ones(1),
        weights=(equal([7, 5, 6, 6]),),
    )
    models = {r.model for r in runs(field(alone), observed(alone), specs(alone), settings(1_000))}
    assert models == {"declared", "ordinal", "free"}


def test_exact_weights_are_the_declared_ones(case: Case):
    one = replace(case, group=np.zeros_like(case.group), shares=np.ones(1), weights=case.weights[:1])
    done = runs(field(one), observed(one), specs(one), settings(5_000))
    (exact,) = [r for r in done if r.test == "weights_exact"]
    for o in exact.options:
        if o.central_weights:
            found = list(o.central_weights.sections.values())
            assert found == pytest.approx(case.weights[0].sections.vector.tolist(), abs=1e-6)


def test_weights_from_before_a_late_change_have_a_run_of_their_own(case: Case):
    before = [replace_share(s) for s in specs(case)[:1]]
    done = runs(field(case), observed(case), specs(case), settings(2_000), before)
    (earlier,) = [r for r in done if r.test == "weights_before_change"]
    (alone,) = [r for r in done if r.model == "group:g0"]
    assert earlier.model == "declared"
    assert earlier.options == alone.options


def replace_share(spec):
    return structs.replace(spec, share=1.0)


def test_same_seed_same_runs(case: Case):
    once, again = (runs(field(case), observed(case), specs(case), settings(2_000)) for _ in range(2))
    assert once == again
