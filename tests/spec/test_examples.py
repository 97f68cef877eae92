"""Every worked example holds, and its numbers are those of the cases that we were given."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.spec.spec import Example, Method, methods, numbers, same, table

METHODS = list(methods())
EXAMPLES = [pytest.param(m, e, id=f"{m.name}: {e.title}") for m in METHODS for e in m.examples]
WITH_CASES = [pytest.param(e, id=f"{m.name}: {e.title}") for m in METHODS for e in m.examples if e.cases]

OURS = {
    "wsm_kracka2010", "wpm_wikipedia", "roc_weights", "weights_rank_order_centroid", "rank_sum_weights",
    "rank_reciprocal_weights", "swing_weights", "direct_normalisation_fuel", "value_function_piecewise",
    "ahp_3x3", "ahp_consistent_3x3", "ahp_saaty_drinks", "ahp_cars_4x3", "pairwise_consistency_measures",
    "kendall_w_anxiety", "krippendorff_alpha",
    "green_book_discount_factors_standard", "green_book_annuity_30y",
    "equivalent_annual_cost", "nominal_real_rate", "gdp_deflator_rebase", "optimism_bias_apply",
    "optimism_bias_combined_building", "optimism_bias_upper_lower_bounds", "green_book_appraise_ob",
    "stpr_ramsey", "risk_register_expected", "triangular_moments_quantiles", "beta_pert_moments",
    "distributional_weight_eta_1_3", "shapley_3p_coopgame", "shapley_ibn_ezra", "airport_game",
    "talmud_bankruptcy", "apartment_cost_sharing", "tva_1942", "leontief_eurostat_germany",
    "leontief_miller_blair_open", "leontief_miller_blair_closed", "location_quotients_flq_aflq", "lm3",
    "additionality_formula", "gini_usa1968", "theil_decomposition", "concentration_index_small",
    "concentration_index_india", "power_50_49_1_q51", "power_50_49_1_q100",
    "power_eec_1958", "power_eec_1973", "power_nassau_1958", "power_un_security_council",
    "power_us_electoral_college_3state", "apportionment_dhondt_sainte_lague", "jain_fairness_index",
}  # fmt: skip
"""Cases on scoring, weights, agreement, money, risk, sharing, the local economy, inequality and power."""


@pytest.mark.parametrize(("method", "example"), EXAMPLES)
def test_the_example_holds(method: Method, example: Example) -> None:
    found, expected = method.work_out(table(example.given)), table(example.expected)
    assert len(found) == len(expected) > 0
    for row, wanted in zip(found, expected, strict=True):
        assert row.keys() == wanted.keys()
        wrong = {k: (row[k], wanted[k]) for k in wanted if not same(row[k], wanted[k], example.tolerance)}
        assert not wrong, wanted


@pytest.mark.parametrize("method", METHODS, ids=lambda m: m.name)
def test_every_chapter_can_stand_in_the_manual(method: Method) -> None:
    assert method.title
    assert method.text.endswith(".")
    assert len({e.title for e in method.examples}) == len(method.examples) > 0
    assert all(e.source for e in method.examples)


def test_an_example_that_is_wrong_would_be_seen() -> None:
    assert not same(0.5, 0.5001, 6e-5)
    assert same(0.5, 0.50005, 6e-5)
    assert not same(None, 0, 1)
    assert not same("T5", "T4", 1)
    assert table("| a | b |\n|---|---|\n| 1 |  |\n| x | 2.5 |") == [{"a": 1, "b": None}, {"a": "x", "b": 2.5}]


# Beside the cases that we were given


def case(shared: Path, path: str) -> list[float]:
    """Numbers of a case file at a path; several paths in it are joined by +."""
    name, _, places = path.partition("/")
    whole = json.loads((shared / "cases" / f"{name}.json").read_text(encoding="utf-8"))
    found = [n for place in places.split("+") for n in _numbers(_at(whole, place))]
    return [float(n) for n in found if n is not None]  # what is missing in a case is missing in the example


def _at(value: Any, place: str) -> Any:
    for step in place.split("/"):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def _numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        value = list(value.values())
    return list(chain.from_iterable(_numbers(v) for v in value)) if isinstance(value, list) else [value]


@pytest.mark.parametrize("example", WITH_CASES)
def test_its_numbers_are_those_of_the_case(shared: Path, example: Example) -> None:
    for column, path in example.cases:
        wanted = case(shared, path)
        found = numbers(example, column)
        assert len(found) == len(wanted) > 0
        assert found == pytest.approx(wanted, rel=0, abs=max(example.tolerance, 1e-12)), (column, path)


def test_every_case_on_our_methods_is_told(shared: Path) -> None:
    told = {path.partition("/")[0] for m in METHODS for e in m.examples for _, path in e.cases}
    assert told == OURS
    assert all((shared / "cases" / f"{name}.json").exists() for name in OURS)


@pytest.mark.parametrize("example", WITH_CASES)
def test_its_tolerance_is_no_wider_than_that_of_the_case(shared: Path, example: Example) -> None:
    for _, path in example.cases:
        whole = json.loads((shared / "cases" / f"{path.partition('/')[0]}.json").read_text(encoding="utf-8"))
        allowed = whole["tolerance"]
        assert example.tolerance <= (max(allowed.values()) if isinstance(allowed, dict) else allowed)
