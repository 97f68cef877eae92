"""Two values held against each other: rows are known by their names, never by their place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.files.differences import Difference, differences


def told(before: Any, after: Any) -> list[tuple[str, str, Any, Any]]:
    return [(d.change, "/".join(d.path), d.before, d.after) for d in differences(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [("changed", "a", 1, 2)]),
        ({"a": 1}, {"b": 1}, [("removed", "a", 1, None), ("added", "b", None, 1)]),
        ([1, 2], [1, 3], [("changed", "", [1, 2], [1, 3])]),
        (
            [{"id": "x", "v": 1}, {"id": "y", "v": 2}],
            [{"id": "new", "v": 0}, {"id": "x", "v": 1}, {"id": "y", "v": 3}],
            [("changed", "[y]/v", 2, 3), ("added", "[new]", None, {"id": "new", "v": 0})],
        ),
        (
            [{"option": "a", "criterion": "Q1", "score": 2}],
            [{"option": "a", "criterion": "Q1", "score": 3}],
            [("changed", "[a Q1]/score", 2, 3)],
        ),
        (
            [{"option": "a", "amount": 2}, {"option": "a", "amount": 5}],
            [{"option": "a", "amount": 2}],
            [("removed", "[a (2)]", {"option": "a", "amount": 5}, None)],
        ),
        ([], [{"id": "x"}], [("added", "[x]", None, {"id": "x"})]),
    ],
)
def test_each_difference_is_told_once(before: Any, after: Any, said: list[Any]) -> None:
    assert told(before, after) == said


ROWS = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("abcdef"), "v": st.integers(0, 3)}),
    unique_by=lambda r: r["id"],
)


@given(ROWS, ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter_and_nothing_is_missed(
    before: Any, after: Any, chance: Any
) -> None:
    """The second from the first and what is told; by other code."""
    mixed = list(after)
    chance.shuffle(mixed)
    found = list(differences(before, mixed))
    made = {row["id"]: dict(row) for row in before}
    for d in found:
        name = d.path[0][1:-1]
        if d.change == "removed":
            del made[name]
        elif d.change == "added":
            made[name] = d.after
        else:
            made[name][d.path[1]] = d.after
    assert made == {row["id"]: row for row in after}
    assert len(found) == len({d.path for d in found})


@given(ROWS)
def test_the_same_differs_in_nothing(rows: Any) -> None:
    assert list(differences({"rows": rows}, {"rows": rows})) == []
    assert all(isinstance(d, Difference) for d in differences(rows, []))
