"""The rows that docs/how-to/weights.md shows can be worked with, and mean what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from moothall.engine.weighting import SetSpec, specs
from moothall.files.tables import read_table
from moothall.project.project import Project
from moothall.project.weights import WeightRow
from tests.engine.made import head

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "weights.md"
TABLES = re.findall(r"```csv\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
WAYS = ["points", "interval", "order", "points"]


def four_criteria() -> Project:
    """A project whose section V has four criteria, as on the page."""
    made = head()
    matrix = made.framework.matrix
    sections = tuple(replace(s, criteria=s.criteria[:4]) if s.id == "V" else s for s in matrix.sections)
    framework = replace(made.framework, matrix=replace(matrix, sections=sections))
    kept = {c.id for c in framework.criteria}
    return replace(
        made,
        framework=framework,
        scores=tuple(s for s in made.scores if s.criterion in kept),
        measures=tuple(m for m in made.measures if m.criterion in kept),
    )


def told(table: str, place: Path) -> SetSpec:
    (place / "weights.csv").write_text(table, encoding="utf-8")
    rows = read_table(place / "weights.csv", WeightRow).rows
    made = replace(four_criteria(), weights=rows)
    return next(g for g in specs(made) if g.declared).criteria["V"]


@pytest.mark.parametrize(("table", "way"), list(zip(TABLES, WAYS, strict=True)), ids=range(len(WAYS)))
def test_each_table_of_the_page_weighs_the_section_in_its_way(table: str, way: str, tmp_path: Path) -> None:
    found = told(table, tmp_path)
    assert (found.way, len(found.items)) == (way, 4)
    assert len(set(found.weights)) > 1


def test_pairs_on_the_page_are_all_there_and_the_one_turned_round_counts_as_such(tmp_path: Path) -> None:
    pairs = next(t for t in TABLES if "pairwise" in t)
    assert len(pairs.splitlines()) == 7
    first, second, third, fourth = told(pairs, tmp_path).weights
    assert first > second > third > fourth
