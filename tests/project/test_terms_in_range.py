"""Thresholds of somebody's own must make sense, and so must the framework's scale."""

import datetime

import pytest
from msgspec.structs import replace

from moothall.framework.items import Threshold
from moothall.project.head import AdoptedThreshold
from moothall.project.problems import InvalidProjectError
from tests.engine.made import clean_project

DAY = datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("threshold", "value"),
    [
        ("rho_option", -0.1),
        ("rho_section", 0.6),
        ("rho_option_high", 1.5),
        ("evidence_test_factor", 0),
        ("weight_concentration", 0),
        ("weight_concentration_low", -5),
        ("secondary_draws_share", 50),
        ("leader_first_rank_min", 0.2),
        ("borderline_errors", -1),
    ],
)
def test_a_number_outside_its_range_is_refused(threshold, value):
    made = clean_project()
    own = AdoptedThreshold(date=DAY, by="Board", id=threshold, value=value)
    with pytest.raises(InvalidProjectError, match=f"Threshold {threshold} is at least"):
        replace(made, head=replace(made.head, thresholds=(own,)))


def test_every_number_of_the_simulation_has_a_range_and_keeps_it():
    from moothall.engine.uncertainty.asking import NUMBERS

    shipped = {t.id: t for t in clean_project().framework.thresholds}
    for name in NUMBERS:
        assert shipped[name].least is not None
        assert shipped[name].fault(shipped[name].value) is None


def test_open_ends_and_lists():
    least = Threshold(id="t", title="t", value=1.0, unit="posts", source="s", least=0)
    assert least.fault(5.0) is None
    assert least.fault(-1.0) == "Threshold t is at least 0 posts; this one is -1."
    assert least.fault(("a",)) == "Threshold t is a number."
    words = Threshold(id="w", title="t", value=("a",), unit="words", source="s")
    assert words.fault(("b",)) is None
    assert words.fault(1.0) == "Threshold w is a list of words."


@pytest.mark.parametrize("points", [((1.0, 0.0),), ((1.0, 0.0), (1.0, 4.0))])
def test_a_value_function_needs_two_measurements(points):
    made = clean_project()
    section = made.framework.matrix.sections[0]
    bent = replace(section.criteria[0], value_function=points, measured_by="posts")
    sections = (
        replace(section, criteria=(bent, *section.criteria[1:])),
        *made.framework.matrix.sections[1:],
    )
    framework = replace(made.framework, matrix=replace(made.framework.matrix, sections=sections))
    with pytest.raises(InvalidProjectError, match="needs at least two points"):
        replace(made, framework=framework)


def test_a_scale_needs_a_height():
    made = clean_project()
    flat = replace(made.framework.matrix.scale, high=0)
    framework = replace(made.framework, matrix=replace(made.framework.matrix, scale=flat))
    with pytest.raises(InvalidProjectError, match="its high end must lie above"):
        replace(made, framework=framework)
