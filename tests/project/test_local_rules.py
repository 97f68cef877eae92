"""What must hold of the local economy, told with the nearest right thing."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.files.frameworks import library_multipliers
from moothall.project.local_factors import LocalFactorRow
from moothall.project.multipliers import MultiplierRow
from moothall.project.problems import InvalidProjectError
from moothall.project.project import Project
from moothall.project.spending import SpendingRow
from tests.project.test_money_rules import clean_project


def faults(**parts: object) -> list[tuple[str, str]]:
    project: Project = clean_project()
    try:
        replace(project, **parts)
    except InvalidProjectError as error:
        return [(str(p.path[1]), p.message) for p in error.problems]
    return []


def factor(**more: object) -> LocalFactorRow:
    return LocalFactorRow(**{"factor": "leakage", "source": "asked", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        (factor(), "value", "a blank is not zero"),
        (factor(value=120), "value", "a percentage from 0 to 100; this one is 120"),
        (factor(value=12, level="low"), "level", "not both"),
        (factor(level="lwo"), "level", 'There is no level "lwo". Did you mean "low"?'),
        (factor(factor="substitution", level="low"), "level", "no levels for substitution"),
        (factor(factor="multiplier", level="medium"), "level", "medium/region"),
        (factor(low=30, value=20), "value", "below low"),
    ],
)
def test_a_factor_that_cannot_be_read(row, field, words):
    found = faults(local_factors=(row,))
    assert [f for f, m in found if words in m] == [field], found


@pytest.mark.parametrize(
    "row",
    [
        factor(value=0),
        factor(level="very_high"),
        factor(factor="multiplier", level="medium/region"),
        factor(factor="multiplier", level="B1_office/local"),
        factor(factor="multiplier", low=1.1, value=1.3, high=150),
    ],
)
def test_a_factor_that_can_be_read(row):
    assert faults(local_factors=(row,)) == []


def test_a_sector_needs_a_multiplier():
    option = clean_project().options[0].id
    row = SpendingRow(option=option, item="software", sector="6.2")
    own = MultiplierRow(sector="6.2", value=1.2, source="ours")
    assert faults(spending=(row,), multipliers=(own,)) == []
    (found,) = faults(spending=(row,), library_multipliers=library_multipliers())
    assert found[0] == "sector"
    assert 'no multiplier for a sector "6.2". Did you mean "62' in found[1]
    assert faults(spending=(replace(row, sector="62"),), library_multipliers=library_multipliers()) == []
