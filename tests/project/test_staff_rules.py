"""What must hold of the terms of staff."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from moothall.project.finance import WorkedOutRow
from moothall.project.options import Harmonisation, PensionStrain
from moothall.project.problems import InvalidProjectError
from tests.engine.made import clean_project, project


def refused(**parts: Any) -> str:
    options = tuple(replace(o, **parts) if o.id == "lead" else o for o in clean_project().options)
    with pytest.raises(InvalidProjectError) as error:
        project(options=options)
    return str(error.value.problems)


def test_pay_goes_to_the_highest_or_to_a_partner() -> None:
    said = refused(harmonisation=Harmonisation(to="nroth", on_costs=0.3, source="s"))
    assert 'There is no partner \\"nroth\\"' in said or 'There is no partner "nroth"' in said
    assert "highest" in said


def test_occupations_are_those_of_the_workforce() -> None:
    said = refused(harmonisation=Harmonisation(occupations=("Revenue officer",), on_costs=0.3, source="s"))
    assert "Revenues officer" in said


def test_ends_rise() -> None:
    assert "on_costs" in refused(harmonisation=Harmonisation(on_costs=0.3, on_costs_low=0.4, source="s"))
    assert "rise" in refused(pension_strain=(PensionStrain(people=1, low=3, high=2, source="s"),))


def test_worked_out_lines_stand_behind_those_of_the_file_and_leave_the_project_as_it_was() -> None:
    line = WorkedOutRow(option="lead", category="TC8", kind="cost", worked_out="pension_strain")
    given = clean_project()
    made = given.with_worked_out((line,))
    assert made.finance == (*given.finance, line)
    assert line not in given.finance
    assert made.options is given.options
