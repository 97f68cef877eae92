"""Every appraisal-bias check on planted folders, through the command line: found, and not in the twin."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planted import bias_options, bias_ranking, bias_scores, bias_terms
from tests.planted.bias_plant import Plant
from tests.planted.run import assert_found, checked, found

PLANTS: list[Plant] = [
    *bias_options.PLANTS,
    *bias_ranking.PLANTS,
    *bias_scores.PLANTS,
    *bias_terms.PLANTS,
]


@pytest.mark.parametrize("plant", PLANTS, ids=str)
def test_the_fault_is_found_with_its_figures_and_sets_off_nothing_else(
    plant: Plant, tmp_path: Path, simulate: bool
) -> None:
    assert_found(plant.fault, tmp_path, simulate=simulate)


@pytest.mark.parametrize("plant", PLANTS, ids=lambda p: f"{p.check}: {p.near_miss}")
def test_the_near_miss_is_not_found(plant: Plant, tmp_path: Path) -> None:
    assert plant.check not in found(checked(tmp_path, plant.twin))


def test_every_check_that_can_be_found_has_a_plant() -> None:
    assert {p.check for p in PLANTS} == {f"AB{n}" for n in range(1, 21)}
