"""A headline on jobs is told with its losses: whatever is typed, the table is there and adds to the net."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.business_case.document import Document, Notice, Table
from moothall.business_case.headline import headline
from tests.business_case.reading import all_of, told, words


def made(typed: str, option: str = "nbs") -> Document:
    project, findings, _ = told("three-valleys")
    found = headline(project, findings, option, typed)
    assert found is not None
    return found


@given(st.text(max_size=80))
def test_no_words_take_the_table_away(typed: str) -> None:
    (table,) = all_of(Table, *made(typed).sections)
    nets = [words(r.cells[-1]).replace("−", "-") for r in table.rows]
    assert sum(map(float, nets[:-1])) == float(nets[-1]) == -10


@pytest.mark.parametrize(
    ("typed", "warned"),
    [
        ("30 new jobs", True), ("30 jobs for Wendbridge, 8 of them new", True),
        ("30 created, 8 new, 10 fewer in all", False), ("Ten fewer posts", False), ("", False),
    ],
)  # fmt: skip
def test_one_that_tells_of_posts_created_alone_is_answered(typed: str, warned: bool) -> None:
    found = all_of(Notice, *made(typed).sections)
    assert bool(found) is warned
    if warned:
        assert "Genuinely new are 8, and the net is −10" in words(found[0])


def test_without_words_it_is_the_line_that_says_all() -> None:
    assert made("").title == "Net −10, Hathermill −40, Wendbridge +30, genuinely new 8."


def test_an_option_without_posts_has_none() -> None:
    project, findings, _ = told("three-valleys")
    assert headline(project, findings, "nobody", "30 new jobs") is None
