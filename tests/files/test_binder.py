"""From a YAML tree to typed values: what is made, and every fault with its line."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta, Struct

from moothall.files.binder import bind, line_at, plain
from moothall.files.errors import ReadError
from moothall.files.yaml import parse_yaml
from moothall.framework.fields import Id, Text
from moothall.project.fields import Date


class Leaf(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: Id
    amount: Annotated[float | None, Meta(description="money")] = None


class Tree(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: Annotated[Text, Meta(description="the name")]
    note: str = ""
    sure: bool | None = None
    value: float | tuple[str, ...] = 0.0
    leaves: tuple[Leaf, ...] = ()
    best: Leaf | None = None
    points: tuple[tuple[float, float], ...] = ()
    signed: dict[str, Date] = {}
    anything: Any = None


def tree(text: str) -> Tree:
    return bind(parse_yaml(text, "tree.yaml"), Tree, "tree.yaml")


def complaints(text: str) -> list[str]:
    with pytest.raises(ReadError) as error:
        tree(text)
    return [str(c) for c in error.value.complaints]


def test_a_document_becomes_the_value_that_it_says() -> None:
    made = tree(
        "title: no\nnote: 007\nsure: yes\nvalue: [a, b]\n"
        "leaves:\n  - {id: x, amount: 1e3}\n  - {id: y}\n"
        "best: {id: z}\npoints: [[0, 4], [100, 0]]\nsigned: {north: 2026-05-31}\nanything: {a: [1, 2.5, no, "
        "'no', true, ~]}\n"
    )
    assert made.title == "no"
    assert made.note == "007"
    assert made.sure is True
    assert made.value == ("a", "b")
    assert made.leaves == (Leaf(id="x", amount=1000.0), Leaf(id="y"))
    assert made.best == Leaf(id="z")
    assert made.points == ((0.0, 4.0), (100.0, 0.0))
    assert made.signed["north"].isoformat() == "2026-05-31"
    assert made.anything == {"a": (1, 2.5, "no", "no", True, None)}


def test_what_is_left_blank_keeps_its_default() -> None:
    made = tree("title: x\nnote:\nsure:\nleaves:\nbest: ~\nsigned: null\npoints:\nanything:\n")
    assert made == Tree(title="x")


def test_every_fault_is_told_at_once_with_its_line() -> None:
    assert complaints(
        "titel: x\nsure: maybe\nleaves:\n  - id: a b\n    amount: 1,000\n  - colour: red\nbest: []\n"
        "points: [[1], [1, x]]\nsigned: {north: soon}\nnote: {a: b}\nvalue: word\n"
    ) == [
        'tree.yaml line 1, titel: there is no such key here. Did you mean "title"? Known: title, note, sure, '
        "value, "
        "leaves, best, points, signed, anything.",
        'tree.yaml line 2, sure: write yes or no; this is "maybe".',
        'tree.yaml line 4, leaves[1].id: "a b" does not fit: an id is at most 64 letters, digits, dots, '
        "dashes or "
        "underscores, without spaces.",
        "tree.yaml line 5, leaves[1].amount: write the number plainly, without signs or separators: 1000, "
        "not "
        '"1,000".',
        "tree.yaml line 6, leaves[2].colour: there is no such key here. Known: id, amount.",
        "tree.yaml line 6, leaves[2].id: this key is needed (a short identifier: letters, digits, dot, dash "
        "or "
        "underscore).",
        "tree.yaml line 7, best: keys with values are needed here, not a list.",
        "tree.yaml line 8, points[1]: a list of 2 values is needed here.",
        'tree.yaml line 8, points[2][2]: a number is needed; this is "x".',
        'tree.yaml line 9, signed.north: a date such as 2026-05-31 is needed; this is "soon".',
        "tree.yaml line 10, note: a mapping stands where a value is needed.",
        'tree.yaml line 11, value: a number is needed; this is "word".',
        "tree.yaml line 1, title: this key is needed (the name).",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n", "keys with values are needed here, not a list."),
        ("word\n", 'a mapping is needed here; this is "word".'),
        ("title: x\nleaves: word\n", 'a list is needed here; this is "word".'),
        ("title: x\nleaves: {a: b}\n", "a list is needed here (lines that begin with '- ')."),
        ("title: x\nsigned: [a]\n", "keys with values are needed here, not a list."),
        ("title: x\nsigned: word\n", 'a mapping is needed here; this is "word".'),
        ("title: x\npoints: [word]\n", 'a list is needed here; this is "word".'),
        ("title: [a]\n", "a list stands where the name is needed."),
        ("title:\n", "some text is needed here."),
        ("title: x\nleaves: [~]\n", 'a mapping is needed here; this is "~".'),
        ("title: x\nvalue:\n", "a value is needed; nothing is written."),
    ],
)  # fmt: skip
def test_another_shape_than_asked_is_told(text: str, said: str) -> None:
    (told,) = complaints(text)
    assert told.endswith(said)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("leaves",), 2),
        (("leaves", 1, "amount"), 5),
        (("leaves", 9), 2),
        (("leaves", 1, "no"), 4),
        (("no",), 1),
    ],
)
def test_a_path_leads_to_its_line_or_the_nearest_above(path: tuple[str | int, ...], line: int) -> None:
    node = parse_yaml("title: x\nleaves:\n  - id: a\n  - id: b\n    amount: 2\n", "tree.yaml")
    assert line_at(node, path) == line


NUMBERS = st.integers(-(10**35), 10**35) | st.floats(allow_nan=False, allow_infinity=False)


@given(
    st.recursive(
        NUMBERS | st.booleans() | st.none(),
        lambda v: st.lists(v) | st.dictionaries(st.text("abc", min_size=1), v),
    )
)
def test_a_tree_without_types_is_read_as_json_is(value: Any) -> None:
    read = plain(parse_yaml(json.dumps(value), "tree.yaml"))
    assert read == _tupled(value)


def _tupled(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_tupled(v) for v in value)
    if isinstance(value, dict):
        return {k: _tupled(v) for k, v in value.items()}
    return value
