"""One of a thing is told as one."""

import pytest

from moothall.business_case.languages import Language, speaking
from moothall.business_case.units import fitting
from moothall.business_case.wording import quantity


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (1, "days", "day"),
        (-1.0, "buildings", "building"),
        (2, "days", "days"),
        (0, "days", "days"),
        (0.5, "months", "months"),
        (1, "days per person", "day per person"),
        (1, "quality points", "quality point"),
        (1, "pounds per 1,000 people", "pounds per 1,000 people"),
        (1, "glass", "glass"),
        (1, "", ""),
    ],
)
def test_the_unit_follows_its_number(number, unit, said):
    assert fitting(number, unit) == said


def test_in_another_language_it_stands_as_it_was_written():
    with speaking(Language("cy")):
        assert fitting(1, "days") == "days"


def test_a_quantity_of_one_reads_well():
    assert quantity(1, "months") == "1 month"
    assert quantity(-1, "days") == "−1 day"
    assert quantity(1, "%") == "1%"
