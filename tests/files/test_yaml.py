"""YAML as people write it: what is read, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.files import limits as limits_in_force
from moothall.files.errors import ReadError
from moothall.files.limits import limits
from moothall.files.yaml import Mapping, Scalar, Sequence, parse_yaml, read_yaml
from tests.files.answers import answer


def refusal(text: str) -> str:
    with pytest.raises(ReadError) as error:
        parse_yaml(text, "x.yaml")
    return str(error.value)


def test_a_tree_keeps_words_lines_and_quotes() -> None:
    tree = parse_yaml("a: no\nb:\n  - '010'\n  - [x]\n", "x.yaml")
    assert isinstance(tree, Mapping)
    assert tree.items["a"] == Scalar("no", True, 1)
    listed = tree.items["b"]
    assert isinstance(listed, Sequence)
    assert listed.items == (Scalar("010", False, 3), Sequence((Scalar("x", True, 4),), 4))
    assert tree.lines == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", "x.yaml line 3, a: the key is written twice (first on line 1); keep one."),
        ("a:\n  b: 1\n\tc: 2\n", "x.yaml line 3: a tab stands here; YAML is indented with spaces only."),
        ("a: &x [1]\n", "x.yaml line 1: an anchor (&x) is not allowed; write the value out."),
        ("a: 1\nb: *x\n", "x.yaml line 2: an alias (*x) is not allowed; write the value out."),
        ("a: &a [*a]\n", "x.yaml line 1: an anchor (&a) is not allowed; write the value out."),
        ("<<: *base\n", "x.yaml line 1: an alias (*base) is not allowed; write the value out."),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            "x.yaml line 1: a tag (tag:yaml.org,2002:python/object/apply:os.system) is not allowed.",
        ),
        ("? [a]\n: b\n", "x.yaml line 1: a key must be a word, not a list or a mapping."),
        ("a: 1\n---\nb: 2\n", "x.yaml line 2: only one document may stand in a file."),
        ("# only words\n", "x.yaml: the file holds only comments."),
        ("a: [1, 2\n", "x.yaml line 2: this is not YAML: missing expected ',' or ']'."),
        ("a: b: c\n", "x.yaml line 1: this is not YAML: mapping values are not allowed in this context."),
        ("ab: 1\ncd: \x07\n", "x.yaml line 2: a letter stands here that YAML does not allow (U+0007)."),
    ],
)
def test_what_is_not_allowed_is_refused_with_its_line(text: str, said: str) -> None:
    assert refusal(text) == said


def test_every_repeated_key_is_told() -> None:
    with pytest.raises(ReadError) as error:
        parse_yaml("a: 1\na: 2\nb: 1\nb: 2\n", "x.yaml")
    assert [c.line for c in error.value.complaints] == [2, 4]


def test_a_file_that_would_explode_is_refused_at_its_first_anchor() -> None:
    laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True):
        laughs += f"{after}: &{after} [{','.join([f'*{before}'] * 9)}]\n"
    assert refusal(laughs) == "x.yaml line 1: an anchor (&a) is not allowed; write the value out."


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "- " * 50_000, "{a: " * 50_000, "? " * 50_000], ids=["[", "-", "{", "?"]
)
def test_a_file_that_is_nested_too_deep_is_refused(text: str) -> None:
    assert refusal(text) == "x.yaml line 1: the file is nested too deep or has too many values."


def test_a_file_with_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    few = limits_in_force.Limits(
        **{f: getattr(limits(), f) for f in limits().__struct_fields__} | {"document_nodes": 5}
    )
    monkeypatch.setattr("moothall.files.yaml.limits", lambda: few)
    assert refusal("- a\n- b\n- c\n- d\n- e\n") == (
        "x.yaml line 5: the file is nested too deep or has too many values."
    )


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_a_tree_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.yaml"
    file.write_bytes(data)
    read_or_refused(file)


BITS = [
    "a",
    "b: ",
    "- ",
    "? ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\n",
    "  ",
    "\t",
    "&x ",
    "*x",
    "!t ",
    "'",
    '"',
    ">-\n",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "%TAG ! !\n",
    "# c\n",
    "\\",
    "\r",
    "\x85",
    "\u2028",
    "\ufeff",
    "null",
    "1e999",
    "0x1F",
    "<<: ",
]
YAMLISH = st.lists(st.sampled_from(["|\n", *BITS]), max_size=30).map("".join)


@given(YAMLISH)
def test_anything_like_yaml_is_a_tree_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "like.yaml"
    file.write_bytes(text.encode())
    read_or_refused(file)


def read_or_refused(file: Path) -> None:
    assert isinstance(answer(lambda: read_yaml(file)), Mapping | Sequence | Scalar | ReadError)
