"""Weights as they were said: points with their ranges, places, and pairs as a matrix."""

from __future__ import annotations

import datetime
import xml.etree.ElementTree as Tree
from itertools import combinations
from pathlib import Path

from moothall.project.weights import WeightRow
from tests.files.xmcda.made import OPTIONS, again, refused, small, three_valleys, written

DAY = datetime.date(2026, 8, 4)


def test_pairs_come_back_with_who_said_them_and_when(tmp_path: Path) -> None:
    sections = [s.id for s in three_valleys().framework.matrix.sections]
    rows = tuple(
        WeightRow(
            group="users", kind="section", item=a, against=b, value=1 + n / 3, method="pairwise",
            date=DAY, by="panel", reason="cards",
        )
        for n, (a, b) in enumerate(combinations(sections, 2))
    )  # fmt: skip
    project = small(weights=rows)
    assert b"<criteriaSetsMatrix" in written(project)[0]
    assert set(again(tmp_path, project).weights) == set(rows)


def test_places_in_an_order_are_not_called_weights() -> None:
    """A program that takes the places 1, 2, 3 for weights would turn them round."""
    tables = [
        e for e in Tree.fromstring(written(three_valleys())[0]) if e.tag.endswith(("Values", "SetsValues"))
    ]
    ranked = [t for t in tables if any(v.get("mcdaConcept") == "swing_ranking" for v in t)]
    assert [t.get("mcdaConcept") for t in ranked] == ["statedWeights"] * 2


def test_an_unknown_section_or_method_is_refused_with_its_line(tmp_path: Path) -> None:
    value = "<values><value><real>1</real></value></values>"
    body = f"""{OPTIONS}
<criteriaSetsValues id="g" mcdaConcept="statedWeights">
<criteriaSetValues mcdaConcept="swing_points"><criteriaSetID>QQ</criteriaSetID>{value}</criteriaSetValues>
<criteriaSetValues mcdaConcept="swing_point"><criteriaSetID>Q</criteriaSetID>{value}</criteriaSetValues>
</criteriaSetsValues>"""
    found = refused(tmp_path, body)
    assert any('line 4: The framework essu_2007 has no section "QQ"' in c for c in found)
    assert any('line 5, method: "swing_point" is not known. Did you mean "swing_points"?' in c for c in found)
