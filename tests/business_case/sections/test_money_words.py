"""A blank makes a total a lower bound, in words."""

from __future__ import annotations

import pytest

from moothall.business_case.sections.money_words import saving_words, total_words
from moothall.findings.finance import OptionMoney
from tests.business_case.sections.briefs import Sums


@pytest.mark.parametrize(
    ("amount", "incomplete", "said"),
    [
        (1_200_000.0, False, "£1,200,000"),
        (1_200_000.0, True, "incomplete: at least £1,200,000"),
        (None, True, "incomplete"),
        (None, False, "–"),
    ],
)
def test_a_total_with_a_blank_is_incomplete(amount, incomplete, said):
    assert total_words(Sums(), amount, OptionMoney(option="o", incomplete=incomplete)) == said


def test_a_saving_is_told_as_promoted():
    assert saving_words(Sums(OptionMoney(option="o", saving_per_year=600_000.0)), "o") == "£0.6m a year"
    assert saving_words(Sums(OptionMoney(option="o")), "o") == "none recorded"
    assert saving_words(Sums(), "o") == "none recorded"
