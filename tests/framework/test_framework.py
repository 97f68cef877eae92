"""A framework as one value: every item found, every criterion in its section."""

from __future__ import annotations

from functools import cache

import pytest

from moothall.files.frameworks import find_framework
from moothall.framework.framework import Framework, items


@cache
def essu() -> Framework:
    return find_framework("essu_2007@1.0.0")


def test_it_asks_what_the_source_asks() -> None:
    framework = essu()
    assert len(framework.typology.types) == 6
    assert len(framework.screening.principles) == 18
    assert len(framework.matrix.sections) == 12
    assert len(framework.criteria) == 80
    assert len(framework.risks.risks) == 12 + 2
    assert len(framework.transaction_costs.categories) == 15
    assert len(framework.employment.policies) == 13
    assert len(framework.employment.models) == 4
    assert len(framework.bias.checks) == 20


def test_five_principles_are_judged_once_for_the_project() -> None:
    assert [p.id for p in essu().screening.principles if p.level == "project"] == [
        "P8",
        "P9",
        "P10",
        "P13",
        "P14",
    ]


def test_every_criterion_stands_in_its_section() -> None:
    for criterion in essu().criteria:
        assert criterion in essu().section_of(criterion.id).criteria
    with pytest.raises(KeyError):
        essu().section_of("Z9")


def test_every_criterion_is_anchored_at_both_ends_of_the_scale() -> None:
    scale = essu().matrix.scale
    assert scale is not None
    assert (scale.low, scale.high) == (0, 4)
    for criterion in essu().criteria:
        assert {"0", "4"} <= criterion.anchors.keys()


def test_grades_are_worth_what_the_method_note_says() -> None:
    worth = {g.label: g.observations for g in essu().evidence.grades}
    assert worth == {"A": 64, "B": 32, "C": 16, "D": 4, "E": 1}


def test_items_are_found_wherever_they_stand_in_reading_order() -> None:
    keys = [key for key, _ in items(essu())]
    assert keys[0] == "essu_2007"
    assert keys.index("T1") < keys.index("P1") < keys.index("D1") < keys.index("ER1") < keys.index("AB1")
    assert next(k for k, _ in items(essu().matrix.sections[0])) == "D"
    assert list(items(("a", 1, None))) == []


def test_the_pin_names_version_and_content() -> None:
    assert essu().pin == f"essu_2007@1.0.0#{essu().sha256}"
