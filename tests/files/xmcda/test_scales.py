"""Scales: scores that stand on another scale than the framework's would mean something else."""

from __future__ import annotations

from pathlib import Path

from moothall.files.xmcda.scales import direction
from tests.files.xmcda.made import OPTIONS, read, refused, three_valleys

CRITERIA = {c.id: c for c in three_valleys().framework.criteria}
MEASURED = next(c for c in CRITERIA.values() if c.value_function and direction(c) == "min")


def scale(inside: str, criterion: str = "Q1") -> str:
    return (
        f"{OPTIONS}\n<criteriaScales><criterionScales><criterionID>{criterion}</criterionID><scales><scale>"
        f"{inside}</scale></scales></criterionScales></criteriaScales>"
    )


def test_another_end_is_refused(tmp_path: Path) -> None:
    body = scale(
        "<quantitative><minimum><real>0</real></minimum><maximum><integer>100</integer></maximum></quantitative>"
    )
    (found,) = refused(tmp_path, body)
    assert found.startswith("others.xml line 3: Q1: the maximum of the scale is 100 here")


def test_the_other_way_round_is_refused(tmp_path: Path) -> None:
    turned = "<quantitative><preferenceDirection>{}</preferenceDirection></quantitative>"
    assert "min is better here" in refused(tmp_path, scale(turned.format("min")))[0]
    assert "max is better here" in refused(tmp_path, scale(turned.format("max"), MEASURED.id))[0]


def test_the_framework_s_own_scale_is_understood(tmp_path: Path) -> None:
    body = scale(
        "<quantitative><preferenceDirection>max</preferenceDirection><minimum><integer>0</integer></minimum>"
        "<maximum><real>4.0</real></maximum></quantitative>"
    )
    assert not [n for n in read(tmp_path, body)[1] if "Q1" in n or "not read" in n]


def test_other_anchors_are_noted_and_the_framework_s_stand(tmp_path: Path) -> None:
    body = scale(
        "<qualitative><preferenceDirection>max</preferenceDirection><valuedLabels><valuedLabel>"
        "<label>fine</label><value><integer>4</integer></value></valuedLabel></valuedLabels></qualitative>"
    )
    assert any("Q1: the framework's anchors stand" in n for n in read(tmp_path, body)[1])
