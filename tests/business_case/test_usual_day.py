"""The day that most rows share is said once; a row names its own only where it is another."""

from __future__ import annotations

import datetime

import pytest

from moothall.business_case.usual_day import other_day, usual_day, usual_day_told

MAY, JUNE = datetime.date(2026, 5, 3), datetime.date(2026, 6, 4)


def said(*days: datetime.date) -> str:
    return "".join(run.text for run in usual_day_told(days, usual_day(days)).text)


def test_the_day_that_comes_most_often_is_the_usual_one_and_the_earliest_of_several():
    assert usual_day([JUNE, MAY, JUNE]) == JUNE
    assert usual_day([JUNE, MAY]) == MAY
    with pytest.raises(ValueError, match="empty"):
        usual_day([])


def test_a_row_names_its_day_only_where_it_is_another():
    assert other_day(MAY, MAY) == ""
    assert other_day(JUNE, MAY) == "4 June 2026"


def test_it_is_said_whether_a_row_may_name_another():
    assert said(MAY, MAY) == "Each of these was given on 3 May 2026."
    assert said(MAY, MAY, JUNE) == "These were given on 3 May 2026, where a row names no other day."
