"""A body in a file of its own: read with every fault and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.files.bodies import GivenBody, read_body
from moothall.files.errors import ReadError


def given(tmp_path: Path, text: str) -> GivenBody:
    file = tmp_path / "body.yaml"
    file.write_text(text, encoding="utf-8")
    return read_body(file)


def complaints(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ReadError) as error:
        given(tmp_path, text)
    return [str(c) for c in error.value.complaints]


def test_members_and_votes_in_their_order(tmp_path: Path) -> None:
    found = given(tmp_path, "quota: 51\nmembers:\n  north: 50\n  East District: 49\n  west: 1\n")
    assert found == GivenBody(quota=51, members={"north": 50, "East District": 49, "west": 1})


def test_every_fault_of_one_kind_comes_at_once(tmp_path: Path) -> None:
    assert complaints(tmp_path, "qota: 51\nmembers:\n  north: 50.5\n  east: many\n  west: -1\n") == [
        'body.yaml line 1, qota: there is no such key here. Did you mean "quota"? '
        "Known: quota, members, shares.",
        "body.yaml line 3, members.north: a whole number is needed from 0 to 1,000,000,000; this is 50.5.",
        'body.yaml line 4, members.east: a number is needed; this is "many".',
        "body.yaml line 5, members.west: a number from 0 to 1,000,000,000 is needed; this is -1.",
        "body.yaml line 1, quota: this key is needed (votes that carry a decision).",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("quota: 101\nmembers: {a: 50, b: 50}", "line 1, quota: 101 votes are needed"),
        ("quota: 0\nmembers: {a: 50}", "line 1, quota: at least 1 vote"),
        ("quota: 1\nmembers: {a: 0, b: 0}", "line 2, members: nobody has a vote"),
        ("quota: 1\nmembers: {}", "line 2, members: nobody has a vote"),
        ('quota: 1\nmembers: {" ": 2}', "line 2, members: a member has no name"),
    ],
)
def test_votes_and_quota_must_fit(tmp_path: Path, text: str, said: str) -> None:
    assert any(said in c for c in complaints(tmp_path, text))


def test_shares_must_be_of_members_and_add_up(tmp_path: Path) -> None:
    text = "quota: 51\nmembers: {north: 50, east: 50}\nshares:\n  nort: 0.5\n  east: 0.4\n"
    first, second = complaints(tmp_path, text)
    assert first == (
        'body.yaml line 4, shares.nort: there is no such member. Did you mean "north"? Known: north, east.'
    )
    assert second == "body.yaml line 3, shares: the agreed shares add to 0.9, not to 1."


def test_a_share_that_is_left_out_is_not_zero(tmp_path: Path) -> None:
    found = given(tmp_path, "quota: 2\nmembers: {a: 1, b: 1, firm: 1}\nshares: {a: 0.5, b: 0.5}\n")
    assert found.shares == {"a": 0.5, "b": 0.5}
