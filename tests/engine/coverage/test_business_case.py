"""Sections of the business case: due by gate, filled by any of what may fill them."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.coverage.business_case import case
from moothall.findings.registers import CaseSectionFinding
from moothall.project.project import Project
from tests.engine.made import clean_project, head, project


def sections(made: Project) -> dict[str, CaseSectionFinding]:
    return {s.section: s for s in case(made)}


@pytest.mark.parametrize(
    ("gate", "due"),
    [("outline", {"outline"}), ("full", {"outline", "full"}), ("decision", {"outline", "full", "decision"})],
)
def test_a_section_is_due_from_its_gate_on(gate: str, due: set[str]) -> None:
    assert {s.required_at for s in case(head(gate=gate)) if s.due} == due


@pytest.mark.parametrize(
    ("empty", "section"),
    [
        ({"scores": (), "weights": ()}, "BC7"),
        ({"finance": ()}, "BC8"),
        ({"jobs": ()}, "BC11"),
        ({"narratives": ()}, "BC19"),
        ({"statements": ()}, "BC21"),
    ],
)
def test_a_section_is_empty_when_nothing_fills_it(empty: dict[str, Any], section: str) -> None:
    assert sections(clean_project())[section].filled
    assert not sections(project(**empty))[section].filled


def test_any_one_of_its_parts_fills_a_section() -> None:
    found = sections(project(narratives=(), measures=(), workforce=()))["BC3"]
    assert (found.filled, found.filled_by) == (True, ("finance",))


def test_findings_fill_the_front_page_of_every_project() -> None:
    assert sections(project(scores=(), finance=()))["BC1"].filled
